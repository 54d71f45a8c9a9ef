"""Looking after a file: whether it is whole and says what its history says, and copies of it.

Plain SQLite over connections of its own; loads no SQLModel, writes nothing to the file.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from workbench.model.errors import NewerSchema, RefusedChange, StorageError
from workbench.model.requests import VerifyOutcome
from workbench.store.arrival_checks import arrivals
from workbench.store.database import (
    PRIVATE_FILE,
    SCHEMA,
    connect_reading,
    last_id,
    schema_of,
)
from workbench.store.evidence_checks import Problems, blobs, capture_texts, passages, text_of
from workbench.store.replay import Fields, broken_rows, recorded_tables, replay_table, table_rows
from workbench.store.telling import told_plainly

MOST_PROBLEMS = 100
"""Sentences told of one check: a damaged file has thousands, and the first say what it is."""

_OF_SOURCE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY}

Rows = Iterator[tuple[int, Fields]]
Check = Callable[[sqlite3.Connection], Problems]


def verify(path: Path) -> VerifyOutcome:
    """Checks SQLite's own structure, references, hashes, marks, and the history against tables.

    NotADatabase or StorageError where there is nothing to check.
    """
    with told_plainly(path):
        try:
            found = schema_of(path)
        except (sqlite3.DatabaseError, ValueError) as damage:
            said = " ".join(str(damage).split())
            return VerifyOutcome({"structure": 1}, (f"The file is damaged: {said}.",))
        if found != SCHEMA:
            raise _other_schema(path, found)
        with closing(connect_reading(path)) as connection:
            connection.execute("BEGIN")
            checked: dict[str, int] = {}
            problems: list[str] = []
            for name, check in _CHECKS.items():
                checked[name], wrong = _run(connection, check)
                problems += wrong
    return VerifyOutcome(checked, tuple(problems))


def backup(path: Path, target: Path) -> None:
    """Copies the file as it is now, whole, also while it is written to.

    RefusedChange where there is something at `target`; where it fails nothing is left there.
    """
    with told_plainly(path):
        found = schema_of(path)
        if found is None:
            raise _other_schema(path, found)
        with closing(connect_reading(path)) as source:
            copy_from(source, target)


def copy_from(source: sqlite3.Connection, target: Path) -> None:
    """Copies what a connection reads to a new file that only its owner can read.

    RefusedChange where there is something at `target`; where it fails nothing is left there.
    """
    _make(target)
    try:
        _copy(source, target)
    except BaseException as problem:
        target.unlink()
        if _is_of_source(problem):
            raise
        raise _not_copied(target, problem) from problem


def _make(target: Path) -> None:
    if Path(f"{target}-wal").exists():  # SQLite would take it for the copy's own
        raise RefusedChange(f"Beside {target} is a journal.", "Give another path.")
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except FileExistsError as problem:
        raise RefusedChange(f"{target} is there already.", "Give another path.") from problem
    except (OSError, ValueError) as problem:
        raise _not_copied(target, problem) from problem


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)  # in one step: a reader does not hold up writers, and is not restarted
        copy.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb") as written:
        os.fsync(written.fileno())


def _is_of_source(problem: BaseException) -> bool:
    """What is wrong is not the copy's disk."""
    wrong = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    return not isinstance(problem, OSError | sqlite3.Error) or wrong in _OF_SOURCE


def _not_copied(target: Path, problem: BaseException) -> StorageError:
    reason = str(getattr(problem, "strerror", None) or problem).lower()
    return StorageError(
        f"The copy could not be written to {target} ({reason}).",
        "Nothing was left there. Give another path.",
    )


def _other_schema(path: Path, found: str | None) -> StorageError:
    if found is None:
        return StorageError(f"There is no workbench file at {path}.", "Give its path with --db.")
    return NewerSchema(
        f"{path} has schema {found}; this program reads {SCHEMA}.",
        "Open it once with the workbench, or update the workbench.",
    )


def _run(connection: sqlite3.Connection, check: Check) -> tuple[int, list[str]]:
    """How many things a check looked at, and its first problems; damage that stops it is one."""
    count = 0
    problems: list[str] = []
    try:
        for problem in check(connection):
            count += 1
            if problem is not None:
                problems.append(problem)
    except (sqlite3.DatabaseError, ValueError, TypeError) as damage:
        problems.append(f"The file is damaged: {' '.join(str(damage).split())}.")
    if len(problems) > MOST_PROBLEMS:
        more = len(problems) - MOST_PROBLEMS
        problems = [*problems[:MOST_PROBLEMS], f"… and {more} more of the kind."]
    return count, problems


def _structure(connection: sqlite3.Connection) -> Problems:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        told = " ".join(str(said).removeprefix("*** in database main ***").split())
        yield None if told == "ok" else f"The file is damaged: {told}."


