"""An SQLAlchemy engine over one SQLite connection, whose every transaction takes the write lock."""

import sqlite3

from sqlalchemy import Engine, StaticPool, create_engine, event


def engine_over(raw: sqlite3.Connection) -> Engine:
    """An engine that begins with BEGIN IMMEDIATE: action ids are taken in the order of commits.

    `raw` must open no transactions by itself (`isolation_level=None`). Where it is in one already
    the engine joins it.
    """
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    engine.connect().close()  # with the first one it rolls back: not in the midst of something
    event.listen(engine, "begin", lambda _connection: begin(raw))
    return engine


def begin(raw: sqlite3.Connection) -> None:
    """Takes the write lock, unless it is held."""
    if not raw.in_transaction:
        raw.execute("BEGIN IMMEDIATE")
