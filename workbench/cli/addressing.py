"""How a call names things: an article by its id, a claim as 3/12, a query as 3/q2, a source s7."""

import re
from argparse import ArgumentTypeError
from typing import NamedTuple

_ID = re.compile(r"[0-9]{1,15}")
_CLAIM = re.compile(r"([0-9]{1,15})/#?([0-9]{1,15})")
_SOURCE = re.compile(r"s?([0-9]{1,15})")
_QUERY = re.compile(r"([0-9]{1,15})/q([0-9]{1,15})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WEB = re.compile(r"https?:/", re.IGNORECASE)


class ClaimAddress(NamedTuple):
    """An article's id and a claim's number within it."""

    article: int
    number: int

    def __str__(self) -> str:
        return f"{self.article}/{self.number}"


class SourceAddress(NamedTuple):
    """A source's id."""

    id: int

    def __str__(self) -> str:
        return f"s{self.id}"


class QueryAddress(NamedTuple):
    """An article's id and a query's number within it."""

    article: int
    number: int

    def __str__(self) -> str:
        return f"{self.article}/q{self.number}"


def article(words: str) -> int:
    """The id in `words`; ArgumentTypeError where there is none."""
    if not _ID.fullmatch(words):
        raise ArgumentTypeError(f"“{words}” is no article; write its id, for example 3")
    return int(words)


def claim(words: str) -> ClaimAddress:
    """The address in `words`; ArgumentTypeError where there is none."""
    found = _CLAIM.fullmatch(words)
    if found is None:
        raise ArgumentTypeError(f"“{words}” is no claim; write ARTICLE/NUMBER, for example 3/12")
    return ClaimAddress(int(found[1]), int(found[2]))


def query(words: str) -> QueryAddress:
    """The address in `words`; ArgumentTypeError where there is none."""
    found = _QUERY.fullmatch(words)
    if found is None:
        raise ArgumentTypeError(f"“{words}” is no query; write ARTICLE/qNUMBER, for example 3/q2")
    return QueryAddress(int(found[1]), int(found[2]))


def article_or_claim(words: str) -> int | ClaimAddress:
    """Either of them; ArgumentTypeError where it is neither."""
    if _ID.fullmatch(words):
        return int(words)
    if _CLAIM.fullmatch(words):
        return claim(words)
    raise ArgumentTypeError(f"“{words}” is neither an article (3) nor a claim (3/12)")


def source(words: str) -> SourceAddress:
    """The source in `words`, `s7` or `7`; ArgumentTypeError where there is none."""
    found = _SOURCE.fullmatch(words)
    if found is None:
        raise ArgumentTypeError(f"“{words}” is no source; write its id, for example s7")
    return SourceAddress(int(found[1]))


def article_claim_or_source(words: str) -> int | ClaimAddress | SourceAddress:
    """Any of them; a number alone is an article. ArgumentTypeError where it is none."""
    if _ID.fullmatch(words) or _CLAIM.fullmatch(words):
        return article_or_claim(words)
    if _SOURCE.fullmatch(words):
        return source(words)
    raise ArgumentTypeError(
        f"“{words}” is neither an article (3) nor a claim (3/12) nor a source (s7)"
    )


def count(words: str) -> int:
    """A number from 1; ArgumentTypeError where it is none."""
    if not _ID.fullmatch(words) or int(words) < 1:
        raise ArgumentTypeError(f"“{words}” is no number from 1")
    return int(words)


def day(words: str) -> str:
    """A calendar day as `YYYY-MM-DD`; ArgumentTypeError where it is none."""
    from datetime import date  # --help must not wait for it

    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    raise ArgumentTypeError(f"“{words}” is no day; write it as 2026-11-22")


def is_web(words: str) -> bool:
    """Whether a file's name is really a web address."""
    return _WEB.match(words) is not None
