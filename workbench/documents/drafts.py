"""A draft that its writer annotated: its text, and what hangs on which words of it."""

from typing import Any, NamedTuple

from workbench.documents.parsed import Parsed


class Attached(NamedTuple):
    """A comment, footnote, endnote or link (`what`). `start` and `end` are the words of the text
    that it is on, alike where it merely stands behind words, None where it has no place.

    `number` counts each kind from 1 in the text's order; `parent` is the id of the comment that
    this one replies to. `is_on_deleted` where all its words are struck from the text.
    """

    what: str
    number: int
    id: str
    parent: str = ""
    by: str = ""
    at: str = ""
    text: str = ""
    addresses: tuple[str, ...] = ()
    is_resolved: bool = False
    is_on_deleted: bool = False
    start: int | None = None
    end: int | None = None


class Draft(NamedTuple):
    """What `read` of the same document gives, and what hangs on it."""

    parsed: Parsed
    attached: tuple[Attached, ...]


def attached_from(answer: list[list[Any]]) -> tuple[Attached, ...]:
    """What the reading process sent: its lists are the fields in their order."""
    made = (Attached(*each) for each in answer)
    return tuple(each._replace(addresses=tuple(each.addresses)) for each in made)
