"""Writing why a rule was set aside: it blocks nothing, and is told with its reason.

A rule is set aside for a claim, or for an article as a whole; `about` names the thing of it that
the rule is about, where there may be several.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.states import OverrideRule
from workbench.store.lookups import checked, find, remove
from workbench.store.recorder import insert_many
from workbench.store.tables import Article, Override

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Thing(NamedTuple):
    """What a rule is set aside for: a claim, or, with None, an article; `about` names the thing."""

    claim: int | None
    article: int | None
    rule: str
    about: str


class Overrides:
    """Rules that persons set aside; one reason for each rule and thing, the newest."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def set(
        self, claim: int | None, rule: str, reason: str, about: str = "", article: int | None = None
    ) -> None:
        """Sets a rule aside for a claim, or, with None, for an article; UsageError without a
        reason.
        """
        checked(rule, OverrideRule, "rule that can be set aside")
        if not reason.strip():
            raise UsageError("To set a rule aside takes a reason.", "Say why it does not hold.")
        if claim is not None:
            self._tx.claims.get(claim)
        else:
            find(self._tx, Article, article or 0)
        if (present := self._present(claim, rule, about, article)) is not None:
            if present.reason != reason:
                present.reason, present.by, present.at = reason, self._tx.who, self._tx.now
            return
        named = {"claim": claim, "article": article, "rule": rule, "about": about}
        said = {"reason": reason, "by": self._tx.who, "at": self._tx.now}
        insert_many(self._tx, Override, [{**named, **said}])

    def add_all(self, things: Iterable[Thing], reason: str) -> None:
        """Sets aside what nobody has set aside yet, all with one reason: thousands in one pass."""
        said = {"reason": reason, "by": self._tx.who, "at": self._tx.now}
        insert_many(self._tx, Override, [{**each._asdict(), **said} for each in things])

    def withdraw(
        self, claim: int | None, rule: str, about: str = "", article: int | None = None
    ) -> None:
        """Lets the rule hold again."""
        if (present := self._present(claim, rule, about, article)) is not None:
            remove(self._tx, [present])

    def _present(
        self, claim: int | None, rule: str, about: str, article: int | None
    ) -> Override | None:
        found = select(Override).where(
            col(Override.claim).is_not_distinct_from(claim),
            col(Override.article).is_not_distinct_from(article),
            col(Override.rule) == rule,
            col(Override.about) == about,
        )
        return self._tx.session.exec(found).first()
