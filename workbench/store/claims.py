"""Writing claims: marking, editing, their state, and removing them with all that is theirs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.requests import ClaimEdit, NewClaim
from workbench.model.states import PRIORITIES, ClaimKind, ClaimState, Flag
from workbench.store import edits, joining
from workbench.store.lookups import checked, find, key_of, remove, rows_of
from workbench.store.tables import (
    Article,
    Claim,
    Correction,
    Evidence,
    Mark,
    Query,
    Verdict,
    VerdictEvidence,
)

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class ClaimNow(NamedTuple):
    """A claim as it stands in the transaction; `rating` is its last verdict's."""

    id: int
    article: int
    number: int
    kind: str
    state: str
    rating: str | None
    priority: int
    flags: tuple[str, ...]
    waiting_on: str
    rev: int


class Claims:
    """Claims of articles."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def mark(self, new: NewClaim, kind: str) -> int:
        """Makes a claim of the places, with the article's next number; returns its id."""
        if not new.places:
            raise UsageError("A claim needs words to stand on.")
        claim = Claim(
            article=new.article,
            number=self._next_number(new.article),
            restated=new.restated,
            claimant=new.claimant,
            kind=checked(kind, ClaimKind, "kind of claim"),
            priority=_priority(new.priority),
            flags=_flags(new.flags),
        )
        self._tx.session.add(claim)
        self._tx.session.flush()
        self._tx.marks.add_all(claim, new.revision_id, new.places)
        self._tx.name(article=new.article, claim=key_of(claim))
        return key_of(claim)

    def get(self, claim: int) -> ClaimNow:
        """The claim as it stands; UnknownThing where there is none."""
        row = find(self._tx, Claim, claim)
        return ClaimNow(
            claim,
            row.article,
            row.number,
            row.kind,
            row.state,
            self._tx.verdicts.current(claim).rating,
            row.priority,
            tuple(row.flags.split()),
            row.waiting_on,
            row.rev,
        )

    def edit(self, edit: ClaimEdit) -> None:
        """Sets what the edit names; Conflict where somebody changed the same field since `rev`."""
        row = find(self._tx, Claim, edit.claim)
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
        row = find(self._tx, Claim, claim)
        waits = checked(state, ClaimState, "state") == ClaimState.WAITING
        since = row.waiting_since if row.waiting_on == waiting_on else None
        values = {
            "state": state,
            "waiting_on": waiting_on if waits else "",
            "waiting_since": (since or self._tx.now) if waits else None,
            "waiting_until": until if waits else "",
        }
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)

    def set_flags(self, claim: int, flags: Iterable[str]) -> None:
        """Gives a claim exactly these flags."""
        row, words = find(self._tx, Claim, claim), _flags(flags)
        if row.flags != words:
            row.flags = words

    def set_priority(self, claim: int, priority: int) -> None:
        row = find(self._tx, Claim, claim)
        if row.priority != _priority(priority):
            row.priority = priority

    def delete(self, claim: int) -> None:
        """Removes a claim with its marks, verdicts, evidence and queries; its number stays used."""
        row = find(self._tx, Claim, claim)
        self._tx.tokens.release(claim)
        self.remove_verdicts(claim)
        for correction in rows_of(self._tx, Correction, claim):
            correction.claim = None
        for table in (Evidence, Query, Mark):
            remove(self._tx, rows_of(self._tx, table, claim))
        remove(self._tx, [row])

    def remove_verdicts(self, claim: int) -> None:
        """Removes a claim's verdicts and what says on which evidence they rested."""
        verdicts = rows_of(self._tx, Verdict, claim)
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

    def add_like(self, claim: Claim) -> Claim:
        """A new, open claim of the same article, kind, claimant, priority and flags."""
        twin = Claim(
            article=claim.article,
            number=self._next_number(claim.article),
            claimant=claim.claimant,
            claimed_on=claim.claimed_on,
            kind=claim.kind,
            priority=claim.priority,
            flags=claim.flags,
        )
        self._tx.session.add(twin)
        self._tx.session.flush()
        return twin

    def _next_number(self, article: int) -> int:
        row = find(self._tx, Article, article)
        row.next_claim += 1
        return row.next_claim - 1


def _priority(value: int) -> int:
    if value not in PRIORITIES:
        raise UsageError(f"“{value}” is not a priority.", "One of: 1, 2, 3; 1 is checked first.")
    return value


def _flags(values: Iterable[str]) -> str:
    given = {checked(value, Flag, "flag") for value in values}
    return " ".join(flag for flag in Flag if flag in given)
