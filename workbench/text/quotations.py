"""Quoted words in a text, also where a scraper or a machine has left the marks unbalanced."""

import re
from collections.abc import Iterator

from workbench.model.spans import Span
from workbench.text.words import paragraphs

_DOUBLE = re.compile("[“”„‟«»\"〝〞「」『』]|''|``")
_SINGLE = re.compile(r"(?<!\w)[‘‹](?P<words>[^‘‹\n]{2,600}?)[’›](?!\w)")
_CLOSERS = "”»」』〞"
_INCHES = re.compile(r"\d\Z")


def quotations(text: str) -> list[Span]:
    """The words between quote marks, without the marks, outermost only, in order.

    A quotation ends with its paragraph at the latest. An opening mark that stands where a closing
    one should (`“It was planned, “he said`) closes.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text):
        doubles = [span for span in _doubles(text, paragraph) if _has_letter(text, span)]
        found.extend(doubles)
        for single in _SINGLE.finditer(text, paragraph.start, paragraph.end):
            span = Span(*single.span("words"))
            if _has_letter(text, span) and not any(_overlaps(span, other) for other in doubles):
                found.append(span)
    return sorted(found)


def _doubles(text: str, paragraph: Span) -> Iterator[Span]:
    marks = [m.span() for m in _DOUBLE.finditer(text, paragraph.start, paragraph.end)]
    opened: int | None = None
    depth = 0
    for at, (start, end) in enumerate(marks):
        if opened is None:
            if not _is_stray(text, paragraph, start, end):
                opened, depth = end, 1
        elif _nests(text, marks, at, depth):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield _stripped(text, opened, start)
                opened = None
    if opened is not None:
        yield _stripped(text, opened, paragraph.end)


def _is_stray(text: str, paragraph: Span, start: int, end: int) -> bool:
    """Whether a mark opens nothing: inches, or the last thing of its paragraph."""
    if end >= paragraph.end:
        return True
    return text[start] == '"' and start > 0 and bool(_INCHES.match(text[start - 1]))


def _nests(text: str, marks: list[tuple[int, int]], at: int, depth: int) -> bool:
    """Whether mark `at`, inside a quotation, opens another: closers for both must follow."""
    start, end = marks[at]
    if text[start] in _CLOSERS + "\"'`" or text[end : end + 1].isspace() or end >= len(text):
        return False
    balance = 0
    for later, _ in marks[at + 1 :]:
        balance += 1 if text[later] in _CLOSERS else -1
        if balance > depth:
            return True
    return False


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _has_letter(text: str, span: Span) -> bool:
    return any(char.isalpha() for char in text[span.start : span.end])


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
