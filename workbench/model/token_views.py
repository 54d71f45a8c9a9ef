"""The rows that views return of tokens and covers; offsets are code points, half-open."""

from collections.abc import Iterable
from typing import NamedTuple


class TokenRow(NamedTuple):
    """A token of a revision; `ticked` is 1, 0 (struck) or None, `claim` the one that judged it,
    `hole` whether it is left to check.
    """

    id: int
    start: int
    end: int
    kind: str
    words: str
    ticked: int | None
    claim: int | None
    hole: bool


class Cover(NamedTuple):
    """Words declared "no fact here"."""

    id: int
    start: int
    end: int
    reason: str


class HoleCounts(NamedTuple):
    """What is left to check, by kind."""

    total: int
    by_kind: dict[str, int]


class ClaimTokens(NamedTuple):
    """How many tokens a claim's marks hold, how many of them are ticked, the struck ones' words."""

    total: int
    ticked: int
    struck: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Iterable[tuple[str, int | None]]) -> "ClaimTokens":
        """From the words of each token and how it is ticked, by their start."""
        rows = list(tokens)
        struck = tuple(words for words, ticked in rows if ticked == 0)
        return cls(len(rows), sum(ticked == 1 for _words, ticked in rows), struck)
