"""What a person is told of an error of SQLite or the system: what happened, what is safe, what to
do.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.model.errors import (
    NotADatabase,
    StorageBusy,
    StorageError,
    StorageUnreadable,
    StorageUnwritable,
)

UNREADABLE = (sqlite3.Error, ValueError, KeyError, TypeError)
"""What reading a damaged file raises: a value that is none of its column's is a ValueError or, of
another type, a TypeError; a row whose owner is gone is a KeyError."""

DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What a statement on a damaged file raises: what SQLite says of it may hold a damaged name."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Maps what SQLite and the system raise within; `failures.told` for SQLAlchemy's too."""
    try:
        yield
    except (sqlite3.Error, OSError, ValueError) as problem:
        raise storage_error(problem, path) from problem


def storage_error(problem: Exception, path: Path) -> StorageError:
    """What a person is told of an error of SQLite or the system: what, what is safe, what to do."""
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if code in _BUSY:
        return StorageBusy(
            f"Another program is writing to {path}.",
            f"{_SAFE} Try again.",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return not_ours(path, "it is not an SQLite database")
    if code == sqlite3.SQLITE_CORRUPT or _is_of_damage(problem):
        return damaged(path)
    what, do = _saying(problem, "could not be used", "See that it can be written to")
    return StorageError(f"{path} {what}.", f"{_SAFE} {do}, then try again.")


def reading_error(problem: Exception, path: Path) -> StorageError:
    """The same where nothing was to be saved."""
    error = storage_error(problem, path)
    if isinstance(error, NotADatabase | StorageBusy) or _SAFE not in error.hint:
        return error
    what, do = _saying(problem, "could not be read", "See that it is there and yours")
    return StorageUnreadable(f"{path} {what}.", f"Nothing was changed. {do}, then try again.")


def before_any_change(error: StorageError) -> StorageError:
    """The same where the program wanted to write by itself: the person has changed nothing yet."""
    if _SAFE not in error.hint:
        return error
    kind = StorageUnwritable if type(error) is StorageError else type(error)
    return kind(error.message, error.hint.replace(_SAFE, _NOT_YET))


def _saying(problem: Exception, otherwise: str, do: str) -> tuple[str, str]:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_OK)
    told = _SAYINGS.get(code) or _SAYINGS.get(code & 0xFF)
    return told or (f"{otherwise} ({_reason(problem)})", do)


def damaged(path: Path) -> StorageError:
    """What a person is told of a file that is not whole."""
    return StorageError(
        f"{path} is damaged.",
        f"It stays as it is. “workbench doctor {path}” says what can be recovered, and does it "
        "into a new file.",
    )


def _is_of_damage(problem: Exception) -> bool:
    """What a whole file never gives: values that are none, and what is told by its words alone."""
    if isinstance(problem, ValueError | KeyError | TypeError):
        return True
    words = ("Could not decode", "unsupported file format")
    return isinstance(problem, sqlite3.OperationalError) and str(problem).startswith(words)


_SAFE = "Nothing of this change was saved; what was saved before is safe."
_NOT_YET = "Nothing was changed yet, and all of it can be read; changes would not be saved."


_SAYINGS = {
    sqlite3.SQLITE_FULL: ("could not grow: the disk is full", "Make room"),
    sqlite3.SQLITE_READONLY: ("cannot be written to", "Change its permissions or use --db"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "See that it is there and yours"),
    sqlite3.SQLITE_IOERR_WRITE: (
        "could not be written: the disk did not take it",
        "See whether the disk is full, over a quota, or failing",
    ),
    sqlite3.SQLITE_IOERR_FSYNC: (
        "could not be written: the disk did not confirm it",
        "See to the disk, it may be failing",
    ),
    sqlite3.SQLITE_IOERR_READ: (
        "could not be read: the disk did not give it",
        "See to the disk, it may be failing",
    ),
    sqlite3.SQLITE_IOERR: ("could not be read or written by the disk", "See to the disk"),
}


def _reason(problem: Exception) -> str:
    return str(getattr(problem, "strerror", None) or problem)


def not_ours(path: Path, why: str) -> NotADatabase:
    return NotADatabase(
        f"{path} is not a workbench file: {why}.",
        "Nothing was changed. Give another path with --db. Where it was one, “workbench doctor” "
        "says what can be recovered.",
    )


def away(path: Path) -> str:
    """What is said of a file that is not in its place any more."""
    return f"{path} was removed, or was moved or replaced while it was open."


def away_unopened(path: Path, kind: type[StorageError] = StorageError) -> StorageError:
    """The same where nothing was written yet, so that there is no copy of what is in it."""
    return kind(
        away(path),
        "Nothing was saved since. Put the file back before you leave: if it was removed, it is "
        "gone then.",
    )


def read_only(path: Path) -> StorageError:
    """What is told of a file that may be read and not written to."""
    what, do = _SAYINGS[sqlite3.SQLITE_READONLY]
    return StorageError(f"{path} {what}.", f"{_SAFE} {do}, then try again.")
