"""Equal items of two sequences paired in order: the skeleton of what stayed from one to the next.

What is rare is paired first and decides for what is not; the cost stays bounded for any input.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

MOST_CELLS = 50_000_000
"""Pairs of items compared at once: 12 MB, some 10 ms. A larger middle without a single rare item
has nothing that tells its places apart, and is left unpaired."""

ROW = 4
"""Items that are rare together where none is alone: four words of English hardly stand twice."""

DEEPEST = 12
"""How often a middle is divided again; real texts end at three."""

MOST_SLID = 1_000
"""Items over which a cut is slid to see what else it could have been."""


class Pair(NamedTuple):
    """An item of the old with one of the new; of several ways the heaviest are taken."""

    old: int
    new: int
    weight: float = 1.0


class _Part(NamedTuple):
    start: int
    end: int
    new_start: int
    new_end: int
    depth: int = 0


def paired(old: Sequence[str], new: Sequence[str], by_rare: bool = True) -> list[Pair]:
    """The pairs of equal items, ascending on both sides.

    With `by_rare` items that stand once on either side decide, by their length; else the least
    number of edits does where the middle is small enough.
    """
    found: list[Pair] = []
    parts = [_Part(0, len(old), 0, len(new))]
    while parts:
        part, ends = _trimmed(old, new, parts.pop())
        found += ends
        if part.start == part.end or part.new_start == part.new_end:
            continue
        is_small = (part.end - part.start) * (part.new_end - part.new_start) <= MOST_CELLS
        anchors = [] if is_small and not by_rare else _anchors(old, new, part)
        if anchors and part.depth < DEEPEST:
            found += anchors
            parts += _between(part, anchors)
        elif is_small:
            found += _aligned(old, new, part)
    return sorted(found)


def _trimmed(old: Sequence[str], new: Sequence[str], part: _Part) -> tuple[_Part, list[Pair]]:
    """The part without what is equal at its ends, and those ends as pairs."""
    start, end, new_start, new_end, depth = part
    found: list[Pair] = []
    while start < end and new_start < new_end and old[start] == new[new_start]:
        found.append(Pair(start, new_start))
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        found.append(Pair(end, new_end))
    return _Part(start, end, new_start, new_end, depth), found


def _anchors(old: Sequence[str], new: Sequence[str], part: _Part) -> list[Pair]:
    """Items that stand once on either side, those in order that hold the most text.

    Where there are none, those that begin a row of items that stands once.
    """
    for width in (1, ROW):
        ours = _single(old, part.start, part.end, width)
        theirs = _single(new, part.new_start, part.new_end, width)
        shared = [(at, theirs[row]) for row, at in ours.items() if row in theirs]
        if shared:
            return heaviest_chain(Pair(at, place, len(old[at]) + 1.0) for at, place in shared)
    return []


def _single(items: Sequence[str], start: int, end: int, width: int) -> dict[tuple[str, ...], int]:
    """Where each row of `width` items begins that stands once between two numbers."""
    rows = list(zip(*(items[start + by : end] for by in range(width)), strict=False))
    counts = Counter(rows)
    return {row: start + at for at, row in enumerate(rows) if counts[row] == 1}


def _between(part: _Part, anchors: list[Pair]) -> Iterator[_Part]:
    at, new_at = part.start, part.new_start
    for anchor in (*anchors, Pair(part.end, part.new_end)):
        yield _Part(at, anchor.old, new_at, anchor.new, part.depth + 1)
        at, new_at = anchor.old + 1, anchor.new + 1


def _aligned(old: Sequence[str], new: Sequence[str], part: _Part) -> Iterator[Pair]:
    from rapidfuzz.distance import Levenshtein

    ours, theirs = old[part.start : part.end], new[part.new_start : part.new_end]
    for op in Levenshtein.opcodes(ours, theirs):
        if op.tag == "equal":
            for number in range(op.src_end - op.src_start):
                at, new_at = part.start + op.src_start, part.new_start + op.dest_start
                yield Pair(at + number, new_at + number)


def heaviest_chain(found: Iterable[Pair]) -> list[Pair]:
    """Of the pairs those that ascend on both sides and weigh the most together."""
    ordered = sorted(found, key=lambda one: (one.old, -one.new))
    rank = {new: number for number, new in enumerate(sorted({one.new for one in ordered}), 1)}
    reached = [(0.0, -1)] * (len(rank) + 1)
    before: list[int] = []
    for number, one in enumerate(ordered):
        weight, last = 0.0, -1
        at = rank[one.new] - 1
        while at > 0:
            weight, last = max((weight, last), reached[at])
            at -= at & -at
        before.append(last)
        here = (weight + one.weight, number)
        at = rank[one.new]
        while at <= len(rank):
            reached[at] = max(reached[at], here)
            at += at & -at
    best, at = -1, len(rank)
    top = 0.0
    while at > 0:
        top, best = max((top, best), reached[at])
        at -= at & -at
    chain: list[Pair] = []
    while best >= 0:
        chain.append(ordered[best])
        best = before[best]
    return chain[::-1]


def doubtful(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> dict[int, int]:
    """Items of the old that may just as well be paired otherwise, each with its likeliest place.

    Where one of several equal items was taken out or put in, the cut can be slid along them: which
    one it was cannot be known.
    """
    place = {one.old: one.new for one in pairs}
    origin = {one.new: one.old for one in pairs}
    found: dict[int, int] = {}
    last = Pair(-1, -1)
    for one in (*pairs, Pair(len(old), len(new))):
        cut, added = range(last.old + 1, one.old), range(last.new + 1, one.new)
        if cut and not added:
            for kept, other in _slid(old, cut):
                if kept in place:
                    found[kept] = place[kept]
                    found[other] = place.get(other, place[kept])
        elif added and not cut:
            for kept, other in _slid(new, added):
                found.update((origin[at], at) for at in (kept, other) if at in origin)
        last = one
    return found


def _slid(items: Sequence[str], cut: range) -> Iterator[tuple[int, int]]:
    """Items before and behind a cut that could stand in it, each with the one that it equals."""
    length = len(cut)
    for at in range(cut.start - 1, max(-1, cut.start - 1 - MOST_SLID), -1):
        if items[at] != items[at + length]:
            break
        yield at, at + length
    for at in range(cut.stop, min(len(items), cut.stop + MOST_SLID)):
        if items[at] != items[at - length]:
            break
        yield at, at - length
