"""An article's text cut into pieces at its marks, which may overlap, nest and cross lines."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from workbench.model.views import Mark


class Place(NamedTuple):
    """A place of a claim: its `ordinal` among the claim's places in the text, from 1."""

    number: int
    ordinal: int
    start: int
    end: int
    status: str


class Piece(NamedTuple):
    """Words of one line. `place` is the innermost they are in, `depth` how many they are in, `ends`
    those that end with them, the innermost first.
    """

    text: str
    place: Place | None
    depth: int
    ends: tuple[Place, ...]


def places(text: str, marks: Iterable[Mark]) -> list[Place]:
    """The marks as places in the text's order; without line ends at their own ends."""
    kept: list[Place] = []
    counts: dict[int, int] = {}
    for mark in sorted(marks, key=lambda each: (each.start, each.end, each.number)):
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip("\n"))
        end = mark.start + len(words.rstrip("\n"))
        if start < end:
            counts[mark.number] = ordinal = counts.get(mark.number, 0) + 1
            kept.append(Place(mark.number, ordinal, start, end, mark.status))
    return kept


def lines(text: str, marked: Sequence[Place]) -> Iterator[list[Piece]]:
    """The text's lines as pieces; all pieces of a line joined are the line."""
    line: list[Piece] = []
    for piece in _pieces(text, marked):
        if piece.text == "\n":
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _pieces(text: str, marked: Sequence[Place]) -> Iterator[Piece]:
    waiting = sorted(marked, key=lambda each: (each.start, -each.end), reverse=True)
    ending = _by_end(marked)
    inner: list[tuple[int, int, int, Place]] = []
    depth = 0
    for start, end in pairwise(_cuts(text, marked)):
        while waiting and waiting[-1].start <= start:
            place = waiting.pop()
            # The number keeps the order of two claims on the same words settled.
            heappush(inner, (-place.start, place.end, place.number, place))
            depth += 1
        while inner and inner[0][3].end <= start:
            heappop(inner)
        ends = ending.get(end, ())
        yield Piece(text[start:end], inner[0][3] if depth else None, depth, ends)
        depth -= len(ends)


def _by_end(marked: Sequence[Place]) -> dict[int, tuple[Place, ...]]:
    ends: dict[int, list[Place]] = {}
    for place in marked:
        ends.setdefault(place.end, []).append(place)
    return {
        end: tuple(sorted(found, key=lambda each: (-each.start, each.number)))
        for end, found in ends.items()
    }


def _cuts(text: str, marked: Sequence[Place]) -> list[int]:
    cuts = {0, len(text)}
    for place in marked:
        cuts.update((place.start, place.end))
    at = text.find("\n")
    while at >= 0:
        cuts.update((at, at + 1))
        at = text.find("\n", at + 1)
    return sorted(cuts)
