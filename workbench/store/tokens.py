"""Writing what is known of tokens: which claim's verdict judged them, and what holds.

A token that a person ticked by hand has no claim; one that a verdict ticked has the verdict's.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, select

from workbench.model.errors import UsageError
from workbench.model.states import ClaimState
from workbench.store.tables import Claim, Mark, Revision, Token, Verdict

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

HOLDS = 1
STRUCK = 0


def _inside() -> ColumnElement[bool]:
    """A token lies in a mark. The start stands between two bounds, so the index is used."""
    return and_(
        col(Token.revision) == col(Mark.revision),
        col(Token.start_offset) >= col(Mark.start_offset),
        col(Token.start_offset) < col(Mark.end_offset),
        col(Token.end_offset) <= col(Mark.end_offset),
    )


_INSIDE = (
    select(Token)
    .join(Mark, _inside())
    .where(col(Mark.claim) == bindparam("claim"))
    .distinct()
    .order_by(col(Token.id))
)
_JUDGED = select(Token).where(col(Token.claim) == bindparam("claim")).order_by(col(Token.id))

_LAST_RATING = (
    select(Verdict.rating)
    .where(col(Verdict.claim) == col(Claim.id))
    .order_by(col(Verdict.id).desc())
    .limit(1)
    .scalar_subquery()
)
# By revision, so it grows with an article's marks: 2 ms at 5,000 of them, and only on re-opening.
_OTHERS = (
    select_columns(
        col(Claim.id),
        col(Claim.state) == ClaimState.SETTLED,
        col(Mark.revision),
        col(Mark.start_offset),
        col(Mark.end_offset),
    )
    .join(Mark, col(Mark.claim) == col(Claim.id))
    .where(
        col(Mark.revision) == bindparam("revision"),
        col(Mark.start_offset) <= bindparam("last"),
        col(Mark.end_offset) >= bindparam("first"),
        col(Claim.id) != bindparam("claim"),
        col(Claim.state) != ClaimState.OPEN,
        _LAST_RATING.is_not(None),
    )
    .order_by(col(Claim.id))
)


class Tokens:
    """Tokens of revisions."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def judge(self, claim: int, ticked: bool) -> None:
        """The tokens in the claim's marks are judged by it, and hold if `ticked` and not struck."""
        for token in self._in_marks_of(claim):
            by_hand = token.ticked == HOLDS and token.claim is None
            if not by_hand:
                _judge(token, claim, ticked)

    def release(self, claim: int) -> None:
        """Nothing is judged by this claim any more; another rated claim on the place takes over."""
        self._release(list(self._judged_by(claim)), claim)

    def follow(self, claim: int, rated: bool, ticked: bool) -> None:
        """After a claim's marks changed: releases what lies outside, judges what lies inside."""
        inside = {token.id for token in self._in_marks_of(claim)} if rated else set()
        self._release([each for each in self._judged_by(claim) if each.id not in inside], claim)
        if rated:
            self.judge(claim, ticked)

    def tick(self, ids: Iterable[int], value: int | None) -> None:
        """Says by hand of tokens that they hold (1), are struck (0) or neither (None)."""
        if value not in {HOLDS, STRUCK, None}:
            raise UsageError(f"A token is ticked with 1, 0 or nothing, not with {value}.")
        for token in self._tx.session.exec(select(Token).where(col(Token.id).in_(list(ids)))):
            if token.ticked != value:
                token.ticked = value

    def article_of(self, token: int) -> int | None:
        """The article that a token's revision belongs to."""
        found = select(Revision.article).join(Token, col(Token.revision) == col(Revision.id))
        return self._tx.session.exec(found.where(col(Token.id) == token)).first()

    def _in_marks_of(self, claim: int) -> Iterable[Token]:
        return self._tx.session.exec(_INSIDE, params={"claim": claim})

    def _judged_by(self, claim: int) -> Iterable[Token]:
        return self._tx.session.exec(_JUDGED, params={"claim": claim})

    def _release(self, tokens: Sequence[Token], claim: int) -> None:
        if not tokens:
            return
        heirs = self._others_rated(tokens, claim)
        for token in tokens:
            heir = next((each for each in heirs if each.has(token)), None)
            if heir is not None:
                _judge(token, heir.claim, heir.settled)
                continue
            token.claim = None
            if token.ticked == HOLDS:
                token.ticked = None

    def _others_rated(self, tokens: Sequence[Token], claim: int) -> list["_Heir"]:
        """The marks, on and around the tokens, of other claims whose verdict stands."""
        bounds = {
            "revision": tokens[0].revision,
            "first": min(token.end_offset for token in tokens),
            "last": max(token.start_offset for token in tokens),
            "claim": claim,
        }
        return [_Heir(*row) for row in self._tx.session.execute(_OTHERS, bounds)]


class _Heir(NamedTuple):
    claim: int
    settled: bool
    revision: int
    start: int
    end: int

    def has(self, token: Token) -> bool:
        inside = self.start <= token.start_offset and token.end_offset <= self.end
        return inside and token.revision == self.revision


def _judge(token: Token, claim: int, ticked: bool) -> None:
    if token.claim != claim:
        token.claim = claim
    value = token.ticked if token.ticked == STRUCK else (HOLDS if ticked else None)
    if token.ticked != value:
        token.ticked = value
