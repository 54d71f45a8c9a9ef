"""Carrying marks over from one revision of a text to the next.

Both texts are laid beside each other once; a mark is where its stretch went. Words that stand
elsewhere say nothing of a mark whose sentence is gone.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.model.spans import Carried, Span
from workbench.model.states import MarkStatus
from workbench.text.fold import fold
from workbench.text.graphemes import snap
from workbench.text.marks import HIGHEST_OF_CHANGED
from workbench.text.resembling import likeness
from workbench.text.stretches import TELLING, Stretch, Way, stretches
from workbench.text.wordings import ENOUGH_WORDS, Wording

MOST_GROWN = 3
"""Times its length up to which a mark's words may have moved apart to be one place still."""

WORDINGS_KEPT = 64
"""Stretches whose words are kept compared: marks come in the order of the text mostly."""

DOUBT = 0.5
"""The score of a place that is one of several."""

LOST = Carried(MarkStatus.LOST, None, None, 0.0)


def carry(old: str, new: str, spans: Iterable[tuple[int, int]]) -> list[Carried]:
    """Where each of `spans` of `old` stands in `new`, one for each, in their order.

    `exact` and `moved` only where the words are the same, character by character; `changed` and
    `ambiguous` give the best guess; a passage that was deleted is `lost`, without a place. Offsets
    are code points, half-open; a span that splits a grapheme cluster is widened to whole ones.
    """
    carrier = _Carrier(old, new)
    return [carrier.carried(span) for span in spans]


class _Part(NamedTuple):
    """Where one stretch has taken its part of a mark."""

    span: Span
    way: Way
    sure: bool


class _Carrier:
    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new
        self._stretches = stretches(old, new)
        self._starts = [one.start for one in self._stretches]
        self._wording = lru_cache(WORDINGS_KEPT)(lambda at: Wording(old, new, self._stretches[at]))

    def carried(self, span: tuple[int, int]) -> Carried:
        mark = snap(self._old, max(0, span[0]), min(len(self._old), span[1]))
        words = self._old[mark.start : mark.end]
        if not words.strip():
            return self._blank(mark)
        parts = self._parts(mark)
        if not parts:
            return self._found_again(words)
        place = snap(self._new, *self._spaced(words, _region(parts, mark)))
        if self._new[place.start : place.end] != words:
            score = likeness(fold(words), fold(self._new[place.start : place.end]))
            return Carried(MarkStatus.CHANGED, *place, min(score, HIGHEST_OF_CHANGED))
        if not all(part.sure for part in parts):
            return Carried(MarkStatus.AMBIGUOUS, *place, DOUBT)
        has_moved = all(part.way == Way.MOVED for part in parts)
        return Carried(MarkStatus.MOVED if has_moved else MarkStatus.EXACT, *place, 1.0)

    def _blank(self, mark: Span) -> Carried:
        """A mark without words is where the same stretch has it, or nowhere."""
        at = bisect_right(self._starts, mark.start) - 1
        if at >= 0 and mark.start < mark.end <= self._stretches[at].end:
            place = _shifted(mark, self._stretches[at])
            is_same = self._new[place.start : place.end] == self._old[mark.start : mark.end]
            if is_same and snap(self._new, *place) == place:  # else something joined the blank
                return Carried(MarkStatus.EXACT, *place, 1.0)
        return LOST

    def _parts(self, mark: Span) -> list[_Part]:
        parts: list[_Part] = []
        at = max(0, bisect_right(self._starts, mark.start) - 1)
        while at < len(self._stretches) and self._stretches[at].start < mark.end:
            one = self._stretches[at]
            clip = self._clipped(max(mark.start, one.start), min(mark.end, one.end))
            if clip.start < clip.end:
                parts += self._part(at, one, clip)
            at += 1
        return parts

    def _clipped(self, start: int, end: int) -> Span:
        """Without white space at the ends."""
        words = self._old[start:end]
        return Span(
            start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        )

    def _part(self, at: int, stretch: Stretch, clip: Span) -> list[_Part]:
        if stretch.way <= Way.DOUBTFUL:
            return [_Part(_shifted(clip, stretch), stretch.way, stretch.way < Way.DOUBTFUL)]
        place = self._wording(at).place(clip)
        if place is None:
            return []
        return [_Part(place.span, stretch.way, place.sure and stretch.way == Way.EDITED)]

    def _spaced(self, words: str, place: Span) -> Span:
        """The place with the white space at the ends of a mark, where it is there too."""
        before = len(words) - len(words.lstrip())
        behind = len(words) - len(words.rstrip())
        start, end = max(0, place.start - before), place.end + behind
        if self._new[start : place.start] != words[:before]:
            start = place.start
        if self._new[place.end : end] != words[len(words) - behind :]:
            end = place.end
        return Span(start, end)

    def _found_again(self, words: str) -> Carried:
        """Words whose sentence is gone: only a passage that no other can be is found elsewhere."""
        if len(words) < TELLING or len(words.split()) < ENOUGH_WORDS:
            return LOST
        at = self._new.find(words)
        if at < 0 or self._new.find(words, at + 1) >= 0:
            return LOST
        if self._old.find(words, self._old.find(words) + 1) >= 0:
            return LOST
        place = Span(at, at + len(words))
        return Carried(MarkStatus.MOVED, *place, 1.0) if snap(self._new, *place) == place else LOST


def _shifted(span: Span, stretch: Stretch) -> Span:
    by = stretch.new_start - stretch.start
    return Span(span.start + by, span.end + by)


def _region(parts: list[_Part], mark: Span) -> Span:
    """One place for all parts; where they went apart, that of the longest."""
    start, end = parts[0].span.start, max(part.span.end for part in parts)
    is_ordered = all(one.span.end <= two.span.start for one, two in pairwise(parts))
    if is_ordered and end - start <= MOST_GROWN * (mark.end - mark.start):
        return Span(start, end)
    return max((part.span for part in parts), key=lambda span: span.end - span.start)
