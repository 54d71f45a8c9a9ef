"""What waits for a day over all articles: call-backs, deadlines, legal flags, things to recheck."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class DueKind(StrEnum):
    """A claim that waits until a day, a query with a deadline, a claim that a lawyer or second
    reader must see, one to be looked at again on the day of publication.
    """

    CALL_BACK = "call-back"
    QUERY = "query"
    LEGAL = "legal"
    RECHECK = "recheck"


def is_rechecked(rated_at: str, published_on: str) -> bool:
    """Whether a rating, by its moment, was given on the day of publication here, or after it."""
    if not rated_at or not published_on:
        return False
    return datetime.fromisoformat(rated_at).astimezone().date().isoformat() >= published_on


class Due(NamedTuple):
    """One thing to see to. `number` is the claim's, or where `kind` is a query the query's; `claim`
    the claim's id, None for a query without one; `who` is waited for; `on` a day or an empty text.
    """

    kind: str
    article: int
    title: str
    claim: int | None
    number: int
    words: str
    who: str
    since: str
    on: str

    @property
    def name(self) -> str:
        """`#4` or `q2`."""
        return f"q{self.number}" if self.kind == DueKind.QUERY else f"#{self.number}"

    def is_due(self, today: str) -> bool:
        """Whether its day has come."""
        return bool(self.on) and self.on <= today

    def is_overdue(self, today: str) -> bool:
        """Whether its day is over."""
        return bool(self.on) and self.on < today
