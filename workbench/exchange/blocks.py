"""What a document that leaves says, before it is of any format: headings, lines, labelled words.

All words of others stand behind a label of ours on one line, so that none of them can begin a line
and be taken for one of ours when the document comes back.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from workbench.text.display import shown

_BLANKS = re.compile(r"\s+")
_NO_XML = re.compile("[\ufffe\uffff]")
"""All that may be shown and that XML, of which Word documents are made, cannot hold."""


class Look(StrEnum):
    """How a run of words is set."""

    PLAIN = "plain"
    STRONG = "strong"
    GONE = "gone"
    NEW = "new"


class Run(NamedTuple):
    """Words of one look."""

    text: str
    look: Look = Look.PLAIN


class Title(NamedTuple):
    """The document's name, once, at its head."""

    text: str


class Heading(NamedTuple):
    """A part's name, behind a `mark` of ours that is found again."""

    mark: str
    text: str


class Line(NamedTuple):
    """A paragraph: runs behind a label of ours, which may be empty for words of ours alone."""

    label: str
    runs: tuple[Run, ...]


class Room(NamedTuple):
    """A label with room behind it, to be written in."""

    label: str


Block = Title | Heading | Line | Room


def labelled(label: str, *parts: str | Run) -> Line:
    """A labelled paragraph; words of others are made one harmless line."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return Line(label, tuple(runs_of_line(runs)))


def runs_of_line(runs: Iterable[Run]) -> list[Run]:
    """Runs without line ends, and without anything that could steer what shows them."""
    clean = (Run(_harmless(run.text), run.look) for run in runs)
    return [run for run in clean if run.text]


def flat(text: str) -> str:
    """Foreign words as one harmless line."""
    return _harmless(text.strip())


def _harmless(text: str) -> str:
    return _NO_XML.sub("\ufffd", shown(_BLANKS.sub(" ", text)))
