"""What a new text changed: which claims wait in the walk, for header, list and text; that it came.

An article of one revision has none of it, and nothing is read.
"""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError
from workbench.model.states import MarkStatus
from workbench.model.views import Claim
from workbench.tui.desk.counts import Counts
from workbench.tui.desk.state import Caught
from workbench.tui.panes.bar import CHANGED

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

_SIGNS = {MarkStatus.AMBIGUOUS: "~?", MarkStatus.LOST: "~-"}
"""What stands at a claim whose words wait in the walk: `~` where they are known, or around them."""


class Changed:
    """The claims that wait, each with its sign, in `DeskState.changed`."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._revision = desk.state.revision
        self._standing: dict[int, tuple[str, str | None]] = {}
        """State and rating of each of them."""
        self._counts: Counter[tuple[str, str | None]] = Counter()
        desk.claims.changed = self.sign

    def sign(self, claim: Claim) -> str:
        """What a claim's row says, an empty text where nothing of it waits."""
        return self._desk.state.changed.get(claim.id, "")

    def counted(self, counts: Counts) -> Counts:
        """The counts with those apart that wait in the walk: nothing else is said of them."""
        return counts.parted(+self._counts) if self._counts else counts

    def begin(self) -> None:
        """Read which claims wait; behind the first frame, which does without."""
        try:
            self._take(None)
        except StorageError as error:
            self._desk.unreadable(error)

    def caught(self, what: Caught) -> None:
        """Read again what was touched; a text that came meanwhile is told."""
        if what.everything:
            self._take(None)
            self._told()
        elif what.claims:
            self._take(what.claims)

    def _take(self, claims: Collection[int] | None) -> None:
        state = self._desk.state
        asked = list(state.changed) if claims is None else claims
        was = {claim: self._out(claim) for claim in asked}
        if state.article.revision > 1:
            waiting = self._desk.workspace.read.revisions.waiting(state.article.id, claims)
            for row in waiting:
                self._in(row.claim, row.status, (row.state, row.rating))
        now = {claim: self._seen(claim) for claim in (state.changed if claims is None else claims)}
        touched = dict(was.items() ^ now.items()).keys()
        if touched:
            self._desk.showing.claims([claim for claim in touched if claim in state.claims])
            self._desk.showing.header()

    def _seen(self, claim: int) -> tuple[object, ...]:
        """All that is shown of a claim that waits."""
        return (self._desk.state.changed.get(claim, ""), self._standing.get(claim))

    def _out(self, claim: int) -> tuple[object, ...]:
        seen = self._seen(claim)
        self._desk.state.changed.pop(claim, None)
        if (before := self._standing.pop(claim, None)) is not None:
            self._counts[before] -= 1
        return seen

    def _in(self, claim: int, status: str, stands: tuple[str, str | None]) -> None:
        """Keep how it stands otherwise, too, so that the header need not count them all."""
        state, sign = self._desk.state, _SIGNS.get(MarkStatus(status), CHANGED)
        state.changed[claim] = max(sign, state.changed.get(claim, ""))
        if claim not in self._standing:
            there = state.claims.get(claim)
            self._standing[claim] = stands if there is None else (there.state, there.rating)
            self._counts[self._standing[claim]] += 1

    def _told(self) -> None:
        """The desk has another text now: say so, and stay with the current claim."""
        desk, state = self._desk, self._desk.state
        if state.revision == self._revision:
            return
        self._revision = state.revision
        current = state.claims.get(state.current or 0)
        if current is not None and current.start >= 0:
            desk.article.place_caret(current.start)
        count = len(state.changed)
        waits = "1 claim waits" if count == 1 else f"{count:,} claims wait"
        more = f": {waits}, R goes through them" if count else ""
        desk.say(f"This is revision {state.article.revision} now{more}.", stays=True)
