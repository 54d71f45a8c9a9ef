"""Sources, the evidence they are, what was captured of them, their links and archives."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from workbench.model.captured import Probe
from workbench.model.states import (
    ArchiveState,
    ArchiveWish,
    CaptureHow,
    Match,
    SourceKind,
    Stance,
    SuppliedBy,
)
from workbench.store.columns import AUTOINCREMENT, Row, may_refer, one_of, otherwise, refers


class Source(Row, table=True):
    """`canonical_url` is empty for offline sources and unique otherwise."""

    __table_args__ = (
        one_of("kind", SourceKind),
        Index(
            "uq_source_canonical_url",
            "canonical_url",
            unique=True,
            sqlite_where=text("canonical_url <> ''"),
        ),
        AUTOINCREMENT,
    )
    kind: str = SourceKind.WEB
    url: str = ""
    canonical_url: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    published_on: str = ""
    origin: str = ""
    primary_source: bool | None = None
    sensitive: bool = False
    note: str = ""


class SharedText(Row, table=True):
    """Two sources whose captured texts are one; `percent` of the shorter stands in the longer."""

    __tablename__: ClassVar[Any] = "shared_text"
    __table_args__ = (
        UniqueConstraint("source", "other"),
        CheckConstraint("source < other", name="order"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        AUTOINCREMENT,
    )
    source: int = refers("source")
    other: int = refers("source")
    percent: int
    at: datetime


class Evidence(Row, table=True):
    """A passage is pinned where `text_sha256` names the text that its place is in.

    `capture` is the one it was found in, `gone_in` a later one in which it was not found any more.
    """

    __table_args__ = (
        UniqueConstraint("claim", "source"),
        one_of("stance", Stance),
        one_of("supplied_by", SuppliedBy),
        one_of("passage_match", Match),
        CheckConstraint("passage_start >= 0 AND passage_end > passage_start", name="place"),
        AUTOINCREMENT,
    )
    claim: int = refers("claim")
    source: int = refers("source")
    url: str = ""
    stance: str = Stance.NONE
    supplied_by: str = SuppliedBy.CHECKER
    passage: str = ""
    passage_start: int | None = None
    passage_end: int | None = None
    capture: int | None = may_refer("capture")
    locator: str = ""
    passage_match: str = Match.UNCHECKED
    note: str = ""
    private_note: str = ""
    position: int = 0
    text_sha256: str | None = Field(
        default=None, foreign_key="blob.sha256", ondelete="RESTRICT", index=True
    )
    passage_sha256: str = otherwise("")
    gone_in: int | None = may_refer("capture")


class Capture(Row, table=True):
    """What a source gave at one moment; what was read out of it is in `capture_text`."""

    __table_args__ = (
        one_of("how", CaptureHow),
        AUTOINCREMENT,
    )
    source: int = refers("source")
    at: datetime
    how: str
    status: int | None = None
    final_url: str = ""
    headers: str = "[]"
    sha256: str = Field(foreign_key="blob.sha256", ondelete="RESTRICT", index=True)
    media_type: str = ""
    url: str = otherwise("")
    redirects: str = otherwise("[]")
    charset: str = otherwise("")
    size: int = otherwise(0)
    file_name: str = otherwise("")
    note: str = otherwise("")


class CaptureText(Row, table=True):
    """What one extractor read out of a capture; a newer one makes another row beside it."""

    __tablename__: ClassVar[Any] = "capture_text"
    __table_args__ = (AUTOINCREMENT,)
    capture: int = refers("capture")
    at: datetime
    extractor: str
    text_sha256: str = Field(foreign_key="blob.sha256", ondelete="RESTRICT", index=True)
    length: int
    title: str = ""
    authors: str = "[]"
    published_on: str = ""
    modified_on: str = ""
    site: str = ""
    canonical_url: str = ""
    language: str = ""
    is_paywalled: bool | None = None
    locators: str = "[]"
    credit: str = ""
    note: str = ""


class LinkCheck(Row, table=True):
    __tablename__: ClassVar[Any] = "link_check"
    __table_args__ = (
        one_of("outcome", Probe),
        Index("ix_link_check_outcome", "source", "outcome"),
        AUTOINCREMENT,
    )
    source: int = refers("source")
    at: datetime
    outcome: str
    http_status: int | None = None
    detail: str = ""


class ArchiveJob(Row, table=True):
    """The archive queue's bookkeeping; has no history of its own.

    `next_at` is when it is due, NULL where nothing is left to do; of one that is being asked it is
    when whoever asks is given up. `job` is the service's own name for it; `url` and `archived_at`
    are the archived page's.
    """

    __tablename__: ClassVar[Any] = "archive_job"
    __table_args__ = (
        UniqueConstraint("source", "service", "wish"),
        one_of("state", ArchiveState),
        one_of("wish", ArchiveWish),
        Index("ix_archive_job_due", "next_at", sqlite_where=text("next_at IS NOT NULL")),
        AUTOINCREMENT,
    )
    source: int = refers("source")
    service: str
    state: str = ArchiveState.QUEUED
    attempts: int = 0
    next_at: datetime | None = None
    url: str = ""
    detail: str = ""
    wish: str = otherwise(ArchiveWish.SAVE)
    job: str = otherwise("")
    archived_at: datetime | None = None
