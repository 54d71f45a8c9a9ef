"""Two revisions of a text laid beside each other: which stretch of the old became which of the new.

Paragraphs first, then the sentences of those that changed, then sentences that moved, then those
that another one is like. What is in no stretch is gone.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from workbench.text.fold import fold
from workbench.text.pairing import Pair, doubtful, heaviest_chain, paired
from workbench.text.resembling import anywhere, in_order, is_part, likeness
from workbench.text.units import (
    Unit,
    joined_places,
    read_lines,
    read_sentences,
    read_written_lines,
    whole_places,
)

TELLING = 24
"""Characters from which a sentence that stands once in either text is known again anywhere: short
ones (`Yes.`, `Background`) are written anew as often as they are moved."""


MOST_SEARCHED = 5_000_000
"""Sentences of a room times its characters, up to which each is looked for in all of it."""

LEAST_EDITED = 0.8
"""Likeness to what stands in its stead from which a sentence was edited there, not moved away."""

MOST_IN_STEAD = 50
"""Sentences of a room that are compared so: one that moved is no reason to read a whole rewrite."""

NEAREST_OF = 8
"""Places of the same sentence on either side among which a free one is looked for."""


class Way(IntEnum):
    """How a stretch of the old came to the new; the same characters in all but the last two.

    DOUBTFUL are the same where more than one place fits; EDITED became other words in its place,
    RESEMBLING only looks like other words elsewhere.
    """

    SAME = 1
    MOVED = 2
    DOUBTFUL = 3
    EDITED = 4
    RESEMBLING = 5


class Stretch(NamedTuple):
    """Code points of the old text from `start` to `end`, and those of the new that they became."""

    start: int
    end: int
    new_start: int
    new_end: int
    way: Way


class _Room(NamedTuple):
    """Units of the old, side by side, that are not placed, and those of the new in their stead."""

    old: list[Unit]
    new: list[Unit]


def stretches(old: str, new: str) -> list[Stretch]:
    """All stretches in the order of the old text; they do not overlap there."""
    if old == new:
        return [Stretch(0, len(old), 0, len(new), Way.SAME)]
    return _Comparison(old, new).run()


class _Comparison:
    """Two texts, and what is found of them so far."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._found: list[Stretch] = []
        self._placed: set[int] = set()
        self._taken: set[int] = set()

    def run(self) -> list[Stretch]:
        """The steps in their order: each takes what is left by those before it."""
        rooms: list[_Room] = []
        for gap in self._keep(read_lines(self._old), read_lines(self._new)):
            ours, theirs = read_sentences(self._old, gap.old), read_sentences(self._new, gap.new)
            for room in self._keep(ours, theirs):
                lines = read_written_lines(self._old, room.old)
                rooms += self._keep(lines, read_written_lines(self._new, room.new))
        self._move(rooms)
        rooms = [self._left(room) for room in rooms]
        for room in rooms:
            self._hold(room)
            self._edit(self._left(room))
            self._join(room)
        self._liken([self._left(room) for room in rooms])
        return list(self._joined())

    def _keep(self, ours: list[Unit], theirs: list[Unit]) -> list[_Room]:
        """Places the units that both have in order; gives the rooms between them."""
        keys, others = [one.key for one in ours], [one.key for one in theirs]
        pairs = paired(keys, others)
        guesses = doubtful(keys, others, pairs)
        places = {pair.old: pair.new for pair in pairs} | guesses
        for at, place in places.items():
            self._place(ours[at], theirs[place], Way.DOUBTFUL if at in guesses else Way.SAME)
        rooms: list[_Room] = []
        last = Pair(-1, -1)
        for one in (*pairs, Pair(len(ours), len(theirs))):
            mine = [ours[at] for at in range(last.old + 1, one.old) if at not in places]
            if mine or one.new > last.new + 1:
                rooms.append(_Room(mine, theirs[last.new + 1 : one.new]))
            last = one
        return rooms

    def _place(self, mine: Unit, other: Unit, way: Way) -> None:
        if self._old[mine.start : mine.end] != self._new[other.start : other.end]:
            way = Way.EDITED
        self._found.append(Stretch(mine.start, mine.end, other.start, other.end, way))
        self._placed.add(mine.start)
        self._taken.add(other.start)

    def _left(self, room: _Room) -> _Room:
        return _Room(
            [one for one in room.old if one.start not in self._placed],
            [one for one in room.new if one.start not in self._taken],
        )

    def _move(self, rooms: list[_Room]) -> None:
        """Places sentences that stand elsewhere now; where that is not certain, with doubt."""
        ours = [one for room in rooms for one in room.old]
        theirs = [one for room in rooms for one in room.new]
        counts = Counter(one.key for one in ours)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(theirs):
            places[one.key].append(at)
        moved = {
            at: places[one.key][0]
            for at, one in enumerate(ours)
            if counts[one.key] == len(places[one.key]) == 1 and len(one.key) >= TELLING
        }
        stead = {one.start: room.new for room in rooms for one in room.old}
        for at, place in _with_neighbours(ours, theirs, moved).items():
            stays = _stays_edited(ours[at], stead[ours[at].start])
            self._place(ours[at], theirs[place], Way.DOUBTFUL if stays else Way.MOVED)
        for one in ours:
            if one.start not in self._placed and one.key in places:
                near = _nearest(places[one.key], theirs, one.start)
                free = [at for at in near if theirs[at].start not in self._taken]
                if free:
                    self._doubt(one, theirs[free[0]])

    def _doubt(self, one: Unit, other: Unit) -> None:
        self._found.append(Stretch(one.start, one.end, other.start, other.end, Way.DOUBTFUL))
        self._placed.add(one.start)

    def _hold(self, room: _Room) -> None:
        """Places sentences that stand word by word within those in their stead."""
        if not _is_searched(room):
            return
        found: list[Pair] = []
        for number, one in enumerate(room.old):
            places = [
                at for other in room.new for at in whole_places(self._words(one), self._new, other)
            ]
            if len(places) == 1:
                found.append(Pair(number, places[0], len(one.key)))
        for pair in heaviest_chain(found):
            one = room.old[pair.old]
            end = pair.new + one.end - one.start
            self._found.append(Stretch(one.start, one.end, pair.new, end, Way.SAME))
            self._placed.add(one.start)

    def _join(self, room: _Room) -> None:
        """Places sentences that are part of the next now, by a colon, say, for the full stop."""
        left = self._left(room).old if _is_searched(room) else []
        for one in left:
            words = self._words(one)
            places = [at for other in room.new for at in joined_places(words, self._new, other)]
            if len(places) == 1:
                self._found.append(Stretch(one.start, one.end, *places[0], Way.EDITED))
                self._placed.add(one.start)

    def _words(self, one: Unit) -> str:
        return self._old[one.start : one.end]

    def _edit(self, room: _Room) -> None:
        """Places the sentences of a room that became others there, also when joined or split."""
        pairs = in_order([one.key for one in room.old], [one.key for one in room.new])
        for group in _grown(room, pairs):
            mine, other = room.old[group.old], room.new[group.new]
            for one in mine:
                self._placed.add(one.start)
            for one in other:
                self._taken.add(one.start)
            self._found.append(
                Stretch(mine[0].start, mine[-1].end, other[0].start, other[-1].end, Way.EDITED)
            )

    def _liken(self, rooms: list[_Room]) -> None:
        ours = [one for room in rooms for one in room.old]
        theirs = [one for room in rooms for one in room.new]
        for pair in anywhere([one.key for one in ours], [one.key for one in theirs]):
            self._place(ours[pair.old], theirs[pair.new], Way.RESEMBLING)

    def _joined(self) -> Iterator[Stretch]:
        """The stretches in order; what follows each other in both texts is one."""
        last: Stretch | None = None
        for one in sorted(self._found):
            if last and last.way == one.way and one.way in (Way.SAME, Way.MOVED):
                between = self._old[last.end : one.start]
                if (
                    last.new_end <= one.new_start
                    and between == self._new[last.new_end : one.new_start]
                ):
                    last = last._replace(end=one.end, new_end=one.new_end)
                    continue
            if last:
                yield last
            last = one
        if last:
            yield last


