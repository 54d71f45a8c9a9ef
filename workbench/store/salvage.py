"""Reading what is left of a damaged file: over a copy of it, around what cannot be read.

Two ways, one after the other: `.recover` of SQLite's own shell where there is one that can do it,
and table by table, with the ids around damage tried one half after the other. Loads no SQLModel.
"""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from workbench.store import layouts
from workbench.store.database import APPLICATION_ID, HEADER, PRIVATE_FILE, connect_reading
from workbench.store.fitting import Row, Table
from workbench.store.layouts import PAGE
from workbench.store.telling import DAMAGE
from workbench.store.unread import NO_END, Span

MOST_FAILURES = 10_000
"""Reads of one table that may fail, in a second or less. A page holds some hundred rows, so that is
fifty torn pages, or the root of a table, under which no id can be read: the history has them."""

LONGEST_SHELL = 120.0
"""Seconds that the shell is given; it reads 100 MB in about ten."""

BY_SHELL = "the .recover of the sqlite3 shell"
BY_TABLE = "table by table"
BY_LAYOUT = "tables at the places where the program puts them"

_ROWS = re.compile(r"INSERT (OR IGNORE )?INTO ")
_ALLOWED = {
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_TRANSACTION,
}


def take(path: Path, folder: Path) -> Path:
    """A copy of a damaged file and its journal in `folder`, with its header mended.

    Where a journal lies beside it somebody may be writing: then the copy is of one moment.
    """
    copy = folder / "damaged.db"
    journal = Path(f"{path}-wal")
    with _held(path, journal.exists()):
        for source, target in ((path, copy), (journal, Path(f"{copy}-wal"))):
            if source.exists():
                shutil.copyfile(source, target)
                target.chmod(PRIVATE_FILE)
    _mend_header(copy, has_journal=journal.exists())
    return copy


def _held(path: Path, is_open: bool) -> closing[sqlite3.Connection]:
    """A reader during whose snapshot the journal is not begun anew."""
    if is_open:
        with suppress(*DAMAGE):
            reader = connect_reading(path)
            with suppress(*DAMAGE):
                reader.execute("BEGIN").execute("SELECT 1 FROM sqlite_master").fetchone()
            return closing(reader)
    return closing(sqlite3.connect(":memory:"))


