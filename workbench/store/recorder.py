"""Writes down every change of a row, before and after, within the action that made it.

Two entrances: a hook on the session's flush, for objects, and `insert_many`, `update_many` and
their reverses, for plain values: rows in bulk, and what a key does. Any other statement that writes
is refused: nothing is missed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, UOWTransaction
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from workbench.store.bulk import (
    columns_of,
    defaults_of,
    insert_columns,
    remove_rows,
    restore_rows,
    to_columns,
)
from workbench.store.characters import storable, storable_row
from workbench.store.columns import time_text
from workbench.store.replay import WITHOUT_HISTORY
from workbench.store.statements import (
    ID,
    Values,
    by_ids,
    insertion,
    removal,
    updating,
)
from workbench.store.tables import Claim, Row, Verdict, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

BATCH = 5_000
"""Rows that `insert_many` holds at once, so that a book's tokens do not lie in memory twice."""

MANY = 50
"""Rows from which on they go in by column: 50 take 0.6 of what they take one by one, 10 as long."""


class RecordedSession(Session):
    """A session whose every change is recorded by the transaction it belongs to."""

    transaction_of_work: "Transaction"


def in_words(value: Any) -> Any:
    """A column's value as changes have it: times as text."""
    return time_text(value) if isinstance(value, datetime) else value


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=in_words).encode


def _change(
    table: type[Row],
    row: int | None,
    claim: int | None,
    before: Values | None,
    after: Values | None,
) -> Values:
    """A row of `change` without its action, before `written` has made text of its values."""
    return {
        "id": None,
        "table_name": table.__tablename__,
        "row": row,
        "claim": claim,
        "before": before,
        "after": after,
    }


def written(change: Values, action: int) -> Values:
    """A change of an action as the file has it."""
    before, after = change["before"], change["after"]
    return {
        **change,
        "action": action,
        "before": None if before is None else _encode(before),
        "after": None if after is None else _encode(after),
    }


def insert_many(
    tx: "Transaction", table: type[Row], rows: Iterable[Values], claim: int | None = None
) -> list[int]:
    """Inserts rows of one table, and their changes, in one pass; returns their ids, in order.

    What a row does not name has its default. `claim` is whose rows they are, where they do not say.
    """
    given = list(rows)
    if not given:
        return []
    if len(given) >= MANY:
        batches = (given[at : at + BATCH] for at in range(0, len(given), BATCH))
        made = (insert_columns(tx, table, to_columns(table, each), claim) for each in batches)
        return list(chain.from_iterable(made))
    tx.flush()
    whole = [_whole(table, {**storable_row(row), "id": None}) for row in given]
    ids = [_inserted(tx, table, row) for row in whole]
    whose = ids if table is Claim else [row.get("claim", claim) for row in whole]
    if table.__tablename__ not in WITHOUT_HISTORY:
        both = zip(whole, whose, strict=True)
        tx.record([_change(table, row["id"], of, None, row) for row, of in both])
    return list(ids)


def _inserted(tx: "Transaction", table: type[Row], row: Values) -> int:
    """Inserts a row; the id that SQLite gave it, which the row has then."""
    identity = row["id"] = int(insertion(table).run(tx.driver, row).lastrowid or 0)
    return identity


def _whole(table: type[Row], row: Values) -> Values:
    """The row with its defaults, in the order of the table's columns."""
    named = defaults_of(table) | row
    whole = {name: named.pop(name) for name in columns_of(table)}
    if named:
        raise KeyError(f"{table.__tablename__} has no {', '.join(named)}")
    return whole


def restore_many(
    tx: "Transaction", table: type[Row], rows: Sequence[Values], claims: Sequence[int | None]
) -> None:
    """Inserts rows that were removed once, with the ids that they had.

    Columns that the file got since have their default. What the session holds of the rows is stale
    afterwards.
    """
    tx.flush()
    known = columns_of(table)
    whole = [_whole(table, {name: row[name] for name in known if name in row}) for row in rows]
    for at in range(0, len(whole), BATCH):
        restore_rows(tx, table, whole[at : at + BATCH], claims[at : at + BATCH])


def remove_many(
    tx: "Transaction", table: type[Row], ids: Sequence[int], claims: Sequence[int | None]
) -> None:
    """Removes rows by id, in this order, and records them as they stood; the session lets go."""
    tx.flush()
    for at in range(0, len(ids), BATCH):
        batch = ids[at : at + BATCH]
        remove_rows(tx, table, batch, claims[at : at + BATCH])
        _let_go(tx, table, frozenset(batch))


