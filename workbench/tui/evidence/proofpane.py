"""The rows under a source's text: which capture it is, which passage is shown, what differs."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment

from workbench.tui.evidence.comparing import Compared
from workbench.tui.panes.layout import Run, cut_runs, segments, spread, width_of
from workbench.tui.panes.lineview import LineView
from workbench.tui.symbols import NARROW, Symbols

ROWS = 3


class Proof(NamedTuple):
    """What is said of the text and the passage shown; `badge` only where a passage stands there,
    `gone` only where it does not stand in a later capture.
    """

    capture: str = ""
    passage: str = ""
    badge: str = ""
    compared: Compared | None = None
    gone: str = ""


class ProofPane(LineView, can_focus=False, inherit_bindings=False):
    """Never scrolls, never has the focus."""

    BAR = False
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ProofPane { height: 3; background: $surface; }
    """

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._proof = Proof()

    def line_count(self) -> int:
        return ROWS

    def show(self, proof: Proof) -> None:
        """Say this; empty where there is nothing to say."""
        if proof != self._proof:
            self._proof = proof
            self.forget()

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        more = self._symbols.ellipsis
        proof = self._proof
        if line == 0:
            gone = [Run(f" {proof.gone} ", "role--bad")] if proof.gone else []
            runs = [*gone, Run(f" {proof.capture}", "pane--dim")]
        elif line == 1:
            badge = f"{self._symbols.tick} {proof.badge} " if proof.badge else ""
            right = [Run(badge, "role--good")] if badge else []
            runs = spread([Run(f" {proof.passage}")], right, width, more)
        else:
            said = proof.compared.summary(self._symbols) if proof.compared else ()
            runs = [Run(" "), *said]
        runs = cut_runs(runs, width, more)
        return segments(self, [*runs, Run(" " * (width - width_of(runs)))], "pane--strip")
