"""The list of an article's sources."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.source_views import SourceRow
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run
from workbench.tui.sources.rows import heading, source_runs
from workbench.tui.symbols import Symbols


class SourcesPane(ListPane[SourceRow]):
    """Sources, one a line, by their numbers."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("sources")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="sources")

    def key(self, line: SourceRow) -> int:
        return line.source.id

    def runs(self, line: SourceRow, width: int) -> Sequence[Run]:
        return source_runs(line, width, self._symbols)

    def heading(self, width: int) -> Sequence[Run]:
        return heading(width)
