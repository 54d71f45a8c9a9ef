"""Rows of one table in bulk: SQLite takes them from columns of values in one pass, and writes their
changes itself from what it holds then, byte for byte as the recorder would.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Column, inspect
from sqlmodel.sql.sqltypes import UTCDateTime

from workbench.store.characters import storable
from workbench.store.database import last_id
from workbench.store.replay import WITHOUT_HISTORY
from workbench.store.statements import Values, core_table, storing
from workbench.store.tables import Claim, Row

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

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
    name = str(table.__tablename__)
    return (
        'INSERT INTO "change" (action, table_name, "row", claim, "before", "after") '  # noqa: S608
        f"SELECT ?1, '{name}', id, {_whose(table)}, NULL, {as_json(table)} "
        f"FROM {_quoted(name)} WHERE id BETWEEN ?3 AND ?4 ORDER BY id"
    )


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
    name = _quoted(column.name)
    if isinstance(column.type, UTCDateTime):
        return f"replace({name}, ' ', 'T') || 'Z'"
    if isinstance(column.type, Boolean):
        return f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"
    return name


def _quoted(name: object) -> str:
    return f'"{name}"'
