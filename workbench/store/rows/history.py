"""What was done to the rows, here and before; content by its sha256, and drafts, which have no
history of their own.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, LargeBinary, SQLModel

from workbench.model.states import Actor
from workbench.store.columns import AUTOINCREMENT, Row, one_of, otherwise
from workbench.store.packing import CODINGS, PLAIN


class Blob(SQLModel, table=True):
    """Immutable content, stored once; has no history of its own.

    `sha256` is of the content itself, however `coding` says that it lies here.
    """

    __table_args__ = (one_of("coding", CODINGS),)
    sha256: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
    coding: str = otherwise(PLAIN)


class Draft(Row, table=True):
    """Text being typed, outside the history; `table_name`, `row` and `field` say what it is for."""

    __table_args__ = (UniqueConstraint("table_name", "row", "field", "by"), AUTOINCREMENT)
    table_name: str
    row: int
    field: str
    by: str
    text: str
    at: datetime


class Action(Row, table=True):
    """One thing that was done. Plain ids, no foreign keys: it outlives what it speaks of."""

    __table_args__ = (
        one_of("origin", Actor),
        Index("ix_action_article", "article", "id"),
        AUTOINCREMENT,
    )
    at: datetime
    who: str
    origin: str = Actor.PERSON
    verb: str
    label: str
    article: int | None = None
    claim: int | None = Field(default=None, index=True)
    reverses: int | None = Field(default=None, index=True)


class Change(Row, table=True):
    """A row's before and after within an action, as JSON; `claim` is whose row it was, if any."""

    __table_args__ = (Index("ix_change_row", "table_name", "row"), AUTOINCREMENT)
    action: int = Field(index=True)
    table_name: str
    row: int
    claim: int | None = Field(default=None, index=True)
    before: str | None = None
    after: str | None = None


class ImportedHistory(Row, table=True):
    """What was done to an article before it came here, told by the record that brought it.

    `sha256` names its steps in `blob`. `numbers` says, as JSON, which rows here have which numbers
    in them: by table, runs of the first number, the first id and how many there are.
    """

    __tablename__: ClassVar[Any] = "imported_history"
    __table_args__ = (AUTOINCREMENT,)
    article: int = Field(foreign_key="article.id", ondelete="RESTRICT", index=True, unique=True)
    sha256: str = Field(foreign_key="blob.sha256", ondelete="RESTRICT", index=True)
    numbers: str
