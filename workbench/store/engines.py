"""An SQLAlchemy engine over one SQLite connection, whose every transaction takes the write lock."""

import sqlite3
from collections.abc import Callable

from sqlalchemy import Engine, StaticPool, create_engine, event

TOLD_AFTER_MS = 1_000
"""How long another program holds the lock before that is said: its own writes take 2 ms."""

PATIENCE = 6
"""How many times the connection's own timeout a lock is waited for, once that was said: 30 s, for
an import of a book, or a backup by another program."""


class WriteLock:
    """The write lock of a file, for one connection that opens no transactions by itself.

    `waits` is called where another program holds it for longer than a moment.
    """

    def __init__(self, raw: sqlite3.Connection, waits: Callable[[], object] | None = None) -> None:
        self._raw = raw
        self._waits = waits
        self._timeout = int(raw.execute("PRAGMA busy_timeout").fetchone()[0])
        self._waiting = self._timeout
        """What the connection's timeout is now: it stays at what was asked last."""
        self._gave_up = False

    def take(self) -> None:
        """Takes the lock, unless it is held already; sqlite3.OperationalError where it cannot.

        After one wait in vain the next is short, until a lock is had: ten keys that were struck
        meanwhile must not wait for half a minute each.
        """
        if self._raw.in_transaction:
            return
        try:
            self._ask(min(TOLD_AFTER_MS, self._timeout))
        except sqlite3.OperationalError as problem:
            if self._gave_up or problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            if self._waits is not None:
                self._waits()
            self._gave_up = True
            self._ask(PATIENCE * self._timeout)
        self._gave_up = False

    def _ask(self, milliseconds: int) -> None:
        if milliseconds != self._waiting:
            self._raw.execute(f"PRAGMA busy_timeout={milliseconds}")
            self._waiting = milliseconds
        self._raw.execute("BEGIN IMMEDIATE")


def engine_over(raw: sqlite3.Connection, lock: WriteLock | None = None) -> Engine:
    """An engine that begins with BEGIN IMMEDIATE: action ids are taken in the order of commits.

    `raw` must open no transactions by itself (`isolation_level=None`). Where it is in one already
    the engine joins it.
    """
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    engine.connect().close()  # with the first one it rolls back: not in the midst of something
    taken = lock or WriteLock(raw)
    event.listen(engine, "begin", lambda _connection: taken.take())
    return engine