def bury(tx: "Transaction", table: type[Row], rows: Sequence[tuple[Values, int | None]]) -> None:
    """Removes rows, each with its claim, and records no more of them than is given: for a purge."""
    removal(table).run_many(tx.driver, [{ID: said["id"]} for said, _claim in rows])
    if table.__tablename__ not in WITHOUT_HISTORY:
        tx.record([_change(table, said["id"], claim, said, None) for said, claim in rows])


def update_many(tx: "Transaction", table: type[Row], rows: Iterable[tuple[Values, Values]]) -> None:
    """Sets columns of rows by id, and records what that changes, as the flush of objects would.

    Each row is as the transaction read it (its id, `claim` where there is one, `rev` of a claim,
    and the columns to be set), beside what it shall hold. The session's objects follow.
    """
    tx.flush()
    waiting: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    changes = []
    for row, wanted in rows:
        after = _differing(table, row, storable_row(wanted))
        if after:
            before = {name: row[name] for name in after}
            waiting[tuple(after)].append({**after, ID: row["id"]})
            claim = _claim_of(tx, table, {**row, **after}, before)
            changes.append(_change(table, row["id"], claim, before, after))
    for names, sets in waiting.items():
        updating(table, names).run_many(tx.driver, sets)
        _tell_session(tx, table, sets)
    if table.__tablename__ not in WITHOUT_HISTORY:
        tx.record(changes)


def _differing(table: type[Row], row: Values, wanted: Values) -> Values:
    """What of the wanted values the row does not hold; a claim that changes gets its next `rev`."""
    after = {name: value for name, value in wanted.items() if row[name] != value}
    if after and table is Claim and "rev" not in after:
        after["rev"] = row["rev"] + 1
    return after


def _let_go(tx: "Transaction", table: type[Row], ids: frozenset[int]) -> None:
    """Lets the session forget rows that are gone."""
    if tx.held is None:
        return
    for held in [*tx.held.identity_map.values()]:
        if isinstance(held, table) and held.id in ids:
            tx.held.expunge(held)


def _tell_session(tx: "Transaction", table: type[Row], sets: Iterable[Values]) -> None:
    """Lets objects that the session holds of these rows have what they hold now."""
    if tx.held is None:
        return
    for values in sets:
        key = inspect(table).identity_key_from_primary_key((values[ID],))
        held = tx.held.identity_map.get(key)
        for name in values.keys() - {ID} if held is not None else ():
            set_committed_value(held, name, values[name])


def rows_by_id(tx: "Transaction", table: type[Row], ids: Sequence[int]) -> dict[int, Values]:
    """The rows of those ids that exist, as they stand in the transaction."""
    tx.flush()
    found = by_ids(table).dicts(tx.driver, {"ids": _encode(list(ids))})
    return {row["id"]: row for row in found}


def _values(row: Row) -> Values:
    return {name: row.__dict__[name] for name in columns_of(type(row))}


def _befores(row: Row) -> Values:
    """What stood in the columns that were set and now hold something else."""
    return {
        name: before
        for name, before in inspect(row).committed_state.items()
        if before != row.__dict__.get(name)
    }


def _claim_of(
    tx: "Transaction", table: type[Row], row: Mapping[str, Any], before: Values | None = None
) -> int | None:
    if table is Claim:
        return row["id"]  # type: ignore[no-any-return]
    if table is VerdictEvidence:
        (verdict,) = by_ids(Verdict).dicts(tx.driver, {"ids": _encode([row["verdict"]])})
        return verdict["claim"]  # type: ignore[no-any-return]
    now = row.get("claim")
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
    tx = session.transaction_of_work
    changes = [
        _change(type(row), row.id, _claim_of(tx, type(row), row.__dict__), None, _values(row))
        for row in _recorded(session.new)
    ]
    # The session keeps what changed in a set: the same doings must leave the same history.
    for row in sorted(_recorded(session.dirty), key=lambda row: (row.__tablename__, row.id)):
        before = _befores(row)
        after = {name: row.__dict__[name] for name in before}
        if before:
            claim = _claim_of(tx, type(row), row.__dict__, before)
            changes.append(_change(type(row), row.id, claim, before, after))
    for row in _recorded(session.deleted):
        whole = _values(row) | inspect(row).committed_state
        claim = _claim_of(tx, type(row), row.__dict__)
        changes.append(_change(type(row), row.id, claim, whole, None))
    if changes:
        tx.record(changes)


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_other_writes(state: ORMExecuteState) -> None:
    if not state.is_select:
        raise RuntimeError("Rows are written through the session's flush or insert_many only.")
