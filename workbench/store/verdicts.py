"""Writing verdicts: each follows the ones before it, none is changed."""

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from workbench.model.states import Round
from workbench.store.lookups import checked
from workbench.store.recorder import insert_many
from workbench.store.statements import FixedSelect
from workbench.store.tables import Claim, Evidence, Verdict, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


_GIVEN = select(Verdict.rating, Verdict.rationale).where(col(Verdict.claim) == bindparam("claim"))
_NEWEST = col(Verdict.id).desc()
_LAST = FixedSelect(_GIVEN.where(col(Verdict.round) != Round.SECOND).order_by(_NEWEST).limit(1))
_LAST_OWN = FixedSelect(
    _GIVEN.where(col(Verdict.round) == Round.SECOND, col(Verdict.by) == bindparam("by"))
    .order_by(_NEWEST)
    .limit(1)
)
_OF_ARTICLE = FixedSelect(
    select_columns(
        col(Verdict.claim),
        col(Verdict.rating),
        col(Verdict.rationale),
        col(Verdict.round),
        col(Verdict.by),
    )
    .join(Claim, col(Claim.id) == col(Verdict.claim))
    .where(col(Claim.article) == bindparam("article"))
    .order_by(col(Verdict.id))
)
_EVIDENCE = FixedSelect(
    select(Evidence.id).where(col(Evidence.claim) == bindparam("claim")).order_by(col(Evidence.id))
)


class Given(NamedTuple):
    """What a verdict of a claim says; no rating where there is none or it was re-opened."""

    rating: str | None
    rationale: str


class Standing(NamedTuple):
    """A verdict that counts, its round, and by whom it is."""

    claim: int
    given: Given
    round: str
    by: str


class Verdicts:
    """Verdicts of claims, and the evidence that each rested on when it was given."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(
        self,
        claim: int,
        rating: str | None,
        rationale: str,
        round: str,  # noqa: A002 - the design's word for it
        by: str = "",
    ) -> int:
        """Adds a verdict, of this person if of nobody else, resting on the claim's present
        evidence; its id.

        Leaves the claim's state and its tokens to the caller.
        """
        row = {
            "claim": claim,
            "rating": rating,
            "rationale": rationale,
            "round": checked(round, Round, "round"),
            "by": by or self._tx.who,
            "at": self._tx.now,
        }
        (verdict,) = insert_many(self._tx, Verdict, [row])
        evidence = self._tx.read(_EVIDENCE, claim=claim)
        rests = [{"verdict": verdict, "evidence": piece} for (piece,) in evidence]
        insert_many(self._tx, VerdictEvidence, rests, claim)
        return verdict

    def current(self, claim: int) -> Given:
        """The claim's verdict that counts, which is never a second reader's."""
        found = self._tx.read(_LAST, claim=claim)
        return Given(*found[0]) if found else Given(None, "")

    def mine(self, claim: int) -> Given:
        """The verdict that counts for this reader: in a second reading their own."""
        if self._tx.head.round != Round.SECOND:
            return self.current(claim)
        found = self._tx.read(_LAST_OWN, claim=claim, by=self._tx.who)
        return Given(*found[0]) if found else Given(None, "")

    def is_legible(self, claim: int) -> bool:
        """Whether this reader may see what others found: not before their own second reading."""
        return self._tx.head.round != Round.SECOND or self.mine(claim).rating is not None

    def standing(self, article: int) -> list["Standing"]:
        """The verdicts that count on the article's claims: one, and one of each second reader."""
        found: dict[tuple[int, str], Standing] = {}
        for claim, rating, rationale, round_, by in self._tx.read(_OF_ARTICLE, article=article):
            by_whom = by if round_ == Round.SECOND else ""
            found[claim, by_whom] = Standing(claim, Given(rating, rationale), round_, by)
        return list(found.values())

    def ratings_in_use(self, article: int) -> set[str]:
        """The ratings that claims of the article have now."""
        return {each.given.rating for each in self.standing(article) if each.given.rating}
