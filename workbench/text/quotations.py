"""Quoted words in a text, also where a scraper or a machine has left the marks unbalanced."""

import re
from collections.abc import Iterator

from workbench.model.spans import Span
from workbench.text.words import paragraphs, stripped

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
    spare = _spare_closers(text, marks)
    opened: int | None = None
    depth = 0
    for at, (start, end) in enumerate(marks):
        if opened is None:
            if not _is_stray(text, paragraph, start, end):
                opened, depth = end, 1
        elif spare[at] > depth and _may_open(text, start, end):
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield stripped(text, opened, start)
                opened = None
    if opened is not None:
        yield stripped(text, opened, paragraph.end)


def _is_stray(text: str, paragraph: Span, start: int, end: int) -> bool:
    """Whether a mark opens nothing: inches, or the last thing of its paragraph."""
    if end >= paragraph.end:
        return True
    return text[start] == '"' and start > 0 and bool(_INCHES.match(text[start - 1]))


def _may_open(text: str, start: int, end: int) -> bool:
    """Whether a mark inside a quotation has the shape and the place of an opening one."""
    return text[start] not in _CLOSERS + "\"'`" and not text[end : end + 1].isspace()


def _spare_closers(text: str, marks: list[tuple[int, int]]) -> list[int]:
    """For each mark, the most by which closers behind it outnumber the others up to any point:
    a nested quotation needs one for itself and one for each that is open."""
    spare = [0] * len(marks)
    most = 0
    for at in range(len(marks) - 1, 0, -1):
        most = max(0, most + (1 if text[marks[at][0]] in _CLOSERS else -1))
        spare[at - 1] = most
    return spare


def _has_letter(text: str, span: Span) -> bool:
    return any(char.isalpha() for char in text[span.start : span.end])


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
