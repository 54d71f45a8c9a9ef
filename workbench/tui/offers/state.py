"""What the walk over an offer knows: its claims, what was decided of each, and in which order.

A plain object: no widget, no key. Nothing of it is on disk before it is taken in.
"""

from collections.abc import Sequence
from typing import NamedTuple

from workbench.model.offers import LeftAside
from workbench.model.requests import Place
from workbench.model.taking_in import CERTAIN, Accepted, OfferState, PlacedClaim, PlacedOffer

OFFER, TEXT = "offer", "text"
"""What is shown beside the list."""


class Line(NamedTuple):
    """A line of the list: the claim `at` of the offer, or what the file has and could not offer."""

    at: int
    aside: LeftAside | None = None


class _Before(NamedTuple):
    """What a decision changed, for taking it back."""

    claims: dict[int, PlacedClaim]
    decided: dict[int, bool | None]


class OfferWalk:
    """An offer on an article, while a person goes through it."""

    def __init__(self, placed: PlacedOffer) -> None:
        self.placed = placed
        self.claims = list(placed.claims)
        self.shows = OFFER
        self._decided: dict[int, bool] = {}
        self._done: list[_Before] = []
        aside = placed.file.offer.left_aside
        self.lines: Sequence[Line] = [
            *(Line(at) for at in range(len(self.claims))),
            *(Line(len(self.claims) + at, each) for at, each in enumerate(aside)),
        ]

    # what is known

    @property
    def text(self) -> str:
        return self.placed.text

    def claim(self, line: Line | None) -> PlacedClaim | None:
        """The claim of a line; None where it has none."""
        return None if line is None or line.aside else self.claims[line.at]

    def decision(self, at: int) -> bool | None:
        """Whether a claim was accepted (True) or dropped (False); None while it is open."""
        return self._decided.get(at)

    def is_open(self, line: Line) -> bool:
        return line.aside is None and line.at not in self._decided

    def counts(self) -> tuple[int, int, int]:
        """How many were accepted, dropped, and are open."""
        accepted = sum(self._decided.values())
        return accepted, len(self._decided) - accepted, len(self.claims) - len(self._decided)

    def accepted(self) -> list[Accepted]:
        """What is to be taken in."""
        return [
            Accepted(at, each.offered, each.place, each.number)
            for at, each in enumerate(self.claims)
            if self._decided.get(at)
        ]

    def certain(self) -> list[int]:
        """The open ones that nobody has to look for."""
        return [
            at
            for at, each in enumerate(self.claims)
            if each.state in CERTAIN and at not in self._decided
        ]

    # what is done

    def decide(self, ats: Sequence[int], *, accepts: bool) -> None:
        """Accept claims, or drop them."""
        self._remember(ats)
        self._decided.update(dict.fromkeys(ats, accepts))

    def change(self, at: int, claim: PlacedClaim) -> None:
        """Another place, or other words, for a claim."""
        self._remember([at])
        self.claims[at] = claim

    def put(self, at: int, place: Place, *, accepts: bool = False) -> None:
        """The place that a person chose for a claim, and, if so, that it is accepted there."""
        chosen = self.claims[at]._replace(place=place, number=None, state=OfferState.PLACED)
        self.change(at, chosen)
        if accepts:
            self._decided[at] = True

    def take_back(self) -> int | None:
        """Undo the last of all this; the first claim that it was about, None where nothing was."""
        if not self._done:
            return None
        before = self._done.pop()
        for at, claim in before.claims.items():
            self.claims[at] = claim
        for at, decided in before.decided.items():
            if decided is None:
                self._decided.pop(at, None)
            else:
                self._decided[at] = decided
        return min(before.claims)

    def _remember(self, ats: Sequence[int]) -> None:
        claims = {at: self.claims[at] for at in ats}
        self._done.append(_Before(claims, {at: self._decided.get(at) for at in ats}))
