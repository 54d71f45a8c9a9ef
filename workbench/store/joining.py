"""Joining claims into one, and parting one into two."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.errors import RefusedChange, UnknownThing
from workbench.model.states import Flag
from workbench.store.lookups import current_revision, find, key_of, remove, rows_of
from workbench.store.pins import NOWHERE
from workbench.store.recorder import insert_many
from workbench.store.tables import Claim, Correction, Evidence, Mark, Override, Query, Token

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_PINNED = ("passage", *NOWHERE)
"""The columns of a piece of evidence that a pin sets: one goes with the others."""

_COPIED = (
    "source",
    "url",
    "stance",
    "supplied_by",
    "locator",
    "note",
    "private_note",
    "position",
    *_PINNED,
)
"""The columns of a piece of evidence that a copy for another claim has too."""


def merge(tx: "Transaction", into: int, others: Sequence[int]) -> None:
    """Moves the others' marks, evidence, queries and flags to `into`, then removes the others.

    Evidence of the same source becomes one piece. Empty fields of `into` are filled from the
    others; their verdicts stay in the history only.
    """
    claim = find(tx, Claim, into)
    for other in others:
        row = find(tx, Claim, other)
        if row.article != claim.article:
            raise RefusedChange(f"#{row.number} is a claim of another article.")
        _fill(claim, row)
        tx.claims.remove_verdicts(other)
        _move_overrides(tx, other, into)
        _move_marks(tx, other, into)
        _move_evidence(tx, other, into)
        _move_talk(tx, other, into)
        for token in rows_of(tx, Token, other):
            token.claim = into
        tx.flush()
        remove(tx, [row])
    tx.marks.settle(claim)


def _fill(claim: Claim, other: Claim) -> None:
    for name in ("restated", "claimant", "claimed_on"):
        if not getattr(claim, name) and getattr(other, name):
            setattr(claim, name, getattr(other, name))
    flags = {*claim.flags.split(), *other.flags.split()}
    joined = " ".join(flag for flag in Flag if flag in flags)
    if joined != claim.flags:
        claim.flags = joined
    if other.priority < claim.priority:
        claim.priority = other.priority


def _move_marks(tx: "Transaction", other: int, into: int) -> None:
    """What was carried from a mark that goes was, from then on, carried from the one that stays."""
    kept = {_place(mark): key_of(mark) for mark in rows_of(tx, Mark, into)}
    instead: dict[int | None, int] = {}
    for mark in rows_of(tx, Mark, other):
        place = _place(mark)
        if mark.carried_from in instead:
            mark.carried_from = instead[mark.carried_from]
        if place in kept:
            instead[key_of(mark)] = kept[place]
        else:
            mark.claim = into
            kept[place] = key_of(mark)
    tx.marks.take_away(mark for mark in instead if mark is not None)


def _place(mark: Mark) -> tuple[int, int | None, int | None, str]:
    return mark.revision, mark.start_offset, mark.end_offset, mark.exact


def _move_evidence(tx: "Transaction", other: int, into: int) -> None:
    present = {piece.source: piece for piece in rows_of(tx, Evidence, into)}
    last = max((piece.position for piece in present.values()), default=-1)
    doubles = []
    for piece in sorted(
        rows_of(tx, Evidence, other), key=lambda each: (each.position, key_of(each))
    ):
        if piece.source in present:
            _join_evidence(present[piece.source], piece)
            doubles.append(piece)
        else:
            last += 1
            piece.claim, piece.position = into, last
    remove(tx, doubles)


def _join_evidence(kept: Evidence, double: Evidence) -> None:
    """Fills what the kept piece lacks; notes that differ stand below each other."""
    if kept.stance == "none" and double.stance != "none":
        kept.stance = double.stance
    if not kept.passage and double.passage:
        for name in _PINNED:
            setattr(kept, name, getattr(double, name))
    if not kept.locator and double.locator:
        kept.locator = double.locator
    for name in ("note", "private_note"):
        mine, theirs = getattr(kept, name), getattr(double, name)
        if theirs and theirs not in mine:
            setattr(kept, name, f"{mine}\n{theirs}" if mine else theirs)


def _move_overrides(tx: "Transaction", other: int, into: int) -> None:
    """What was set aside of a thing goes with it; of the claim itself it ends with the claim."""
    own = []
    for row in rows_of(tx, Override, other):
        if row.about:
            row.claim = into
        else:
            own.append(row)
    remove(tx, own)


def _move_talk(tx: "Transaction", other: int, into: int) -> None:
    """Queries and corrections go along; of two open proposals the one of `into` stays open."""
    proposed = tx.proposals.present(into) is not None
    for query in rows_of(tx, Query, other):
        is_proposal = query.question == "" and query.proposed is not None
        if proposed and query.state == "open" and is_proposal:
            query.state = "withdrawn"
        query.claim = into
    for correction in rows_of(tx, Correction, other):
        correction.claim = into
    tx.flush()


def split(tx: "Transaction", claim: int, mark_ids: set[int]) -> int:
    """Makes a new, open claim of those marks, with copies of the evidence; returns its id.

    RefusedChange where no mark would be left to the claim.
    """
    row = find(tx, Claim, claim)
    marks = rows_of(tx, Mark, claim)
    now = current_revision(tx, row.article).id
    chosen = [mark for mark in marks if mark.id in mark_ids]
    if len(chosen) < len(mark_ids) or not chosen:
        raise UnknownThing(f"Not all of these are marks of claim #{row.number}.")
    moving = _of_one_line(marks, mark_ids)
    if all(mark in moving for mark in marks if mark.revision == now):
        raise RefusedChange(f"Claim #{row.number} would have no place left.")
    twin = tx.claims.add_like(row)
    for mark in moving:
        mark.claim = key_of(twin)
    _copy_evidence(tx, claim, key_of(twin))
    row.rev += 1
    tx.marks.settle(row)
    return key_of(twin)


def _of_one_line(marks: Sequence[Mark], wanted: set[int]) -> list[Mark]:
    """The marks, with those of earlier revisions that they were carried from, and what of these
    was carried on.
    """
    lines: dict[int, int] = {}
    for mark in marks:  # by id, so a mark comes behind the one it was carried from
        lines[key_of(mark)] = lines.get(mark.carried_from or 0, key_of(mark))
    chosen = {lines[mark] for mark in wanted}
    return [mark for mark in marks if lines[key_of(mark)] in chosen]


def _copy_evidence(tx: "Transaction", claim: int, twin: int) -> None:
    pieces = tx.session.exec(
        select(Evidence)
        .where(col(Evidence.claim) == claim)
        .order_by(col(Evidence.position), col(Evidence.id))
    )
    copies = [{name: getattr(piece, name) for name in _COPIED} for piece in pieces]
    insert_many(tx, Evidence, [{**copy, "claim": twin} for copy in copies])
