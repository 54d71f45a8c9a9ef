"""The rows from which problems of queries and quotations are told."""

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


class InTheWay(NamedTuple):
    """All of them of one article."""

    queries: list[OpenQuery]
    quoted: list[QuotedPassage]
