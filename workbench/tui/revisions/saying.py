"""A mark's sentence as it was and as it is: runs in which the mark and what differs stand out."""

from collections.abc import Iterator
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.text.display import shown
from workbench.text.worddiff import Change, word_diff
from workbench.tui.panes.layout import Run

LONGEST = 4_000
"""Characters of a sentence that are compared and shown: a marked paragraph, not a marked book."""

LOOKS = {"same": "pane--text", "gone": "pane--gone", "new": "pane--new"}
BREAKS = str.maketrans("\n\t", "  ")
MARKED = "article--mark"


class Said(NamedTuple):
    """A sentence and where the mark is in it."""

    sentence: str
    words: Span


def said(text: str, start: int, end: int) -> Said:
    """The sentence around `start` to `end` of a text."""
    from workbench.text.sentences import sentences_around

    begin, behind = sentences_around(text, Span(start, end))
    whole = text[begin : min(behind, begin + LONGEST)]
    return Said(whole, Span(min(start - begin, len(whole)), min(end - begin, len(whole))))


def both(old: Said, new: Said | None) -> tuple[list[Run], list[Run]]:
    """The runs of both sides; the new one has none where there is no such sentence any more."""
    if new is None:
        return list(_runs([Change("same", old.sentence)], old.words)), []
    changes = word_diff(old.sentence, new.sentence)
    ours = [change for change in changes if change.op != "new"]
    theirs = [change for change in changes if change.op != "gone"]
    return list(_runs(ours, old.words)), list(_runs(theirs, new.words))


def _runs(changes: list[Change], words: Span) -> Iterator[Run]:
    at = 0
    for op, text in changes:
        for start, end, inside in _parts(at, at + len(text), words):
            look = f"{MARKED} {LOOKS[op]}" if inside else LOOKS[op]
            if inside and op == "same":
                look = MARKED
            yield Run(shown(text[start - at : end - at].translate(BREAKS)), look)
        at += len(text)


def _parts(start: int, end: int, words: Span) -> Iterator[tuple[int, int, bool]]:
    """What of a place lies before the words, in them and behind."""
    first, last = min(max(words.start, start), end), min(max(words.end, start), end)
    for begin, close, inside in ((start, first, False), (first, last, True), (last, end, False)):
        if begin < close:
            yield begin, close, inside
