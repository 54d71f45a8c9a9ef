"""Claims, where they are marked, their verdicts, and what is asked of the words."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from workbench.model.states import (
    ClaimKind,
    ClaimState,
    MarkStatus,
    QueryState,
    Round,
    SentenceState,
    ToWhom,
)
from workbench.store.columns import AUTOINCREMENT, Row, may_refer, one_of, otherwise, refers


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
