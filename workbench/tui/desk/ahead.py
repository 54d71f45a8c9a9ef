"""The claims that the next key may go to: read and laid out while nothing else happens."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.model.views import Claim, ClaimDetail
from workbench.tui.desk.order import next_open
from workbench.tui.panes.detail import MOST_AHEAD
from workbench.tui.panes.lineview import AHEAD
from workbench.tui.slices import Slices

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Ahead:
    """What was read ahead of claims, until something of them changes."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._details: dict[int, ClaimDetail] = {}
        self._slices: Slices | None = None

    def detail(self, claim: int) -> ClaimDetail:
        """All about a claim, read now where it was not read ahead."""
        ahead = self._details.pop(claim, None)
        return self._desk.workspace.read.detail(claim) if ahead is None else ahead

    def forget(self, claims: Iterable[int] | None = None) -> None:
        """What was read of these claims, or of all, is not what stands there now."""
        for claim in tuple(self._details) if claims is None else claims:
            self._details.pop(claim, None)

    def look(self) -> None:
        """Read and lay out the claims that the next key may go to, in slices."""
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None
        if self._desk.workbench.is_settled:
            self._slices = Slices(self._reading(), self._desk.app._handle_exception, AHEAD)

    def starts(self) -> list[int]:
        """Where the claims begin that the next key may go to."""
        return [claim.start for claim in self._next_claims() if claim.start >= 0]

    def _next_claims(self) -> list[Claim]:
        desk = self._desk
        after = next_open(desk.claims, desk.state, forward=True)
        ids = dict.fromkeys([claim.id for claim in desk.claims.beside] + ([after] if after else []))
        return [desk.state.claims[claim] for claim in ids if claim in desk.state.claims]

    def _reading(self) -> Iterator[None]:
        desk, state = self._desk, self._desk.state
        for claim in self._next_claims():
            if claim.id in self._details or not desk.is_attached:
                continue
            if len(self._details) >= MOST_AHEAD:
                self.forget()
            try:
                detail = self._details[claim.id] = desk.workspace.read.detail(claim.id)
            except UnknownThing:
                continue  # removed meanwhile, which the next look at the file will tell
            yield
            desk.detail.lay_ahead(
                detail,
                scale=state.article.scale,
                numbers=state.source_numbers,
                who=desk.workspace.who,
                stands_on=desk.showing.grounds.of(claim.id),
            )
            yield
