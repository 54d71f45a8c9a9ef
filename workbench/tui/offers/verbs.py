"""What is decided of an offered claim. Each verb is done when the call returns: nothing is written
before the walk is left.
"""

from typing import TYPE_CHECKING

from workbench.model.clock import today
from workbench.model.offers import OfferedClaim
from workbench.model.taking_in import PlacedClaim
from workbench.tui.offers.phrases import counted
from workbench.tui.offers.state import OFFER, TEXT, OfferWalk
from workbench.workspace.offer_places import place_at

if TYPE_CHECKING:
    from workbench.tui.offers.screen import OffersScreen

NOTHING = "Nothing can be made of this line: it is listed so that you know."
NO_PLACE = "It has no place yet: m shows the text to mark by hand."
SELECT = "Space begins a selection where the caret is, the arrows widen it, m marks it, Esc leaves."


class Verbs:
    """The verbs of the walk."""

    def __init__(self, screen: "OffersScreen") -> None:
        self._screen = screen

    def accept(self) -> None:
        """As a claim at the place that is shown."""
        walk, at, claim = self._one()
        if walk is None or claim is None:
            return
        if claim.place is None and claim.number is None:
            self._screen.say(NO_PLACE)
            return
        self._decide(walk, at, accepts=True)

    def drop(self) -> None:
        """Leave it out."""
        walk, at, claim = self._one()
        if walk is not None and claim is not None:
            self._decide(walk, at, accepts=False)

    def accept_all(self) -> None:
        """All that nobody has to look for."""
        walk = self._screen.walk
        ats = [] if walk is None else walk.certain()
        if walk is None or not ats:
            self._screen.say("No open claim has one certain place.")
            return
        walk.decide(ats, accepts=True)
        self._screen.decided()
        left = walk.counts()[2]
        more = f"; {counted(left, 'claim')} to be looked at" if left else ""
        self._screen.say(f"{counted(len(ats), 'claim')} accepted{more}. u takes that back.")
        self._go_on(quietly=True)

    def change(self) -> None:
        """Ask for other words of the claim."""
        from workbench.tui.offers.changedialog import ChangeDialog

        walk, at, claim = self._one()
        if walk is not None and claim is not None:
            self._screen.app.push_screen(
                ChangeDialog(claim.offered, today(self._screen.workspace.clock)),
                lambda changed: self._changed(walk, at, changed),
            )

    def place(self, by: int) -> None:
        """The next place, or the one before, where the same words stand."""
        walk, at, claim = self._one()
        if walk is None or claim is None:
            return
        words = claim.place.quote.exact if claim.place is not None else claim.offered.words.strip()
        start = _other(walk.text, words, claim.place.start if claim.place else -1, by)
        if start is None:
            self._screen.say("These words stand nowhere else in the article.")
        else:
            walk.put(at, place_at(walk.text, start, start + len(words)))
            self._screen.decided()

    def mark(self) -> None:
        """Show the text to select words in; with a selection, mark these."""
        walk, at, claim = self._one()
        if walk is None or claim is None:
            return
        selection = self._screen.text.selection
        if walk.shows != TEXT:
            self._screen.turn_to(TEXT)
            self._screen.say(SELECT)
        elif selection is None:
            self._screen.say(SELECT)
        else:
            self._screen.text.clear_selection()
            walk.put(at, place_at(walk.text, *selection), accepts=True)
            self._screen.turn_to(OFFER)
            self._decided()

    def take_back(self) -> None:
        """Undo the last decision, and go there."""
        walk = self._screen.walk
        at = walk.take_back() if walk is not None else None
        if at is None:
            self._screen.say("Nothing was decided yet.")
            return
        self._screen.decided()
        self._screen.list.highlight_key(at)
        self._screen.say("Taken back.")

    # private

    def _one(self) -> tuple[OfferWalk | None, int, PlacedClaim | None]:
        """The walk and the claim that a verb is for; said where there is none."""
        walk, line = self._screen.walk, self._screen.list.line
        claim = walk.claim(line) if walk is not None else None
        if line is None or claim is None:
            self._screen.say(NOTHING if line is not None else "Nothing is offered.")
            return None, 0, None
        return walk, line.at, claim

    def _decide(self, walk: OfferWalk, at: int, *, accepts: bool) -> None:
        walk.decide([at], accepts=accepts)
        self._decided()

    def _decided(self) -> None:
        self._screen.decided()
        self._screen.say("")
        self._go_on()

    def _go_on(self, *, quietly: bool = False) -> None:
        """To the next open claim."""
        screen = self._screen
        if screen.walk is not None and screen.walk.counts()[2]:
            screen.action_next_stop()
        elif not quietly:
            screen.say(screen.NO_STOP)

    def _changed(self, walk: OfferWalk, at: int, changed: OfferedClaim | None) -> None:
        if changed is not None and changed != walk.claims[at].offered:
            walk.change(at, walk.claims[at]._replace(offered=changed))
            self._screen.decided()


def _other(text: str, words: str, start: int, by: int) -> int | None:
    """Where else the words stand, round by the end; None where nowhere."""
    if not words:
        return None
    if by > 0:
        found = text.find(words, start + 1)
        found = text.find(words) if found < 0 else found
    else:
        found = text.rfind(words, 0, max(0, start + len(words) - 1))
        found = text.rfind(words) if found < 0 else found
    return None if found in (-1, start) else found
