"""What a file from elsewhere offers for an article: claims to be accepted, changed or dropped.

An importer reads, and judges nothing: what is offered becomes a claim when a person says so.
"""

from typing import NamedTuple

from workbench.model.states import Stance


class OfferedSource(NamedTuple):
    """An address or a described source that the file names for a claim."""

    url: str = ""
    title: str = ""
    stance: str = Stance.NONE
    passage: str = ""
    locator: str = ""
    note: str = ""


class OfferedClaim(NamedTuple):
    """A claim that the file names. `where` says in words where in the file: `comment 3`, `row 12`.

    `words` are the article's, empty where the file only restates them; `start` and `end` are where
    it says that they stand, None where it does not: in code points, or, where the file's program
    counts so, in UTF-16 units (`in_utf16`; see `text.offsets`). `rating` is as the file has it.
    """

    where: str
    words: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    restated: str = ""
    claimant: str = ""
    claimed_on: str = ""
    comment: str = ""
    rating: str = ""
    by: str = ""
    at: str = ""
    sources: tuple[OfferedSource, ...] = ()
    in_utf16: bool = False


class LeftAside(NamedTuple):
    """What the file has and nothing could be made of, and why: listed, never dropped."""

    where: str
    words: str
    why: str


class Offer(NamedTuple):
    """What a file offers. `text` is the article's own where the file is the article, annotated;
    else it is empty, and `url` or `title` may say which article it is about.
    """

    format: str
    claims: tuple[OfferedClaim, ...]
    left_aside: tuple[LeftAside, ...] = ()
    text: str = ""
    title: str = ""
    url: str = ""