class _Group(NamedTuple):
    old: slice
    new: slice


def _grown(room: _Room, pairs: list[Pair]) -> Iterator[_Group]:
    """The pairs, each with the neighbours on either side that were joined into or split from it."""
    ours, theirs = [fold(one.key) for one in room.old], [fold(one.key) for one in room.new]
    after = Pair(len(ours), len(theirs))
    floor = Pair(0, 0)
    for number, pair in enumerate(pairs):
        ceiling = pairs[number + 1] if number + 1 < len(pairs) else after
        start, new_start = pair.old, pair.new
        end, new_end = start + 1, new_start + 1
        while start > floor.old and is_part(ours[start - 1], theirs[pair.new]):
            start -= 1
        while end < ceiling.old and is_part(ours[end], theirs[pair.new]):
            end += 1
        while new_start > floor.new and is_part(theirs[new_start - 1], ours[pair.old]):
            new_start -= 1
        while new_end < ceiling.new and is_part(theirs[new_end], ours[pair.old]):
            new_end += 1
        floor = Pair(end, new_end)
        yield _Group(slice(start, end), slice(new_start, new_end))


def _is_searched(room: _Room) -> bool:
    """Whether each sentence of the old may be looked for in all of the new."""
    return len(room.old) * sum(one.end - one.start for one in room.new) <= MOST_SEARCHED


def _stays_edited(one: Unit, stead: list[Unit]) -> bool:
    """Whether what stands in a sentence's stead is nearly it: a copy elsewhere is another then."""
    words = fold(one.key)
    others = (fold(other.key) for other in stead[:MOST_IN_STEAD] if other.key != one.key)
    return any(likeness(words, other, LEAST_EDITED) for other in others)


def _nearest(places: list[int], units: list[Unit], offset: int) -> list[int]:
    """Some of the places, those with their offset nearest to `offset` first."""
    at = bisect_left(places, offset, key=lambda number: units[number].start)
    some = places[max(0, at - NEAREST_OF) : at + NEAREST_OF]
    return sorted(some, key=lambda number: abs(units[number].start - offset))


def _with_neighbours(ours: list[Unit], theirs: list[Unit], moved: dict[int, int]) -> dict[int, int]:
    """What moved, with the short sentences beside that moved along."""
    found = dict(moved)
    taken = set(moved.values())
    for at, place in moved.items():
        for way in (-1, 1):
            mine, other = at + way, place + way
            while (
                0 <= mine < len(ours)
                and 0 <= other < len(theirs)
                and mine not in found
                and other not in taken
                and ours[mine].key == theirs[other].key
            ):
                found[mine] = other
                taken.add(other)
                mine, other = mine + way, other + way
    return found
