"""Writes down every change of a row, before and after, within the action that made it.

Two entrances: a hook on the session's flush, for rows changed one by one, and `insert_many`, for
rows in bulk. Any other statement that writes is refused, so that history misses nothing.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, event, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlmodel import Session

from workbench.store.characters import storable, storable_row
from workbench.store.columns import time_text
from workbench.store.database import last_id
from workbench.store.replay import WITHOUT_HISTORY
from workbench.store.tables import Claim, Row, Verdict, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Values = dict[str, Any]

BATCH = 5_000
"""Rows that `insert_many` holds at once, so that a book's tokens do not lie in memory twice."""


class RecordedSession(Session):
    """A session whose every change is recorded by the transaction it belongs to."""

    transaction_of_work: "Transaction"


def _in_words(value: object) -> str:
    if isinstance(value, datetime):
        return time_text(value)
    raise TypeError(f"{type(value).__name__} has no form in a change")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_in_words).encode


@cache
def _columns(table: type[Row]) -> tuple[str, ...]:
    return tuple(inspect(table).columns.keys())


@cache
def _defaults(table: type[Row]) -> Values:
    fields = table.model_fields.items()
    return {name: field.default for name, field in fields if not field.is_required()}


def core_table(table: type[Row]) -> Table:
    """The Core table of a table class."""
    found: Table = inspect(table).local_table
    return found


def change(row: Row, before: Values | None, after: Values | None, claim: int | None) -> Values:
    """A row of `change` without its action."""
    return {
        "table_name": row.__tablename__,
        "row": row.id,
        "claim": claim,
        "before": None if before is None else _encode(before),
        "after": None if after is None else _encode(after),
    }


def insert_many(
    tx: "Transaction", table: type[Row], rows: Iterable[Values], claim: int | None = None
) -> list[int]:
    """Inserts rows of one table, and their changes, in one pass; returns their ids, in order.

    What a row does not name has its default. `claim` is whose rows they are, where they do not say.
    """
    waiting = [_defaults(table) | storable_row(row) for row in rows]
    if not waiting:
        return []
    tx.session.flush()
    connection = tx.session.connection()
    first = last_id(connection, str(table.__tablename__)) + 1
    for at in range(0, len(waiting), BATCH):
        batch = waiting[at : at + BATCH]
        for identity, row in enumerate(batch, first + at):
            row["id"] = identity
        connection.execute(insert(core_table(table)), batch)
        if table.__tablename__ not in WITHOUT_HISTORY:
            tx.record(_made(table, batch, claim))
    return list(range(first, first + len(waiting)))


def _made(table: type[Row], rows: Sequence[Values], claim: int | None) -> list[Values]:
    return [
        {
            "table_name": table.__tablename__,
            "row": row["id"],
            "claim": row.get("claim", claim),
            "before": None,
            "after": _encode(row),
        }
        for row in rows
    ]


def _values(row: Row) -> Values:
    return {name: row.__dict__[name] for name in _columns(type(row))}


def _befores(row: Row) -> Values:
    """What stood in the columns that were set and now hold something else."""
    return {
        name: before
        for name, before in inspect(row).committed_state.items()
        if before != row.__dict__.get(name)
    }


def _claim_of(session: Session, row: Row, before: Values | None = None) -> int | None:
    if isinstance(row, Claim):
        return row.id
    if isinstance(row, VerdictEvidence):
        verdicts = core_table(Verdict).c
        found = select(verdicts.claim).where(verdicts.id == row.verdict)
        return session.connection().execute(found).scalar()
    now = row.__dict__.get("claim")
    return now if now is not None else (before or {}).get("claim")


def _recorded(rows: Iterable[Any]) -> list[Row]:
    return [row for row in rows if row.__tablename__ not in WITHOUT_HISTORY]


@event.listens_for(RecordedSession, "before_flush")
def _make_storable(session: RecordedSession, _flush: UOWTransaction, _rows: object) -> None:
    """Replaces what cannot be stored, and raises `rev` where a claim changed."""
    for row in (*session.new, *session.dirty):
        for name, value in list(row.__dict__.items()):
            if isinstance(value, str) and (clean := storable(value)) is not value:
                setattr(row, name, clean)
    for row in session.dirty:
        if isinstance(row, Claim) and (befores := _befores(row)) and "rev" not in befores:
            row.rev += 1


@event.listens_for(RecordedSession, "after_flush")
def _record(session: RecordedSession, _flush: UOWTransaction) -> None:
    changes = [
        change(row, None, _values(row), _claim_of(session, row)) for row in _recorded(session.new)
    ]
    for row in _recorded(session.dirty):
        before = _befores(row)
        after = {name: row.__dict__[name] for name in before}
        if before:
            changes.append(change(row, before, after, _claim_of(session, row, before)))
    for row in _recorded(session.deleted):
        whole = _values(row) | inspect(row).committed_state
        changes.append(change(row, whole, None, _claim_of(session, row)))
    if changes:
        session.transaction_of_work.record(changes)


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_other_writes(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("Rows are written through the session's flush or insert_many only.")
