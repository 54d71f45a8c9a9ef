"""The bases of panes whose lines are few enough to be laid out at once, for the width there is."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from workbench.tui.keys import bindings
from workbench.tui.panes.layout import Run, segments, spread
from workbench.tui.panes.lineview import LineView
from workbench.tui.symbols import NARROW, Symbols

STEPS = {"down": 1, "up": -1, "page_down": 10, "page_up": -10}
"""Lines that the keys of a text go on by where it has no caret."""

LEAST_WIDE = 8
"""Cells that lines are laid out for however narrow the pane is."""


class LaidPane(LineView, inherit_bindings=False):
    """Subclasses give `title` and `_built`, and call `_lay_anew` where what is shown changed."""

    ALLOW_SELECT = False

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._lines: list[list[Run]] = []
        self._laid_width = -1

    # what a subclass gives

    def title(self) -> str:
        """What stands in the head."""
        raise NotImplementedError

    def _built(self, width: int) -> Iterable[list[Run]]:
        """All lines, for so many cells."""
        raise NotImplementedError

    # LineView's side

    def line_count(self) -> int:
        return len(self._laid())

    def head(self, width: int) -> Sequence[Segment]:
        line = [Run(f" {self.title()}", self.head_look)]
        return segments(self, spread(line, [], width, self._symbols.ellipsis), self.head_look)

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        return segments(self, [Run(" "), *self._laid()[line]])

    # private

    def _lay_anew(self) -> None:
        self._laid_width = -1
        self.recount()

    def _laid(self) -> list[list[Run]]:
        width = max(LEAST_WIDE, self.text_width - 2)
        if self._laid_width != width:
            self._laid_width = width
            self._lines = list(self._built(width))
        return self._lines


class LaidText(LaidPane, inherit_bindings=False):
    """One that is scrolled by the keys of a text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def action_move(self, what: str) -> None:
        """Scroll; what moves a caret sideways does nothing here."""
        if what in ("start", "end"):
            self.go_to_line(0 if what == "start" else self.line_count())
        else:
            self.go_to_line(self.top + STEPS.get(what, 0))

    async def action_select(self) -> None:
        """Words are selected in the text, so that is shown again."""
        await self.run_action("screen.cycle_shown")
