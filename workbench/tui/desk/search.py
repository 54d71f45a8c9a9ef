"""Which claims have the words of a filter. What is looked at is folded ahead, and kept."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.model.views import Claim
from workbench.tui.desk.order import PlaceOrder
from workbench.tui.narrowing import Narrowing, folded, sought
from workbench.tui.slices import Slices

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

AT_ONCE = 200
"""Claims that are folded between two looks at the clock: a third of a millisecond."""

Sorted = Callable[[], Sequence[Claim]]


class ClaimSearch:
    """The folded texts (hays) of claims: number, words, people, kind, state, flags, rating."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._hays: dict[int, str] = {}
        self._hays_of: PlaceOrder | None = None
        self._narrowing: Narrowing[Claim] | None = None
        self._queued: dict[int, str | None] = {}
        self._ahead: Slices | None = None

    def fits(self, claim: Claim, words: str) -> bool:
        """Whether a claim has all of the words."""
        hay = self._known().get(claim.id) or self._hay(claim)
        return all(word in hay for word in sought(words))

    def fitting(self, words: str, in_order: Sorted) -> Sequence[Claim]:
        """The claims that have all of the words; all come `in_order`, as long as it is kept."""
        queued = self._desk.state.pending.ratings
        if self._narrowing is None or self._queued != queued:
            claims = in_order()
            self._narrowing, self._queued = Narrowing(claims, self._hays_in(claims)), dict(queued)
        return self._narrowing.fitting(words)

    def forget_order(self) -> None:
        """Other claims may be in the list, or in another order."""
        self._narrowing = None

    def forget(self, claims: AbstractSet[int]) -> None:
        """These claims changed."""
        self._narrowing = None
        for claim in claims:
            self._hays.pop(claim, None)

    def prepare(self, in_order: Sorted) -> None:
        """Make all ready while nothing else is to do."""
        self._look_ahead(self._preparing(in_order))

    def look_ahead(self) -> None:
        """Find what the next letter would leave, while nothing else is to do."""
        if self._narrowing is not None:
            self._look_ahead(self._narrowing.ahead())

    def _look_ahead(self, work: Iterator[None]) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
        self._ahead = Slices(work, self._desk.app._handle_exception)

    def _preparing(self, in_order: Sorted) -> Iterator[None]:
        order = self._desk.state.by_place
        for first in range(0, len(order.claims), AT_ONCE):
            known = self._known()
            if self._hays_of is not order or not self._desk.is_attached:
                return
            for claim in order.claims[first : first + AT_ONCE]:
                if claim.id not in known:
                    self._hay(claim)
            yield
        self.fitting("", in_order)

    def _hays_in(self, claims: Sequence[Claim]) -> Sequence[str]:
        known = self._known()
        found = list(map(known.get, map(attrgetter("id"), claims)))
        return [hay or self._hay(claim) for claim, hay in zip(claims, found, strict=True)]

    def _known(self) -> dict[int, str]:
        """The hays that are made, all of them of what is shown now."""
        state = self._desk.state
        if self._hays_of is not state.by_place:  # all was read anew
            self._hays, self._hays_of = {}, state.by_place
        for claim in state.pending.ratings:
            self._hays.pop(claim, None)
        return self._hays

    def _hay(self, claim: Claim) -> str:
        state = self._desk.state
        rating = state.rating_of(claim)
        hay = folded(
            f"#{claim.number} {claim.quote} {claim.restated} {claim.claimant} {claim.kind} "
            f"{claim.state} {claim.waiting_on} {' '.join(claim.flags)} "
            f"{rating.label if rating else 'open'}"
        )
        if claim.id not in state.pending.ratings:
            self._hays[claim.id] = hay
        return hay
