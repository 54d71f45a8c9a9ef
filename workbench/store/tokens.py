"""Writing what is known of tokens: which claim's verdict judged them, and what holds.

A token that a person ticked by hand has no claim; one that a verdict ticked has the verdict's.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, bindparam
from sqlmodel import and_, col, select

from workbench.model.errors import UsageError
from workbench.model.states import ClaimState
from workbench.store.tables import Claim, Mark, Revision, Token

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

    def _release(self, tokens: list[Token], claim: int) -> None:
        for token in tokens:
            heir = self._other_rated(token, claim)
            if heir is not None:
                _judge(token, *heir)
                continue
            token.claim = None
            if token.ticked == HOLDS:
                token.ticked = None

    def _other_rated(self, token: Token, claim: int) -> tuple[int, bool] | None:
        """Another rated claim in whose mark the token lies, and whether its verdict settled."""
        others = (
            select(Claim.id, Claim.state)
            .join(Mark, col(Mark.claim) == col(Claim.id))
            .where(
                col(Mark.revision) == token.revision,
                col(Mark.start_offset) <= token.start_offset,
                col(Mark.end_offset) >= token.end_offset,
                col(Claim.id) != claim,
                col(Claim.state) != ClaimState.OPEN,
            )
            .order_by(col(Claim.id))
        )
        for other, state in self._tx.session.exec(others).all():
            if other is not None and self._tx.verdicts.current(other).rating is not None:
                return other, state == ClaimState.SETTLED
        return None


def _judge(token: Token, claim: int, ticked: bool) -> None:
    if token.claim != claim:
        token.claim = claim
    value = token.ticked if token.ticked == STRUCK else (HOLDS if ticked else None)
    if token.ticked != value:
        token.ticked = value
