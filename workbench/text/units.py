"""The lines and sentences that two revisions of a text are compared by."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.text.names import LONGEST_SHORT_LINE
from workbench.text.sentences import sentences

_GOING_ON = ",-–—'’"
_ENDS = ".!?…"
_JOIN = re.compile(r" ?[:;,–—]")
_OPENING = "\"'“‘(["


class Unit(NamedTuple):
    """A line or a sentence; its white space is made one in `key`, by which it is compared."""

    start: int
    end: int
    key: str


def read_lines(text: str) -> list[Unit]:
    """All lines with words on them, in order."""
    found: list[Unit] = []
    at = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = at + len(line) - len(line.lstrip())
            found.append(Unit(start, start + len(stripped), _key(stripped)))
        at += len(line) + 1
    return found


def read_sentences(text: str, lines: list[Unit]) -> list[Unit]:
    """The sentences of lines that stand below each other; other lines end one."""
    found: list[Unit] = []
    runs: list[Span] = []
    for line in lines:
        if runs and not text[runs[-1].end : line.start].strip():
            runs[-1] = Span(runs[-1].start, line.end)
        else:
            runs.append(Span(line.start, line.end))
    for run in runs:
        for start, end in sentences(text[run.start : run.end]):
            words = text[run.start + start : run.start + end]
            found.append(Unit(run.start + start, run.start + end, _key(words)))
    return found


def read_written_lines(text: str, units: list[Unit]) -> list[Unit]:
    """The units, those of several lines that their writer ended in as many."""
    places = [place for unit in units for place in _written_lines(text, Span(unit.start, unit.end))]
    return [Unit(*place, _key(text[place.start : place.end])) for place in places]


def _written_lines(text: str, sentence: Span) -> Iterator[Span]:
    """The lines of a sentence that its writer ended: those of a list or of verse; not wrapped ones.

    A wrapped line is long, ends with a word or a comma, and the next one goes on with a word.
    """
    start = at = sentence.start
    lines = text[sentence.start : sentence.end].split("\n")
    for line, below in pairwise(lines):
        feed = at + len(line)
        length = feed - text.rfind("\n", 0, at) - 1
        if not _wraps(line.rstrip(), length, below.lstrip()):
            if line.strip():
                yield Span(start, at + len(line.rstrip()))
            start = feed + 1 + len(below) - len(below.lstrip())
        at = feed + 1
    yield Span(start, sentence.end)


def _wraps(line: str, length: int, below: str) -> bool:
    if length <= LONGEST_SHORT_LINE or not (line[-1:].isalnum() or line[-1:] in _GOING_ON):
        return False
    return below[:1].isalnum() or below[:1] in _OPENING


def _key(words: str) -> str:
    return " ".join(words.split())


def whole_places(words: str, text: str, place: Unit) -> Iterator[int]:
    """Where `words`, if more than one, stand in a sentence of a text without cutting a word."""
    at = text.find(words, place.start, place.end) if " " in words else -1
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(words) : at + len(words) + 1]
        cuts_first = before.isalnum() and words[0].isalnum()
        if not cuts_first and not (behind.isalnum() and words[-1].isalnum()):
            yield at
        at = text.find(words, at + 1, place.end)


def joined_places(words: str, text: str, place: Unit) -> Iterator[Span]:
    """Where a sentence stands with a mark that joins for the one that ended it."""
    bare = words.rstrip(_ENDS)
    if bare != words:
        for at in whole_places(bare, text, place):
            if mark := _JOIN.match(text, at + len(bare)):
                yield Span(at, mark.end())
