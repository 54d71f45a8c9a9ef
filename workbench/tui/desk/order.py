"""Orders of an article's claims: that of the text, and which open one comes next in a list."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.opening_views import Opening
from workbench.model.views import UNREAD, Claim

if TYPE_CHECKING:
    from workbench.tui.desk.state import DeskState
    from workbench.tui.panes.claims import ClaimsPane

NEAR = 32
"""Rows that are looked at one by one first: mostly the next open claim is one of the next."""

FEW = 500
"""Open claims up to which each is looked up in the list, where none is near; of more than these the
next cannot be far."""


class Place(NamedTuple):
    """Where a claim comes in the text; those without a place come last, by number."""

    is_nowhere: bool
    start: int
    number: int


def place_of(claim: Claim) -> Place:
    """What claims are ordered by in the text."""
    return Place(claim.start < 0, claim.start, claim.number)


def with_unread(opening: "Opening") -> list[Claim]:
    """The claims of an opening in their rows; in all others one that stands for what is not read,
    as wide as the widest.
    """
    number, stances = opening.most_number, ("none",) * opening.most_stances
    unread = UNREAD._replace(number=number, stances=stances)
    behind = opening.total - opening.first - len(opening.claims)
    return [*[unread] * opening.first, *opening.claims, *[unread] * behind]


class PlaceOrder:
    """Claims by their place. A change costs the same whatever their number."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """`claims` come in that order, as views give them."""
        self._claims = list(claims)

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims, by place."""
        return self._claims

    def replaced(self, before: Claim | None, after: Claim | None) -> None:
        """A claim changed, was added (None before) or went (None after)."""
        if before is not None and after is not None and place_of(before) == place_of(after):
            self._claims[self._at(before)] = after
            return
        if before is not None:
            del self._claims[self._at(before)]
        if after is not None:
            self._claims.insert(self._at(after), after)

    def _at(self, claim: Claim) -> int:
        return bisect_left(self._claims, place_of(claim), key=place_of)


def next_open(listed: "ClaimsPane", state: "DeskState", *, forward: bool) -> int | None:
    """The listed claim that is still to do and comes next from the current one; the list is gone
    round. None where there is no other.
    """
    count = len(listed.order)
    row = None if state.current is None else listed.row_of(state.current)
    by = 1 if forward else -1
    start = -1 if forward else count
    first = (start if row is None else row) + by
    near = _next_by_row(listed, state, first, min(NEAR, count), forward=forward)
    if near is not None or count <= NEAR:
        return near
    if len(state.open) > FEW:
        return _next_by_row(listed, state, first, count, forward=forward)
    given = state.pending.ratings
    still = {claim for claim in state.open if given.get(claim) is None}
    still |= {claim for claim, rating in given.items() if rating is None}
    rows = {row: claim for claim in still if (row := listed.row_of(claim)) is not None}
    steps = {(at - first if forward else first - at) % count: one for at, one in rows.items()}
    if row is not None:
        steps.pop(count - 1, None)  # the current one, once around
    return steps[min(steps)] if steps else None


def _next_by_row(
    listed: "ClaimsPane", state: "DeskState", first: int, steps: int, *, forward: bool
) -> int | None:
    count = len(listed.order)
    for step in range(steps):
        claim = listed.order[(first + (step if forward else -step)) % count]
        if claim.id != state.current and state.is_open(claim):
            return claim.id
    return None
