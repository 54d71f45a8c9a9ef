"""Places of a text in order, found by bisection: what overlaps a line, which is the innermost."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter

from workbench.model.views import Mark

_place = attrgetter("start", "end", "id")


class MarkIndex:
    """The marks of a revision, by place. Offsets are code points, half-open."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=_place)
        self._index()

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

    def of_claim(self, claim: int) -> Sequence[Mark]:
        """The places of a claim, in order."""
        return self._by_claim.get(claim, ())

    def replace(self, claims: Iterable[int], marks: Iterable[Mark]) -> None:
        """Take away the marks of these claims and put `marks` in their stead."""
        for claim in claims:
            for mark in self._by_claim.pop(claim, ()):
                self._take_out(mark)
        for mark in marks:
            self._put_in(mark)

    def _take_out(self, mark: Mark) -> None:
        at = bisect_left(self._marks, _place(mark), key=_place)
        for each in (self._marks, self._starts, self._furthest):
            del each[at]
        self._mend(at)

    def _put_in(self, mark: Mark) -> None:
        at = bisect_left(self._marks, _place(mark), key=_place)
        self._marks.insert(at, mark)
        self._starts.insert(at, mark.start)
        self._furthest.insert(at, -1)
        self._mend(at)
        self._by_claim[mark.claim] = sorted([*self.of_claim(mark.claim), mark], key=_place)

    def _mend(self, at: int) -> None:
        """Set right how far the marks reach, from the one at `at` to where it is right already."""
        reach = self._furthest[at - 1] if at else -1
        for place in range(at, len(self._marks)):
            reach = max(reach, self._marks[place].end)
            if self._furthest[place] == reach:
                return
            self._furthest[place] = reach

    def _index(self) -> None:
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
