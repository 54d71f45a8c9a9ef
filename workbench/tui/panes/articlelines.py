"""Paints one line of the article: the words in the looks that lie over them, and its margin."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from workbench.model.spans import Span
from workbench.model.views import Mark
from workbench.text.display import shown
from workbench.text.graphemes import next_boundary
from workbench.tui.panes.columns import Columns
from workbench.tui.panes.painted import cells
from workbench.tui.panes.spans import MarkIndex


class MarkLook(NamedTuple):
    """How a claim's marks are shown; `sources` are the numbers of its sources, `2,5`."""

    number: int
    symbol: str
    role: str
    sources: str
    flags: str


class AskedPlace(NamedTuple):
    """Words that a query is about, and its name: `q3`."""

    start: int
    end: int
    name: str


Laid = Sequence[tuple[str, Sequence[Span]]]
"""Places with the look that lies over them, later ones above earlier ones."""


class Shows(Protocol):
    """The part of the pane's content that a line is painted from."""

    @property
    def text(self) -> str: ...
    @property
    def marks(self) -> MarkIndex: ...
    @property
    def looks(self) -> Mapping[int, MarkLook]: ...
    @property
    def holes(self) -> Callable[[int, int], Sequence[Span]]: ...
    @property
    def struck(self) -> Callable[[int, int], Sequence[Span]]: ...
    @property
    def asked(self) -> Callable[[int, int], Sequence[AskedPlace]]: ...


class LinePainter(NamedTuple):
    """The state that a line's look depends on. Offsets are code points of the whole text."""

    shows: Shows
    look: Callable[..., Style]
    caret: int | None
    caret_look: str
    selection: Span | None
    current: int | None
    matches: Sequence[Span]

    def line(self, place: Span, columns: Columns, paragraph: int) -> list[Segment]:
        """The segments of a line: paragraph number, words, margin."""
        marks = self.shows.marks.overlapping(place.start, max(place.end, place.start + 1))
        holes = self.shows.holes(*place) if place.end > place.start else ()
        struck = self.shows.struck(*place) if place.end > place.start else ()
        asked = self.shows.asked(*place)
        number = f"{paragraph or '':>{columns.paragraph - 1}} " if columns.paragraph else ""
        laid = (
            ("article--hole", holes),
            ("article--struck", struck),
            ("article--asked", [Span(each.start, each.end) for each in asked]),
            ("pane--match", self.matches),
        )
        words = list(self._words(place, marks, laid))
        gap = max(0, columns.text - cells(words) + 1)
        dim = Segment(number, self.look("pane--dim"))
        if not (marks or holes or struck or asked):
            return [dim, *words, Segment(" " * (gap + columns.margin), self.look())]
        fill = Segment(" " * gap, self.look())
        signs = self._token_signs(place, holes, struck)
        names = [each.name for each in asked if each.start >= place.start]
        return [dim, *words, fill, *self._margin(place, columns, marks, signs, names)]

    def _words(self, place: Span, marks: Sequence[Mark], laid: Laid) -> Iterator[Segment]:
        line = shown(self.shows.text[place.start : place.end])
        spans = [span for _look, spans in laid for span in spans]
        if self._is_plain(marks, spans):
            yield Segment(line, self.look())
            return
        bounds = self._bounds(place, [*(Span(mark.start, mark.end) for mark in marks), *spans])
        for start, end in pairwise(bounds):
            over = [mark for mark in marks if mark.start <= start and mark.end >= end]
            names = [*self._mark_look(over), *self._other_looks(start, end, laid)]
            piece = line[start - place.start : end - place.start]
            yield Segment(piece, self.look(*names))
        if self.caret is not None and self.caret >= place.end:
            yield Segment(" ", self.look(self.caret_look))

    def _is_plain(self, marks: Sequence[Mark], spans: Sequence[Span]) -> bool:
        """Whether nothing lies over a line, as over most lines of a text."""
        return not (marks or spans) and self.selection is None and self.caret is None

    def _bounds(self, place: Span, spans: Sequence[Span]) -> list[int]:
        """Where the look of a line changes, from its start to its end."""
        points = {place.start, place.end}
        for span in (*spans, *((self.selection,) if self.selection else ())):
            points.update(span)
        if self.caret is not None:
            points |= {self.caret, next_boundary(self.shows.text, self.caret)}
        return sorted(point for point in points if place.start <= point <= place.end)

    def _mark_look(self, over: Sequence[Mark]) -> list[str]:
        if not over:
            return []
        inner = min(over, key=lambda mark: (mark.end - mark.start, mark.id))
        look = self.shows.looks.get(inner.claim)
        names = [f"role--{look.role}"] if look else []
        names.append("article--nested" if len(over) > 1 else "article--mark")
        if any(mark.claim == self.current for mark in over):
            names.append("article--current")
        return names

    def _other_looks(self, start: int, end: int, laid: Laid) -> Iterator[str]:
        """A hole shows inside a mark too: a sentence that is marked must not hide it."""
        for look, spans in laid:
            if any(span[0] <= start and span[1] >= end for span in spans):
                yield look
        if self.selection and self.selection.start <= start and self.selection.end >= end:
            yield "pane--selected"
        if self.caret is not None and start == self.caret and end > start:
            yield self.caret_look

    def _token_signs(self, place: Span, holes: Sequence[Span], struck: Sequence[Span]) -> str:
        """How many holes begin in a line, and whether struck words do: `.2x`."""
        count = sum(hole[0] >= place.start for hole in holes)
        has_struck = any(span[0] >= place.start for span in struck)
        return (f".{count}" if count else "") + ("x" if has_struck else "")

    def _margin(
        self,
        place: Span,
        columns: Columns,
        marks: Sequence[Mark],
        signs: str,
        queries: Sequence[str],
    ) -> Iterator[Segment]:
        begun = [mark for mark in marks if mark.start >= place.start]
        used = 0
        for name in queries:
            if used + len(name) + 1 <= columns.claims:
                yield Segment(name, self.look("role--mixed"))
                yield Segment(" ", self.look())
                used += len(name) + 1
        for mark in begun:
            look = self.shows.looks.get(mark.claim)
            if look is None:
                continue
            label = f"{look.number}{look.symbol}{look.flags} "
            if used + len(label) > columns.claims:
                yield Segment("+", self.look("pane--dim"))
                used += 1
                break
            extra = ("article--current",) if mark.claim == self.current else ()
            yield Segment(label[:-1], self.look(f"role--{look.role}", *extra))
            yield Segment(" ", self.look())
            used += len(label)
        yield Segment(" " * max(0, columns.claims - used), self.look())
        if columns.sources:
            yield Segment(self._sources(begun, columns.sources), self.look("pane--dim"))
        if columns.holes:
            role = "article--struck-sign" if signs.endswith("x") else "role--hole"
            yield Segment(set_cell_size(signs, columns.holes), self.look(role))

    def _sources(self, begun: Sequence[Mark], width: int) -> str:
        numbers: list[str] = []
        for mark in begun:
            look = self.shows.looks.get(mark.claim)
            if look and look.sources:
                numbers += [one for one in look.sources.split(",") if one not in numbers]
        words = ",".join(numbers)
        if len(words) >= width:
            words = words[: width - 2] + "+"
        return set_cell_size(words, width)
