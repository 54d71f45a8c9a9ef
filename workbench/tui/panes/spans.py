"""Places of a text in order, found by bisection: what overlaps a line, which is the innermost."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import attrgetter

from workbench.model.views import Mark

_place = attrgetter("start", "end", "id")


class MarkIndex:
    """The marks of a revision, by place. Offsets are code points, half-open."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=_place)
        self._reindex()

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The marks with a character in [start, end), in order of their start."""
        last = bisect_left(self._starts, end)
        first = last
        while first and self._furthest[first - 1] > start:
            first -= 1
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def starting(self, start: int, end: int) -> list[Mark]:
        """The marks that begin in [start, end)."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, offset: int) -> Mark | None:
        """The innermost mark over the character at `offset`: of several, the shortest."""
        over = self.overlapping(offset, offset + 1)
        return min(over, key=lambda mark: (mark.end - mark.start, mark.id), default=None)

    def of_claim(self, claim: int) -> list[Mark]:
        """The places of a claim, in order."""
        return self._by_claim.get(claim, [])

    def replace(self, claims: Iterable[int], marks: Iterable[Mark]) -> None:
        """Take away the marks of these claims and put `marks` in their stead."""
        gone = set(claims)
        kept = [mark for mark in self._marks if mark.claim not in gone]
        for mark in marks:
            insort(kept, mark, key=_place)
        self._marks = kept
        self._reindex()

    def _reindex(self) -> None:
        self._starts = [mark.start for mark in self._marks]
        self._furthest = list(accumulate((mark.end for mark in self._marks), max))
        self._by_claim: dict[int, list[Mark]] = {}
        for mark in self._marks:
            self._by_claim.setdefault(mark.claim, []).append(mark)


def next_start(starts: list[int], offset: int) -> int | None:
    """The first of sorted `starts` after `offset`, or None."""
    index = bisect_right(starts, offset)
    return starts[index] if index < len(starts) else None


def previous_start(starts: list[int], offset: int) -> int | None:
    """The last of sorted `starts` before `offset`, or None."""
    index = bisect_left(starts, offset)
    return starts[index - 1] if index else None
