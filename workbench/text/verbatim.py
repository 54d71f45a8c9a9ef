"""Whether words stand in a text just so: white space, quote marks and dashes may be of another
kind, no letter, digit or other mark may.

Never more than that is called verbatim: a capital, a sign before a number, a unit or a word that
makes a number another, half of a compound are differences.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, islice

from workbench.model.spans import Span
from workbench.text.fold import alike, any_alike
from workbench.text.rules.amounts import ONES, ORDINALS, SCALES, TENS

_PIECE = re.compile(
    r"[^\W\d_][^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:['’][^\W_]+)*"
    r"|(?:(?<![\w)\].,%])[-+−–])?[$€£¥]?\d+(?:[.,:]\d+)*[^\W_]*%?|[^\w\s]|_"
)
_OUTER = frozenset("\"'.,;:…-")
"""Marks that a quotation may end with though the source goes on otherwise."""

_JOINTS = frozenset("-'/.,:@_&+")
"""Marks that make one word of two when they stand between them without a space."""

_PARTING = frozenset('—―“”"„«»')
"""Marks that part two words also without spaces."""

_NUMERAL = frozenset([*ONES, *TENS, *ORDINALS, *SCALES, "percent", "per", "dozens"])
_SIGNS = frozenset("$€£¥+")
_SIGNS_BEHIND = frozenset("%‰€£$")


class Pieces:
    """Words, numbers and marks in order, folded; where each stands in the text is read when asked.

    Most texts that are compared have nothing of what is looked for, and need no places.
    """

    def __init__(self, text: str, part: Span, words: Sequence[str], first: int = 0) -> None:
        """`words` are the pieces of a part of `text` from the one with the number `first` on."""
        self.text = text
        self.words = words
        self._part = part
        self._first = first

    def start(self, at: int) -> int:
        """Where the piece with the number `at` begins in the text."""
        return self._bounds[2 * (self._first + at)]

    def end(self, at: int) -> int:
        """Where it ends."""
        return self._bounds[2 * (self._first + at) + 1]

    def cut(self, start: int, end: int) -> "Pieces":
        """The pieces with the numbers from `start` up to `end`."""
        return Pieces(self.text, self._part, self.words[start:end], self._first + start)

    @cached_property
    def _bounds(self) -> "array[int]":
        found = _PIECE.finditer(self.text, *self._part)
        return array("L", chain.from_iterable(piece.span() for piece in found))


def read_pieces(text: str, start: int = 0, end: int | None = None) -> Pieces:
    """The pieces of `text` between two offsets; their places are those in the whole text."""
    part = Span(start, len(text) if end is None else end)
    words = _PIECE.findall(text, *part)
    folded = {word: _folded(word) for word in set(words)}
    return Pieces(text, part, tuple(map(folded.__getitem__, words)))


def _folded(word: str) -> str:
    """Double and single marks are alike, as a quotation within a quotation changes its marks."""
    if word.isascii() and word != "'":
        return word
    folded = alike(unicodedata.normalize("NFC", word))
    return '"' if folded == "'" else folded


def bare(pieces: Pieces) -> Pieces:
    """Without the marks at both ends that belong to the sentence around a quotation."""
    start, end = 0, len(pieces.words)
    while start < end and pieces.words[start] in _OUTER:
        start += 1
    while end > start and pieces.words[end - 1] in _OUTER:
        end -= 1
    return pieces.cut(start, end)


def places(wanted: Pieces, source: Pieces) -> Iterator[tuple[int, int]]:
    """Where the pieces of `wanted` stand in `source` verbatim, as numbers of pieces, half-open."""
    if not wanted.words:
        return
    haystack = "\n" + "\n".join(source.words) + "\n"
    needle = "\n" + "\n".join(wanted.words) + "\n"
    at, number, counted = haystack.find(needle), 0, 0
    while at >= 0:
        number += haystack.count("\n", counted, at)
        counted = at
        if crossings(source, number, number + len(wanted.words)) == (0, 0):
            yield number, number + len(wanted.words)
        at = haystack.find(needle, at + 1)


def find_verbatim(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Where `words` stand verbatim in `text` between two offsets, without marks at their ends.

    Looked for by a pattern first, so that a text without them costs next to nothing.
    """
    wanted = bare(read_pieces(words))
    if not wanted.words:
        return
    end = len(text) if end is None else end
    pattern = re.compile(r"\s*".join(map(_loosely, _head(wanted.words))))
    for found in islice(pattern.finditer(text, start, end), MOST_TRIED):
        behind = min(end, found.start() + 2 * len(words) + _MARGIN)
        around = read_pieces(text, _at_space(text, found.start(), -1), _at_space(text, behind, 1))
        for first, last in places(wanted, around):
            place = Span(around.start(first), around.end(last - 1))
            if place.start == found.start() and place.end <= end:
                yield place


