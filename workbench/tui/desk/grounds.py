"""What claims stand on: asked for behind a frame, so that no key waits for it.

A claim whose sources changed has no answer until it was asked for again; a rating changes none.
"""

from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError
from workbench.model.views import Claim
from workbench.tui.landing import on_loop

if TYPE_CHECKING:
    from workbench.model.sufficiency import Footing
    from workbench.tui.desk.screen import DeskScreen

    Answer = Future[tuple[Footing, dict[int, Footing]]]

Seen = tuple[tuple[str, ...], int]
"""A claim's stances, and how many of its sources are not read yet."""

NOTHING: Seen = ((), 0)


class Grounds:
    """Footings of the article's claims, as of when they were asked for."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._known: dict[int, tuple[Seen, Footing]] = {}
        self._nothing: Footing | None = None
        self._stale: set[int] = set()
        self._all_stale = True
        self._is_asking = False

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is awaited, or is asked for with the next frame."""
        desk = self._desk
        is_to_ask = self._all_stale and desk.app.screen is desk and desk.state.is_whole
        return self._is_asking or is_to_ask

    def of(self, claim: int | None) -> "Footing | None":
        """What a claim stands on; None where that is being asked."""
        row = None if claim is None else self._desk.state.claims.get(claim)
        if row is None or self._desk.state.is_blind(row):
            return None
        seen, footing = self._known.get(row.id, (NOTHING, self._nothing))
        return footing if seen == _seen(row) else None

    def is_short(self, claim: Claim) -> bool:
        """Whether a settled finding is known to rest on less than the rule wants."""
        footing = self.of(claim.id)
        if footing is None:
            return False
        from workbench.model.sufficiency import is_short  # loaded with the first footing

        rating = self._desk.state.article.scale.rating(claim.rating or "")
        return is_short(claim.state, rating, footing)

    def touched(self, claims: Iterable[int] | None = None) -> None:
        """Something of these claims, or of any, was written."""
        if claims is None:
            self._all_stale = True
            self.look()
        else:
            self._stale.update(claims)

    def look(self) -> None:
        """Ask for what is not known or may be otherwise by now; not before the program's first
        frame is out, which waits for nothing that asking loads.
        """
        desk = self._desk
        is_early = not desk.workbench.is_painted or not desk.state.is_whole
        if self._is_asking or is_early or not (self._all_stale or self._stale):
            return
        asked = None if self._all_stale else [each for each in self._stale if self._is_new(each)]
        self._stale.clear()
        self._all_stale = False
        if asked is None or asked:
            self._is_asking = True
            on_loop(
                desk.workspace.footings.ask(desk.state.article.id, asked),
                partial(self._take, asked),
            )

    def _is_new(self, claim: int) -> bool:
        """Whether a claim's sources are other ones than those that an answer was for."""
        row = self._desk.state.claims.get(claim)
        seen, _footing = self._known.get(claim, (NOTHING, None))
        return row is not None and seen != _seen(row)

    def _take(self, asked: list[int] | None, answer: "Answer") -> None:
        self._is_asking = False
        desk = self._desk
        if not desk.is_attached or answer.cancelled():
            return
        if isinstance(error := answer.exception(), StorageError):
            desk.unreadable(error)  # the next look at the file tells when it can be read again
            return
        before = self.of(desk.state.current)
        nothing, footings = answer.result()
        self._nothing = nothing
        if asked is None:
            self._known.clear()
        for claim, footing in footings.items():
            if row := desk.state.claims.get(claim):
                self._known[claim] = (_seen(row), footing)
        desk.showing.stands_on(changed=before != self.of(desk.state.current))
        self.look()


def _seen(row: Claim) -> Seen:
    return row.stances, row.unread
