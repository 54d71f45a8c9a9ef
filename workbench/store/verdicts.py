"""Writing verdicts: each follows the ones before it, none is changed."""

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import col, select

from workbench.model.states import Round
from workbench.store.lookups import checked
from workbench.store.recorder import insert_many
from workbench.store.statements import FixedSelect
from workbench.store.tables import Claim, Evidence, Verdict, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


_LAST = FixedSelect(
    select(Verdict.rating, Verdict.rationale)
    .where(col(Verdict.claim) == bindparam("claim"))
    .order_by(col(Verdict.id).desc())
    .limit(1)
)
_EVIDENCE = FixedSelect(
    select(Evidence.id).where(col(Evidence.claim) == bindparam("claim")).order_by(col(Evidence.id))
)


class Given(NamedTuple):
    """What a claim's last verdict says; no rating where there is none or it was re-opened."""

    rating: str | None
    rationale: str


class Verdicts:
    """Verdicts of claims, and the evidence that each rested on when it was given."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(self, claim: int, rating: str | None, rationale: str, round: str) -> int:  # noqa: A002
        """Adds a verdict of this person, resting on the claim's present evidence; its id.

        Leaves the claim's state and its tokens to the caller.
        """
        row = {
            "claim": claim,
            "rating": rating,
            "rationale": rationale,
            "round": checked(round, Round, "round"),
            "by": self._tx.who,
            "at": self._tx.now,
        }
        (verdict,) = insert_many(self._tx, Verdict, [row])
        evidence = self._tx.read(_EVIDENCE, claim=claim)
        rests = [{"verdict": verdict, "evidence": piece} for (piece,) in evidence]
        insert_many(self._tx, VerdictEvidence, rests, claim)
        return verdict

    def current(self, claim: int) -> Given:
        """The claim's last verdict."""
        found = self._tx.read(_LAST, claim=claim)
        return Given(*found[0]) if found else Given(None, "")

    def ratings_in_use(self, article: int) -> set[str]:
        """The ratings that claims of the article have now."""
        claims = select(Claim.id).where(col(Claim.article) == article)
        given = (
            select(Verdict.claim, Verdict.rating)
            .where(col(Verdict.claim).in_(claims))
            .order_by(col(Verdict.id))
        )
        now = dict(list(self._tx.session.exec(given)))
        return {rating for rating in now.values() if rating is not None}
