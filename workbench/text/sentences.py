"""Sentences as spans of the text: sentencex, and rules for quotations and for garbled copy."""

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.model.spans import Span
from workbench.text.words import paragraph_at, paragraphs

MOST_READ = 5_000
"""Characters of one paragraph read around an offset: a paragraph without an end costs no more."""

_WORDLESS = re.compile(r"[\W_]*\Z")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\Z")
_OPENING = "\"'“”„«»‘’([–—- \t\n"
_CLOSED_SPEECH = re.compile(r"[.!?…]\s*[\"'”“»’]+\s*\Z")
_ATTRIBUTION = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s+){0,5}"
    r"(?:said|says|told|asked|added|replied|wrote|tweeted|noted|explained|argued|warned)"
    r"\s*(?:[.,;:]|\Z|(?:he|she|they|[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*)\s*[.,;])"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f](?=\.)")
_BULLET = re.compile(r"\n[ \t]*(?=(?:[-–—*•▪‣·]|\d{1,3}[.)])\s+\S)")


def sentences(text: str, language: str = "en") -> list[Span]:
    """All sentences in order, without white space at their ends; none crosses a blank line.

    `language` is a code like `en` or `pt-BR`; one that is not known is read by general rules.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        found.extend(_in_paragraph(text, paragraph, language))
    return found


def sentence_at(text: str, offset: int, language: str = "en") -> Span:
    """The sentence at `offset`, or the one it stands directly behind; empty on a blank line.

    Reads the enclosing paragraph only.
    """
    paragraph = paragraph_at(text, offset)
    if paragraph.start == paragraph.end:
        return paragraph
    window = Span(max(paragraph.start, offset - MOST_READ), min(paragraph.end, offset + MOST_READ))
    last = Span(window.start, window.start)
    for span in _in_paragraph(text, window, language):
        if offset < span.start and last.end > last.start:
            break
        last = span
        if offset < span.end:
            break
    return last


def sentences_around(text: str, span: Span) -> Span:
    """From the sentence that the span begins in to the one that it ends in."""
    first, last = sentence_at(text, span.start), sentence_at(text, max(span.start, span.end - 1))
    return Span(min(first.start, span.start), max(last.end, span.end))


def _in_paragraph(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    """The sentences of one paragraph: the library's pieces, joined where they belong together."""
    words = text[paragraph.start : paragraph.end]
    has_capitals = words != words.lower()
    start = end = 0
    for piece in _pieces(words, language):
        if end > start and not _joins(
            words[start:end], words[piece.start : piece.end], has_capitals
        ):
            yield Span(paragraph.start + start, paragraph.start + end)
            start = piece.start
        elif end == start:
            start = piece.start
        end = piece.end
    if end > start:
        yield Span(paragraph.start + start, paragraph.start + end)


def _pieces(words: str, language: str) -> Iterator[Span]:
    """What the library gives, without white space at the ends; a list's items stand alone."""
    from sentencex import get_sentence_boundaries

    # The library takes no lone surrogates; U+FFFD is as long.
    words = _LONE_SURROGATE.sub("\ufffd", words)
    # It panics at `N .` with a blank of several bytes, taking it for one (sentencex 1.0.32).
    words = _WIDE_BLANK.sub(" ", words)
    items = [0, *(found.end() for found in _BULLET.finditer(words)), len(words)]
    for item, after in pairwise(items):
        for found in get_sentence_boundaries(_code(language), words[item:after]):
            start, end = item + found["start_index"], item + found["end_index"]
            piece = words[start:end]
            if stripped := piece.strip():
                start += len(piece) - len(piece.lstrip())
                yield Span(start, start + len(stripped))


def _joins(before: str, after: str, has_capitals: bool) -> bool:
    """Whether `after` goes on with the sentence of `before`."""
    if _BULLET.match("\n" + after):
        return False
    if _WORDLESS.match(after) or _WORDLESS.match(before) or _NUMBERED.match(before):
        return True
    first = after.lstrip(_OPENING)[:1]
    if has_capitals and first.islower():
        return True
    return bool(_CLOSED_SPEECH.search(before[-8:]) and _ATTRIBUTION.match(after))


def _code(language: str) -> str:
    return re.split(r"[-_]", language.strip().lower() or "en", maxsplit=1)[0]
