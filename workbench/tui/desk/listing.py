"""The claims list: which claims it shows and in which order, and what is done to several."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.model.states import ClaimState
from workbench.model.views import Claim

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

SHOWN = ("all", "to do", "waiting")
SORTS = ("place", "number", "rating", "priority")


class Listing:
    """The order and the filter of the claims, and the verbs of the list."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.words = ""
        self._shown = "all"
        self._sort = "place"

    @property
    def is_narrowed(self) -> bool:
        """Whether some claims may be left out of the list."""
        return bool(self.words) or self._shown != "all"

    def relist(self) -> None:
        """Show the list anew, the cursor on the current claim."""
        desk = self._desk
        desk.claims.show(
            self._ordered(),
            scale=desk.state.article.scale,
            title=self._title(),
            highlighted=desk.state.current,
            selected=desk.state.selected,
            pending=desk.state.pending.ratings,
            **({"empty": "No claim fits. Esc shows all."} if self.is_narrowed else {}),
        )

    def by_place(self) -> list[Claim]:
        """All claims in the order of the text, whatever the list shows."""
        claims = self._desk.state.claims.values()
        return sorted(claims, key=lambda claim: (claim.start < 0, claim.start, claim.number))

    def _title(self) -> str:
        words = f", with “{self.words}”" if self.words else ""
        return f"Claims by {self._sort}, {self._shown}{words}"

    def _ordered(self) -> Sequence[Claim]:
        claims = [claim for claim in self._desk.state.claims.values() if self._fits(claim)]
        return sorted(claims, key=self._key())

    def _key(self) -> Callable[[Claim], tuple[object, ...]]:
        keys = [rating.key for rating in self._desk.state.article.scale.ratings]
        order = {key: at for at, key in enumerate(keys)}
        by: dict[str, Callable[[Claim], tuple[object, ...]]] = {
            "place": lambda claim: (claim.start < 0, claim.start, claim.number),
            "number": lambda claim: (claim.number,),
            "rating": lambda claim: (
                order.get(claim.rating, -1) if claim.rating else -1,
                claim.start,
            ),
            "priority": lambda claim: (claim.priority, claim.start, claim.number),
        }
        return by[self._sort]

    def _fits(self, claim: Claim) -> bool:
        if self._shown == "to do" and claim.state != ClaimState.OPEN:
            return False
        if self._shown == "waiting" and claim.state != ClaimState.WAITING:
            return False
        if not self.words:
            return True
        rating = self._desk.state.rating_of(claim)
        hay = " ".join(
            (
                f"#{claim.number} {claim.quote} {claim.restated} {claim.claimant} {claim.kind}",
                f"{claim.state} {claim.waiting_on} {' '.join(claim.flags)}",
                rating.label if rating else "open",
            )
        ).casefold()
        return all(word in hay for word in self.words.casefold().split())

    def filter(self, words: str | None) -> None:
        """Show the claims that have all of `words`: text, number, rating, state, kind or flag."""
        if words is None:
            return
        self.words = words.strip()
        if not self.words:
            self._shown = "all"
        self._after_change()

    def cycle_shown(self) -> None:
        self._shown = SHOWN[(SHOWN.index(self._shown) + 1) % len(SHOWN)]
        self._after_change()

    def cycle_sort(self) -> None:
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._after_change()

    def _after_change(self) -> None:
        self.relist()
        highlighted = self._desk.claims.highlighted
        if highlighted is not None and highlighted != self._desk.state.current:
            self._desk.showing.claim(highlighted)
        self._desk.showing.target()

    def show_all_if_hidden(self, claim: Claim) -> None:
        """Drop the filter where it hides a claim that is gone to."""
        if not self._fits(claim):
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
        claims = [claim for claim in desk.claims.order if claim.id in desk.state.selected]
        if len(claims) < 2:
            desk.say("Select two or more claims with Space, then M merges them.")
            return

        def merged(into: int) -> None:
            self.deselect()
            desk.showing.claim(into)
            desk.say(f"Merged into #{desk.state.claims[into].number}; u undoes", stays=True)

        desk.writing.write(desk.workspace.claims.merge([claim.id for claim in claims]), merged)

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
