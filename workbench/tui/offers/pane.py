"""The list of what a file offers, with what was decided of each."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.taking_in import CERTAIN
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.offers.phrases import state_words
from workbench.tui.offers.state import Line, OfferWalk
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.tui.symbols import Symbols

SEEN = 200
"""Characters of a claim's words that a row can show at most."""


class OffersPane(ListPane[Line]):
    """Offered claims, one a line, and below them what the file has that is none."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("offered")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="offers")
        self.walk: OfferWalk | None = None

    def key(self, line: Line) -> int:
        return line.at

    def runs(self, line: Line, width: int) -> Sequence[Run]:
        claim = self.walk.claim(line) if self.walk is not None else None
        if line.aside is not None or claim is None or self.walk is None:
            return self._aside(line, width)
        decided = self.walk.decision(line.at)
        sign = {None: Run("  "), True: Run(f"{self._symbols.tick} ", "role--good")}.get(
            decided, Run(f"{self._symbols.cross} ", "pane--dim")
        )
        offered = claim.offered
        words = one_line(offered.words or offered.restated, SEEN)
        look = "pane--text" if decided is None else "pane--dim"
        where = "pane--dim" if claim.state in CERTAIN else "role--unsure"
        count = f" {len(offered.sources)}" if offered.sources else ""
        right = [Run(f"  {state_words(claim)}", where), Run(count, "pane--dim")]
        return spread([sign, Run(words, look)], right, width, self._symbols.ellipsis)

    def _aside(self, line: Line, width: int) -> Sequence[Run]:
        aside = line.aside
        said = "" if aside is None else f"{aside.where}: {aside.words}"
        left = [Run("  "), Run(one_line(said, SEEN), "pane--dim")]
        right = [Run("  left aside", "role--bad")]
        return spread(left, right, width, self._symbols.ellipsis)
