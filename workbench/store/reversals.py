"""Reading an action's changes back, what they come to for each row, and putting them back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import inspect
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from workbench.store import arrivals
from workbench.store.columns import from_time_text
from workbench.store.recorder import remove_many, restore_many, rows_by_id, update_many
from workbench.store.tables import Change, ImportedHistory, Query, Row, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Fields = dict[str, Any]

ONWARD = frozenset({"rev", "next_claim", "next_query"})
"""Columns that only ever rise: not compared, not put back."""


class Step(NamedTuple):
    """One change of a row: `before` is None where it was made, `after` where it was removed."""

    table: type[Row]
    row: int
    claim: int | None
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
            change.claim,
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


def put_back(tx: "Transaction", steps: Sequence[Step]) -> None:
    """Takes steps back, last first. What the session held of the rows is let go of."""
    ways = {"made": _remove, "removed": _restore, "changed": _set_back}
    going = {step.row for step in steps if step.table is Source and step.before is None}
    for arrival in arrivals_in(steps):
        arrivals.take_jobs(tx, arrival, going)
    for (table, way), group in groupby(reversed(steps), key=lambda step: (step.table, _way(step))):
        ways[way](tx, table, list(group))
    for step in steps:
        if step.table is ImportedHistory and step.after is None:
            arrivals.bring_jobs(tx, step.before or {})
    tx.flush()
    tx.session.expunge_all()


def arrivals_in(steps: Iterable[Step]) -> list[Fields]:
    """The arrivals of articles among what steps made."""
    made = (step for step in steps if step.table is ImportedHistory and step.before is None)
    return [step.after for step in made if step.after is not None]


def _way(step: Step) -> str:
    if step.before is None:
        return "made"
    return "removed" if step.after is None else "changed"


def _remove(tx: "Transaction", table: type[Row], steps: Sequence[Step]) -> None:
    remove_many(tx, table, [step.row for step in steps], [step.claim for step in steps])


def _restore(tx: "Transaction", table: type[Row], steps: Sequence[Step]) -> None:
    rows = [_completed(tx, table, _typed(table, step.before or {})) for step in steps]
    restore_many(tx, table, rows, [step.claim for step in steps])


def _completed(tx: "Transaction", table: type[Row], row: Fields) -> Fields:
    """A row that was removed before its table had a column in which each row has a value of its
    own, with one: a query with a number.
    """
    if table is Query and "number" not in row:
        return {**row, "number": tx.articles.take_query_number(row["article"])}
    return row


def _set_back(tx: "Transaction", table: type[Row], steps: Sequence[Step]) -> None:
    earlier: dict[int, Fields] = defaultdict(dict)
    for step in steps:
        before = _typed(table, step.before or {}).items()
        earlier[step.row] |= {name: value for name, value in before if name not in ONWARD}
    rows = rows_by_id(tx, table, list(earlier))
    update_many(tx, table, [(rows[row], earlier[row]) for row in sorted(earlier)])


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
