"""Whatever is changed behind the program's back, in any column of any table, verify finds it."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from make_fixture import FIXTURES

from workbench.model.errors import StorageError
from workbench.store import care
from workbench.store.database import SCHEMA

NOT_FOUND = {
    "draft": "typing is outside the history",
    "archive_job": "the queue's bookkeeping is outside the history",
    "action.at": "who did what and when is told by the action alone",
    "action.who": "the same",
    "action.origin": "the same",
    "action.verb": "the same",
    "action.label": "the same",
    "action.article": "the same",
    "action.claim": "the same",
    "change.claim": "an index for views: whose row it was is told by the row",
}
"""What no check sees, with the reason. Besides: a change that is given to the action next to its
own, and a name in a change that is no column of its table: an update may have removed it."""


def packed() -> bytes:
    return gzip.decompress((FIXTURES / f"{SCHEMA}.db.gz").read_bytes())


def columns() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(packed())
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
        ).fetchall()
        return [
            (table, row[1])
            for (table,) in tables
            for row in connection.execute(f'PRAGMA table_info("{table}")')
        ]


def change(path: Path, table: str, column: str) -> None:
    """Gives the newest row of a table another value of the same kind, past every constraint."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        kinds = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
        kind = dict(kinds.fetchall())[column]
        value = {
            "INTEGER": f'coalesce("{column}", 0) + 1000',
            "BOOLEAN": f'NOT coalesce("{column}", 0)',
            "BLOB": f"CAST(\"{column}\" || 'x' AS BLOB)",
            "DATETIME": "'2001-01-01 00:00:00.000000'",
        }.get(kind, f"""replace(coalesce("{column}", ''), 'e', 'a') || 'x'""")
        if (table, column) in {("change", "before"), ("change", "after")}:
            value = (
                f"""replace(replace(coalesce("{column}", '{{"id":1}}'), ':"', ':"x'), ':1', ':7')"""
            )
        done = connection.execute(
            f'UPDATE "{table}" SET "{column}" = {value} '  # noqa: S608 - names of the file's own
            f'WHERE rowid = (SELECT max(rowid) FROM "{table}")'
        )
        assert done.rowcount == 1
        connection.commit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "workbench.db"
    place.write_bytes(packed())
    return place


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_silent_change_is_found(path: Path, table: str, column: str) -> None:
    change(path, table, column)
    try:
        found = bool(care.verify(path).problems)
    except StorageError:
        found = True
    excepted = NOT_FOUND.keys() & {table, f"{table}.{column}"}
    assert found != bool(excepted)


@pytest.mark.parametrize("table", sorted({table for table, _column in columns()}))
def test_a_row_that_vanished_is_found(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        newest = f'DELETE FROM "{table}" WHERE rowid = (SELECT max(rowid) FROM "{table}")'  # noqa: S608
        connection.execute(newest)
        connection.commit()
    try:
        found = bool(care.verify(path).problems)
    except StorageError:
        found = True
    assert found != (table in NOT_FOUND)
