"""The place in a text whose words are most like given ones, where nowhere are they the same."""

import re
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.text.fold import fold

TIED = 0.03
"""What a place may be less alike than the best and still be as alike: a letter of thirty."""

LONGEST_WORD = 40
"""Letters of a word, at most: a place that cuts a longer run of them is not grown to all of it."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, ideographs."""


class Alike(NamedTuple):
    """Where the words are, and how alike, from 0 to 1."""

    start: int
    end: int
    score: float


def most_alike(text: str, words: str, least: float) -> Alike | None:
    """The place in `text` most like `words`, none where it is less so than `least`."""
    from rapidfuzz import fuzz

    if len(text) < len(words) * least:
        return None
    found = fuzz.partial_ratio_alignment(fold(words), fold(text), score_cutoff=100 * least)
    if found is None or found.dest_end <= found.dest_start:
        return None
    return Alike(found.dest_start, found.dest_end, found.score / 100)


def nearest_alike(text: str, words: str, hint: int, found: Alike) -> Alike:
    """Of all places as alike as `found` one near the hint: looked for ever wider around it."""
    least, reach = found.score - TIED, 1
    while reach < abs(found.start - hint):
        start = max(0, hint - reach)
        around = text[start : hint + len(words) + reach]
        near = most_alike(around, words, least) if len(around) >= len(words) else None
        if near:
            return Alike(start + near.start, start + near.end, near.score)
        reach *= 2
    return found


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The place, grown to whole words and without white space at its ends."""
    start, end = _word_around(text, start).start, _word_around(text, end).end
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _word_around(text: str, at: int) -> Span:
    """The word that `at` would cut, or nothing."""
    start = end = at
    while start > 0 and at - start <= LONGEST_WORD and _is_inside_word(text, start):
        start -= 1
    while end < len(text) and end - at <= LONGEST_WORD and _is_inside_word(text, end):
        end += 1
    return Span(start, end) if end - start <= LONGEST_WORD else Span(at, at)


def _is_inside_word(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1]
    return len(around) == 2 and around.isalnum() and not _UNSPACED.search(around)
