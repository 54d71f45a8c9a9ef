"""How a rating is given: what it makes of the claim's state and of the tokens in its marks."""

from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.model.scale_texts import from_json
from workbench.model.scales import Rating, RatingScale
from workbench.model.states import ClaimState, Round

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


@lru_cache(maxsize=8)
def scale_in(text: str) -> RatingScale:
    """The scale that an article keeps; each key reads the same one, so it is kept."""
    return from_json(text)


def known_rating(scale: RatingScale, key: str | None) -> Rating | None:
    """The scale's rating with that key, None for None; UnknownThing names the keys there are."""
    if key is None:
        return None
    rating = scale.rating(key)
    if rating is None:
        listed = ", ".join(rating.key for rating in scale.ratings)
        raise UnknownThing(f"“{key}” is no rating of the {scale.name} scale.", f"One of: {listed}.")
    return rating


def give(
    tx: "Transaction",
    claim: int,
    rating: Rating | None,
    rationale: str,
    round: str,  # noqa: A002 - the design's word for it
) -> None:
    """Adds a verdict and lets state and tokens follow it; None re-opens the claim.

    A second reader's stands beside the one that counts: nothing follows it.
    """
    tx.verdicts.add(claim, rating.key if rating else None, rationale, round)
    if round == Round.SECOND:
        return
    if rating is None:
        tx.claims.set_state(claim, ClaimState.OPEN)
        tx.tokens.release(claim)
        return
    state = ClaimState.SETTLED if rating.settles else ClaimState.WAITING
    tx.claims.set_state(claim, state, waiting_on=rating.waits_on)
    tx.tokens.judge(claim, ticked=rating.settles)
