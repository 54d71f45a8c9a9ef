"""Brings a file to this program's schema: a copy first, then the migrations in one transaction.

Loads Alembic, so it is only imported where a file needs it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from workbench.model.clock import Clock
from workbench.model.errors import StorageError
from workbench.store.copies import BEFORE, copy_whole, keep_newest
from workbench.store.database import (
    APPLICATION_ID,
    SCHEMA,
    connect,
    create_private,
)
from workbench.store.engines import engine_over
from workbench.store.failures import told

SCRIPTS = Path(__file__).parent / "migrations"

COPIES_KEPT = 3
"""Copies from before updates: whoever goes back goes back by one, hardly ever by three."""


def upgrade(
    path: Path, found: str | None, clock: Clock, scripts: Path = SCRIPTS, target: str = SCHEMA
) -> Path | None:
    """Migrates a file whose schema is `found` (None: new) to `target`; returns the copy's path,
    None for a new file, and where another program was first: that one is waited for.

    All or nothing: where a migration fails the file stays as it was, a new one without tables.
    Where the copy cannot be made the migration is not begun.
    """
    with told(path):
        if found is None:
            create_private(path)
        copied = None if found is None else _copy(path, found, clock)
        with closing(connect(path)) as raw:
            is_ours = _run(raw, found, scripts, target)
    if copied is not None and not is_ours:
        copied.unlink()  # the other program has its own; this one may be of the file behind it
        return None
    return copied


def bring_up(path: Path, found: str) -> None:
    """Migrates a file that is being recovered: no copy is made, loose ends are for who mends it."""
    with told(path), closing(connect(path)) as raw:
        _run(raw, found, SCRIPTS, SCHEMA, is_whole=False)


def _copy(path: Path, found: str, clock: Clock) -> Path:
    """A whole copy beside the file, `<name>.before-<old version>.<time>`, readable by its owner."""
    stamp = clock.now().strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.name}.{BEFORE}-{found}.{stamp}")
    try:
        copy_whole(path, copy)
    except StorageError as problem:
        raise StorageError(
            f"{path} is of an older workbench, and could not be copied before its update.",
            f"The file stays as it was. {problem.message} {problem.hint}",
        ) from problem
    keep_newest(path, BEFORE, COPIES_KEPT)
    return copy


def _run(
    raw: sqlite3.Connection, found: str | None, scripts: Path, target: str, is_whole: bool = True
) -> bool:
    """The migrations, under the write lock; False, and nothing, where another program was first.

    Foreign keys are off meanwhile (a batch migration makes tables anew) and all checked at the end.
    """
    raw.execute("PRAGMA foreign_keys=OFF")
    with engine_over(raw).begin() as connection:
        if _version(raw) != found:
            return False
        given = _given_ids(raw)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        command.upgrade(_configuration(connection, scripts), target)
        _never_give_again(raw, given)
        if is_whole:
            _refuse_loose_ends(raw)
    return True


def _configuration(connection: Connection, scripts: Path) -> Config:
    configuration = Config(attributes={"connection": connection})
    configuration.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return configuration


def _version(raw: sqlite3.Connection) -> str | None:
    known = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    if known is None:
        return None
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _given_ids(raw: sqlite3.Connection) -> list[tuple[str, int]]:
    """The highest id that each table ever gave."""
    known = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").fetchone()
    return [] if known is None else raw.execute("SELECT name, seq FROM sqlite_sequence").fetchall()


def _never_give_again(raw: sqlite3.Connection, given: list[tuple[str, int]]) -> None:
    """A table made anew by a batch migration counts on from its rows; this, from what it gave."""
    for name, last in given:
        exists = raw.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        if exists is None:
            continue
        raw.execute("DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?", (name, last))
        raw.execute(
            """INSERT INTO sqlite_sequence (name, seq) SELECT :name, :last
            WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)""",
            {"name": name, "last": last},
        )


def _refuse_loose_ends(raw: sqlite3.Connection) -> None:
    loose = raw.execute("PRAGMA foreign_key_check").fetchone()
    if loose is not None:
        raise StorageError(
            f"The update of the file would leave a row of “{loose[0]}” without what it refers to.",
            "The file stays as it was. Go on with the workbench that wrote it, and report this.",
        )
