"""An article, its texts, and what was found in their words: tokens, covers, names checked."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from workbench.model.states import ArticleState, Fetching, NameVerdict, Purpose, TokenKind
from workbench.store.columns import AUTOINCREMENT, Row, may_refer, one_of, otherwise, refers


class Article(Row, table=True):
    __table_args__ = (
        one_of("purpose", Purpose),
        one_of("state", ArticleState),
        one_of("fetching", Fetching),
        AUTOINCREMENT,
    )
    title: str
    byline: str = ""
    publisher: str = ""
    url: str = ""
    published_on: str = ""
    language: str = "en"
    purpose: str
    scale: str
    fetching: str = Fetching.ASK
    next_claim: int = 1
    next_query: int = otherwise(1)
    state: str = ArticleState.OPEN
    created_at: datetime
    deleted_at: datetime | None = None


class Revision(Row, table=True):
    """One immutable text; `text_sha256` names its blob, `length` counts its code points."""

    __table_args__ = (UniqueConstraint("article", "number"), AUTOINCREMENT)
    article: int = refers("article")
    number: int
    text_sha256: str = Field(foreign_key="blob.sha256", ondelete="RESTRICT", index=True)
    length: int
    origin: str
    extractor: str
    locators: str = "[]"
    imported_at: datetime


class Token(Row, table=True):
    """`ticked` is 1 (holds), 0 (struck) or NULL; `claim` the one whose verdict judged it."""

    __table_args__ = (
        one_of("kind", TokenKind),
        CheckConstraint("ticked IN (0, 1)", name="ticked"),
        CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="offsets"),
        Index("ix_token_place", "revision", "start_offset"),
        Index("ix_token_words", "revision", "kind", "words", "ticked"),
        Index(
            "ix_token_unjudged",
            "revision",
            "start_offset",
            sqlite_where=text("ticked IS NULL AND claim IS NULL"),
        ),
        Index(
            "ix_token_long",
            "revision",
            "start_offset",
            "end_offset",
            sqlite_where=text("end_offset - start_offset > 60"),
        ),
        Index(
            "ix_token_unjudged_kind",
            "revision",
            "kind",
            sqlite_where=text("ticked IS NULL AND claim IS NULL"),
        ),
        AUTOINCREMENT,
    )
    revision: int = Field(foreign_key="revision.id", ondelete="RESTRICT")
    start_offset: int
    end_offset: int
    kind: str
    words: str
    rules_version: str
    ticked: int | None = None
    claim: int | None = may_refer("claim")


class Cover(Row, table=True):
    """Words declared "no fact here"."""

    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="offsets"),
        Index("ix_cover_place", "revision", "start_offset"),
        AUTOINCREMENT,
    )
    revision: int = Field(foreign_key="revision.id", ondelete="RESTRICT")
    start_offset: int
    end_offset: int
    reason: str = ""


class NameCheck(Row, table=True):
    """What a person found of a name of the article, as the index of names groups it."""

    __tablename__: ClassVar[Any] = "name_check"
    __table_args__ = (
        UniqueConstraint("article", "words"),
        one_of("verdict", NameVerdict),
        AUTOINCREMENT,
    )
    article: int = refers("article")
    words: str
    verdict: str = NameVerdict.OPEN
    note: str = ""
    by: str
    at: datetime
