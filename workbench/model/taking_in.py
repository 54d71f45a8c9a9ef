"""What becomes of an offer: where its claims stand in an article, and what was taken in of it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from workbench.model.imports import Imported
from workbench.model.offers import LeftAside, Offer, OfferedClaim
from workbench.model.requests import Place


class OfferState(StrEnum):
    """Where an offered claim stands in the article.

    placed: its words, in one certain place. known: a claim is there already. ambiguous: several
    places fit. changed: the article has other words, alike. not found: nothing like them.
    """

    PLACED = "placed"
    KNOWN = "known"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    NOT_FOUND = "not found"


CERTAIN = (OfferState.PLACED, OfferState.KNOWN)
"""Nobody has to look for the words."""


class Accept(StrEnum):
    """What of an offer is taken without a walk: all that has a place, guessed ones too; what is
    certain; nothing.
    """

    ALL = "all"
    PLACED = "placed"
    NONE = "none"


class PlacedClaim(NamedTuple):
    """An offered claim in an article; `place` is a guess unless CERTAIN, and None where NOT_FOUND.

    `number` is the known claim's.
    """

    offered: OfferedClaim
    state: OfferState
    place: Place | None = None
    number: int | None = None


class OfferFile(NamedTuple):
    """A file that offers claims; `imported` where it is the article itself, annotated.

    `columns` says of a table what is taken for what: by heading the field of an offered claim.
    """

    name: str
    offer: Offer
    imported: Imported | None = None
    columns: Mapping[str, str] | None = None


class PlacedOffer(NamedTuple):
    """An offer on an article; `article` is None where that is still to be imported or revised."""

    file: OfferFile
    article: int | None
    revision_id: int | None
    title: str
    text: str
    claims: tuple[PlacedClaim, ...]


class Taken(NamedTuple):
    """An offered claim that was taken in as a claim of this number, or found to be that one."""

    where: str
    words: str
    claim: int
    start: int | None
    end: int | None


class Accepted(NamedTuple):
    """The offer's claim `at`, as it is wanted: on a new mark, or, without a place, on the claim
    `number`, which is there already.
    """

    at: int
    offered: OfferedClaim
    place: Place | None
    number: int | None = None


class TakenIn(NamedTuple):
    """What an import of an offer did. `left_aside` is what of the wanted could not be kept."""

    article: int
    title: str
    revision: int
    is_new: bool
    new: tuple[Taken, ...]
    known: tuple[Taken, ...]
    sources: int
    known_sources: int
    left_aside: tuple[LeftAside, ...] = ()


def accepted(placed: PlacedOffer, what: str) -> list[Accepted]:
    """The claims that are taken without a walk."""
    states = {Accept.ALL: tuple(OfferState), Accept.PLACED: CERTAIN, Accept.NONE: ()}[Accept(what)]
    return [
        Accepted(at, each.offered, each.place, each.number)
        for at, each in enumerate(placed.claims)
        if each.state in states and each.state != OfferState.NOT_FOUND
    ]


WHY = {
    OfferState.PLACED: "It was not accepted.",
    OfferState.KNOWN: "It was not accepted.",
    OfferState.AMBIGUOUS: "Its words fit in several places.",
    OfferState.CHANGED: "The article has other words there.",
    OfferState.NOT_FOUND: "The article does not have its words.",
}
"""Why an offered claim was not taken in."""


def skipped(placed: PlacedOffer, taken: Sequence[Accepted]) -> list[LeftAside]:
    """What of the file was not taken in, and why: the rest of its claims, and what it could not
    offer at all.
    """
    wanted = {each.at for each in taken}
    rest = [
        LeftAside(each.offered.where, each.offered.words or each.offered.restated, WHY[each.state])
        for at, each in enumerate(placed.claims)
        if at not in wanted
    ]
    return [*rest, *placed.file.offer.left_aside]
