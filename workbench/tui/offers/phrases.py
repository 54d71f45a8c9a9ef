"""What the walk over an offer calls things."""

from workbench.model.taking_in import OfferState, PlacedClaim, TakenIn

STATES = {
    OfferState.PLACED: "one place",
    OfferState.KNOWN: "known",
    OfferState.AMBIGUOUS: "several places",
    OfferState.CHANGED: "other words",
    OfferState.NOT_FOUND: "no place",
}

TOLD = {
    OfferState.PLACED: "Its words stand in the article.",
    OfferState.KNOWN: "A claim is there already: it gets the sources that it does not have.",
    OfferState.AMBIGUOUS: "Its words stand in several places; . and , turn to the others.",
    OfferState.CHANGED: "The article has other words, alike: + marks these, m others.",
    OfferState.NOT_FOUND: "The article does not have its words: m marks by hand where it stands.",
}


def state_words(claim: PlacedClaim) -> str:
    """Where a claim stands, in a word or two."""
    known = f" #{claim.number}" if claim.number is not None else ""
    return f"{STATES[claim.state]}{known}"


def counted(number: int, thing: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def taken_words(taken: TakenIn, open_: int) -> str:
    """What was taken in, and what was not looked at."""
    said = f"Taken in: {counted(len(taken.new), 'new claim')}"
    if taken.known:
        said += f", {len(taken.known):,} known"
    if taken.left_aside:
        said += f", {counted(len(taken.left_aside), 'address')} that cannot be cited, in the notes"
    left = f"; {open_:,} not looked at" if open_ else ""
    return f"{said}{left}; u takes it back."
