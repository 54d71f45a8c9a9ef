"""The claims list: which claims it shows and in which order, and what is done to several."""

from collections.abc import Callable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from workbench.model.readings import agreement
from workbench.model.states import ClaimState
from workbench.model.views import Claim
from workbench.tui.desk.order import place_of
from workbench.tui.desk.state import Caught

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.desk.search import ClaimSearch

DIFFERING = "differing"
SHOWN = ("all", "to do", "waiting", DIFFERING)
_STATES = {"to do": ClaimState.OPEN, "waiting": ClaimState.WAITING}
SORTS = ("place", "number", "rating", "priority")
MOVING = ("rating", "priority")
"""Orders by what a key changes: a row stays under the hands, and moves when the list changes."""

MANY = 1_000
"""Claims from which on what a filter looks at is made before it is asked for: it takes 2 ms."""

NONE_FITS = "No claim fits."


class Listing:
    """The order and the filter of the claims, and the verbs of the list."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.words = ""
        self._shown = "all"
        self._sort = "place"
        self._stale: set[int] = set()
        self._is_searched = False

    @property
    def is_narrowed(self) -> bool:
        """Whether some claims may be left out of the list."""
        return bool(self.words) or self._shown != "all"

    def relist(self) -> None:
        """Show the list anew, the cursor on the current claim."""
        desk = self._desk
        self._stale.clear()
        if self._is_searched:
            self.search.forget_order()
        desk.claims.show(
            self._ordered(),
            scale=desk.state.article.scale,
            title=self._title(),
            highlighted=desk.state.current,
            selected=desk.state.selected,
            pending=desk.state.pending.ratings,
            **({"empty": f"{NONE_FITS} Esc shows all."} if self.is_narrowed else {}),
        )

    def narrow(self, words: str, near: Claim | None) -> None:
        """Show the claims that have all of `words` while these are typed, in a frame of a few ms
        whatever their number; the cursor on `near`, or where it is left out behind it.
        """
        desk = self._desk
        self.words = words
        self._stale.clear()
        desk.claims.narrow(self._ordered(), self._title(), self._key(), near, empty=NONE_FITS)
        self._follow()
        self.search.look_ahead()

    def take(self, caught: Caught) -> None:
        """Show what was found changed of some claims, in their rows or where they belong now."""
        desk = self._desk
        known = desk.state.claims
        if self._is_searched:
            self.search.forget(caught.claims)
        if not caught.listed and not self.is_narrowed:
            if self._sort in MOVING:
                self._stale |= caught.claims
            for claim in caught.claims:
                desk.claims.replace(known[claim])
            return
        gone = caught.claims | self._stale
        self._stale.clear()
        come = [known[one] for one in gone if one in known and self._fits(known[one])]
        desk.claims.rearrange(gone, come, self._key(), desk.state.current)

    def _title(self) -> str:
        words = f", with “{self.words}”" if self.words else ""
        title = f"Claims by {self._sort}, {self._shown}{words}"
        if self._shown == DIFFERING:
            title += f": {agreement(self._desk.state.by_place.claims)}"
        return title

    def _ordered(self) -> Sequence[Claim]:
        if not self.words and not self._is_searched:
            return self._sorted()
        return self.search.fitting(self.words, self._sorted)

    @cached_property
    def search(self) -> "ClaimSearch":
        """Loaded with its first use: the first frame does without."""
        from workbench.tui.desk.search import ClaimSearch

        self._is_searched = True
        return ClaimSearch(self._desk)

    def _sorted(self) -> Sequence[Claim]:
        """The claims that are shown without words, in their order."""
        claims = self._desk.state.by_place.claims
        if self._shown != "all":
            claims = [claim for claim in claims if self._is_shown(claim)]
        if self._sort == "place":
            return claims
        # Sorting keeps the order of the text among claims that are alike.
        if self._sort == "rating":
            return sorted(claims, key=self._rank())
        return sorted(claims, key=attrgetter(self._sort))

    def _key(self) -> Callable[[Claim], tuple[object, ...]]:
        """What the list is sorted by, different for each claim."""
        if self._sort == "place":
            return place_of
        first = self._rank() if self._sort == "rating" else attrgetter(self._sort)
        return lambda claim: (first(claim), *place_of(claim))

    def _rank(self) -> Callable[[Claim], int]:
        ratings = self._desk.state.article.scale.ratings
        ranks: dict[str | None, int] = {rating.key: at for at, rating in enumerate(ratings)}
        return lambda claim: ranks.get(claim.rating, -1)

    def _fits(self, claim: Claim) -> bool:
        if not self._is_shown(claim):
            return False
        return not self.words or self.search.fits(claim, self.words)

    def _is_shown(self, claim: Claim) -> bool:
        """Whether the list shows a claim, whatever words are sought."""
        if self._shown == DIFFERING:
            return claim.readings is not None and claim.readings.differ
        return claim.state == _STATES.get(self._shown, claim.state)

    def prepare(self) -> None:
        """Make ready what a filter looks at, where it takes longer than a key may."""
        if self._desk.state.is_whole and len(self._desk.state.claims) >= MANY:
            self.search.prepare(self._sorted)

    def show_all(self) -> None:
        """Show all claims again."""
        self.words, self._shown = "", "all"
        self._after_change()

    def cycle_shown(self) -> None:
        claims = self._desk.state.by_place.claims
        is_twice = any(claim.readings is not None for claim in claims)
        shown = SHOWN if is_twice or self._shown == DIFFERING else SHOWN[:-1]
        self._shown = shown[(shown.index(self._shown) + 1) % len(shown)]
        self._after_change()

    def cycle_sort(self) -> None:
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._after_change()

    def _after_change(self) -> None:
        self.relist()
        self._follow()

    def _follow(self) -> None:
        """What the cursor stands on now is shown in all panes."""
        highlighted = self._desk.claims.highlighted
        if highlighted is not None and highlighted != self._desk.state.current:
            self._desk.showing.claim(highlighted)
        self._desk.showing.target()

    def show_all_if_hidden(self, claim: Claim) -> None:
        """Drop the filter where it hides a claim that is gone to."""
        if not self._fits(claim):
            if self._desk.typed is not None:
                self._desk.typed.end()
            self.words, self._shown = "", "all"
            self.relist()

    # several at once

    def select(self) -> None:
        """Select the claim under the cursor, or no longer, and go one down."""
        desk = self._desk
        claim = desk.claims.highlighted
        if claim is None:
            return
        desk.state.selected ^= {claim}
        desk.claims.set_selected(desk.state.selected)
        desk.claims.action_move("down")
        desk.showing.target()

    def deselect(self) -> None:
        """Select no claim."""
        desk = self._desk
        if desk.state.selected:
            desk.state.selected = frozenset()
            desk.claims.set_selected(desk.state.selected)
            desk.showing.target()

    def merge(self) -> None:
        desk = self._desk
        claims = desk.claims.listed(desk.state.selected)
        if len(claims) < 2:
            desk.say("Select two or more claims with Space, then M merges them.")
            return

        def merged(into: int) -> None:
            self.deselect()
            desk.showing.claim(into)
            desk.say(f"Merged into #{desk.state.claims[into].number}; u undoes", stays=True)

        desk.writing.write(desk.workspace.claims.merge(claims), merged)

    def split(self) -> None:
        """Make the places after the first of the claim a claim of their own."""
        desk = self._desk
        claim = desk.current_claim()
        marks = desk.state.marks.of_claim(claim.id) if claim else []
        if claim is None or len(marks) < 2:
            desk.say("Only a claim with several places can be split.")
            return

        def split(new: int) -> None:
            desk.showing.claim(new)
            number = desk.state.claims[new].number
            desk.say(f"Split #{number} from #{claim.number}; u undoes", stays=True)

        rest = [mark.id for mark in marks[1:]]
        desk.writing.write(desk.workspace.claims.split(claim.id, rest), split)

    def delete(self) -> None:
        """Delete the claims that the footer names; u brings them back."""
        desk = self._desk
        claims = desk.target().claims
        if not claims:
            desk.say("No claim here to delete.")
            return
        if desk.workbench.key_is_held:
            return
        said = f"Deleted {desk.state.names(claims)}; u undoes"
        desk.writing.write(desk.workspace.claims.delete(claims), said=said)
