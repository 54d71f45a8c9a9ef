"""A connection that only reads, one moment of the file at a time, beside whoever writes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from workbench.store.database import connect_reading
from workbench.store.telling import UNREADABLE, reading_error
from workbench.store.views import history

P = ParamSpec("P")
T = TypeVar("T")


class Snapshots:
    """Reads a file, for the thread that made it.

    Raises StorageError, or its NotADatabase or StorageBusy, where the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_in_snapshot = False
        try:
            self._connection = connect_reading(path)
        except UNREADABLE as error:
            raise reading_error(error, path) from error

    def close(self) -> None:
        """Let the file go; may be called again."""
        self._connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within is of one moment, and costs one look at what others wrote."""
        if self._is_in_snapshot:
            yield
            return
        try:
            self._connection.execute("BEGIN")
            self._is_in_snapshot = True
            try:
                yield
            finally:
                self._is_in_snapshot = False
                if self._connection.in_transaction:  # an error of the disk has ended it
                    self._connection.execute("ROLLBACK")
        except UNREADABLE as error:
            raise reading_error(error, self.path) from error

    def data_version(self) -> int:
        """A number that differs from the last one given where somebody has written since."""
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except UNREADABLE as error:
            raise reading_error(error, self.path) from error

    def is_written(self, action: int, at: str) -> bool:
        """Whether the action of that id and that moment is on the disk: no other connection finds
        it before the journal is. One question, so it takes no snapshot.
        """
        try:
            return history.is_written(self._connection, action, at)
        except UNREADABLE as error:
            raise reading_error(error, self.path) from error

    def ask(
        self,
        view: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What a view of `store.views` finds, all its queries in one snapshot of the file."""
        with self.snapshot():
            return view(self._connection, *args, **kwargs)
