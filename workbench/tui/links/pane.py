"""The list of an article's links."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from workbench.tui.dialogs.rows import RowsView
from workbench.tui.keys import bindings
from workbench.tui.links.rows import Linked, link_runs
from workbench.tui.panes.layout import Run, spread
from workbench.tui.symbols import Symbols

_EMPTY = "No source here has an address: s on the desk attaches one."


class LinksPane(RowsView):
    """Links, one a line; the highlight keeps to its source."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(id="links")
        self._symbols = symbols
        self._links: Sequence[Linked] = ()
        self._title = ""

    def row_count(self) -> int:
        return max(1, len(self._links))

    def head(self, width: int) -> Sequence[Segment] | None:
        look = self.head_look
        runs = spread(
            [Run(f" {self._title}", look)],
            [Run("archived copy ", look)],
            width,
            self._symbols.ellipsis,
        )
        return [Segment(run.text, self.look(look)) for run in runs]

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self._links:
            return [Segment(f"  {_EMPTY}", self.look("pane--dim"))]
        pointer = Run("> " if row == self.row else "  ", "pane--strong")
        line = [pointer, *link_runs(self._links[row], width - 3, self._symbols)]
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def ground(self, row: int) -> Style:
        return super().ground(row) if self._links else Style.null()

    @property
    def links(self) -> Sequence[Linked]:
        """The links as listed."""
        return self._links

    @property
    def link(self) -> Linked | None:
        """The highlighted one."""
        return self._links[self.row] if self._links and self.row is not None else None

    def show(self, links: Sequence[Linked], title: str) -> None:
        """List these links; the highlight stays on its source."""
        before = self.link.source.id if self.link else None
        ids = [each.source.id for each in links]
        self._links, self._title = links, title
        self.show_rows(ids.index(before) if before in ids else 0)
