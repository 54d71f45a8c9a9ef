"""What handing over leaves: rules set aside, signatures, corrections after them."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint

from workbench.model.states import CorrectionKind, OverrideRule, SignOffKind
from workbench.store.columns import AUTOINCREMENT, Row, may_refer, one_of, otherwise, refers


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
