"""What a checker finds: ratings, the reasons for them, and the words that should stand instead."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.requests import Done, Foretold
from workbench.model.scales import Rating
from workbench.model.states import ArticleState, ClaimState, Round
from workbench.workspace.acting import Acting, named
from workbench.workspace.correcting import note_correction
from workbench.workspace.rating import give, known_rating, scale_in
from workbench.workspace.rounds import refuse_blind, refuse_to_overrule

if TYPE_CHECKING:
    from workbench.store.claims import ClaimNow
    from workbench.store.transaction import Transaction


class _Finding(NamedTuple):
    """What a person found, and the id of the revision that they looked at, where it is said."""

    rating: str | None
    rationale: str
    seen_in: int | None
    ahead: "Callable[[Foretold], object] | None"


class Verdicts:
    """Writing verdicts; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def rate(
        self,
        claims: Sequence[int],
        rating: str | None,
        rationale: str = "",
        seen_in: int | None = None,
        ahead: "Callable[[Foretold], object] | None" = None,
    ) -> Future[Done[None]]:
        """Rates claims by a key of their article's scale, None re-opens them.

        A reason that was written before there was a rating stays, unless another is given. With
        `seen_in`, the id of the revision that the person looks at, words that it changed do not
        wait in the walk any more. `ahead` is told, on the writer's thread, what a rating of one
        claim will have made of it while the disk writes that; not where it does more.
        UnknownThing where a scale has no such rating; then none of the claims is rated.
        """
        return self._acting.act(
            "rate" if rating else "reopen",
            f"Rated {len(claims)} claims",
            lambda tx: self._rate(tx, claims, _Finding(rating, rationale, seen_in, ahead)),
        )

    def explain(self, claim: int, rationale: str) -> Future[Done[None]]:
        """Writes the reason: a new verdict with the same rating. The same one changes nothing."""
        return self._acting.act(
            "explain", "Wrote why", lambda tx: self.explain_in(tx, claim, rationale)
        )

    def propose(self, claim: int, words: str) -> Future[Done[None]]:
        """Proposes other words for the claim's to the author; empty text withdraws them."""
        return self._acting.act(
            "propose", "Proposed words", lambda tx: self.propose_in(tx, claim, words)
        )

    def explain_in(self, tx: "Transaction", claim: int, rationale: str) -> None:
        """`explain` as a step of a greater action."""
        seen = tx.claims.get(claim)
        if seen.rationale == rationale:
            return
        tx.name(label=f"Wrote why on #{seen.number}", article=seen.article, claim=claim)
        refuse_to_overrule(tx, seen)
        tx.verdicts.add(claim, seen.rating, rationale, self._acting.round)

    def propose_in(self, tx: "Transaction", claim: int, words: str) -> None:
        """`propose` as a step of a greater action."""
        refuse_blind(tx, [claim], "The proposed wording")
        seen = tx.claims.get(claim)
        what = "Proposed a wording for" if words.strip() else "Withdrew the proposed wording of"
        tx.name(label=f"{what} #{seen.number}", article=seen.article, claim=claim)
        tx.proposals.set(claim, words if words.strip() else "")

    def _rate(self, tx: "Transaction", claims: Sequence[int], found: "_Finding") -> None:
        numbers = []
        rating = None
        for claim in claims:
            seen = tx.claims.get(claim)
            if found.rating is not None:
                refuse_to_overrule(tx, seen)
            scale, state = tx.articles.scale_and_state(seen.article)
            rating = known_rating(scale_in(scale), found.rating)
            numbers.append(seen.number)
            if found.seen_in is not None and self._acting.round != Round.SECOND:
                tx.marks.review_all(claim, found.seen_in)
            self._rate_one(tx, seen, rating, found.rationale)
            if state == ArticleState.SIGNED and self._acting.round != Round.SECOND:
                note_correction(tx, seen, rating, scale_in(scale))
            tx.name(article=seen.article)
        if not claims:
            return
        label = (
            f"Rated {named(numbers)} {rating.label}" if rating else f"Re-opened {named(numbers)}"
        )
        tx.name(label=label, claim=claims[0] if len(claims) == 1 else None)
        if found.ahead is not None and len(claims) == 1:
            from workbench.store.foretelling import foretell

            foretell(tx, found.ahead)

    def _rate_one(
        self, tx: "Transaction", seen: "ClaimNow", rating: Rating | None, rationale: str
    ) -> None:
        if rating is None and seen.rating is None and not rationale:
            if self._acting.round != Round.SECOND:
                tx.claims.set_state(seen.id, ClaimState.OPEN)
            return
        waiting_for_a_rating = seen.rating is None and rating is not None
        reason = rationale or (seen.rationale if waiting_for_a_rating else "")
        give(tx, seen.id, rating, reason, self._acting.round)
