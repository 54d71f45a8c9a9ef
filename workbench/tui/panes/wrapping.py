"""A text as lines of a width, each a place in the text; words that do not fit are cut by clusters.

Offsets are code points; widths are terminal cells of what is shown, not of what is stored.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from workbench.text.display import shown
from workbench.text.graphemes import boundary_at_or_before

# Letters, digits, punctuation and symbols of one cell each that nothing joins to what stands before
# or behind; those of two cells; and what is in neither, which has to be measured.
_SINGLE = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f"
    "\u0561-\u0587\u05be\u05d0-\u05ea\u060c\u061b\u061f-\u063a\u0640-\u064a\u0660-\u066f"
    "\u0671-\u06d3\u06f0-\u06f9\u10d0-\u10fa\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf"
)
_DOUBLE = (
    "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)
_NOT_SINGLE = re.compile(f"[^{_SINGLE}]")

WORDS_KEPT = 10_000
"""Words whose cells are remembered: those that most of a text is made of."""


Bounds = tuple["array[int]", "array[int]"]


class Lines:
    """Where each line starts and ends, and the number of the paragraph that begins there, or 0."""

    __slots__ = ("ends", "paragraphs", "starts")

    def __init__(self, starts: array[int], ends: array[int], paragraphs: array[int]) -> None:
        self.starts = starts
        self.ends = ends
        self.paragraphs = paragraphs

    def __len__(self) -> int:
        return len(self.starts)

    def line_at(self, offset: int) -> int:
        """The line on which the character at `offset` is painted."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def start(self, line: int) -> int:
        """Where a line begins."""
        return self.starts[line]

    def end(self, line: int) -> int:
        """Where a line ends."""
        return self.ends[line]

    def paragraph(self, line: int) -> int:
        """The number of the paragraph that begins there, or 0."""
        return self.paragraphs[line]

    def about(self, line: int) -> int:
        """Where a line begins; behind the last one the end of the text."""
        return self.starts[line] if line < len(self.starts) else self.ends[-1] + 1

    def is_known(self, offset: int) -> bool:
        """Whether the line of an offset is wrapped."""
        return True

    def settle(self, offset: int, count: int) -> None:
        """Nothing: all is wrapped."""


class Whence(NamedTuple):
    """What comes before a part of a text: how many paragraphs, and whether a blank line."""

    paragraphs: int
    blank: bool


def behind(text: str, at: int, end: int, whence: Whence) -> Whence:
    """What comes before the text behind the part from `at` to the line feed at `end`."""
    number, blank = whence
    for line in text[at:end].split("\n"):
        if not line or line.isspace():
            blank = True
        else:
            number += blank
            blank = False
    return Whence(number, blank)


def wrap(text: str, width: int) -> Lines:
    """The lines of `text` at most `width` cells wide, at least one."""
    return wrap_part(text, 0, len(text), width, Whence(0, True))


def wrap_part(text: str, at: int, stop: int, width: int, whence: Whence) -> Lines:
    """The lines of the part of `text` from `at`, where a line begins, to `stop`, where one ends."""
    starts, ends, paragraphs = array("I"), array("I"), array("I")
    number, blank = whence
    while True:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        first = len(starts)
        line = text[at:end]
        if not line or line.isspace():
            starts.append(at)
            ends.append(end)
            paragraphs.append(0)
            blank = True
        else:
            _wrap_line(text, at, end, max(2, width), (starts, ends))
            paragraphs.extend([0] * (len(starts) - first))
            if blank:
                number += 1
                paragraphs[first] = number
                blank = False
        if end == stop:
            return Lines(starts, ends, paragraphs)
        at = end + 1


def _wrap_line(text: str, at: int, end: int, width: int, out: Bounds) -> None:
    if _NOT_SINGLE.search(text, at, end):
        _wrap_wide(text, at, end, width, out)
        return
    starts, ends = out
    while end - at > width:
        cut = text.rfind(" ", at, at + width + 1)
        if cut <= at:
            cut = at + width
        starts.append(at)
        ends.append(cut)
        at = cut + 1 if text[cut] == " " else cut
    starts.append(at)
    ends.append(end)


def _wrap_wide(text: str, at: int, end: int, width: int, out: Bounds) -> None:
    """As `_wrap_line`, for text with characters of no, two or changing cells."""
    starts, ends = out
    start, used, word_start = at, 0, at
    for word_end in _word_ends(text, at, end):
        word = text[word_start:word_end]
        cells = _cells(word)
        bare = cells - (word[-1] == " ")
        if used and used + bare > width:
            starts.append(start)
            ends.append(word_start - 1 if text[word_start - 1] == " " else word_start)
            start, used = word_start, 0
        if bare > width:
            for cut in _cuts(word, width):
                starts.append(start)
                ends.append(word_start + cut)
                start = word_start + cut
            cells = _cells(text[start:word_end])
        used += cells
        word_start = word_end
    starts.append(start)
    ends.append(end)


def _word_ends(text: str, at: int, end: int) -> Iterator[int]:
    """Where a line may end: behind each space that nothing is stacked on, and at the end."""
    space = text.find(" ", at, end - 1)
    while space >= 0:
        if text[space + 1] < "\u0300" or boundary_at_or_before(text, space + 1) == space + 1:
            yield space + 1
        space = text.find(" ", space + 1, end - 1)
    yield end


@lru_cache(maxsize=WORDS_KEPT)
def _cells(word: str) -> int:
    return cell_len(shown(word))


@cache
def _not_plain() -> re.Pattern[str]:
    # Compiled with the first word that is wider than a line: it takes 2 ms, as does the next.
    return re.compile(f"[^{_SINGLE}{_DOUBLE}]")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{_DOUBLE}]+|[{_SINGLE}]+")


def _cuts(word: str, width: int) -> list[int]:
    """Where to cut a word that is wider than a line, between clusters."""
    if not _not_plain().search(word):
        return _plain_cuts(word, width)
    cuts, used = [0], 0
    for start, _end, cells in split_graphemes(shown(word))[0]:
        if used + cells > width and (cut := boundary_at_or_before(word, start)) > cuts[-1]:
            cuts.append(cut)
            used = cell_len(shown(word[cut:start]))
        used += cells
    return cuts[1:]


def _plain_cuts(word: str, width: int) -> list[int]:
    """As `_cuts`, where every character is a cluster of one or two cells."""
    cuts, used = [], 0
    for run in _runs().finditer(word):
        at, end = run.span()
        each = 1 + (_NOT_SINGLE.match(word, at) is not None)
        while used + (end - at) * each > width:
            at += (width - used) // each
            cuts.append(at)
            used = 0
        used += (end - at) * each
    return cuts


def cells_before(text: str, start: int, offset: int) -> int:
    """How many cells the characters from `start` up to `offset` take."""
    return cell_len(shown(text[start:offset])) if offset > start else 0


def offset_at_cell(text: str, start: int, end: int, cell: int) -> int:
    """The offset of the cluster that covers a cell of a line; `end` beyond the last."""
    used = 0
    line = shown(text[start:end])
    if line.isascii():
        return min(end, start + max(0, cell))
    for first, _last, cells in split_graphemes(line)[0]:
        if used + cells > cell:
            return start + first
        used += cells
    return end
