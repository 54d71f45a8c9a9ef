"""The rows that views return of an article too long to be read while somebody waits."""

from typing import NamedTuple

from workbench.model.views import Article, Claim, Mark


class StateCount(NamedTuple):
    """How many claims of a state have a rating, or None."""

    state: str
    rating: str | None
    number: int


class Opening(NamedTuple):
    """A part of an article. `article.text` is its beginning, of `length` code points in all.

    `claims` stand in the list from the row `first` on, of `total`; `near` are those of the `marks`.
    """

    article: Article
    length: int
    claims: list[Claim]
    first: int
    total: int
    near: list[Claim]
    marks: list[Mark]
    counts: list[StateCount]
    most_number: int
    most_stances: int
