"""The article pane: the text with marks, holes and caret, its margin, the bar that is a map."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message

from workbench.model.spans import Span
from workbench.model.views import Mark
from workbench.text.graphemes import boundary_at_or_before, next_boundary
from workbench.tui.keys import bindings
from workbench.tui.panes.articlelines import LinePainter, MarkLook
from workbench.tui.panes.columns import Columns, columns
from workbench.tui.panes.layout import cut, one_line
from workbench.tui.panes.lazylines import AnyLines, LazyLines
from workbench.tui.panes.lineview import HEAD, LineView
from workbench.tui.panes.map import Map, Sign
from workbench.tui.panes.motions import VERTICAL, Whence, target
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.wrapping import cells_before, offset_at_cell, wrap
from workbench.tui.slices import Slices
from workbench.tui.symbols import NARROW, Symbols


class ArticleText(NamedTuple):
    """What the pane shows: a text, its language, its marks and how to find its holes."""

    text: str
    language: str
    marks: MarkIndex
    looks: Mapping[int, MarkLook]
    holes: Callable[[int, int], Sequence[Span]]
    sign: Callable[[int], Sign | None] | None = None
    """How a claim stands, where that is quicker to say than its whole look."""
    has_hole: Callable[[int, int], bool] | None = None
    """Whether a hole overlaps a place, where that is quicker to say than which."""
    length: int | None = None
    """How long the text is where only its beginning is there, and of the marks not all."""


def _no_holes(_start: int, _end: int) -> Sequence[Span]:
    return ()


SHORT = 20_000
"""Characters of a text that is wrapped whole at once: 10 ms where all has to be measured."""

MARGIN = 3
"""Lines that are seen above and under the caret's."""

NOTHING = ArticleText("", "en", MarkIndex(), {}, _no_holes)


class ArticlePane(LineView):
    """The text of one revision. Offsets are code points, half-open; the caret is one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("article")]

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
        super().__init__(id=id)
        self._ellipsis = symbols.ellipsis
        self.shows = NOTHING
        self.title = ""
        self.caret = 0
        self._anchor: int | None = None
        self._selection: Span | None = None
        self._current: int | None = None
        self._matches: Sequence[Span] = ()
        self._column: int | None = None
        self._columns: Columns = columns(80)
        self._lines: AnyLines = wrap("", 10)
        self._rest: Slices | None = None
        self._map = Map(symbols.hole)
        self._dragging = False
        self.jumps: Callable[[], Iterable[int]] = tuple
        """Gives offsets to which the next key may jump: their lines are painted ahead."""
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

    def repaint_claims(self, claims: Iterable[int], also: Iterable[Span] = ()) -> None:
        """Paint the marks of these claims and these places anew: their looks or holes changed."""
        marks = [mark for claim in claims for mark in self.shows.marks.of_claim(claim)]
        self.repaint_spans([*((mark.start, mark.end) for mark in marks), *also])

    def repaint_spans(self, spans: Iterable[tuple[int, int]]) -> None:
        """Paint these places anew."""
        spans = list(spans)
        self._map.forget_places(spans, self._lines, self.view_height)
        self._repaint(spans)

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

    # lines

    def line_count(self) -> int:
        return len(self._lines)

    def recount(self) -> None:
        """Wrap anew, keeping the character at the top where it was; a long text at first there."""
        top = self._lines.start(min(self.scroll_offset.y, len(self._lines) - 1))
        self._columns = columns(self.text_width)
        if self._rest is not None:
            self._rest.cancel()
        text, width = self.shows.text, self._columns.text
        if len(text) <= SHORT:
            self._take_lines(wrap(text, width), top)
            return
        lines = LazyLines(text, width, length=self.shows.length)
        self._take_lines(lines, top)
        lines.moved = self._lines_moved
        if self.shows.length is None:
            self._rest = Slices(self._wrap_rest(lines), self.app._handle_exception)

    def _take_lines(self, lines: AnyLines, top: int) -> None:
        """Show other lines of the text, the one with the character at `top` first."""
        lines.settle(top, 2 * self.size.height)
        self._lines = lines
        self._map.forget()
        super().recount()
        super().go_to_line(lines.line_at(top))

    def _wrap_rest(self, lines: LazyLines) -> Iterator[None]:
        """Wrap what is out of sight, and then take all lines by their true numbers."""
        yield from lines.wrap_rest()
        self._take_lines(lines.whole(), lines.start(self.scroll_offset.y))

    def _lines_moved(self, first: int, by: int) -> None:
        """Lines from `first` on have other numbers: those on screen stay where they are."""
        top = self.scroll_offset.y
        super().recount()
        if top >= first:
            super().go_to_line(top + by)

    def _settled(self, offset: int) -> int:
        """The line of an offset, those around it wrapped: as far as a key may go from there."""
        self._lines.settle(offset, 2 * self.size.height)
        return self._lines.line_at(offset)

    def go_to_line(self, line: int) -> None:
        """Make a line the top one, as far as there are lines enough."""
        super().go_to_line(self._settled(self._lines.start(min(line, len(self._lines) - 1))))

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
        return painter.line(Span(start, end), self._columns, self._lines.paragraph(line))

    def expected(self) -> Iterator[int]:
        for offset in self.jumps():
            if self._lines.is_known(offset):
                yield from self.lines_around(self._lines.line_at(offset), MARGIN)
        yield from super().expected()

    def bar_cell(self, row: int) -> tuple[str, str]:
        first, last = self._thumb
        back = "pane--thumb" if first <= row < last else "pane--bar"
        if self.shows.length is not None:
            return " ", back
        char, role = self._map.cell(
            row,
            (self._lines, self._high),
            (self.shows.marks, self.shows.sign or self._sign),
            self.shows.has_hole or self.shows.holes,
        )
        return (char, f"{back} {role}" if role else back)

    def _sign(self, claim: int) -> Sign | None:
        look = self.shows.looks.get(claim)
        return Sign(look.symbol, look.role) if look else None

    def _repaint(self, spans: Iterable[tuple[int, int]]) -> None:
        lines: set[int] = set()
        for start, end in spans:
            if not self._lines.is_known(start):
                continue  # it was never painted
            first = self._lines.line_at(start)
            lines.add(first)
            if end > self._lines.end(first):
                lines.update(range(first + 1, self._lines.line_at(end - 1) + 1))
        if lines:
            self.forget(lines)

    def on_unmount(self) -> None:
        if self._rest is not None:
            self._rest.cancel()

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
