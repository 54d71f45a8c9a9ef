"""Rows of one table in bulk: SQLite takes them from columns of values in one pass, and writes their
changes itself from what it holds then, byte for byte as the recorder would.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Column, inspect
from sqlmodel.sql.sqltypes import UTCDateTime

from workbench.store.characters import storable
from workbench.store.database import last_id
from workbench.store.packing import to_json
from workbench.store.replay import WITHOUT_HISTORY
from workbench.store.statements import Values, core_table, storing
from workbench.store.tables import Claim, Row

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Progress = Callable[[int, int], object]
"""Told how many rows of how many are done."""

TOLD_FROM = 1_000
"""Rows from which on it is told how far it is; fewer are done in half a second."""

_CHANGES = 'INSERT INTO "change" (action, table_name, "row", claim, "before", "after")'

VARIABLES = 990
"""Values in one statement, for which SQLite goes to the ends of a table's indexes anew: 100 rows
take half of what they take one by one, a thousand no less; every SQLite takes 999."""

Columns = Mapping[str, Sequence[Any]]
"""Values by the name of their column, as the file has them; all columns are equally long."""


@cache
def columns_of(table: type[Row]) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return tuple(inspect(table).columns.keys())


@cache
def defaults_of(table: type[Row]) -> Values:
    """What columns hold that a new row does not name."""
    fields = table.model_fields.items()
    return {name: field.default for name, field in fields if not field.is_required()}


def insert_columns(
    tx: "Transaction", table: type[Row], columns: Columns, claim: int | None = None
) -> range:
    """Inserts rows of which no text has a character that cannot be stored; returns their ids.

    What is not named has its default. `claim` is whose rows they are, where they do not say.
    """
    tx.flush()
    count = len(next(iter(columns.values())))
    first = last_id(tx.driver, str(table.__tablename__)) + 1
    ids = range(first, first + count)
    given, defaults, names = {"id": ids, **columns}, defaults_of(table), columns_of(table)
    if unknown := given.keys() - set(names):
        raise KeyError(f"{table.__tablename__} has no {', '.join(unknown)}")
    whole = (given[name] if name in given else repeat(defaults[name], count) for name in names)
    _put_in(tx, table, zip(*whole, strict=True))
    if table.__tablename__ not in WITHOUT_HISTORY:
        tx.write_changes()  # of what was done before
        tx.driver.execute(_making(table), (tx.action_id, claim, first, ids[-1]))
    return ids


def restore_rows(
    tx: "Transaction", table: type[Row], rows: Sequence[Values], claims: Sequence[int | None]
) -> None:
    """Inserts rows that have their ids, each with whose it is, and their changes."""
    whole = to_columns(table, rows)
    _put_in(tx, table, zip(*(whole[name] for name in columns_of(table)), strict=True))
    _tell(tx, table, [row["id"] for row in rows], claims, "NULL, {}")


def remove_rows(
    tx: "Transaction", table: type[Row], ids: Sequence[int], claims: Sequence[int | None]
) -> None:
    """Removes rows, each with whose it is, and records them as they stood; KeyError where one is
    not there.
    """
    _tell(tx, table, ids, claims, "{}, NULL")
    if _names_itself(table):  # what goes first must be what is named by none
        gone = tx.driver.executemany(_removal(table, "= ?"), ((each,) for each in ids))
    else:
        listed = "IN (SELECT value FROM json_each(?))"
        gone = tx.driver.execute(_removal(table, listed), (to_json(ids),))
    if gone.rowcount != len(ids):
        raise KeyError(f"{table.__tablename__} has not all of these rows")


def said_by_id(tx: "Transaction", table: type[Row], ids: Sequence[int]) -> dict[int, str]:
    """Rows as a change would have them whole, as JSON, by their ids; of those that are there."""
    tx.flush()
    return dict(tx.driver.execute(_saying(table), (to_json(ids),)))


def to_columns(table: type[Row], rows: Sequence[Mapping[str, Any]]) -> Columns:
    """Rows of plain values by column; what cannot be stored is replaced."""
    defaults = defaults_of(table)
    found = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row[name] if name in row else defaults[name] for row in rows]
        found[name] = _as_stored(table, name, values)
    return found


def _as_stored(table: type[Row], name: str, values: list[Any]) -> list[Any]:
    column = core_table(table).columns.get(name)
    convert = None if column is None else storing(column.type)
    if convert is not None:
        return list(map(convert, values))
    kinds = set(map(type, values))
    if kinds == {str}:
        together = "".join(values)
        return values if storable(together) is together else list(map(storable, values))
    return [storable(str(each)) if isinstance(each, str) else each for each in values]


def _put_in(tx: "Transaction", table: type[Row], rows: Iterator[tuple[Any, ...]]) -> None:
    together = VARIABLES // len(columns_of(table))
    while found := list(islice(rows, together)):
        if len(found) == together:
            tx.driver.execute(_insertion(table, together), list(chain.from_iterable(found)))
        else:
            tx.driver.executemany(_insertion(table, 1), found)


@cache
def _insertion(table: type[Row], rows: int) -> str:
    names = columns_of(table)
    listed, asked = ", ".join(map(_quoted, names)), f"({', '.join('?' * len(names))})"
    return (
        f"INSERT INTO {_quoted(table.__tablename__)} ({listed}) "  # noqa: S608 - names of ours
        f"VALUES {', '.join([asked] * rows)}"
    )


@cache
def _making(table: type[Row]) -> str:
    """Writes the changes that made rows: of an action, the claim, and the ids from and to."""
    name = _quoted(table.__tablename__)
    return (
        f"{_CHANGES} SELECT ?1, '{table.__tablename__}', id, {_whose(table)}, NULL, "  # noqa: S608
        f"{as_json(table)} FROM {name} WHERE id BETWEEN ?3 AND ?4 ORDER BY id"
    )


def _tell(
    tx: "Transaction",
    table: type[Row],
    ids: Sequence[int],
    claims: Sequence[int | None],
    sides: str,
) -> None:
    """Writes changes of rows, in this order; `sides` says which of before and after is the row."""
    if table.__tablename__ not in WITHOUT_HISTORY:
        tx.write_changes()
        whose = to_json(list(zip(ids, claims, strict=True)))
        tx.driver.execute(_telling(table, sides), (tx.action_id, whose))


@cache
def _telling(table: type[Row], sides: str) -> str:
    name = _quoted(table.__tablename__)
    row, claim = (f"json_extract(told.value, '$[{at}]')" for at in range(2))
    return (
        f"{_CHANGES} SELECT ?1, '{table.__tablename__}', {row}, {claim}, "  # noqa: S608 - ours
        f"{sides.format(as_json(table))} FROM json_each(?2) told "
        f"CROSS JOIN {name} ON {name}.id = {row} ORDER BY told.key"
    )


@cache
def _saying(table: type[Row]) -> str:
    name = _quoted(table.__tablename__)
    return (
        f"SELECT id, {as_json(table)} FROM {name} "  # noqa: S608 - names of ours
        "WHERE id IN (SELECT value FROM json_each(?))"
    )


def _removal(table: type[Row], which: str) -> str:
    return f"DELETE FROM {_quoted(table.__tablename__)} WHERE id {which}"  # noqa: S608 - ours


@cache
def _names_itself(table: type[Row]) -> bool:
    found = core_table(table)
    return any(key.column.table is found for key in found.foreign_keys)


def _whose(table: type[Row]) -> str:
    if table is Claim:
        return "id"
    return "claim" if "claim" in columns_of(table) else "?2"


@cache
def as_json(table: type[Row]) -> str:
    """SQL for a row of a table as a change has it whole."""
    fields = (f"'{name}', {_said(column)}" for name, column in core_table(table).columns.items())
    return f"json_object({', '.join(fields)})"


def _said(column: Column[Any]) -> str:
    name = f"{_quoted(column.table.name)}.{_quoted(column.name)}"
    if isinstance(column.type, UTCDateTime):
        return f"replace({name}, ' ', 'T') || 'Z'"
    if isinstance(column.type, Boolean):
        return f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
    return name


def _quoted(name: object) -> str:
    return f'"{name}"'
