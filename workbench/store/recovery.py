"""Making a whole file of what is left of a damaged one. The damaged file is only ever read.

What can be read is put into a new file. What the tables lost is rebuilt from the history, and what
the history lost is told by the tables; the difference is written down as an action of the program,
so that in the new file the two agree again.
"""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.model.clock import Clock
from workbench.model.errors import NewerSchema, NotADatabase, RefusedChange, StorageError
from workbench.model.requests import Recovery, TableTally
from workbench.store import care, rebuilding, salvage
from workbench.store.database import (
    APPLICATION_ID,
    HEADER,
    PRIVATE_FILE,
    SCHEMA,
    connect,
    is_older,
    schema_of,
)
from workbench.store.fitting import Table, fits
from workbench.store.layouts import PAGE
from workbench.store.telling import DAMAGE, told_plainly
from workbench.store.unread import Span, Unread, how_many
from workbench.store.upgrading import bring_up, upgrade

_OURS = (b"CREATE TABLE alembic_version", b"CREATE TABLE verdict_evidence")
"""What stands in the first pages of every file of the program, also where its header is gone."""

_TABLES = """SELECT name, sql FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"""


def recover(path: Path, into: Path, clock: Clock, shell: str | None) -> Recovery:
    """Writes what can be recovered of `path` to `into`; `shell` is SQLite's own, if it may be used.

    RefusedChange where there is something at `into`, NotADatabase where `path` never was a file of
    the workbench, NewerSchema where a newer one wrote it. Where it fails nothing is left there.
    """
    with told_plainly(into):
        if into.exists() or into.is_symlink() or Path(f"{into}-wal").exists():
            raise RefusedChange(f"{into} is there already.", "Give another path.")
        with TemporaryDirectory(prefix=".workbench-doctor-", dir=into.parent) as room:
            made = Path(room) / "recovered.db"
            told = _recover(path, made, clock, shell)
            os.link(made, into)  # never over a file that came there meanwhile
    return told


def examine(path: Path, clock: Clock, shell: str | None) -> Recovery:
    """What `recover` would give: it is done for trial, and thrown away."""
    with told_plainly(path), TemporaryDirectory(prefix="workbench-doctor-") as room:
        return _recover(path, Path(room) / "recovered.db", clock, shell)


def wrong_with(path: Path) -> tuple[str, ...]:
    """What is wrong with a file, a sentence each; none where it is whole.

    NotADatabase or NewerSchema where it is not for this program to judge.
    """
    try:
        _refuse_others(path)
        return care.verify(path).problems
    except (NotADatabase, NewerSchema):
        if not _was_ours(path):
            raise
        return ("Its beginning is damaged: it does not open as a workbench file.",)
    except StorageError as problem:
        return (problem.message,)


def _refuse_others(path: Path) -> None:
    if not path.exists():
        raise StorageError(f"There is no file {path}.", "See to the spelling.")
    with suppress(*DAMAGE):
        found = schema_of(path)
        if found is not None and found.isdigit() and found != SCHEMA and not is_older(found):
            raise NewerSchema(
                f"{path} was written by a newer workbench (its schema is {found}).",
                "Nothing was changed. Ask that one.",
            )


