"""Paints one line of a source's text: the words in the looks that lie over them, and its gutter."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from workbench.model.spans import Span
from workbench.text.display import shown
from workbench.text.graphemes import next_boundary
from workbench.tui.symbols import Symbols

SIGNS = 3
"""Cells of the gutter before the paragraph's number: the shown passage, the pinned one, a blank."""

NUMBERED = 8
"""Cells of the whole gutter where the number of the paragraph, or the page, has room."""


class Places(NamedTuple):
    """What lies over a source's text; `differing` are words that the claim has otherwise."""

    passages: tuple[Span, ...] = ()
    shown: Span | None = None
    pinned: Span | None = None
    differing: tuple[tuple[Span, str], ...] = ()


class SourcePainter(NamedTuple):
    """The state that a line's look depends on. Offsets are code points of the whole text."""

    text: str
    places: Places
    over: Sequence[tuple[Span, str]]
    """Spans with their looks beside those of the places: a selection, hits of a search."""
    caret: int | None
    caret_look: str
    look: Callable[..., Style]
    symbols: Symbols

    def line(self, place: Span, gutter: int, label: str) -> list[Segment]:
        """The segments of a line; `label` is its paragraph's number or its page, or empty."""
        return [*self._gutter(place, gutter, label), *self._words(place)]

    def _gutter(self, place: Span, cells: int, label: str) -> Iterator[Segment]:
        shown_here = _touches(self.places.shown, place)
        yield Segment(self.symbols.pointer if shown_here else " ", self.look("pane--strong"))
        if _touches(self.places.pinned, place):
            yield Segment(self.symbols.tick, self.look("role--good"))
        else:
            yield Segment(self._rank(place), self.look("role--unsure"))
        yield Segment(
            f"{label:>{cells - SIGNS}} " if cells > SIGNS else " ", self.look("pane--dim")
        )

    def _rank(self, place: Span) -> str:
        """The number of the passage that begins in a line, the best is 1; else a blank."""
        for rank, passage in enumerate(self.places.passages[:9], 1):
            if place.start <= passage.start < max(place.end, place.start + 1):
                return str(rank)
        return " "

    def _words(self, place: Span) -> Iterator[Segment]:
        line = shown(self.text[place.start : place.end])
        laid = [one for one in self._laid() if _touches(one[0], place)]
        points = {place.start, place.end}
        for span, _look in laid:
            points.update(span)
        if self.caret is not None:
            points |= {self.caret, next_boundary(self.text, self.caret)}
        bounds = sorted(point for point in points if place.start <= point <= place.end)
        for start, end in pairwise(bounds):
            names = [look for span, look in laid if span.start <= start and span.end >= end]
            if start == self.caret:
                names.append(self.caret_look)
            yield Segment(line[start - place.start : end - place.start], self.look(*names))
        if self.caret is not None and self.caret >= place.end:
            yield Segment(" ", self.look(self.caret_look))

    def _laid(self) -> Iterator[tuple[Span, str]]:
        if self.places.shown is not None:
            yield self.places.shown, "evidence--passage"
        if self.places.pinned is not None:
            yield self.places.pinned, "evidence--pinned"
        yield from self.places.differing
        yield from self.over


def _touches(span: Span | None, place: Span) -> bool:
    return (
        span is not None and span.start < max(place.end, place.start + 1) and place.start < span.end
    )
