"""The file itself: where it is, whether it is ours and of this program's schema, how it is opened.

What would tie the program to SQLite stays here. Loads no SQLModel: that a file is in order is seen
with one query, and the migrations are loaded only where it is not.
"""

import os
import sqlite3
import stat
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from workbench.model.clock import Clock
from workbench.model.errors import NewerSchema, StorageError, UsageError
from workbench.store.places import make_folders, own_folder
from workbench.store.telling import not_ours, read_only
from workbench.store.telling import told_plainly as told_plainly

SCHEMA = "0004"
"""The revision of `migrations/versions` that this program writes; versions are counted up."""

APPLICATION_ID = 0x46435742
"""Marks a SQLite file as the workbench's (`FCWB`)."""

NAME = "workbench.db"
IN_MEMORY = ":memory:"
"""What other programs call a database that is nowhere; as a file's name it would be a mistake."""

PRIVATE_FILE = 0o600
HEADER = b"SQLite format 3\0"
_IN_WAL_MODE = b"\x02\x02"

BUSY_TIMEOUT_MS = 5_000
"""How long a write waits for another program; longer would look like a hang."""

CHECKPOINT_PAGES = 4_000
"""A write checkpoints at most once in so many pages (16 MB, about 400 ratings); at the default of
1,000 one rating in a hundred takes 10 ms more. An idle writer calls `Store.checkpoint`."""

READING_CACHE_KB = 500
"""Pages that a reader keeps. At SQLite's 2,000 the first frame takes 0.7 MB more, and the list of
20,000 articles and an article's claims come no sooner: the system keeps the pages too."""

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}",
)

_CLOSED_FOLDER = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


def locate(db: str | None, env: Mapping[str, str], cwd: Path) -> Path:
    """The file to use: `db`, else WORKBENCH_DB, else one in `cwd`, else the user's own.

    Takes a path or a `sqlite:///` address; UsageError for any other address.
    """
    named = db if db is not None else env.get("WORKBENCH_DB") or None
    if named is not None:
        return cwd / _to_path(named).expanduser()
    here = cwd / NAME
    if here.exists():
        return here
    return own_folder() / NAME


def _to_path(named: str) -> Path:
    if not named.strip():
        raise UsageError("The path of the file is empty.", "Give one, or leave out --db.")
    scheme, separator, rest = named.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and "?" not in rest:
        scheme, separator = rest.removeprefix("/"), ""
    if not separator and scheme and scheme != IN_MEMORY:
        return Path(scheme)
    raise UsageError(
        f"The workbench keeps its data in an SQLite file, not in “{_without_secret(named)}”.",
        "Give a path, or sqlite:///path.",
    )


def _without_secret(address: str) -> str:
    scheme, mark, rest = address.partition("://")
    return scheme + mark + rest.rpartition("@")[2]


def prepare(path: Path, clock: Clock) -> None:
    """Makes sure that `path` is a file of this program's schema: creates or migrates it.

    A copy is made before a change. NotADatabase, NewerSchema or StorageError leave it untouched.
    """
    with told_plainly(path):
        found = schema_of(path)
    if found == SCHEMA:
        return
    if found is not None and not is_older(found):
        raise NewerSchema(
            f"{path} was written by a newer workbench (its schema is {found}, "
            f"this program's is {SCHEMA}).",
            "Nothing was changed. Update the workbench to open it.",
        )
    from workbench.store.upgrading import upgrade

    upgrade(path, found, clock)


def schema_of(path: Path) -> str | None:
    """The schema's version of a file, None where there is no file or nothing in it.

    NotADatabase where it is something else. Never writes, not even a journal; but where a program
    died in the middle of writing a file of ours, that is taken back first, as SQLite does it.
    """
    if not path.exists():
        _refuse_strange_journal(path)
        return None
    if not path.is_file():  # to open a pipe would wait for somebody to write into it
        raise not_ours(path, "it is a folder" if path.is_dir() else "it is not an ordinary file")
    header = _refuse_strange_journal(path)
    if not header:
        return None
    if not header.startswith(HEADER):
        raise not_ours(path, "it is not an SQLite database")
    _take_back(path, header)
    with closing(_open_untouched(path, header)) as connection:
        try:
            (whose,) = connection.execute("PRAGMA application_id").fetchone()
            if whose != APPLICATION_ID:
                if whose or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise not_ours(path, "it is another program's database")
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError as problem:
            if problem.sqlite_errorcode not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
                raise
            raise not_ours(path, "it is not a workbench's database") from problem
    if row is None:
        raise not_ours(path, "it names no version of its schema")
    return str(row[0])


