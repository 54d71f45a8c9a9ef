"""The article pane: the caret and the selection in the text, moved by keys and the mouse."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.model.views import Mark
from workbench.text.graphemes import boundary_at_or_before, next_boundary
from workbench.tui.keys import bindings
from workbench.tui.panes.articlelines import LinePainter
from workbench.tui.panes.layout import cut, one_line
from workbench.tui.panes.lineview import HEAD
from workbench.tui.panes.motions import VERTICAL, Whence, target
from workbench.tui.panes.textview import MARGIN, ArticleText, TextView
from workbench.tui.panes.wrapping import cells_before, offset_at_cell
from workbench.tui.symbols import NARROW, Symbols


class ArticlePane(TextView):
    """The text of one revision. Offsets are code points, half-open; the caret is one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text", "article")]

    class CaretMoved(Message):
        """The caret was moved by the person, to `offset`."""

        def __init__(self, pane: "ArticlePane", offset: int) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset

        @property
        def control(self) -> "ArticlePane":
            return self.pane

    def __init__(
        self,
        symbols: Symbols = NARROW,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(symbols, id=id)
        self._ellipsis = symbols.ellipsis
        self.title = ""
        self.caret = 0
        self._anchor: int | None = None
        self._selection: Span | None = None
        self._current: int | None = None
        self._matches: Sequence[Span] = ()
        self._column: int | None = None
        self._dragging = False
        self.follow: Callable[[], object] | None = None
        """Called in place of CaretMoved: what follows the caret is in the same frame."""

    # what the screen gives

    def show(self, shows: ArticleText, *, title: str, caret: int | None = None) -> None:
        """Show another text, or the same one anew, with the caret at an offset."""
        same = shows.text == self.shows.text
        self.shows = shows
        self.title = title
        if caret is not None or not same:
            self.caret = min(caret or 0, len(shows.text))
            self._anchor = self._selection = None
        self._matches = self._matches if same else ()
        if self.size.width:
            self.recount()
            self.show_line(self._settled(self.caret))

    def set_current(self, claim: int | None) -> None:
        """Show which claim is the current one."""
        if claim != self._current:
            was, self._current = self._current, claim
            places = [
                (mark.start, mark.end)
                for one in (was, claim)
                if one is not None
                for mark in self.shows.marks.of_claim(one)
            ]
            self._repaint(places)

    def set_matches(self, matches: Sequence[Span]) -> None:
        """Show search hits, in order of their start; none takes them away."""
        self._matches = matches
        self.forget()

    @property
    def matches(self) -> Sequence[Span]:
        return self._matches

    # caret and selection

    @property
    def selection(self) -> Span | None:
        """The selected words without the white space around them, or None."""
        if self._selection is None:
            return None
        start, end = self._selection
        words = self.shows.text[start:end]
        stripped = words.strip()
        if not stripped:
            return None
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(stripped))

    def select(self, start: int, end: int) -> None:
        """Select a place and put the caret at its start."""
        was = self._selection
        self._selection, self._anchor = Span(start, end), None
        self._repaint([span for span in (was, self._selection) if span])
        self.place_caret(start)

    def clear_selection(self) -> bool:
        """Select nothing; False where nothing was selected."""
        was, self._selection, self._anchor = self._selection, None, None
        if was is None:
            return False
        self._repaint([was])
        return True

    def _fit(self) -> None:
        height = self._counted_at.height if self._counted_at else 0
        super()._fit()
        _keep_caret_in_view(self, height)

    def place_caret(self, offset: int, *, margin: int = MARGIN) -> None:
        """Put the caret on the character at `offset` and have it on screen."""
        text = self.shows.text
        offset = boundary_at_or_before(text, max(0, min(offset, len(text))))
        was, self.caret = self.caret, offset
        self._column = None
        self._repaint([(was, was + 1), (offset, offset + 1)])
        if self.size.width:
            self.show_line(self._settled(offset), margin)

    def claim_at_caret(self) -> int | None:
        """The claim of the innermost mark under the caret."""
        mark = self.shows.marks.at(self.caret)
        return mark.claim if mark else None

    def mark_at_caret(self) -> Mark | None:
        return self.shows.marks.at(self.caret)

    def hole_at_caret(self) -> Span | None:
        """The shortest hole under the caret, or None."""
        holes = [
            hole
            for hole in self.shows.holes(self.caret, self.caret + 1)
            if hole[0] <= self.caret < hole[1]
        ]
        best = min(holes, key=lambda hole: hole[1] - hole[0], default=None)
        return Span(best[0], best[1]) if best else None

    # actions

    def action_select(self) -> None:
        """Start a selection at the caret, or end it."""
        if self._anchor is not None:
            self._anchor = None
            return
        self.clear_selection()
        self._anchor = self.caret
        self._selection = Span(self.caret, next_boundary(self.shows.text, self.caret))
        self._repaint([self._selection])
        self._tell()  # what a digit acts on has changed

    def action_move(self, what: str) -> None:
        """Move the caret; with a selection begun, its end."""
        column = None
        if what in VERTICAL:
            column = self._cell_of(self.caret) if self._column is None else self._column
        page = max(1, self.view_height - 2)
        shows = self.shows
        self._settled(self.caret)
        whence = Whence(shows.text, shows.language, self._lines, self.caret, column or 0, page)
        self._go(target(what, whence))
        self._column = column

    def _go(self, offset: int) -> None:
        was = self._selection
        self.place_caret(offset)
        if self._anchor is not None:
            start, end = sorted((self._anchor, self.caret))
            self._selection = Span(start, max(end, next_boundary(self.shows.text, start)))
            self._repaint([span for span in (was, self._selection) if span])
        elif was is not None:
            self.clear_selection()
        self._tell()

    def _tell(self) -> None:
        if self.follow is None:
            self.post_message(self.CaretMoved(self, self.caret))
        else:
            self.follow()

    def _cell_of(self, offset: int) -> int:
        start = self._lines.start(self._lines.line_at(offset))
        return cells_before(self.shows.text, start, offset)

    def head(self, width: int) -> Sequence[Segment]:
        look = self.look(self.head_look)
        cols = self._columns
        labels = f"{'claim':<{cols.claims}}" if cols.claims >= 7 else ""
        labels += f"{'src':<{cols.sources}}" if cols.sources else ""
        labels += "hole" if cols.holes else ""
        room = cols.paragraph + cols.text + 1
        title = set_cell_size(cut(f" {one_line(self.title, room)}", room - 1, self._ellipsis), room)
        return [Segment(title + labels, look)]

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        start, end = self._lines.start(line), self._lines.end(line)
        until = self._lines.start(line + 1) if line + 1 < len(self._lines) else end + 1
        first = max(0, bisect_left(self._matches, start, key=lambda span: span[1]))
        painter = LinePainter(
            shows=self.shows,
            look=self.look,
            caret=self.caret if start <= self.caret < until else None,
            caret_look="article--caret" if self.has_focus else "article--caret-away",
            selection=self._selection,
            current=self._current,
            matches=self._matches[first : first + width],
        )
        place, paragraph = Span(start, end), self._lines.paragraph(line)
        try:
            return painter.line(place, self._columns, paragraph)
        except StorageError as error:
            self._told_unread(error)
        plain = painter._replace(shows=self.shows.without_what_is_read())
        return plain.line(place, self._columns, paragraph)

    # focus and mouse

    def on_focus(self) -> None:
        self.forget([HEAD, self._lines.line_at(self.caret)])

    def on_blur(self) -> None:
        self.forget([HEAD, self._lines.line_at(self.caret)])

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = self._offset_under(event)
        if offset is None:
            return
        self._dragging = True
        self._anchor = None
        self.capture_mouse()
        self._go(offset)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        offset = self._offset_under(event) if self._dragging else None
        if offset is None or offset == self.caret:
            return
        if self._anchor is None:
            self._anchor = self.caret
        self._go(offset)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        self._dragging = False
        self._anchor = None
        self.release_mouse()

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        line = self.line_at(event.y)
        if line is None:
            return None
        cell = event.x - self._columns.paragraph
        start, end = self._lines.start(line), self._lines.end(line)
        return offset_at_cell(self.shows.text, start, end, max(0, cell))


def _keep_caret_in_view(pane: ArticlePane, height: int) -> None:
    """A caret that was seen stays so where its pane is less high now: a message took rows."""
    if pane.size.height < height:
        line = pane._settled(pane.caret)
        if pane.top <= line < pane.top + height:
            pane.show_line(line, 0)
