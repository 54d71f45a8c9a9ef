"""A pane of rows with one highlighted: what history, help, library and lists share."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from workbench.tui.panes.lineview import LineView

_BEFORE_ALL: Final = -1


class RowsView(LineView):
    """Rows of one line each. Subclasses give `row_count` and `paint_row`.

    A key that moves the highlight repaints two rows, whatever their number.
    """

    MOVES: ClassVar[list[BindingType]] = [
        Binding("down,j", "move('down')", "Next", show=False),
        Binding("up,k", "move('up')", "Before", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
        Binding("home", "move('home')", "First", show=False),
        Binding("end", "move('end')", "Last", show=False),
    ]
    BINDINGS: ClassVar[list[BindingType]] = []

    class Highlighted(Message):
        """The highlight went to another row."""

        def __init__(self, rows: "RowsView", row: int) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> "RowsView":
            return self.rows

    class Chosen(Highlighted):
        """A row was double-clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._highlighted = 0

    # what a subclass gives

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        """The segments of a row, laid over `ground`: the highlight's look, or none."""
        raise NotImplementedError

    def can_highlight(self, row: int) -> bool:
        """Whether a click can highlight a row."""
        return True

    def clicked(self, row: int) -> None:
        """What a click on a row does beside highlighting it: nothing, unless a subclass says."""

    # LineView's side

    def line_count(self) -> int:
        return self.row_count()

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        ground = self.ground(line)
        segments = list(self.paint_row(line, width, ground))
        used = sum(segment.cell_length for segment in segments)
        return [*segments, Segment(" " * max(0, width - used), self.look() + ground)]

    def bar_cell(self, row: int) -> tuple[str, str]:
        if self.thumb() == (0, 0):
            return (" ", "pane--text")
        return super().bar_cell(row)

    def ground(self, row: int) -> Style:
        """The look that lies under a row."""
        if row != self._highlighted or not self.row_count():
            return Style.null()
        return self.bare_look("pane--cursor")

    # handlers and actions

    def on_click(self, event: events.Click) -> None:
        row = self.line_at(event.y)
        if row is None or event.x >= self.text_width or not self.can_highlight(row):
            return
        self.highlight(row, post=True)
        self.clicked(row)
        if event.chain == 2:
            self.post_message(self.Chosen(self, row))

    def action_move(self, what: str) -> None:
        self.move(what)

    # public

    @property
    def row(self) -> int | None:
        """The highlighted row, or None where there is none."""
        return self._highlighted if 0 <= self._highlighted < self.row_count() else None

    def move(self, what: str) -> None:
        """Move the highlight: down, up, page_down, page_up, home or end."""
        page, last = max(1, self.view_height - 1), self.row_count() - 1
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        if what == "home":
            target = 0
        elif what == "end":
            target = last
        else:
            target = self._highlighted + steps[what]
        self.highlight(max(0, min(target, last)), post=True)

    def highlight(self, row: int, *, post: bool = False) -> None:
        """Highlight a row and have it on screen; `post` tells whoever listens."""
        before, self._highlighted = self._highlighted, row
        if before != row:
            self.forget((before, row))
            if post:
                self.post_message(self.Highlighted(self, row))
        if row != _BEFORE_ALL:
            self.show_line(row)

    def show_rows(self, row: int = 0) -> None:
        """Take the rows anew, after what they show changed, and highlight one of them."""
        self._highlighted = max(_BEFORE_ALL, min(row, self.row_count() - 1))
        self.recount()
        if self._highlighted >= 0:
            self.show_line(self._highlighted)