def _was_ours(path: Path) -> bool:
    """Whether bytes of the program's own stand near the beginning of a file."""
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        start = opened.read(64 * PAGE)
    marked = start.startswith(HEADER) and start[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return marked or any(words in start for words in _OURS)


def _recover(path: Path, made: Path, clock: Clock, shell: str | None) -> Recovery:
    try:
        _refuse_others(path)
    except (NotADatabase, StorageError) as problem:
        if isinstance(problem, NewerSchema) or not _was_ours(path):
            raise
    if not _was_ours(path):
        raise NotADatabase(f"{path} is not a workbench file.", "Nothing was changed.")
    copy = salvage.take(path, made.parent)
    version = _version(copy)
    upgrade(made, None, clock, target=version)
    fresh = made.with_name("fresh.db")
    shutil.copyfile(made, fresh)
    with closing(connect(made)) as raw, _repairing(raw):
        tables = list(_tables(raw))
        ways, read, unread = _fill(raw, salvage.sources(copy, fresh, tables, shell), tables)
    if version != SCHEMA:
        bring_up(made, version)
    with closing(connect(made)) as raw:
        with _repairing(raw):
            rebuilt = rebuilding.rebuild(raw, clock, unread)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        raw.execute("PRAGMA journal_mode=DELETE").close()
        tallies = tuple(_tallies(raw, list(_tables(raw)), read, rebuilt.lost))
    made.chmod(PRIVATE_FILE)
    with made.open("rb") as written:
        os.fsync(written.fileno())
    return Recovery(ways, tallies, rebuilt.told, care.verify(made).problems)


@contextmanager
def _repairing(raw: sqlite3.Connection) -> Iterator[None]:
    """A transaction in which rows may refer to what is not there yet."""
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("BEGIN IMMEDIATE")
    yield
    raw.execute("COMMIT")


def _version(copy: Path) -> str:
    """The schema's version of a damaged file; where it cannot be read, this program's."""
    with closing(sqlite3.connect(copy)) as connection, suppress(*DAMAGE):
        connection.execute("PRAGMA writable_schema=ON")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if row is not None and isinstance(row[0], str) and is_older(row[0]):
            return row[0]
    return SCHEMA


def _tables(raw: sqlite3.Connection) -> Iterator[Table]:
    for name, sql in raw.execute(_TABLES).fetchall():
        columns = tuple(row[1] for row in raw.execute(f'PRAGMA table_info("{name}")'))
        yield Table(name, sql, columns)


def _fill(
    raw: sqlite3.Connection,
    sources: Iterator[tuple[str, sqlite3.Connection]],
    tables: Sequence[Table],
) -> tuple[tuple[str, ...], Counter[str], Unread]:
    """Takes over all rows that can be read: by which ways, how many by table, and which not."""
    unread: Unread = {}
    ways: list[str] = []
    read: Counter[str] = Counter()
    for way, connection in sources:
        with closing(connection):
            ways.append(way)
            for table in tables:
                if table.name == "alembic_version":
                    continue
                spans: list[Span] = []
                read[table.name] += _take_over(raw, connection, table, spans)
                # What the shell leaves out it leaves out without a word.
                if way != salvage.BY_SHELL and (known := unread.setdefault(table.name, spans)):
                    unread[table.name] = min(known, spans, key=how_many)
            rebuilding.keep_given_ids(raw, connection)
    return tuple(ways), read, unread


def _take_over(
    raw: sqlite3.Connection, source: sqlite3.Connection, table: Table, unread: list[Span]
) -> int:
    """Rows that are there already stay: the ways come in the order of trust."""
    kinds = [row[2] for row in raw.execute(f'PRAGMA table_info("{table.name}")')]
    marks = ", ".join("?" * len(table.columns))
    insert = f'INSERT OR IGNORE INTO "{table.name}" VALUES ({marks})'  # noqa: S608 - names of ours
    before = raw.total_changes
    for row in salvage.rows(source, table, unread):
        if fits(table, kinds, row):
            with suppress(sqlite3.IntegrityError, OverflowError):
                if raw.execute(insert, row).rowcount:
                    continue
        if isinstance(row[0], int):
            unread.append((row[0], row[0]))  # unless it is there already
    return raw.total_changes - before


def _tallies(
    raw: sqlite3.Connection, tables: Sequence[Table], read: Counter[str], lost: Counter[str]
) -> Iterator[TableTally]:
    for table in tables:
        if table.name == "alembic_version":
            continue
        kept = raw.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608
        yield TableTally(table.name, kept, max(kept - read[table.name], 0), lost[table.name])
