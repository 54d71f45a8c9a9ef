"""The rows from which problems are told that no claim's own row tells."""

from typing import NamedTuple


class OpenQuery(NamedTuple):
    """A question that nobody has answered; `start` is None where its words are gone."""

    number: int
    claim: int | None
    to_whom: str
    asked_at: str
    exact: str
    start: int | None


class QuotedPassage(NamedTuple):
    """A passage that carries a quotation, or should."""

    claim: int
    source: int
    passage: str


class StruckWords(NamedTuple):
    """Words of the present text that were found wrong by themselves, first where they stand first;
    `claim` is the one that they are words of, None outside of any.
    """

    claim: int | None
    words: str
    times: int
    start: int


class InTheWay(NamedTuple):
    """All of one article. Of the claims with a legal flag `read_again` are those that somebody
    rated in another reading than the first; of those with a recheck flag that are rated `rated_at`
    says when last.
    """

    queries: list[OpenQuery]
    quoted: list[QuotedPassage]
    read_again: frozenset[int]
    rated_at: dict[int, str]
    struck: list[StruckWords]
