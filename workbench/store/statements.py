"""SQL that never changes, compiled once from the table classes: for what a key does.

Building a statement anew costs SQLAlchemy several times what SQLite takes to do it for one row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from sqlite3 import Connection, Cursor
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, inspect, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import SelectBase
from sqlalchemy.types import TypeEngine

from workbench.store.tables import Row

Values = dict[str, Any]
Convert = Callable[[Any], Any]

ID = "_id"
"""The parameter of an `updating` that says which row; no column has this name."""

_DIALECT = sqlite.dialect()


class Fixed:
    """A statement compiled once; a value is stored as its column's type says."""

    def __init__(self, statement: ClauseElement, sets: Sequence[str] | None = None) -> None:
        compiled = statement.compile(dialect=_DIALECT, column_keys=sets)
        self.sql = str(compiled)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - of SQL nothing else is made
        names = compiled.positiontup or ()
        binds = ((name, compiled.binds[name]) for name in names)
        self._given = {name: bind.value for name, bind in binds if not bind.required}
        self._names = names
        stores = ((name, storing(compiled.binds[name].type)) for name in names)
        self._stores = {name: convert for name, convert in stores if convert}
        self._pick = itemgetter(*names) if len(names) > 1 else None

    def run(self, connection: Connection, values: Values) -> Cursor:
        """Executes it once."""
        return connection.execute(self.sql, self._arguments(self._given | values))

    def run_many(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Executes it for each row; a row names every parameter."""
        connection.executemany(self.sql, map(self._arguments, rows))

    def _arguments(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        if self._stores:
            stored = {name: convert(values[name]) for name, convert in self._stores.items()}
            values = {**values, **stored}
        return self._pick(values) if self._pick else tuple(values[name] for name in self._names)


class FixedSelect(Fixed):
    """A question compiled once; its rows have the values that the columns' types make."""

    def __init__(self, question: SelectBase) -> None:
        super().__init__(question)
        columns = question.selected_columns
        self.names = tuple(columns.keys())
        loads = ((at, _loads(column.type)) for at, column in enumerate(columns))
        self._loads = [(at, convert) for at, convert in loads if convert]

    def rows(self, connection: Connection, values: Values) -> Sequence[Sequence[Any]]:
        """What it finds."""
        found = self.run(connection, values).fetchall()
        return [self._loaded(list(row)) for row in found] if self._loads else found

    def dicts(self, connection: Connection, values: Values) -> list[Values]:
        """What it finds, by the columns' names."""
        found = self.rows(connection, values)
        return [dict(zip(self.names, row, strict=True)) for row in found]

    def _loaded(self, row: list[Any]) -> list[Any]:
        for at, convert in self._loads:
            row[at] = convert(row[at])
        return row


@cache
def core_table(table: type[Row]) -> Table:
    """The Core table of a table class."""
    found: Table = inspect(table).local_table
    return found


@cache
def insertion(table: type[Row]) -> Fixed:
    """Inserts a row, all its columns named; an id that is None is SQLite's to give."""
    return Fixed(insert(core_table(table)))


@cache
def updating(table: type[Row], names: tuple[str, ...]) -> Fixed:
    """Sets those columns of the row that `ID` says."""
    found = core_table(table)
    return Fixed(update(found).where(found.c.id == bindparam(ID)), names)


@cache
def removal(table: type[Row]) -> Fixed:
    """Removes the row that `ID` says."""
    found = core_table(table)
    return Fixed(delete(found).where(found.c.id == bindparam(ID)))


@cache
def by_ids(table: type[Row]) -> FixedSelect:
    """The rows whose ids are in the JSON list `ids`, so that any number is one question."""
    found = core_table(table)
    listed = func.json_each(bindparam("ids")).table_valued("value")
    return FixedSelect(select(found).where(found.c.id.in_(select(listed.c.value))))


def storing(kind: TypeEngine[Any]) -> Convert | None:
    """What makes of a value of that type what the file has; None where that is the same."""
    return kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _loads(kind: TypeEngine[Any]) -> Convert | None:
    return kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
