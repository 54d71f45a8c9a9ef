"""The tables of the file as SQLModel classes; the migrations make them, these classes write them.

Enumerations are text with a CHECK, times aware UTC, long immutable text lies in `blob` by sha256.
Every column is `active_history`, or the recorder would not see what stood there before.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapper, configure_mappers
from sqlmodel import Field, LargeBinary, SQLModel

from workbench.model.captured import Probe
from workbench.model.states import (
    Actor,
    ArchiveState,
    ArchiveWish,
    ArticleState,
    CaptureHow,
    ClaimKind,
    ClaimState,
    CorrectionKind,
    Fetching,
    MarkStatus,
    Match,
    NameVerdict,
    OverrideRule,
    Purpose,
    QueryState,
    Round,
    SentenceState,
    SignOffKind,
    SourceKind,
    Stance,
    SuppliedBy,
    TokenKind,
    ToWhom,
)
from workbench.store.columns import (
    AUTOINCREMENT,
    NAMING,
    may_refer,
    one_of,
    otherwise,
    refers,
)
from workbench.store.packing import CODINGS, PLAIN

SQLModel.metadata.naming_convention = NAMING


class Row(SQLModel):
    """What every table has."""

    id: int | None = Field(default=None, primary_key=True)


class Blob(SQLModel, table=True):
    """Immutable content, stored once; has no history of its own.

    `sha256` is of the content itself, however `coding` says that it lies here.
    """

    __table_args__ = (one_of("coding", CODINGS),)
    sha256: str = Field(primary_key=True)
    content: bytes = Field(sa_type=LargeBinary)
    coding: str = otherwise(PLAIN)


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


class Claim(Row, table=True):
    __table_args__ = (
        UniqueConstraint("article", "number"),
        one_of("kind", ClaimKind),
        one_of("state", ClaimState),
        CheckConstraint("priority BETWEEN 1 AND 3", name="priority"),
        AUTOINCREMENT,
    )
    article: int = refers("article")
    number: int
    restated: str = ""
    claimant: str = ""
    claimed_on: str = ""
    kind: str = ClaimKind.OTHER
    priority: int = 2
    state: str = ClaimState.OPEN
    waiting_on: str = ""
    waiting_since: datetime | None = None
    waiting_until: str = ""
    flags: str = ""
    rev: int = 1


class Mark(Row, table=True):
    """A place of a claim; one that a new text does not have any more is lost, and has no offsets.

    `exact`, `prefix` and `suffix` are of its own revision, a lost one's of where it was last.
    `carried_from` is the mark of an earlier revision that it was made of; `sentence` says whether
    the sentence around it still is what it was there, `reviewed` that a person has looked.
    """

    __table_args__ = (
        one_of("status", MarkStatus),
        one_of("sentence", SentenceState),
        CheckConstraint(
            "(status = 'lost') = (start_offset IS NULL) AND "
            "(start_offset IS NULL) = (end_offset IS NULL) AND "
            "(start_offset IS NULL OR start_offset >= 0 AND end_offset > start_offset)",
            name="offsets",
        ),
        Index("ix_mark_place", "revision", "start_offset"),
        AUTOINCREMENT,
    )
    claim: int = refers("claim")
    revision: int = Field(foreign_key="revision.id", ondelete="RESTRICT")
    start_offset: int | None = None
    end_offset: int | None = None
    exact: str
    prefix: str = ""
    suffix: str = ""
    status: str = MarkStatus.EXACT
    carried_from: int | None = may_refer("mark")
    sentence: str = otherwise(SentenceState.SAME)
    reviewed: bool = otherwise(False)


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


class Verdict(Row, table=True):
    """Never changed, only followed by another; `rating` is NULL where the claim was re-opened."""

    __table_args__ = (one_of("round", Round), AUTOINCREMENT)
    claim: int = refers("claim")
    rating: str | None = None
    rationale: str = ""
    round: str = Round.FIRST
    by: str
    at: datetime


class VerdictEvidence(Row, table=True):
    """Which evidence a verdict rested on when it was given."""

    __tablename__: ClassVar[Any] = "verdict_evidence"
    __table_args__ = (UniqueConstraint("verdict", "evidence"), AUTOINCREMENT)
    verdict: int = refers("verdict")
    evidence: int = refers("evidence")


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


class Override(Row, table=True):
    """A rule that a person set aside for a claim or for an article as a whole, and why.

    `about` tells several of one rule apart: it names the thing of the claim that the rule is about.
    """

    __table_args__ = (
        UniqueConstraint("claim", "rule", "about"),
        UniqueConstraint("article", "rule", "about"),
        one_of("rule", OverrideRule),
        CheckConstraint("(claim IS NULL) <> (article IS NULL)", name="owner"),
        AUTOINCREMENT,
    )
    claim: int | None = may_refer("claim")
    rule: str
    reason: str
    by: str
    at: datetime
    article: int | None = may_refer("article")
    about: str = otherwise("")


class SignOff(Row, table=True):
    """Who signed a revision off, or opened a signed article again; the last row holds.

    `overrides` are the rules that were set aside for it, as JSON, each with its reason.
    """

    __tablename__: ClassVar[Any] = "sign_off"
    __table_args__ = (one_of("kind", SignOffKind), AUTOINCREMENT)
    article: int = refers("article")
    revision: int = refers("revision")
    kind: str
    by: str
    at: datetime
    note: str = ""
    overrides: str = "[]"


class Query(Row, table=True):
    """A question on any words, or a proposed wording for them: then the question may be empty.

    `number` is within the article; `exact` the words that were asked about. The place is in
    `revision`: the current one, or, where `status` is lost, the last that has it. `applied_in` is
    the revision that got the proposed wording.
    """

    __table_args__ = (
        one_of("state", QueryState),
        one_of("to_whom", ToWhom),
        one_of("status", MarkStatus),
        CheckConstraint("start_offset >= 0 AND end_offset >= start_offset", name="offsets"),
        Index(
            "uq_query_number",
            "article",
            "number",
            unique=True,
            sqlite_where=text("number > 0"),
        ),
        AUTOINCREMENT,
    )
    article: int = refers("article")
    claim: int | None = may_refer("claim")
    revision: int = refers("revision")
    start_offset: int
    end_offset: int
    to_whom: str = ToWhom.AUTHOR
    asked_by: str
    question: str = ""
    proposed: str | None = None
    state: str = QueryState.OPEN
    answer: str = ""
    asked_at: datetime
    due_on: str = ""
    answered_at: datetime | None = None
    number: int = otherwise(0)
    whom: str = otherwise("")
    exact: str = otherwise("")
    status: str = otherwise(MarkStatus.EXACT)
    applied_in: int | None = may_refer("revision")


class Correction(Row, table=True):
    """A change after sign-off: of a verdict, or of the text in `revision`."""

    __table_args__ = (one_of("kind", CorrectionKind), AUTOINCREMENT)
    article: int = refers("article")
    claim: int | None = may_refer("claim")
    old_text: str
    new_text: str
    public_wording: str = ""
    by: str
    at: datetime
    kind: str = otherwise(CorrectionKind.TEXT)
    revision: int | None = may_refer("revision")
    verdict: int | None = may_refer("verdict")


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


@event.listens_for(Mapper, "mapper_configured")
def _keep_befores(mapper: Mapper[Any], _class: type) -> None:
    for attribute in mapper.column_attrs:
        getattr(mapper.class_, attribute.key).impl.active_history = True


configure_mappers()
