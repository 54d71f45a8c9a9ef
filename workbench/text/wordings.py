"""One stretch in its old and its new words, piece by piece, and where a span of it is now."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.text.fold import fold
from workbench.text.pairing import paired
from workbench.text.resembling import likeness
from workbench.text.stretches import Stretch
from workbench.text.verbatim import Pieces, crossings, read_pieces

LEAST_KEPT = 0.5
"""Share of a sentence's words that must have stayed for a word in it to be in its place though none
beside it stayed: below, a name may have come from anywhere."""

ENOUGH_WORDS = 4
"""Words in a row that stayed, from which on they need none beside them."""

SURROUNDINGS = 8
"""Pieces on either side by which places of the same words are told apart."""

ALIKE = 0.45
"""Likeness of many words to what stands in their place below which they are gone: any two English
sentences have as much."""

LONGEST_SENTENCE = 20_000
"""Characters of a stretch in which clauses are looked for that changed places."""

LOOKED_THROUGH = 200
"""Pieces on either side among which other places of the same words are looked for."""


class Place(NamedTuple):
    """Where a span is in the new text; `sure` where its words can only be those."""

    span: Span
    sure: bool


class Wording:
    """The words of a stretch that became other ones."""

    def __init__(self, old: str, new: str, stretch: Stretch) -> None:
        self._old = old
        self._new = new
        self._stretch = stretch
        self._ours = read_pieces(old, stretch.start, stretch.end)
        self._theirs = read_pieces(new, stretch.new_start, stretch.new_end)
        pairs = paired(self._ours.words, self._theirs.words, by_rare=False)
        self._pairs = {one.old: one.new for one in pairs}
        self._kept = [one.old for one in pairs]
        pieces = range(len(self._ours.words))
        self._starts = [self._ours.start(at) for at in pieces]
        self._ends = [self._ours.end(at) for at in pieces]

    def place(self, span: Span) -> Place | None:
        """Where the span's words are; None where nothing stands in their stead."""
        first = bisect_right(self._ends, span.start)
        behind = bisect_left(self._starts, span.end)
        if first >= behind:
            return None
        pieces = Span(first, behind)
        found = self._new_pieces(pieces)
        words = self._old[span.start : span.end]
        if found is not None:
            place = self._characters(span, pieces, found)
            if self._new[place.start : place.end] == words:
                return self._same(pieces, found, place)
        if elsewhere := self._elsewhere(words, Span(0, 0) if found is None else found):
            return Place(elsewhere, True)
        if found is None or not _any_word(self._theirs.words[found.start : found.end]):
            return None
        return Place(place, True) if self._is_alike(pieces, words, place) else None

    def _is_alike(self, pieces: Span, words: str, place: Span) -> bool:
        """Whether what stands in the place of many words says more or less what they said."""
        if sum(map(_is_word, self._ours.words[pieces.start : pieces.end])) < ENOUGH_WORDS:
            return True
        return likeness(fold(words), fold(self._new[place.start : place.end])) >= ALIKE

    def _new_pieces(self, pieces: Span) -> Span | None:
        start = self._new_start(pieces.start)
        end = self._new_end(pieces.end)
        return Span(start, end) if start < end else None

    def _new_start(self, first: int) -> int:
        """The new piece that the old one `first` became, or the first of those in its stead."""
        if first in self._pairs:
            return self._pairs[first]
        hole, new_hole = self._hole(first)
        return new_hole.start + _share(first - hole.start, hole, new_hole)

    def _new_end(self, behind: int) -> int:
        if behind - 1 in self._pairs:
            return self._pairs[behind - 1] + 1
        hole, new_hole = self._hole(behind - 1)
        return new_hole.start + _share(behind - hole.start, hole, new_hole)

    def _hole(self, at: int) -> tuple[Span, Span]:
        """The pieces around `at` that did not stay, and what stands between their neighbours."""
        number = bisect_left(self._kept, at)
        before = self._kept[number - 1] if number else -1
        after = self._kept[number] if number < len(self._kept) else len(self._starts)
        start = self._pairs[before] + 1 if before >= 0 else 0
        end = self._pairs.get(after, len(self._theirs.words))
        return Span(before + 1, after), Span(start, end)

    def _characters(self, span: Span, pieces: Span, found: Span) -> Span:
        """The same in code points; a span that begins or ends within a piece does so again."""
        start, end = self._theirs.start(found.start), self._theirs.end(found.end - 1)
        inner = span.start - self._starts[pieces.start]
        if inner > 0 and pieces.start in self._pairs:
            start = min(start + inner, end - 1)
        inner = self._ends[pieces.end - 1] - span.end
        if inner > 0 and pieces.end - 1 in self._pairs:
            end = max(end - inner, start + 1)
        return Span(start, end)

    def _same(self, pieces: Span, found: Span, place: Span) -> Place:
        """The same words; with the pieces that make another number of them, if there are any."""
        before, behind = crossings(self._theirs, *found)
        if _around(self._theirs, found) != _around(self._ours, pieces):
            start = self._theirs.start(max(0, found.start - before))
            last = min(len(self._theirs.words), found.end + behind)
            return Place(Span(start, max(place.end, self._theirs.end(last - 1))), True)
        return Place(place, self._is_anchored(pieces, found) and self._is_only(pieces, found))

    def _is_anchored(self, pieces: Span, found: Span) -> bool:
        """Whether enough stayed with the words to say that they are those."""
        words = sum(map(_is_word, self._ours.words[pieces.start : pieces.end]))
        beside = (
            self._pairs.get(pieces.start - 1, -2) == found.start - 1
            or self._pairs.get(pieces.end, -2) == found.end
        )
        return words >= ENOUGH_WORDS or beside or self._share_kept >= LEAST_KEPT

    @cached_property
    def _share_kept(self) -> float:
        words = [at for at, word in enumerate(self._ours.words) if _is_word(word)]
        return sum(at in self._pairs for at in words) / max(1, len(words))

    def _is_only(self, pieces: Span, found: Span) -> bool:
        """Whether no other place of the same words fits as well."""
        words = self._ours.words[pieces.start : pieces.end]
        ours = list(_occurrences(self._ours.words, words, pieces.start))
        theirs = list(_occurrences(self._theirs.words, words, found.start))
        if len(ours) == len(theirs):
            return True
        mine = self._fit(pieces.start, found.start, len(words))
        others = [self._fit(pieces.start, at, len(words)) for at in theirs if at != found.start]
        others += [self._fit(at, found.start, len(words)) for at in ours if at != pieces.start]
        return all(mine > other for other in others)

    def _fit(self, at: int, place: int, length: int) -> int:
        """How many pieces around the words at `at` stand around those at `place` too."""
        ours, theirs = self._ours.words, self._theirs.words
        before = zip(
            reversed(ours[max(0, at - SURROUNDINGS) : at]),
            reversed(theirs[max(0, place - SURROUNDINGS) : place]),
            strict=False,
        )
        behind = zip(
            ours[at + length : at + length + SURROUNDINGS],
            theirs[place + length : place + length + SURROUNDINGS],
            strict=False,
        )
        return _agreeing(before) + _agreeing(behind)

    def _elsewhere(self, words: str, found: Span) -> Span | None:
        """Another place of the words in this stretch, if they stand there once and nothing else
        stayed: two clauses changed places, or a word was written to the first or last of many."""
        start, end = self._stretch.new_start, self._stretch.new_end
        count = len(words.split())
        if end - start > LONGEST_SENTENCE or count < 2:
            return None
        at = self._new.find(words, start, end)
        if at < 0 or self._new.find(words, at + 1, end) >= 0:
            return None
        place = Span(at, at + len(words))
        numbers = range(len(self._theirs.words))
        first = bisect_right(numbers, place.start, key=self._theirs.end)
        behind = bisect_left(numbers, place.end, key=self._theirs.start)
        if count >= ENOUGH_WORDS and found.start <= first and behind <= found.end:
            return place
        is_whole = self._theirs.start(first) == at and self._theirs.end(behind - 1) == place.end
        return place if is_whole and self._their_kept.isdisjoint(range(first, behind)) else None

    @cached_property
    def _their_kept(self) -> frozenset[int]:
        return frozenset(self._pairs.values())


def _around(pieces: Pieces, span: Span) -> tuple[Sequence[str], Sequence[str]]:
    """The pieces before and behind that make the first or last word a part of them."""
    before, behind = crossings(pieces, *span)
    return pieces.words[span.start - before : span.start], pieces.words[
        span.end : span.end + behind
    ]


def _share(number: int, hole: Span, new_hole: Span) -> int:
    """`number` pieces of a hole in pieces of what stands in its stead."""
    size, new_size = hole.end - hole.start, new_hole.end - new_hole.start
    return new_size if number == size else min(new_size, round(number * new_size / size))


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[-1].isalnum()


def _any_word(pieces: Sequence[str]) -> bool:
    return any(map(_is_word, pieces))


def _occurrences(words: Sequence[str], wanted: Sequence[str], near: int) -> Iterator[int]:
    for at in range(max(0, near - LOOKED_THROUGH), min(len(words), near + LOOKED_THROUGH)):
        if words[at] == wanted[0] and words[at : at + len(wanted)] == wanted:
            yield at


def _agreeing(pairs: Iterator[tuple[str, str]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