def _mend_header(copy: Path, has_journal: bool) -> None:
    """Sets the bytes of a header that every file of the program has (fileformat2, section 1.3)."""
    size = copy.stat().st_size
    pages = -(-size // PAGE)
    with copy.open("r+b") as opened:
        opened.truncate(pages * PAGE)
        fixed = {0: HEADER, 16: PAGE.to_bytes(2, "big"), 20: b"\0\x40\x20\x20"}
        fixed |= {44: b"\0\0\0\4", 52: b"\0\0\0\0", 56: b"\0\0\0\1"}
        fixed |= {18: b"\2\2" if has_journal else b"\1\1"}
        fixed |= {68: APPLICATION_ID.to_bytes(4, "big")}
        if not has_journal:
            fixed |= {28: pages.to_bytes(4, "big"), 92: b""}
        for at, content in fixed.items():
            opened.seek(at)
            opened.write(content)
        opened.seek(24)
        counter = opened.read(4)
        opened.seek(92)
        opened.write(counter)


def sources(
    copy: Path, fresh: Path, tables: Sequence[Table], shell: str | None
) -> Iterator[tuple[str, sqlite3.Connection]]:
    """What there is to read rows from, the most faithful first, with the way's name.

    `fresh` is an empty file of the same schema.
    """
    if shell is not None:
        recovered = copy.with_name("shell.db")
        if _run_shell(shell, copy, recovered, tables):
            yield BY_SHELL, _decoding(recovered)
    with closing(_decoding(copy)) as connection, suppress(*DAMAGE):
        _mend_schema(connection, tables)
    readable = _decoding(copy)
    yield BY_TABLE, readable
    if not all(_is_there(readable, table) for table in tables):
        with closing(layouts.best(copy, fresh, tables)) as connection:
            yield BY_LAYOUT, connection


def _is_there(connection: sqlite3.Connection, table: Table) -> bool:
    try:
        connection.execute(f'SELECT rowid FROM "{table.name}" LIMIT 0')  # noqa: S608 - of ours
    except DAMAGE:
        return False
    return True


def find_shell() -> str | None:
    """The sqlite3 shell, where there is one."""
    return shutil.which("sqlite3")


def _decoding(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = lambda raw: str(raw, "utf-8", "replace")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA writable_schema=ON")  # a damaged schema is read as far as it goes
    return connection


def _mend_schema(connection: sqlite3.Connection, tables: Sequence[Table]) -> None:
    """Says of each table that can be found what the program says of it, and nothing else."""
    known = {table.name: table.sql for table in tables}
    found = connection.execute("SELECT rowid, name, sql, rootpage FROM sqlite_master").fetchall()
    for rowid, name, sql, root in found:
        named = name if name in known else _named(str(sql), known)
        if named is None or not isinstance(root, int) or root < 1 or not _is_table(str(sql)):
            connection.execute("DELETE FROM sqlite_master WHERE rowid = ?", (rowid,))
        elif (name, sql) != (named, known[named]):
            connection.execute(
                """UPDATE sqlite_master SET type = 'table', name = ?, tbl_name = ?, sql = ?
                WHERE rowid = ?""",
                (named, named, known[named], rowid),
            )


def _is_table(sql: str) -> bool:
    return "TABLE" in sql[:20]


def _named(sql: str, known: dict[str, str]) -> str | None:
    return next((name for name, mine in known.items() if sql[:40] == mine[:40]), None)


def _run_shell(shell: str, copy: Path, recovered: Path, tables: Sequence[Table]) -> bool:
    """Reads rows out of what `.recover` prints. Only rows of known tables are taken from it: the
    rest is text from the damaged file, which nobody has looked at.
    """
    with closing(sqlite3.connect(recovered, isolation_level=None)) as target:
        for table in tables:
            columns = ", ".join(f'"{column}"' for column in table.columns)
            target.execute(f'CREATE TABLE "{table.name}" ({columns})')
        target.set_authorizer(_only_rows)
        target.execute("BEGIN")
        try:
            ended = subprocess.run(  # noqa: S603 - the shell, on a copy of ours; no words of others
                [shell, "-batch", str(copy), ".recover --ignore-freelist"],
                capture_output=True,
                check=False,
                timeout=LONGEST_SHELL,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        for statement in _statements(str(ended.stdout, "utf-8", "replace")):
            with suppress(sqlite3.Error, sqlite3.Warning):
                target.execute(statement)
        target.execute("COMMIT")
        got = target.total_changes
    return got > 0


def _only_rows(action: int, *_named: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _statements(printed: str) -> Iterator[str]:
    held: list[str] = []
    for line in printed.splitlines(keepends=True):
        if held or _ROWS.match(line):
            held.append(line)
            if line.rstrip().endswith(";") and sqlite3.complete_statement("".join(held)):
                yield "".join(held)
                held = []


def rows(connection: sqlite3.Connection, table: Table, unread: list[Span]) -> Iterator[Row]:
    """The rows of a table that can be read, with the columns of `table`, by their ids; puts into
    `unread` where rows may be that cannot.
    """
    try:
        highest = _highest(connection, table)
        select = _selecting(connection, table)
    except DAMAGE:
        unread.append((1, NO_END))
        return
    spans = [(0, highest or MOST_FAILURES)]
    failures = 0
    while spans and failures < MOST_FAILURES:
        low, high = spans.pop()
        last = low - 1
        try:
            for found in connection.execute(select, (low, high)):
                if found[0] <= last:  # a page that stands in another's place
                    raise sqlite3.DatabaseError("Rows are out of order.")
                last = found[0]
                yield found[1:]
        except DAMAGE:
            failures += 1
            further = _halves(last + 1, low, high)
            spans += further
            if not further and last < high:
                unread.append((max(last + 1, 1), high))
    unread += spans
    if highest is None:
        unread.append((MOST_FAILURES, NO_END))
    elif highest == 0:
        unread.clear()


def _halves(first: int, low: int, high: int) -> list[tuple[int, int]]:
    """Where to go on after ids up to `first` were read, the lower half last: it is tried next."""
    if first > high or (first == low and low == high):
        return []
    middle = (first + high) // 2
    upper = [(middle + 1, high)] if middle < high else []
    return [*upper, (first, middle)]


def _highest(connection: sqlite3.Connection, table: Table) -> int | None:
    """An id that none of a table's exceeds, from its end or from what it gave; None where neither
    can be read.
    """
    connection.execute(f'SELECT rowid FROM "{table.name}" LIMIT 0')  # noqa: S608 - is it there?
    given = []
    questions = [f'SELECT max(rowid) FROM "{table.name}" NOT INDEXED']  # noqa: S608 - of ours
    if "AUTOINCREMENT" in table.sql:
        questions.append(f"SELECT max(seq) FROM sqlite_sequence WHERE name = '{table.name}'")  # noqa: S608
    for question in questions:
        with suppress(*DAMAGE):
            found = connection.execute(question).fetchone()[0]
            given.append(found if isinstance(found, int) else 0)
    return min(max(given), 2**53) if given else None


def _selecting(connection: sqlite3.Connection, table: Table) -> str:
    here = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
    columns = ", ".join(f'"{name}"' if name in here else "NULL" for name in table.columns)
    return (
        f'SELECT rowid, {columns} FROM "{table.name}" NOT INDEXED '  # noqa: S608 - names of ours
        "WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    )