def _references(connection: sqlite3.Connection) -> Problems:
    for table in recorded_tables(connection):
        yield None
        for _table, row, parent, _key in connection.execute(f'PRAGMA foreign_key_check("{table}")'):
            yield f"Row {row} of “{table}” refers to a row of “{parent}” that is not there."


def _marks(connection: sqlite3.Connection) -> Problems:
    """That every mark has the words that its place has in the revision's text."""
    marks = connection.execute(
        """SELECT mark.revision, mark.id, start_offset, end_offset, exact, claim.number
        FROM mark JOIN claim ON claim.id = mark.claim
        WHERE start_offset IS NOT NULL ORDER BY mark.revision"""
    )
    for revision, of_revision in groupby(marks, key=lambda mark: int(mark[0])):
        text = _text_of(connection, revision)
        for _revision, mark, start, end, exact, number in of_revision:
            same = text[start:end] == exact
            yield None if same else f"Mark {mark} of claim #{number} is not on its words any more."


def _revisions(connection: sqlite3.Connection) -> Problems:
    found = connection.execute("SELECT id, article, number, length FROM revision ORDER BY id")
    for identity, article, number, length in found:
        same = len(_text_of(connection, identity)) == length
        named = f"Revision {number} of article {article}"
        yield None if same else f"{named} is not as long as it was."


def _numbers(connection: sqlite3.Connection) -> Problems:
    for table in ("claim", "query"):
        found = connection.execute(
            f"""SELECT article.id, next_{table}, coalesce(max(numbered.number), 0) FROM article
            LEFT JOIN "{table}" numbered ON numbered.article = article.id GROUP BY article.id"""  # noqa: S608 - two names
        )
        for article, following, highest in found:
            fine = following > highest
            yield None if fine else f"Article {article} would give the number {following} again."


def _history(connection: sqlite3.Connection) -> Problems:
    """That the changes, replayed, leave the tables as they are."""
    for table in recorded_tables(connection):
        yield from _compare(table, replay_table(connection, table), table_rows(connection, table))


def _chain(connection: sqlite3.Connection) -> Problems:
    """That each change begins with what the one before it left."""
    for table in recorded_tables(connection):
        for row, is_broken in broken_rows(connection, table):
            named = f"The history of row {row} of “{table}”"
            yield f"{named} does not fit together." if is_broken else None


_STRAY_CHANGES = (
    ("an action that is not there", "action NOT IN (SELECT id FROM action)"),
    (
        "an action older than the change before it",
        'action < (SELECT other.action FROM "change" other WHERE other.id = "change".id - 1)',
    ),
)


def _actions(connection: sqlite3.Connection) -> Problems:
    """That no action or change is missing, and that each change belongs to an action."""
    for table in ("action", "change"):
        count, last = connection.execute(f'SELECT count(*), max(id) FROM "{table}"').fetchone()  # noqa: S608 - two names
        gone = max(last or 0, last_id(connection, table)) - count
        yield f"{gone} rows of “{table}” are missing." if gone else None
    for action, question in _STRAY_CHANGES:
        for (change,) in connection.execute(f'SELECT id FROM "change" WHERE {question}'):  # noqa: S608 - constants
            yield f"Change {change} belongs to {action}."
    for (action,) in connection.execute(
        "SELECT id FROM action WHERE reverses >= id OR reverses < 1"
    ):
        yield f"Action {action} reverses one that is none."


def _compare(table: str, told_by: Rows, standing: Rows) -> Problems:
    """Walks both in the order of ids."""
    both = merge(
        ((identity, True, fields) for identity, fields in told_by),
        ((identity, False, fields) for identity, fields in standing),
        key=itemgetter(0),
    )
    for identity, group in groupby(both, key=itemgetter(0)):
        sides = {from_history: fields for _id, from_history, fields in group}
        yield _difference(f"Row {identity} of “{table}”", sides.get(True), sides.get(False))


def _difference(row: str, told: Fields | None, stands: Fields | None) -> str | None:
    """A column that history does not name came with an update of the file."""
    if stands is None or told is None:
        return f"{row} is {'missing' if stands is None else 'there without a history'}."
    other = [name for name, value in told.items() if name in stands and stands[name] != value]
    return f"{row} has not what its history says in {', '.join(other)}." if other else None


def _text_of(connection: sqlite3.Connection, revision: int) -> str:
    found = connection.execute(
        "SELECT text_sha256 FROM revision WHERE id = ?", (revision,)
    ).fetchone()
    return "" if found is None else text_of(connection, found[0])


_CHECKS: dict[str, Check] = {
    "structure": _structure,
    "references": _references,
    "blobs": blobs,
    "revisions": _revisions,
    "marks": _marks,
    "captures": capture_texts,
    "passages": passages,
    "numbers": _numbers,
    "imported": arrivals,
    "history": _history,
    "chain": _chain,
    "actions": _actions,
}
