"""The list of an article's queries."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.queries import Asked
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run
from workbench.tui.queries.rows import query_runs
from workbench.tui.symbols import Symbols


class QueriesPane(ListPane[Asked]):
    """Queries, one a line, in the article's order."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("queries")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="queries")
        self.today = ""

    def key(self, line: Asked) -> int:
        return line.query.id

    def runs(self, line: Asked, width: int) -> Sequence[Run]:
        return query_runs(line, width, self.today, self._symbols)

    def heading(self, _width: int) -> Sequence[Run]:
        return (Run("in the text"),)
