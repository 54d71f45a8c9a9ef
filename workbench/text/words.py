"""Words and paragraphs around an offset, for the caret, for widening a selection and for labels.

All offsets are code points. The functions for one place look outwards from it, so that they cost
the same in an article of any size.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from workbench.model.spans import Span

_INNER = "'’‑-.,·"
"""Marks that belong to a word when they stand between two of its characters: it's, al-Haq, 3.5."""

_WORD = re.compile(r"[^\W_]")
_NOT_BLANK = re.compile(r"\S")


def word_at(text: str, offset: int) -> Span:
    """The word that `offset` stands in, or else directly behind; an empty span where there is none.

    An apostrophe, a hyphen or a decimal point between two letters or digits belongs to the word;
    an ideograph is a word of its own.
    """
    offset = max(0, min(offset, len(text)))
    if not _in_word(text, offset):
        if not _in_word(text, offset - 1):
            return Span(offset, offset)
        offset -= 1
    return Span(_word_start(text, offset), _word_end(text, offset))


def next_word(text: str, offset: int) -> int:
    """Where the next word after `offset` begins; the text's end after the last."""
    at = max(0, min(offset, len(text)))
    if _in_word(text, at):
        at = _word_end(text, at)
    while at < len(text) and not _in_word(text, at):
        at += 1
    return at


def previous_word(text: str, offset: int) -> int:
    """Where the word before `offset`, or the one around it, begins; 0 at the first."""
    at = max(0, min(offset, len(text))) - 1
    while at >= 0 and not _in_word(text, at):
        at -= 1
    return _word_start(text, at) if at >= 0 else 0


def paragraph_at(text: str, offset: int) -> Span:
    """The run of lines that are not blank around `offset`, without white space at its ends.

    An empty span at `offset` where that line is blank.
    """
    offset = max(0, min(offset, len(text)))
    start, end = _line(text, offset)
    if not text[start:end].strip():
        return Span(offset, offset)
    while start > 0:
        above, _ = _line(text, start - 1)
        if not text[above : start - 1].strip():
            break
        start = above
    while end < len(text):
        _, below = _line(text, end + 1)
        if not text[end + 1 : below].strip():
            break
        end = below
    return stripped(text, start, end)


def next_paragraph(text: str, offset: int) -> int:
    """Where the next paragraph after `offset` begins; the text's end after the last."""
    at = max(0, min(offset, len(text)))
    here = paragraph_at(text, at)
    if at < here.start:
        return here.start
    found = _NOT_BLANK.search(text, max(here.end, at))
    return found.start() if found else len(text)


def previous_paragraph(text: str, offset: int) -> int:
    """Where the paragraph before `offset`, or the one around it, begins; 0 at the first."""
    at = max(0, min(offset, len(text)))
    here = paragraph_at(text, at)
    if here.start < at and here.end > here.start:
        return here.start
    at = min(at, here.start)
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return paragraph_at(text, at).start if at else 0


def paragraphs(text: str) -> list[Span]:
    """All paragraphs: runs of lines that are not blank, without white space at their ends."""
    spans: list[Span] = []
    at = start = end = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            if end <= start:
                start = at
            end = at + len(line)
        elif end > start:
            spans.append(stripped(text, start, end))
            start = end = at
        at += len(line) + 1
    if end > start:
        spans.append(stripped(text, start, end))
    return spans


def stripped(text: str, start: int, end: int) -> Span:
    """The place without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraph_number(starts: Sequence[int], offset: int) -> int:
    """The number, from 1, of the paragraph that `offset` is in or behind; 0 before the first.

    `starts` are the paragraphs' starts, in order.
    """
    return bisect_right(starts, offset)


def first_words(text: str, limit: int = 8) -> str:
    """The first `limit` words in one line, with `…` where more follow."""
    words = text.split(maxsplit=limit)
    return " ".join(words[:limit]) + (" …" if len(words) > limit else "")


def _in_word(text: str, at: int) -> bool:
    if not 0 <= at < len(text):
        return False
    char = text[at]
    if _WORD.match(char) or _is_mark(char):
        return True
    return char in _INNER and 0 < at < len(text) - 1 and _is_bound(text, at)


def _is_mark(char: str) -> bool:
    """Whether `char` changes the letter before it: an accent, a vowel sign, a joiner."""
    if char < "\u0300":
        return False
    return char in "\u200c\u200d" or unicodedata.category(char)[0] == "M"


def _is_bound(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at + 1]
    if text[at] in ".,":
        return before.isdigit() and after.isdigit()
    return bool((_WORD.match(before) or _is_mark(before)) and _WORD.match(after))


def _word_start(text: str, at: int) -> int:
    while _in_word(text, at - 1) and not _is_cut(text, at):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    at += 1
    while _in_word(text, at) and not _is_cut(text, at):
        at += 1
    return at


def _is_cut(text: str, at: int) -> bool:
    """Whether a word ends before `at` though letters go on: an ideograph is on either side."""
    if text[at] < "\u3400" and text[at - 1] < "\u3400":
        return False
    if _is_mark(text[at]):
        return False
    return _is_ideograph(text[at]) or _is_ideograph(text[at - 1])


def _is_ideograph(char: str) -> bool:
    # By comparing: a pattern of so wide ranges takes 2 ms to compile, which the first frame waits.
    unified = "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff"
    return unified or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)