def is_workbench_file(content: bytes) -> bool:
    """Whether this is, or begins like, a file of ours."""
    return content.startswith(HEADER) and content[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _take_back(path: Path, header: bytes) -> None:
    """Has SQLite undo what a program that died had begun to write to a file of ours: no reader may,
    and it would be said that the file cannot be written to.
    """
    if is_workbench_file(header) and _holds_something(Path(f"{path}-journal")):
        with (
            suppress(sqlite3.Error),  # somebody is writing, or may not: whoever reads is told
            closing(sqlite3.connect(_uri(path, "mode=rw"), uri=True)) as connection,
        ):
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()


def _refuse_strange_journal(path: Path) -> bytes:
    """The file's header, unless a journal lies beside a file that has none (bytes 18 and 19).

    It is another file's then, and SQLite would write it into this one or remove it: so it is where
    a backup was copied over a file whose writer had died. Looked at twice, because another program
    may be opening the file at this moment.
    """
    journal = Path(f"{path}-wal")
    found = _holds_something(journal)
    header = b""
    if path.exists():
        with path.open("rb") as opened:
            header = opened.read(100)
    if found and header[18:20] != _IN_WAL_MODE and _holds_something(journal):
        raise StorageError(
            f"{journal} belongs to another file than the {path.name} that is there now.",
            "Nothing was changed. Move it away, with the file that ends in -shm, then try again.",
        )
    return header


def _holds_something(journal: Path) -> bool:
    return journal.is_file() and journal.stat().st_size > 0


def _open_untouched(path: Path, header: bytes) -> sqlite3.Connection:
    """A reader that leaves nothing beside a file that nobody has open.

    A file in WAL mode (bytes 18 and 19 are 2) gets `-wal` and `-shm` beside it even from a reader,
    unless it is opened as immutable, which is safe only while there is no `-wal`.
    """
    alone = header[18:20] == _IN_WAL_MODE and not Path(f"{path}-wal").exists()
    return sqlite3.connect(_uri(path, "immutable=1" if alone else "mode=ro"), uri=True)


def connect(path: Path) -> sqlite3.Connection:
    """A writing connection with the pragmas set; never creates the file.

    Opens no transactions by itself: whoever writes says BEGIN IMMEDIATE. StorageError where the
    file may not be written to: SQLite would open it for reading, and stay so when it may.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise read_only(path)
    _give_rights_to_the_journal(path)
    connection = sqlite3.connect(
        _uri(path, "mode=rw"), uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except (sqlite3.Error, ValueError):
        connection.close()
        raise
    return connection


def _give_rights_to_the_journal(path: Path) -> None:
    """A reader of a file that it may only read makes a journal with the file's rights: it stays so
    when the file may be written to again, and SQLite would open it for reading.
    """
    for beside in (Path(f"{path}-wal"), Path(f"{path}-shm")):
        if beside.exists() and not os.access(beside, os.W_OK):
            with suppress(OSError):  # it is another user's: then SQLite says what it cannot do
                beside.chmod(stat.S_IMODE(path.stat().st_mode))


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    Where nothing can be made beside a file that nobody has open, it is read as one that no one
    changes: a file in WAL mode could not be read there at all.
    """
    try:
        return _reading(path, "mode=ro")
    except sqlite3.OperationalError as problem:
        closed = problem.sqlite_errorcode & 0xFF in _CLOSED_FOLDER
        if not closed or not path.is_file() or Path(f"{path}-wal").exists():
            raise
        return _reading(path, "immutable=1")


def _reading(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(_uri(path, how), uri=True, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA query_only=1")
        connection.execute(f"PRAGMA cache_size=-{READING_CACHE_KB}")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except (sqlite3.Error, ValueError):
        connection.close()
        raise
    return connection


def tidy(path: Path) -> None:
    """Removes the empty journal that readers leave and cannot remove, unless the file is in use.

    Changes nothing where it cannot be done: a journal left behind does no harm.
    """
    if Path(f"{path}-wal").exists():
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(_uri(path, "mode=rw"), uri=True, timeout=0)) as connection,
        ):
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()


def create_private(path: Path) -> None:
    """An empty file that only its owner can read, in a folder of the same sort."""
    make_folders(path)
    made = not path.exists()
    opened = os.open(path, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE)
    try:
        if made:
            os.fchmod(opened, PRIVATE_FILE)
    finally:
        os.close(opened)


def _uri(path: Path, how: str) -> str:
    return f"{path.absolute().as_uri()}?{how}"


def is_older(found: str) -> bool:
    """Whether a schema's version is one that this program brings up to date."""
    return found.isdigit() and int(found) < int(SCHEMA)


def last_id(connection: sqlite3.Connection, table: str) -> int:
    """The highest id that a table ever gave, also to a row that is gone; under the write lock."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return 0 if row is None else int(row[0])
