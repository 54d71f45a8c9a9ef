"""What others wrote into a Word document, and where: comments with their threads, and changes.

Offsets are code points of `text`, in which both what was inserted and what was deleted stands;
paragraphs are parted by blank lines.
"""

from typing import Any, NamedTuple


class Remark(NamedTuple):
    """A comment. `parent` is the id of the one that it replies to, or empty; `start` and `end` are
    None where the document does not say on which words it is. `initials` as its program set them.
    """

    id: str
    parent: str
    by: str
    initials: str
    at: str
    text: str
    is_resolved: bool
    start: int | None
    end: int | None


class Tracked(NamedTuple):
    """A stretch that was inserted, or deleted, and that nobody has accepted or rejected yet."""

    start: int
    end: int
    is_insertion: bool
    by: str
    at: str


class Bookmark(NamedTuple):
    """A named place."""

    name: str
    start: int
    end: int


class Margins(NamedTuple):
    """A document as others left it; all in the order of their places. `are_unread` where it has
    some, of a format whose margins nothing here reads.
    """

    text: str = ""
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Tracked, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    are_unread: bool = False


def margins_from(answer: dict[str, Any]) -> Margins:
    """What the reading process sent: its lists are the fields in their order."""
    return Margins(
        answer["text"],
        tuple(Remark(*each) for each in answer["remarks"]),
        tuple(Tracked(*each) for each in answer["changes"]),
        tuple(Bookmark(*each) for each in answer["bookmarks"]),
        answer["are_unread"],
    )
