"""What the tables share: ids, names of constraints, closed sets, references; times in history.

A `datetime` column holds an aware time in UTC (SQLModel refuses one without a zone), in SQLite as
`2026-11-22 14:02:11.123456`. Changes and views say `2026-11-22T14:02:11.123456Z`.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, event
from sqlalchemy.orm import Mapper
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, or a batch migration could not drop it."""

SQLModel.metadata.naming_convention = NAMING

AUTOINCREMENT: dict[str, Any] = {"sqlite_autoincrement": True}


class Row(SQLModel):
    """What every table has."""

    id: int | None = Field(default=None, primary_key=True)


@event.listens_for(Mapper, "mapper_configured")
def _keep_befores(mapper: Mapper[Any], _class: type) -> None:
    """Every column is `active_history`, or the recorder would not see what stood there before."""
    for attribute in mapper.column_attrs:
        getattr(mapper.class_, attribute.key).impl.active_history = True


def time_text(moment: datetime) -> str:
    """How changes and views write an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("A time without a zone cannot be stored.")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_time_text(written: str) -> datetime:
    """The aware moment that a text of `time_text` stands for."""
    return datetime.fromisoformat(written)


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


def otherwise(value: str | int) -> Any:
    """A column that the table got later: rows that do not name it have `value`, older ones too."""
    stored = str(int(value) if isinstance(value, bool) else value)
    return Field(default=value, sa_column_kwargs={"server_default": stored})
