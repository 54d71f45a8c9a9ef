"""The list of an article's names."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.names import Name
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.names.rows import name_runs
from workbench.tui.panes.layout import Run
from workbench.tui.symbols import Symbols


class NamesPane(ListPane[Name]):
    """Names, one a line, by their first place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("names")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="names")

    def key(self, line: Name) -> str:
        return line.key

    def runs(self, line: Name, width: int) -> Sequence[Run]:
        return name_runs(line, width, self._symbols)
