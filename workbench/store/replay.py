"""Replaying the history: what its changes, in order, leave of every table. Loads no SQLModel."""

import json
from collections.abc import Iterator
from itertools import groupby
from sqlite3 import Connection
from typing import Any, TypeAlias

WITHOUT_HISTORY = frozenset({"blob", "draft", "archive_job", "action", "change"})
"""Tables whose changes are not recorded: content, typing, bookkeeping, and the history itself."""

PURGED = "purged"
"""Stands among what is left of a change whose row was purged, with the action that did it."""

Fields: TypeAlias = dict[str, Any]

_TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name
"""
# The index on (table_name, row) gives this order, so a library is replayed row by row.
_CHANGES = """
    SELECT "row", "before", "after" FROM "change" WHERE table_name = ? ORDER BY "row", id
"""


def recorded_tables(connection: Connection) -> list[str]:
    """The tables of a file that have a history."""
    names = (name for (name,) in connection.execute(_TABLES))
    return [name for name in names if name not in WITHOUT_HISTORY]


def replay_table(connection: Connection, table: str) -> Iterator[tuple[int, Fields]]:
    """The rows of a table as the history leaves them, by id, with times as changes have them."""
    changes = connection.execute(_CHANGES, (table,))
    for row, steps in groupby(changes, key=lambda change: int(change[0])):
        fields = _left_of((before, after) for _row, before, after in steps)
        if fields is not None:
            yield row, fields


def replay(connection: Connection) -> dict[str, dict[int, Fields]]:
    """All recorded tables as the history leaves them: for tests and small files."""
    return {table: dict(replay_table(connection, table)) for table in recorded_tables(connection)}


def table_rows(connection: Connection, table: str) -> Iterator[tuple[int, Fields]]:
    """The rows of a table as they stand, by id, in the form that `replay_table` gives them."""
    columns = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
    times = {name for name, kind in columns if kind == "DATETIME"}
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 - a table's name
    names = [column[0] for column in cursor.description]
    for values in cursor:
        fields = dict(zip(names, values, strict=True))
        for name in times & fields.keys():
            if fields[name] is not None:
                fields[name] = f"{fields[name].replace(' ', 'T')}Z"
        yield fields["id"], fields


def _left_of(steps: Iterator[tuple[str | None, str | None]]) -> Fields | None:
    fields: Fields | None = None
    for before, after in steps:
        if after is None:
            fields = None
        elif before is None:
            fields = json.loads(after)
        else:
            fields = (fields or {}) | json.loads(after)
    return fields


def broken_rows(connection: Connection, table: str) -> Iterator[tuple[int, bool]]:
    """Each row that the history of a table tells of, and whether a change of it begins with other
    values than the one before it left.
    """
    changes = connection.execute(_CHANGES, (table,))
    for row, steps in groupby(changes, key=lambda change: int(change[0])):
        yield row, _is_broken((before, after) for _row, before, after in steps)


def _is_broken(steps: Iterator[tuple[str | None, str | None]]) -> bool:
    fields: Fields | None = None
    for before, after in steps:
        begins = None if before is None else json.loads(before)
        if (begins is None) != (fields is None):
            return True
        # A column that no change named before came with an update of the file.
        known = fields or {}
        if any(known.get(name, value) != value for name, value in (begins or {}).items()):
            return True
        fields = None if after is None else {**(fields or {}), **json.loads(after)}
    return False
