"""Whether words stand in a text just so: white space, quote marks and dashes may be of another
kind, no letter, digit or other mark may.

Never more than that is called verbatim: a capital, a sign before a number, a unit or a word that
makes a number another, half of a compound are differences.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from workbench.text.fold import alike
from workbench.text.rules.amounts import ONES, ORDINALS, SCALES, TENS

_PIECE = re.compile(
    r"(?:(?<![\w)\].,%])[-+−–])?[$€£¥]?\d+(?:[.,:]\d+)*[^\W_]*%?"
    r"|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:['’][^\W_]+)*|[^\w\s]|_"
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


class Pieces(NamedTuple):
    """Words, numbers and marks in order, folded, and where each stands in the text."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def cut(self, start: int, end: int) -> "Pieces":
        """The pieces with the numbers from `start` up to `end`."""
        return Pieces(
            self.text, self.words[start:end], self.starts[start:end], self.ends[start:end]
        )


def read_pieces(text: str, start: int = 0, end: int | None = None) -> Pieces:
    """The pieces of `text` between two offsets; their places are those in the whole text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _PIECE.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        words.append(word if word.isascii() and word != "'" else _folded(word))
        starts.append(found.start())
        ends.append(found.end())
    return Pieces(text, tuple(words), tuple(starts), tuple(ends))


def _folded(word: str) -> str:
    """Double and single marks are alike, as a quotation within a quotation changes its marks."""
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


def stands(words: str, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `words` stand verbatim in `text` between two offsets."""
    end = len(text) if end is None else end
    around = read_pieces(text, _at_space(text, start, -1), _at_space(text, end, 1))
    return any(
        around.starts[first] >= start and around.ends[behind - 1] <= end
        for first, behind in places(bare(read_pieces(words)), around)
    )


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
    if source.ends[low] != source.starts[high]:
        return False
    if source.ends[further_low] != source.starts[further_high]:
        return False
    if not (_is_worded(source.words[other]) and _is_worded(source.words[at])):
        return False
    return source.text[source.starts[mark]] not in _PARTING


def _is_worded(word: str) -> bool:
    return word[0].isalnum() or word[-1].isalnum()


def is_numeral(word: str) -> bool:
    """Whether a piece is a number, or a word that numbers are made of."""
    return any(char.isdigit() for char in word) or word.lower() in _NUMERAL


def _is_number_word(word: str) -> bool:
    return word.lower() in _NUMERAL or word.lower().removesuffix("s") in _NUMERAL
