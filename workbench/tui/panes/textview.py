"""A text as lines: wrapped where one looks, kept by what it shows, with a bar that is a map."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import ClassVar, NamedTuple

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.tui.panes.articlelines import AskedPlace, MarkLook
from workbench.tui.panes.columns import Columns, columns
from workbench.tui.panes.lazylines import AnyLines, LazyLines
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.map import Map, Sign
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.wrapping import Lines, wrap
from workbench.tui.slices import Slices
from workbench.tui.symbols import NARROW, Symbols


def _no_places(_start: int, _end: int) -> Sequence[AskedPlace]:
    return ()


def _no_spans(_start: int, _end: int) -> Sequence[Span]:
    return ()


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
    struck: Callable[[int, int], Sequence[Span]] = _no_spans
    """How to find the struck words."""
    length: int | None = None
    """How long the text is where only its beginning is there, and of the marks not all."""
    asked: Callable[[int, int], Sequence[AskedPlace]] = _no_places
    """How to find the words that are asked about without a claim."""

    def without_what_is_read(self) -> "ArticleText":
        """The words and the places of marks: all that is there where the file cannot be read."""
        return self._replace(looks={}, holes=_no_spans, struck=_no_spans)


SHORT = 20_000
"""Characters of a text that is wrapped whole at once: 10 ms where all has to be measured."""

MARGIN = 3
"""Lines that are seen above and under the caret's."""

NOTHING = ArticleText("", "en", MarkIndex(), {}, _no_spans)


class TextView(LineView):
    """The lines of one revision. Offsets are code points, half-open."""

    MOST_NUMBERED: ClassVar[float] = inf
    """Characters of a text up to which its paragraphs are numbered."""

    def __init__(
        self,
        symbols: Symbols = NARROW,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.shows = NOTHING
        self._columns: Columns = columns(80)
        self._lines: AnyLines = wrap("", 10)
        self._rest: Slices | None = None
        self._map = Map(symbols.hole)
        self.jumps: Callable[[], Iterable[int]] = tuple
        """Gives offsets to which the next key may jump: their lines are painted ahead."""
        self.unread: Callable[[StorageError], object] | None = None
        """Called where a line's holes or looks could not be read, and it is painted without."""

    def repaint_claims(self, claims: Iterable[int], also: Iterable[Span] = ()) -> None:
        """Paint the marks of these claims and these places anew: their looks or holes changed."""
        marks = [mark for claim in claims for mark in self.shows.marks.of_claim(claim)]
        self.repaint_spans([*((mark.start, mark.end) for mark in marks), *also])

    def repaint_spans(self, spans: Iterable[tuple[int, int]]) -> None:
        """Paint these places anew."""
        spans = list(spans)
        self._map.forget_places(spans, self._lines, self.view_height)
        self._repaint(spans)

    # lines

    def division(self) -> Columns:
        """How the width is divided."""
        return columns(self.text_width)

    def line_count(self) -> int:
        return len(self._lines)

    def recount(self) -> None:
        """Wrap anew, keeping the character at the top where it was; a long text at first there."""
        top = self._lines.start(min(self.top, len(self._lines) - 1))
        self._columns = self.division()
        if self._rest is not None:
            self._rest.cancel()
        text, width = self.shows.text, self._columns.text
        if len(text) <= SHORT:
            self._take_lines(wrap(text, width), top)
            return
        if (known := self.known_lines(text, width)) is not None:
            self._take_lines(known, top)
            return
        numbered = len(text) <= self.MOST_NUMBERED
        lines = LazyLines(text, width, length=self.shows.length, numbered=numbered)
        self._take_lines(lines, top)
        lines.moved = self._lines_moved
        if self.shows.length is None:
            self._rest = Slices(self._wrap_rest(lines), self.app._handle_exception)

    def known_lines(self, text: str, width: int) -> Lines | None:
        """The lines of a text where they are kept from another time: here there is one text."""
        return None

    def keep_lines(self, text: str, width: int, lines: Lines) -> None:
        """Keep the lines of a text, for a pane that has several in turn."""

    def _take_lines(self, lines: AnyLines, top: int) -> None:
        """Show other lines of the text, the one with the character at `top` first."""
        lines.settle(top, 2 * self.size.height)
        self._lines = lines
        self._map.forget()
        super().recount()
        super().go_to_line(lines.line_at(top))

    def _wrap_rest(self, lines: LazyLines) -> Iterator[None]:
        """Wrap what is out of sight, and then take all lines by their true numbers."""
        text, width = self.shows.text, self._columns.text
        yield from lines.wrap_rest()
        whole = lines.whole()
        self.keep_lines(text, width, whole)
        self._take_lines(whole, lines.start(self.top))

    def _lines_moved(self, first: int, by: int) -> None:
        """Lines from `first` on have other numbers: those on screen stay where they are."""
        top = self.top
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
        try:
            char, role = self._map.cell(
                row,
                (self._lines, self._high),
                (self.shows.marks, self.shows.sign or self._sign),
                self.shows.has_hole or self.shows.holes,
            )
        except StorageError as error:
            self._told_unread(error)
            return " ", back
        return (char, f"{back} {role}" if role else back)

    def _told_unread(self, error: StorageError) -> None:
        if self.unread is None:
            raise error
        self.unread(error)

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
