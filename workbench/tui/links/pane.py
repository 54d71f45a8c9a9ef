"""The list of an article's links."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.tui.keys import bindings
from workbench.tui.links.rows import Linked, link_runs
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run
from workbench.tui.symbols import Symbols


class LinksPane(ListPane[Linked]):
    """Links, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="links")

    def key(self, line: Linked) -> int:
        return line.source.id

    def runs(self, line: Linked, width: int) -> Sequence[Run]:
        return link_runs(line, width, self._symbols)

    def heading(self, _width: int) -> Sequence[Run]:
        return (Run("archived copy"),)
