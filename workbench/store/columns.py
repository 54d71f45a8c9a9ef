"""How columns of every table are typed: times as text in UTC, closed sets, references.

One place, so that another database needs one change: a time is stored as
`2026-11-22T14:02:11.123456Z`, which sorts as text the way it sorts in time.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, String, TypeDecorator
from sqlmodel import Field

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, or a batch migration could not drop it."""

AUTOINCREMENT: dict[str, Any] = {"sqlite_autoincrement": True}


def time_text(moment: datetime) -> str:
    """The text that stands in the file for an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("A time without a zone cannot be stored.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_time_text(written: str) -> datetime:
    """The aware moment that a text of `time_text` stands for."""
    return datetime.fromisoformat(written)


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC, stored as text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else time_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else from_time_text(value)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A CHECK that a column holds one of a closed set of words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def refers(to: str) -> Any:
    """A reference that must be there, indexed; what it names cannot be removed under it."""
    return Field(foreign_key=f"{to}.id", ondelete="RESTRICT", index=True)


def may_refer(to: str) -> Any:
    """The same, or NULL."""
    return Field(default=None, foreign_key=f"{to}.id", ondelete="RESTRICT", index=True)


def moment() -> Any:
    """A time that must be there."""
    return Field(sa_type=UtcTime)


def maybe_moment() -> Any:
    """A time, or NULL."""
    return Field(default=None, sa_type=UtcTime)
