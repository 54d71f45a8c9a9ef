"""Reading an action's changes back, what they come to for each row, and putting them back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, inspect, select
from sqlmodel import SQLModel, col
from sqlmodel.sql.sqltypes import UTCDateTime

from workbench.store import arrivals
from workbench.store.bulk import TOLD_FROM, Progress
from workbench.store.columns import from_time_text
from workbench.store.packing import to_json
from workbench.store.recorder import BATCH, remove_many, restore_many, rows_by_id, update_many
from workbench.store.statements import FixedSelect
from workbench.store.tables import Change, ImportedHistory, Query, Row, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Fields = dict[str, Any]

ONWARD = frozenset({"rev", "next_claim", "next_query"})
"""Columns that only ever rise: not compared, not put back."""


class Step(NamedTuple):
    """One change of a row: what stood there and what did then, as the JSON that the file has. Of a
    hundred thousand steps most are never taken apart.
    """

    table: type[Row]
    row: int
    claim: int | None
    was: str | None
    became: str | None

    @property
    def is_made(self) -> bool:
        return self.was is None

    @property
    def is_removed(self) -> bool:
        return self.became is None

    @property
    def before(self) -> Fields:
        """The columns that changed, or all of a row that was removed; none where it was made."""
        return json.loads(self.was or "{}")  # type: ignore[no-any-return]

    @property
    def after(self) -> Fields:
        """The same as they were left; none where the row was removed."""
        return json.loads(self.became or "{}")  # type: ignore[no-any-return]


_SIDES = ("before", "after")
_STEPS = FixedSelect(
    select(*(col(getattr(Change, name)) for name in ("table_name", "row", "claim", *_SIDES)))
    .where(col(Change.action) == bindparam("action"))
    .order_by(col(Change.id))
)


@cache
def tables_by_name() -> dict[str, type[Row]]:
    """The table classes that have an id."""
    classes = (mapper.class_ for mapper in SQLModel._sa_registry.mappers)
    return {str(each.__tablename__): each for each in classes if issubclass(each, Row)}


def steps_of(tx: "Transaction", action: int) -> list[Step]:
    """The changes of an action, in the order in which they were made."""
    tables = tables_by_name()
    return [Step(tables[table], *said) for table, *said in tx.read(_STEPS, action=action)]


def net(steps: Iterable[Step]) -> list[Step]:
    """What the steps come to, one for each row; none for a row that was made and removed."""
    rows: dict[tuple[type[Row], int], Step] = {}
    for step in steps:
        earlier = rows.get((step.table, step.row))
        rows[step.table, step.row] = step if earlier is None else _join(earlier, step)
    return [step for step in rows.values() if not (step.is_made and step.is_removed)]


def _join(earlier: Step, later: Step) -> Step:
    was = None if earlier.is_made else to_json({**later.before, **earlier.before})
    became = None if later.is_removed else to_json({**earlier.after, **later.after})
    return earlier._replace(was=was, became=became)


def put_back(tx: "Transaction", steps: Sequence[Step], tell: Progress | None = None) -> None:
    """Takes steps back, last first; `tell` is told of many. What the session held of the rows is
    let go of.
    """
    ways = {"made": _remove, "removed": _restore, "changed": _set_back}
    going = {step.row for step in steps if step.table is Source and step.is_made}
    for arrival in arrivals_in(steps):
        arrivals.take_jobs(tx, arrival, going)
    done = 0
    for (table, way), group in groupby(reversed(steps), key=lambda step: (step.table, _way(step))):
        for some in _parts(list(group), way):
            ways[way](tx, table, some)
            done += len(some)
            if tell is not None and len(steps) >= TOLD_FROM:
                tell(done, len(steps))
    for step in steps:
        if step.table is ImportedHistory and step.is_removed:
            arrivals.bring_jobs(tx, step.before)
    tx.flush()
    tx.session.expunge_all()


def _parts(steps: list[Step], way: str) -> Iterator[list[Step]]:
    """So many at once as there is something to tell; of rows that changed a row has one change."""
    many = len(steps) if way == "changed" else BATCH
    return (steps[at : at + many] for at in range(0, len(steps), many))


def arrivals_in(steps: Iterable[Step]) -> list[Fields]:
    """The arrivals of articles among what steps made."""
    made = (step for step in steps if step.table is ImportedHistory and step.is_made)
    return [step.after for step in made if not step.is_removed]


def _way(step: Step) -> str:
    if step.is_made:
        return "made"
    return "removed" if step.is_removed else "changed"


def _remove(tx: "Transaction", table: type[Row], steps: Sequence[Step]) -> None:
    remove_many(tx, table, [step.row for step in steps], [step.claim for step in steps])


def _restore(tx: "Transaction", table: type[Row], steps: Sequence[Step]) -> None:
    rows = [_completed(tx, table, _typed(table, step.before)) for step in steps]
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
        before = _typed(table, step.before).items()
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
