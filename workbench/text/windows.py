"""Windows of one to three sentences in a part of a text, and how much of what is wanted each holds.

Only parts are read where much of it stands together, so that a search costs the same in any text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.text.graphemes import snap
from workbench.text.lexis import Lexis
from workbench.text.sentences import sentences

MOST_SENTENCES = 3

EXTRA_SENTENCE = 0.88
"""What each sentence beyond the first leaves of a score: it has to bring an eighth of the claim.
From 0.85 to 0.92 the tuned half of tests/scores/passages has the same hits; lower is shorter."""

LONG_WINDOW = 90
"""Words from which on a window is too long to show; what it holds counts less."""

BLOCK = 40
"""Words of a block, by which the text is looked over before any sentence is read."""

MOST_BLOCKS = 12
"""Pairs of blocks that are read sentence by sentence."""

REACH = 700
"""Characters before and behind a pair of blocks in which its sentences begin and end."""

LONGEST_SENTENCE = 1_500
"""Characters from which on a sentence is a table or a list, and is cut."""


class Sought(NamedTuple):
    """One wanted thing: its share of the whole claim, and the numbers of the words where it is."""

    share: float
    at: Sequence[int]


class Window(NamedTuple):
    """A place, how much of what is wanted stands in it, from 0 to 1, and how many things."""

    start: int
    end: int
    score: float
    things: int


def best_windows(text: str, lexis: Lexis, sought: Sequence[Sought], near: int) -> list[Window]:
    """The windows of the most promising parts, best first; they overlap. `near` is the number of a
    word whose part is read too, or -1."""
    parts = _parts(text, lexis, _best_blocks(sought, near))
    found = [window for part in parts for window in _windows(text, lexis, sought, part)]
    return sorted(found, key=lambda window: (-window.score, window.end - window.start))


def _best_blocks(sought: Sequence[Sought], near: int) -> list[int]:
    """The numbers of blocks that, with the next one, hold the most."""
    held: dict[int, float] = defaultdict(float)
    for one in sought:
        for block in {at // BLOCK for at in one.at}:
            held[block] += one.share
    pairs = {
        first: held.get(first, 0.0) + held.get(first + 1, 0.0)
        for block in held
        for first in (block - 1, block)
    }
    best = nlargest(MOST_BLOCKS, pairs, key=lambda first: (pairs[first], -first))
    return sorted({max(0, first) for first in best} | ({near // BLOCK} if near >= 0 else set()))


def _parts(text: str, lexis: Lexis, blocks: Sequence[int]) -> Iterator[Span]:
    """The stretches around pairs of blocks, in whole paragraphs if possible, merged."""
    start = end = -1
    for block in blocks:
        first = lexis.starts[min(block * BLOCK, len(lexis.words) - 1)]
        last = lexis.starts[min((block + 2) * BLOCK, len(lexis.words)) - 1]
        part = Span(_beginning(text, first), _ending(text, last))
        if part.start <= end:
            end = max(end, part.end)
        else:
            if end > start:
                yield Span(start, end)
            start, end = part
    if end > start:
        yield Span(start, end)


def _beginning(text: str, at: int) -> int:
    least = max(0, at - REACH)
    blank = text.find("\n\n", least, at)
    return least if least == 0 or blank < 0 else blank + 2


def _ending(text: str, at: int) -> int:
    most = min(len(text), at + REACH)
    blank = text.rfind("\n\n", at, most)
    return most if most == len(text) or blank < 0 else blank


def _windows(text: str, lexis: Lexis, sought: Sequence[Sought], part: Span) -> Iterator[Window]:
    spans = list(_sentences(text, part))
    bounds = [bisect_left(lexis.starts, span.start) for span in spans]
    bounds.append(bisect_left(lexis.starts, spans[-1].end) if spans else 0)
    held = [
        {number for number, one in enumerate(sought) if _any_between(one.at, first, behind)}
        for first, behind in pairwise(bounds)
    ]
    for first in range(len(spans)):
        holds: set[int] = set()
        for last in range(first, min(first + MOST_SENTENCES, len(spans))):
            if last > first and not held[last] - holds:
                break
            holds |= held[last]
            words = bounds[last + 1] - bounds[first]
            score = sum(sought[number].share for number in holds) * EXTRA_SENTENCE ** (last - first)
            if words > LONG_WINDOW:
                score *= (LONG_WINDOW / words) ** 0.5
            if holds:
                place = snap(text, spans[first].start, spans[last].end)
                yield Window(*place, min(score, 1.0), len(holds))


def _sentences(text: str, part: Span) -> Iterator[Span]:
    """The sentences of a part, long ones cut; a piece of one at a cut end is left out."""
    spans = sentences(text[part.start : part.end])
    if len(spans) > 1 and _is_cut(text, part.start):
        del spans[0]
    if len(spans) > 1 and _is_cut(text, part.end):
        del spans[-1]
    for start, end in spans:
        start, end = start + part.start, end + part.start
        while end - start > LONGEST_SENTENCE:
            cut = _space_before(text, start + 1, start + LONGEST_SENTENCE)
            yield Span(start, cut)
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if end > start:
            yield Span(start, end)


def _is_cut(text: str, at: int) -> bool:
    return 0 < at < len(text) and "\n\n" not in text[max(0, at - 2) : at + 2]


def _space_before(text: str, least: int, at: int) -> int:
    """The last white space in a stretch, or its end."""
    for found in range(at, least, -1):
        if text[found - 1].isspace():
            return found - 1
    return at


def _any_between(numbers: Sequence[int], first: int, behind: int) -> bool:
    at = bisect_left(numbers, first)
    return at < len(numbers) and numbers[at] < behind
