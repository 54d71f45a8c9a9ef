"""Places in a text and what is known of them. Offsets are Unicode code points, half-open."""

from typing import NamedTuple


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int


class Quote(NamedTuple):
    """The words of a place, with up to 32 characters of what stands before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Located(NamedTuple):
    """Where a Quote was found: a mark status of `states.MarkStatus`, a place, a score from 0 to 1.

    `start` and `end` are None only where the status is `lost`.
    """

    status: str
    start: int | None
    end: int | None
    score: float


class Carried(NamedTuple):
    """Where a span of a revision stands in the next: as in Located, and never at other words where
    the status is `exact` or `moved`.
    """

    status: str
    start: int | None
    end: int | None
    score: float


class Token(NamedTuple):
    """A checkable piece of text; `kind` is one of `states.TokenKind`."""

    start: int
    end: int
    kind: str


class Locator(NamedTuple):
    """From `start` on, the text stands at `label` of its original, for example `page 3`."""

    start: int
    label: str


class Header(NamedTuple):
    """Words that say something about the article rather than in it: a date line, a dateline.

    `field` is the article's column that `value` belongs to, or an empty text where there is none.
    """

    start: int
    end: int
    field: str
    value: str