def stands(words: str, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `words` stand verbatim in `text` between two offsets."""
    return any(True for _ in find_verbatim(words, text, start, end))


def _head(words: Sequence[str]) -> Iterator[str]:
    """The first pieces, the last one cut, as many as make a pattern that is quickly compiled."""
    left = MOST_IN_PATTERN
    for word in words:
        yield word[:left]
        left -= len(word)
        if left <= 0:
            return


@cache
def _any_of(mark: str) -> str:
    return any_alike(mark)


def _loosely(word: str) -> str:
    """A pattern for a piece that takes any kind of mark, and any spelling of an accent."""
    if word == '"':
        return f"(?:{_any_of(word)}|{_any_of(chr(39))})"
    return "".join(map(_loose_character, word))


def _loose_character(char: str) -> str:
    if char in "'-":
        return _any_of(char)
    if char.isascii() or not char.isalnum():
        return re.escape(char)
    return r"\w[\u0300-\u036f]*"


MOST_IN_PATTERN = 200
"""Characters of a quotation that are looked for by a pattern; the others are compared behind."""

MOST_TRIED = 1_000
"""Places of the same words that are tried; where all are parts of something else, it is close."""

_MARGIN = 40
"""Characters around a place that are read too: what they hold can make its first word another."""


def _at_space(text: str, at: int, way: int) -> int:
    """An offset a margin away, where no word is cut, or else just there."""
    beyond = max(0, min(len(text), at + way * _MARGIN))
    between = text[min(at, beyond) : max(at, beyond)]
    spaces = [number for number, char in enumerate(between) if char.isspace()]
    if not spaces or beyond in (0, len(text)):
        return beyond
    return min(at, beyond) + (spaces[0] + 1 if way < 0 else spaces[-1])


def crossings(source: Pieces, start: int, end: int) -> tuple[int, int]:
    """How many pieces before and behind a place make its first or last word a part of them."""
    words = source.words
    before = 2 if _is_jointed(source, start, -1) else 0
    behind = 2 if _is_jointed(source, end - 1, 1) else 0
    if not before and start > 0 and is_numeral(words[start]):
        before = int(_is_number_word(words[start - 1]) or words[start - 1] in _SIGNS)
    if not behind and end < len(words) and is_numeral(words[end - 1]):
        behind = int(_is_number_word(words[end]) or words[end] in _SIGNS_BEHIND)
    return before, behind


def _is_jointed(source: Pieces, at: int, way: int) -> bool:
    """Whether a mark without spaces joins the piece to a word before (-1) or behind (1) it."""
    mark, other = at + way, at + 2 * way
    if not 0 <= other < len(source.words) or source.words[mark] not in _JOINTS | {'"'}:
        return False
    low, high = min(at, mark), max(at, mark)
    further_low, further_high = min(mark, other), max(mark, other)
    if source.end(low) != source.start(high):
        return False
    if source.end(further_low) != source.start(further_high):
        return False
    if not (_is_worded(source.words[other]) and _is_worded(source.words[at])):
        return False
    return source.text[source.start(mark)] not in _PARTING


def _is_worded(word: str) -> bool:
    return word[0].isalnum() or word[-1].isalnum()


def is_numeral(word: str) -> bool:
    """Whether a piece is a number, or a word that numbers are made of."""
    return any(char.isdigit() for char in word) or word.lower() in _NUMERAL


def _is_number_word(word: str) -> bool:
    return word.lower() in _NUMERAL or word.lower().removesuffix("s") in _NUMERAL
