"""Where errors of the database library become errors that a person is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from workbench.model.errors import Conflict, RefusedChange, WorkbenchError
from workbench.store.telling import storage_error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Maps what SQLite and SQLAlchemy raise within."""
    try:
        yield
    except DBAPIError as problem:
        cause = problem.orig if isinstance(problem.orig, Exception) else problem
        raise _mapped(cause, path) from problem
    except (sqlite3.Error, OSError) as problem:
        raise _mapped(problem, path) from problem


def _mapped(problem: Exception, path: Path) -> WorkbenchError:
    if not isinstance(problem, sqlite3.IntegrityError):
        return storage_error(problem, path)
    kind = problem.sqlite_errorcode
    if kind == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
        return Conflict("This is there already.", "Look again: it was made at the same moment.")
    if kind in {sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_TRIGGER}:
        return Conflict(
            "Something that this goes with was removed meanwhile, or still has things that go "
            "with it.",
            "Nothing was changed. Look again.",
        )
    return RefusedChange(f"The file does not take this value ({problem}).", "Nothing was changed.")
