"""The source pane: the text of a capture, its passages, a caret and a selection in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType

from workbench.model.spans import Locator, Span
from workbench.model.states import MarkStatus
from workbench.model.views import Mark
from workbench.tui.evidence.sourcelines import NUMBERED, SIGNS, Places, SourcePainter
from workbench.tui.keys import bindings
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.columns import LONGEST_LINE, Columns
from workbench.tui.panes.layout import Run, one_line, segments, spread, wrap_text
from workbench.tui.panes.lazylines import LazyLines
from workbench.tui.panes.lineview import HEAD
from workbench.tui.panes.map import Sign
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.textview import SHORT, ArticleText
from workbench.tui.panes.wrapping import Lines
from workbench.tui.symbols import NARROW, Symbols

ROOMY = 44
"""Columns from which on the number of a paragraph has room beside the text."""

ABOVE = 4
"""The part of the pane that is kept above a passage which was not on screen."""

PINNED = 0
"""What stands for the pinned passage among the passages' numbers, which begin with 1."""


TEXTS_KEPT = 8
"""Texts whose lines are kept at a width; as many as `Proving` keeps."""


class SourcePane(ArticlePane, inherit_bindings=False):
    """One capture's text, or where there is none, why. Offsets are code points of that text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text", "source")]
    MOST_NUMBERED: ClassVar[float] = 1_000_000
    """A jump into ten times as many would count 0.1 s before anything is seen."""

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(symbols, id=id)
        self._symbols = symbols
        self._places = Places()
        self._locators: Sequence[Locator] = ()
        self._note = ""
        self._which = ""
        self._kept: dict[int, dict[int, tuple[str, Lines]]] = {}
        """By widths and texts the lines: of the sources of a claim, which one goes to and fro."""

    # what the screen gives

    def show_text(
        self, text: str, locators: Sequence[Locator], title: str, which: str = ""
    ) -> None:
        """Show the text of a capture; another one than before from its top. `which` of several is
        said beside the title.
        """
        is_same = text is self.shows.text and not self._note
        self._locators, self._note, self._which = locators, "", which
        if is_same:  # another claim, on the same source: nothing is laid out anew
            self.show_places(Places())
            self.clear_selection()
            self.show_title(title, which)
        else:
            self._places = Places()
            self.show(self._text(text), title=title, caret=0)

    def show_title(self, title: str, which: str) -> None:
        """Name the text that is shown anew: there may be a later capture by now."""
        self.title, self._which = title, which
        self.forget([HEAD])

    def show_note(self, note: str, title: str) -> None:
        """Show why there is no text, and what to press."""
        self._places, self._locators, self._note, self._which = Places(), (), note, ""
        self.show(self._text(""), title=title, caret=0)

    def show_places(self, places: Places) -> None:
        """Lay these over the text. What is shown of them is brought on screen by `go_to`."""
        was, self._places = self._places, places
        if was.passages != places.passages or was.pinned != places.pinned:
            self.shows = self._text(self.shows.text)
            self._map.forget()
        self.repaint_spans([*_spans(was), *_spans(places)])

    def go_to(self, span: Span) -> None:
        """Put the caret before a passage, all of it on screen if there is room."""
        self.clear_selection()
        if not self.size.width:
            self.place_caret(span.start)
            return
        first, last = self._settled(span.start), self._settled(max(span.start, span.end - 1))
        is_seen = self.top <= first and last < self.top + self.view_height
        self.place_caret(span.start)
        if not is_seen:  # with what comes before it and behind, not at an edge
            self.go_to_line(first - self.view_height // ABOVE)

    # TextView's side

    def known_lines(self, text: str, width: int) -> Lines | None:
        kept, lines = self._kept.get(width, {}).get(id(text), ("", None))
        return lines if kept is text else None

    def wrap_ahead(self, text: str) -> Iterator[None]:
        """Wrap a text that may be shown next, in short steps."""
        width = self._columns.text
        if SHORT < len(text) <= self.MOST_NUMBERED and self.known_lines(text, width) is None:
            lines = LazyLines(text, width)
            yield from lines.wrap_rest()
            self.keep_lines(text, width, lines.whole())

    def keep_lines(self, text: str, width: int, lines: Lines) -> None:
        if len(text) <= self.MOST_NUMBERED:
            of_width = self._kept.setdefault(width, {})
            of_width[id(text)] = (text, lines)
            for oldest in list(of_width)[:-TEXTS_KEPT]:
                del of_width[oldest]

    def division(self) -> Columns:
        width = self.text_width
        gutter = NUMBERED if width >= ROOMY else SIGNS
        return Columns(gutter, max(4, min(width - gutter - 1, LONGEST_LINE)), 0, 0, 0)

    def head(self, width: int) -> Sequence[Segment]:
        title = [Run(f" {one_line(self.title, width)}", self.head_look)]
        which = [Run(f"{self._which} ", self.head_look)] if self._which else []
        return segments(self, spread(title, which, width, self._ellipsis), self.head_look)

    def line_count(self) -> int:
        return len(self._noted()) if self._note else super().line_count()

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        if self._note:
            return segments(self, [Run("  "), *self._noted()[line]])
        start, end = self._lines.start(line), self._lines.end(line)
        until = self._lines.start(line + 1) if line + 1 < len(self._lines) else end + 1
        first = max(0, bisect_left(self._matches, start, key=lambda span: span[1]))
        over = [(hit, "pane--match") for hit in self._matches[first : first + width]]
        if self._selection is not None:
            over.append((self._selection, "pane--selected"))
        painter = SourcePainter(
            text=self.shows.text,
            places=self._places,
            over=over,
            caret=self.caret if start <= self.caret < until else None,
            caret_look="article--caret" if self.has_focus else "article--caret-away",
            look=self.look,
            symbols=self._symbols,
        )
        return painter.line(Span(start, end), self._columns.paragraph, self._label(line))

    # private

    def _text(self, text: str) -> ArticleText:
        places = self._places
        ranked = enumerate(places.passages, 1)
        marks = [_mark(rank, span) for rank, span in ranked]
        if places.pinned is not None:
            marks.append(_mark(PINNED, places.pinned))
        nothing = MarkIndex(marks)
        return ArticleText(text, "en", nothing, {}, _no_holes, self._sign, _none)

    def _sign(self, rank: int) -> Sign:
        if rank == PINNED:
            return Sign(self._symbols.tick, "good")
        return Sign(str(rank) if rank <= 9 else self._symbols.hole, "unsure")

    def _label(self, line: int) -> str:
        """The page that begins in a line, else the number of the paragraph that does."""
        start, end = self._lines.start(line), self._lines.end(line)
        at = bisect_right(self._locators, end, key=lambda locator: locator.start) - 1
        if at >= 0 and self._locators[at].start >= start:
            return one_line(self._locators[at].label.replace("page ", "p"), 4)
        if len(self.shows.text) > self.MOST_NUMBERED:
            return ""
        return str(self._lines.paragraph(line) or "")

    def _noted(self) -> list[list[Run]]:
        return [[], *wrap_text(self._note, max(2, self.text_width - 4), "pane--dim")]


def _mark(rank: int, span: Span) -> Mark:
    """A passage as the map takes it."""
    return Mark(rank, rank, rank, 0, span.start, span.end, "", "", "", MarkStatus.EXACT)


def _spans(places: Places) -> list[Span]:
    named = [span for span in (places.shown, places.pinned) if span is not None]
    return [*places.passages, *named, *(span for span, _look in places.differing)]


def _no_holes(_start: int, _end: int) -> Sequence[Span]:
    return ()


def _none(_start: int, _end: int) -> bool:
    return False
