"""An SQLAlchemy engine over one SQLite connection, whose every transaction takes the write lock."""

import sqlite3

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event


def engine_over(raw: sqlite3.Connection) -> Engine:
    """An engine that begins with BEGIN IMMEDIATE: action ids are taken in the order of commits.

    `raw` must open no transactions by itself (`isolation_level=None`).
    """
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
