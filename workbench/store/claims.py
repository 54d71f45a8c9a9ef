"""Writing claims: marking, editing, their state, and removing them with all that is theirs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.requests import ClaimEdit, NewClaim
from workbench.model.states import PRIORITIES, ClaimKind, ClaimState, Flag, Round
from workbench.store import edits, joining
from workbench.store.lookups import checked, find, key_of, remove, row_of, rows_of, unknown
from workbench.store.recorder import insert_many, update_many
from workbench.store.statements import FixedSelect, Values
from workbench.store.tables import (
    Article,
    Claim,
    Correction,
    Evidence,
    Override,
    Query,
    Verdict,
    VerdictEvidence,
)

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


_LATER = aliased(Verdict)
_OF_CLAIM = select(func.max(_LATER.id)).where(col(_LATER.claim) == col(Claim.id))
_COUNTS = _OF_CLAIM.where(col(_LATER.round) != Round.SECOND).scalar_subquery()
_OWN = _OF_CLAIM.where(
    col(_LATER.round) == Round.SECOND, col(_LATER.by) == bindparam("by")
).scalar_subquery()
_CLAIM = select_columns(
    col(Claim.id),
    col(Claim.article),
    col(Claim.number),
    col(Claim.kind),
    col(Claim.state),
    col(Verdict.rating),
    col(Verdict.rationale),
    col(Claim.priority),
    col(Claim.flags),
    col(Claim.waiting_on),
    col(Claim.rev),
    col(Verdict.round),
).where(col(Claim.id) == bindparam("claim"))
_NOW = FixedSelect(_CLAIM.outerjoin(Verdict, col(Verdict.id) == _COUNTS))
_NOW_TO_SECOND = FixedSelect(_CLAIM.outerjoin(Verdict, col(Verdict.id) == _OWN))


class ClaimNow(NamedTuple):
    """A claim as it stands in the transaction; `rating`, `rationale` and `round` are those of the
    verdict that counts for this reader, in a second reading their own.
    """

    id: int
    article: int
    number: int
    kind: str
    state: str
    rating: str | None
    rationale: str
    priority: int
    flags: tuple[str, ...]
    waiting_on: str
    rev: int
    round: str | None


class Claims:
    """Claims of articles."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def mark(self, new: NewClaim, kind: str) -> int:
        """Makes a claim of the places, with the article's next number; returns its id."""
        if not new.places:
            raise UsageError("A claim needs words to stand on.")
        said = {
            "restated": new.restated,
            "claimant": new.claimant,
            "kind": checked(kind, ClaimKind, "kind of claim"),
            "priority": _priority(new.priority),
            "flags": _flags(new.flags),
        }
        claim = self._add(new.article, said)
        self._tx.marks.add_all(claim, new.article, new.revision_id, new.places)
        self._tx.name(article=new.article, claim=claim)
        return claim

    def get(self, claim: int) -> ClaimNow:
        """The claim as it stands; UnknownThing where there is none."""
        if self._tx.head.round == Round.SECOND:
            found = self._tx.read(_NOW_TO_SECOND, claim=claim, by=self._tx.who)
        else:
            found = self._tx.read(_NOW, claim=claim)
        if not found:
            raise unknown(Claim, claim)
        row = ClaimNow(*found[0])
        return row._replace(rationale=row.rationale or "", flags=tuple(found[0][8].split()))

    def edit(self, edit: ClaimEdit) -> None:
        """Sets what the edit names; Conflict where somebody changed the same field since `rev`."""
        row = row_of(self._tx, Claim, edit.claim)
        fields = {
            "restated": edit.restated,
            "claimant": edit.claimant,
            "claimed_on": edit.claimed_on,
            "kind": edit.kind and checked(edit.kind, ClaimKind, "kind of claim"),
            "priority": edit.priority and _priority(edit.priority),
            "flags": None if edit.flags is None else _flags(edit.flags),
        }
        edits.apply(self._tx, row, edit.rev, fields)

    def set_state(self, claim: int, state: str, waiting_on: str = "", until: str = "") -> None:
        """Sets a claim's state; a waiting one knows for whom, since when and until when."""
        row = row_of(self._tx, Claim, claim)
        waits = checked(state, ClaimState, "state") == ClaimState.WAITING
        since = row["waiting_since"] if row["waiting_on"] == waiting_on else None
        values = {
            "state": state,
            "waiting_on": waiting_on if waits else "",
            "waiting_since": (since or self._tx.now) if waits else None,
            "waiting_until": until if waits else "",
        }
        update_many(self._tx, Claim, [(row, values)])

    def set_flags(self, claim: int, flags: Iterable[str]) -> None:
        """Gives a claim exactly these flags."""
        row = row_of(self._tx, Claim, claim)
        update_many(self._tx, Claim, [(row, {"flags": _flags(flags)})])

    def set_priority(self, claim: int, priority: int) -> None:
        row = row_of(self._tx, Claim, claim)
        update_many(self._tx, Claim, [(row, {"priority": _priority(priority)})])

    def delete(self, claim: int) -> None:
        """Removes a claim with its marks, verdicts, evidence and queries; its number stays used."""
        row = find(self._tx, Claim, claim)
        self._tx.tokens.let_go(claim)
        self.remove_verdicts(claim)
        for correction in rows_of(self._tx, Correction, claim):
            correction.claim = None
        for table in (Override, Evidence, Query):
            remove(self._tx, rows_of(self._tx, table, claim))
        self._tx.marks.take_away(key_of(mark) for mark in self._tx.marks.of(claim))
        remove(self._tx, [row])

    def remove_verdicts(self, claim: int) -> None:
        """Removes a claim's verdicts and what says on which evidence they rested."""
        verdicts = rows_of(self._tx, Verdict, claim)
        for correction in rows_of(self._tx, Correction, claim):
            correction.verdict = None
        rests = select(VerdictEvidence).join(
            Verdict, col(Verdict.id) == col(VerdictEvidence.verdict)
        )
        remove(self._tx, self._tx.session.exec(rests.where(col(Verdict.claim) == claim)).all())
        remove(self._tx, verdicts)

    def merge(self, into: int, others: Iterable[int]) -> None:
        """Joins other claims into one: marks, evidence, flags; their verdicts leave the tables."""
        joining.merge(self._tx, into, [other for other in others if other != into])

    def split(self, claim: int, mark_ids: Iterable[int]) -> int:
        """Makes a claim of some of a claim's marks, with copies of its evidence; returns its id."""
        return joining.split(self._tx, claim, set(mark_ids))

    def add_many(self, article: int, said: Sequence[Values]) -> list[tuple[int, int]]:
        """Makes open claims, each of what is said of it, without marks; their ids and numbers."""
        row = row_of(self._tx, Article, article)
        first = row["next_claim"]
        numbers = range(first, first + len(said))
        rows = [
            {"article": article, "number": number, **each}
            for number, each in zip(numbers, said, strict=True)
        ]
        made = insert_many(self._tx, Claim, rows)
        update_many(self._tx, Article, [(row, {"next_claim": numbers.stop})])
        return list(zip(made, numbers, strict=True))

    def add_like(self, claim: Claim) -> Claim:
        """A new, open claim of the same article, kind, claimant, priority and flags."""
        alike = ("claimant", "claimed_on", "kind", "priority", "flags")
        said = {name: getattr(claim, name) for name in alike}
        return find(self._tx, Claim, self._add(claim.article, said))

    def _add(self, article: int, said: Values) -> int:
        """Inserts an open claim with the article's next number; its id."""
        ((claim, _number),) = self.add_many(article, [said])
        return claim


def _priority(value: int) -> int:
    if value not in PRIORITIES:
        raise UsageError(f"“{value}” is not a priority.", "One of: 1, 2, 3; 1 is checked first.")
    return value


def _flags(values: Iterable[str]) -> str:
    given = {checked(value, Flag, "flag") for value in values}
    return " ".join(flag for flag in Flag if flag in given)
