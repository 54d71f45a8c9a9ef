"""The list of an article's problems."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run
from workbench.tui.problems.rows import Row
from workbench.tui.symbols import Symbols


class ProblemsPane(ListPane[Row]):
    """Problems, one a line, claim by claim; corrections; the sign-off."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("problems")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="problems")

    def key(self, line: Row) -> Hashable:
        return line.key

    def runs(self, line: Row, width: int) -> Sequence[Run]:
        return line.runs(width, self._symbols)
