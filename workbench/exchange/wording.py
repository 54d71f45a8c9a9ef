"""The record's closed words as readers of a handover meet them: ratings, stances, health, times.

Every plain font has the signs, so that a page, a document and a text can show the same ones.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from workbench.exchange.query_blocks import day
from workbench.model.handover import CHANGED, Handover, LeftOut
from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState, Health, Match, Stance
from workbench.model.views import Claim

_SIGNS = {"v": "✓", "x": "✗", "-": "−"}
"""Of ratings' own signs, those that have a better form where no cell has to be kept to."""

STANCES: dict[str, tuple[str, str]] = {
    Stance.SUPPORTS: ("+", "supports"),
    Stance.REFUTES: ("−", "refutes"),
    Stance.PARTLY: ("±", "partly"),
    Stance.CONTEXT: ("·", "context"),
    Stance.SAID_HERE: ("“", "said here"),
    Stance.NONE: ("?", "no stance yet"),
}
"""Each stance's sign and words."""

MATCHES: dict[str, str] = {
    Match.VERBATIM: "word for word in what was captured",
    Match.CLOSE: "in other words in what was captured",
    Match.ABSENT: "not found in what was captured",
    Match.UNCHECKED: "not looked for in a capture",
}
"""How a passage stands in what was captured."""

HEALTHS: dict[str, str] = {
    Health.ALIVE: "answers",
    Health.SUSPECT: "may be gone",
    Health.DEAD: "dead",
    Health.BLOCKED: "lets no program look",
    Health.UNKNOWN: "not looked at",
}


ROLES = ("good", "mostly", "mixed", "poor", "bad", "unsure", "note", "open", "waiting")
"""The colour roles: those of ratings, and two for claims that have none."""


class Standing(NamedTuple):
    """How a claim stands: `role` is one of ROLES."""

    role: str
    sign: str
    words: str


_TEXT_CHANGED = Standing("mixed", "≠", "Text changed")
"""In the desk's colour and words; the desk's own sign, `~`, is that of ratings too."""

_UNRATED = {
    ClaimState.OPEN: Standing("open", "○", "Open"),
    ClaimState.WAITING: Standing("waiting", "…", "Waiting"),
    ClaimState.SETTLED: Standing("note", "·", "Settled"),
    ClaimState.CUT: Standing("note", "✗", "Cut"),
}


def standing(claim: Claim, handover: Handover) -> Standing:
    """A claim's rating where it has one that stands, else its state."""
    if handover.state_of(claim) == CHANGED:
        return _TEXT_CHANGED
    if claim.rating is None:
        return _UNRATED[ClaimState(claim.state)]
    return rated(claim.rating, handover.article.scale)


def said_of(claim: Claim, handover: Handover) -> str:
    """A claim's standing in words, with the rating that it had before a new text changed it."""
    stands = standing(claim, handover)
    if stands != _TEXT_CHANGED or claim.rating is None:
        return stands.words
    return f"{stands.words} since it was rated {rated(claim.rating, handover.article.scale).words}"


def rated(key: str | None, scale: RatingScale) -> Standing:
    """A rating by its key; None is a claim that was opened again."""
    if key is None:
        return Standing("open", "○", "Opened again")
    rating = scale.rating(key)
    if rating is None:
        return Standing("note", "·", key)
    role = rating.role if rating.role in ROLES else "note"
    return Standing(role, _SIGNS.get(rating.symbol, rating.symbol), rating.label)


def moment(at: str) -> str:
    """A stored time as `22 November 2026, 14:02 UTC`: a handover is read in many time zones."""
    when = datetime.fromisoformat(at).astimezone(UTC)
    return f"{day(when.date().isoformat())}, {when:%H:%M} UTC"


def counted(number: int, one: str, several: str = "") -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def left_out(count: LeftOut) -> str:
    """What stays behind, as a sentence."""
    kinds = ((count.sensitive_sources, "sensitive source"), (count.private_notes, "private note"))
    told = [counted(number, kind) for number, kind in kinds if number]
    return f"Left out: {' and '.join(told)}." if told else "Nothing was left out."


def size(count: int) -> str:
    """Bytes as people say them: `812 bytes`, `1.4 MB`."""
    for unit, most in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= most:
            return f"{count / most:,.1f} {unit}"
    return counted(count, "byte")
