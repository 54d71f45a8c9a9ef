"""Writing why a rule was set aside for a claim: it blocks nothing, and is told with its reason."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.states import OverrideRule
from workbench.store.lookups import checked, remove
from workbench.store.recorder import insert_many
from workbench.store.tables import Override

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Overrides:
    """Rules that persons set aside; one reason for each claim and rule, the newest."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def set(self, claim: int, rule: str, reason: str) -> None:
        """Sets a rule aside for a claim; UsageError without a reason."""
        checked(rule, OverrideRule, "rule that can be set aside")
        if not reason.strip():
            raise UsageError("To set a rule aside takes a reason.", "Say why it does not hold.")
        self._tx.claims.get(claim)
        if (present := self._present(claim, rule)) is not None:
            if present.reason != reason:
                present.reason, present.by, present.at = reason, self._tx.who, self._tx.now
            return
        row = {"claim": claim, "rule": rule, "reason": reason}
        insert_many(self._tx, Override, [{**row, "by": self._tx.who, "at": self._tx.now}])

    def withdraw(self, claim: int, rule: str) -> None:
        """Lets the rule hold for the claim again."""
        if (present := self._present(claim, rule)) is not None:
            remove(self._tx, [present])

    def _present(self, claim: int, rule: str) -> Override | None:
        found = select(Override).where(col(Override.claim) == claim, col(Override.rule) == rule)
        return self._tx.session.exec(found).first()
