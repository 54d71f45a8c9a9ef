"""Writing what is known of tokens: which claim's verdict judged them, and what holds.

A token that a person ticked by hand has no claim; one that a verdict ticked has the verdict's.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, bindparam, text
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, or_, select

from workbench.model.errors import UsageError
from workbench.model.states import ClaimState, MarkStatus, NameVerdict, Round, TokenKind
from workbench.store.lookups import refuse_older, row_of
from workbench.store.recorder import rows_by_id, update_many
from workbench.store.statements import FixedSelect, Values
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


_NOW = (
    select(Revision.id)
    .where(
        col(Revision.article)
        == select(Claim.article).where(col(Claim.id) == bindparam("claim")).scalar_subquery()
    )
    .order_by(col(Revision.number).desc())
    .limit(1)
    .scalar_subquery()
)
"""The newest revision of a claim's article: what earlier ones have stays as it was."""

_STANDS = or_(
    col(Mark.status) == MarkStatus.EXACT,
    col(Mark.status) == MarkStatus.MOVED,
    col(Mark.reviewed).is_(True),
)
"""A verdict judges no words that a new text changed and nobody has looked at."""

_TOKEN = select_columns(
    col(Token.id),
    col(Token.revision),
    col(Token.start_offset),
    col(Token.end_offset),
    col(Token.ticked),
    col(Token.claim),
)
_INSIDE = FixedSelect(
    _TOKEN.join(Mark, _inside())
    .where(col(Mark.claim) == bindparam("claim"), col(Mark.revision) == _NOW, _STANDS)
    .distinct()
    .order_by(col(Token.id))
)
_JUDGED = FixedSelect(
    _TOKEN.where(col(Token.claim) == bindparam("claim"), col(Token.revision) == _NOW).order_by(
        col(Token.id)
    )
)
_EVER_JUDGED = FixedSelect(
    _TOKEN.where(col(Token.claim) == bindparam("claim")).order_by(col(Token.id))
)

_NAMED = FixedSelect(
    _TOKEN.where(
        col(Token.revision) == bindparam("revision"),
        col(Token.kind) == str(TokenKind.NAME),
        col(Token.words).in_(text("SELECT value FROM json_each(:words)")),
    ).order_by(col(Token.id))
)

_LAST_RATING = (
    select(Verdict.rating)
    .where(col(Verdict.claim) == col(Claim.id), col(Verdict.round) != Round.SECOND)
    .order_by(col(Verdict.id).desc())
    .limit(1)
    .scalar_subquery()
)
# By revision, so it grows with an article's marks: 2 ms at 5,000 of them, and only on re-opening.
_OTHERS = FixedSelect(
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
        _STANDS,
    )
    .order_by(col(Claim.id))
)


