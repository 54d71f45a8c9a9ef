"""Reading an action's changes back, what they come to for each row, and putting them back."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import inspect
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from workbench.store.columns import from_time_text, time_text
from workbench.store.tables import Change, Row

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Fields = dict[str, Any]

ONWARD = frozenset({"rev", "next_claim"})
"""Columns that only ever rise: not compared, not put back."""


class Step(NamedTuple):
    """One change of a row: `before` is None where it was made, `after` where it was removed."""

    table: type[Row]
    row: int
    before: Fields | None
    after: Fields | None


@cache
def tables_by_name() -> dict[str, type[Row]]:
    """The table classes that have an id."""
    classes = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return {str(each.__tablename__): each for each in classes if issubclass(each, Row)}


def steps_of(tx: "Transaction", action: int) -> list[Step]:
    """The changes of an action, in the order in which they were made."""
    found = select(Change).where(col(Change.action) == action).order_by(col(Change.id))
    return [
        Step(
            tables_by_name()[change.table_name],
            change.row,
            None if change.before is None else json.loads(change.before),
            None if change.after is None else json.loads(change.after),
        )
        for change in tx.session.exec(found)
    ]


def net(steps: Iterable[Step]) -> list[Step]:
    """What the steps come to, one for each row; none for a row that was made and removed."""
    rows: dict[tuple[type[Row], int], Step] = {}
    for step in steps:
        earlier = rows.get((step.table, step.row))
        rows[step.table, step.row] = step if earlier is None else _join(earlier, step)
    return [step for step in rows.values() if step.before is not None or step.after is not None]


def _join(earlier: Step, later: Step) -> Step:
    before = None if earlier.before is None else {**(later.before or {}), **earlier.before}
    after = None if later.after is None else {**(earlier.after or {}), **later.after}
    return earlier._replace(before=before, after=after)


def value_of(row: Row, name: str) -> object:
    """A column's value in the form that changes have it in."""
    value = getattr(row, name)
    return time_text(value) if isinstance(value, datetime) else value


def put_back(tx: "Transaction", steps: Sequence[Step]) -> None:
    """Takes steps back, last first; rows are written wherever the table or the kind changes."""
    last: tuple[type[Row], bool, bool] | None = None
    touched: set[int] = set()
    for step in reversed(steps):
        kind = (step.table, step.before is None, step.after is None)
        if kind != last or step.row in touched:
            tx.session.flush()
            touched = set()
        last = kind
        touched.add(step.row)
        _take_back(tx, step)
    tx.session.flush()


def _take_back(tx: "Transaction", step: Step) -> None:
    if step.after is None and step.before is not None:
        tx.session.add(step.table(**_typed(step.table, step.before)))
        return
    row = tx.session.get(step.table, step.row)
    if row is None:
        raise LookupError(f"{step.table.__name__} {step.row} was looked for before and was there.")
    if step.before is None:
        tx.session.delete(row)
        return
    for name, value in _typed(step.table, step.before).items():
        if name not in ONWARD:
            setattr(row, name, value)


def _typed(table: type[Row], fields: Fields) -> Fields:
    times = _times(table)
    return {
        name: from_time_text(value) if name in times and value is not None else value
        for name, value in fields.items()
    }


@cache
def _times(table: type[Row]) -> frozenset[str]:
    columns = inspect(table).columns.items()
    return frozenset(name for name, column in columns if isinstance(column.type, UTCDateTime))
