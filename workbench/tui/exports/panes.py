"""The panes of the screen that hands over: formats, terms, and what would be written."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from workbench.model.formats import FORMATS, Format
from workbench.text.display import shown
from workbench.tui.exports.rows import format_runs
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.panes.layout import Run, cut_runs, spread
from workbench.tui.panes.lineview import LineView
from workbench.tui.symbols import Symbols

Line = Sequence[Run]


class FormatsPane(ListPane[Format]):
    """The formats, one a line, each behind the digit that chooses it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("exports")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="formats")

    def key(self, line: Format) -> str:
        return line.name

    def get_content_height(self, _container: object, _viewport: object, _width: int) -> int:
        return 1 + len(FORMATS)

    def runs(self, line: Format, width: int) -> Sequence[Run]:
        return format_runs(line, FORMATS.index(line) + 1, width, self._symbols)


class LinesPane(LineView, can_focus=False):
    """Lines that are looked at: the terms, or, under a title, what would be written."""

    def __init__(self, symbols: Symbols, *, id: str, has_title: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._symbols = symbols
        self._has_title = has_title
        self._title = ""
        self._lines: Sequence[Line] = ()

    def line_count(self) -> int:
        return len(self._lines)

    def head(self, width: int) -> Sequence[Segment] | None:
        if not self._has_title:
            return None
        runs = spread([Run(f" {self._title}")], [], width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(self.head_look)) for run in runs]

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        runs = [Run(" "), *(Run(shown(each.text), each.look) for each in self._lines[line])]
        found = cut_runs(runs, width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(*run.look.split())) for run in found]

    def bar_cell(self, row: int) -> tuple[str, str]:
        return (" ", "pane--text") if self.thumb() == (0, 0) else super().bar_cell(row)

    def show(self, lines: Sequence[Line], title: str = "") -> None:
        """Show these from the first on."""
        self._lines, self._title = lines, title
        self.recount()
        self.go_to_line(0)

    def scroll_pages(self, pages: int) -> None:
        """Go on by so many pages."""
        step = max(1, self.view_height - 1) * pages
        self.go_to_line(self.top + step)