class Tokens:
    """Tokens of revisions."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def judge(self, claim: int, ticked: bool) -> None:
        """The tokens in the claim's marks are judged by it, and hold if `ticked` and not struck."""
        tokens = [each for each in self._in_marks_of(claim) if not _by_hand(each)]
        update_many(self._tx, Token, [(each, _judged(each, claim, ticked)) for each in tokens])

    def release(self, claim: int) -> None:
        """Nothing is judged by this claim any more; another rated claim on the place takes over."""
        self._release(self._judged_by(claim), claim)

    def let_go(self, claim: int) -> None:
        """The same in all revisions: the claim is about to go."""
        tokens = self._tx.read_rows(_EVER_JUDGED, claim=claim)
        for _revision, group in groupby(tokens, key=itemgetter("revision")):
            self._release(list(group), claim)

    def follow(self, claim: int, rated: bool, ticked: bool) -> None:
        """After a claim's marks changed: releases what lies outside, judges what lies inside."""
        inside = {token["id"] for token in self._in_marks_of(claim)} if rated else set()
        judged = self._judged_by(claim)
        self._release([each for each in judged if each["id"] not in inside], claim)
        if rated:
            self.judge(claim, ticked)

    def tick(self, ids: Iterable[int], value: int | None) -> None:
        """Says by hand of tokens that they hold (1), are struck (0) or neither (None): then what
        the verdict says of one that a claim judged.
        """
        if value not in {HOLDS, STRUCK, None}:
            raise UsageError(f"A token is ticked with 1, 0 or nothing, not with {value}.")
        found = rows_by_id(self._tx, Token, sorted(set(ids)))
        for revision in {token["revision"] for token in found.values()}:
            row = row_of(self._tx, Revision, revision)
            refuse_older(self._tx, row["article"], row["number"])
        changed = [
            (token, {"ticked": self._said_of(token) if value is None else value})
            for token in found.values()
        ]
        update_many(self._tx, Token, changed)

    def tick_names(self, revision: int, words: Sequence[str], verdict: str, was: str) -> None:
        """Lets the tokens of a name in these spellings follow what was found of it: right ticks
        what nobody judged, wrong strikes all, open takes back what the verdict before it said.
        """
        bound = json.dumps(list(words))
        tokens = self._tx.read_rows(_NAMED, revision=revision, words=bound)
        changed = [(each, {"ticked": self._named(each, verdict, was)}) for each in tokens]
        update_many(self._tx, Token, changed)

    def _named(self, token: Values, verdict: str, was: str) -> int | None:
        by_name = {NameVerdict.RIGHT: HOLDS, NameVerdict.WRONG: STRUCK}.get(NameVerdict(was))
        ticked: int | None = token["ticked"]
        if verdict == NameVerdict.WRONG:
            return STRUCK
        if ticked is not None and ticked == by_name and (ticked == STRUCK or _by_hand(token)):
            ticked = self._said_of(token)
        return HOLDS if ticked is None and verdict == NameVerdict.RIGHT else ticked

    def _said_of(self, token: Values) -> int | None:
        """What the verdict of the claim that judged a token says of it."""
        if token["claim"] is None:
            return None
        is_settled = self._tx.claims.get(token["claim"]).state == ClaimState.SETTLED
        return HOLDS if is_settled else None

    def article_of(self, token: int) -> int | None:
        """The article that a token's revision belongs to."""
        found = select(Revision.article).join(Token, col(Token.revision) == col(Revision.id))
        return self._tx.session.exec(found.where(col(Token.id) == token)).first()

    def _in_marks_of(self, claim: int) -> list[Values]:
        return self._tx.read_rows(_INSIDE, claim=claim)

    def _judged_by(self, claim: int) -> list[Values]:
        return self._tx.read_rows(_JUDGED, claim=claim)

    def _release(self, tokens: Sequence[Values], claim: int) -> None:
        if not tokens:
            return
        heirs = self._others_rated(tokens, claim)
        update_many(self._tx, Token, [(token, _released(token, heirs)) for token in tokens])

    def _others_rated(self, tokens: Sequence[Values], claim: int) -> list["_Heir"]:
        """The marks, on and around the tokens, of other claims whose verdict stands."""
        found = self._tx.read(
            _OTHERS,
            revision=tokens[0]["revision"],
            first=min(token["end_offset"] for token in tokens),
            last=max(token["start_offset"] for token in tokens),
            claim=claim,
        )
        return [_Heir(*row) for row in found]


class _Heir(NamedTuple):
    claim: int
    settled: bool
    revision: int
    start: int
    end: int

    def has(self, token: Values) -> bool:
        inside = self.start <= token["start_offset"] and token["end_offset"] <= self.end
        return bool(inside and token["revision"] == self.revision)


def _by_hand(token: Values) -> bool:
    return token["ticked"] == HOLDS and token["claim"] is None


def _judged(token: Values, claim: int, ticked: bool) -> Values:
    value = STRUCK if token["ticked"] == STRUCK else (HOLDS if ticked else None)
    return {"claim": claim, "ticked": value}


def _released(token: Values, heirs: Sequence[_Heir]) -> Values:
    heir = next((each for each in heirs if each.has(token)), None)
    if heir is not None:
        return _judged(token, heir.claim, heir.settled)
    return {"claim": None, "ticked": STRUCK if token["ticked"] == STRUCK else None}
