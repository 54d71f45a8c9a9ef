"""Going about: stops, open claims, places, panes, searching, and undoing, which goes there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model.requests import Reversal
from workbench.model.spans import Span
from workbench.model.states import Round
from workbench.tui.desk.order import next_open, place_of
from workbench.tui.panes.spans import next_start, previous_start

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.dialogs.go import GoTarget

REMEMBERED = 200
"""Places that Backspace can go back through."""


NO_HOLE = "No hole is left: every number, date, name and quotation is judged."
BLIND = "A blind reading shows no holes, which tell what was settled: > is the next open claim."


class Going:
    """Where the checker is, was and goes."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._places: list[tuple[str, int, int | None]] = []

    # stops

    def next_stop(self, *, forward: bool) -> None:
        """To the next hole in the article, or hit while something is sought; in lists, a line."""
        desk = self._desk
        matches = desk.article.matches
        caret = desk.article.caret
        round_by = ""
        if matches:
            self._to_match(forward)
            return
        hole = desk.state.next_hole(caret, forward=forward)
        if hole is None:
            begin = -1 if forward else len(desk.state.article.text) + 1
            hole = desk.state.next_hole(begin, forward=forward)
            if hole is None:
                desk.say(BLIND if desk.workspace.round == Round.SECOND else NO_HOLE)
                return
            round_by = "Went round by the " + ("start." if forward else "end.")
        self.remember()
        desk.arranging.focus("article")
        self.to_place(hole.start)
        desk.say(round_by)

    def _to_match(self, forward: bool) -> None:
        desk = self._desk
        starts = [match.start for match in desk.article.matches]
        caret = desk.article.caret
        at = next_start(starts, caret) if forward else previous_start(starts, caret)
        if at is None:
            at = starts[0] if forward else starts[-1]
        desk.arranging.focus("article")
        self.to_place(at)
        desk.say(f"Hit {starts.index(at) + 1} of {len(starts)}; Esc ends the search.")

    def next_open(self, *, forward: bool) -> None:
        """To the next claim that is still to do, in the order of the list, or a word of why not."""
        if not self.to_open(forward=forward):
            self._desk.say("No other claim is open.")

    def to_open(self, *, forward: bool) -> bool:
        """To the next claim that is still to do; False where there is no other."""
        desk = self._desk
        found = next_open(desk.claims, desk.state, forward=forward)
        if found is None:
            return False
        self.remember()
        desk.showing.claim(found)
        return True

    # places

    def remember(self) -> None:
        """Keep the present place for Backspace."""
        desk = self._desk
        place = (desk.arranging.pane, desk.article.caret, desk.state.current)
        if not self._places or self._places[-1] != place:
            self._places.append(place)
            del self._places[:-REMEMBERED]

    def to_place(self, offset: int) -> None:
        """Put the caret there and make the claim under it the current one."""
        desk = self._desk
        desk.article.clear_selection()
        desk.article.place_caret(offset)
        claim = desk.article.claim_at_caret()
        if claim is not None and claim != desk.state.current:
            desk.showing.claim(claim, follow=False)
        else:
            desk.showing.target()

    def to_claim(self, claim: int) -> None:
        """To a claim that another screen names, if it is still there."""
        desk = self._desk
        if claim not in desk.state.claims:
            desk.showing.catch_up()
        found = desk.state.claims.get(claim)
        if found is None:
            desk.say("That claim is not there any more.")
            return
        self.remember()
        desk.listing.show_all_if_hidden(found)
        desk.showing.claim(claim)

    def to_places(self, places: Sequence[Span]) -> None:
        """To the next of these places behind the caret; n and N then go through all of them."""
        desk = self._desk
        if not places:
            desk.say("It stands nowhere any more.")
            return
        self.remember()
        desk.article.set_matches(places)
        at = next((one.start for one in places if one.start > desk.article.caret), places[0].start)
        desk.arranging.focus("article")
        self.to_place(at)
        rest = "" if len(places) == 1 else f" of {len(places)}; n and N go through them"
        number = [one.start for one in places].index(at) + 1
        desk.say(f"Place {number}{rest}, Esc ends that.")

    def back(self) -> None:
        """To the place before the last jump."""
        desk = self._desk
        if not self._places:
            desk.say("No place to go back to.")
            return
        pane, caret, claim = self._places.pop()
        if claim in desk.state.claims:
            desk.showing.claim(claim, follow=False)
        desk.arranging.focus(pane)
        desk.article.place_caret(caret)
        desk.showing.target()

    def go(self) -> None:
        from workbench.tui.dialogs.go import GoDialog

        self._desk.workbench.push_screen(GoDialog(self._why_not), self._go_there)

    def _why_not(self, target: "GoTarget") -> str:
        if target.kind == "claim":
            found = self._desk.state.by_number(target.number)
            return "" if found else f"There is no claim #{target.number}."
        return (
            ""
            if self._offset_of(target) is not None
            else f"There is no {' '.join(map(str, target))}."
        )

    def _offset_of(self, target: "GoTarget") -> int | None:
        from workbench.text.words import paragraphs

        article = self._desk.state.article
        if target.kind == "paragraph":
            spans = paragraphs(article.text)
            return spans[target.number - 1].start if target.number <= len(spans) else None
        label = f"page {target.number}"
        return next((one.start for one in article.locators if one.label == label), None)

    def _go_there(self, target: "GoTarget | None") -> None:
        if target is None:
            return
        self.remember()
        if target.kind == "claim":
            claim = self._desk.state.by_number(target.number)
            if claim is not None:
                self._desk.listing.show_all_if_hidden(claim)
                self._desk.showing.claim(claim.id)
            return
        offset = self._offset_of(target)
        if offset is not None:
            self._desk.arranging.focus("article")
            self.to_place(offset)

    # searching

    def find(self) -> None:
        """Find in the text, or filter the list, whichever has the focus."""
        desk = self._desk
        if desk.arranging.pane == "claims":
            desk.filtering.begin()
            return
        from workbench.tui.dialogs.find import FindDialog

        desk.workbench.push_screen(FindDialog(), self._find)

    def _find(self, words: str | None) -> None:
        from workbench.text.fold import find_all

        desk = self._desk
        if words is None:
            return
        hits: list[Span] = find_all(desk.state.article.text, words) if words.strip() else []
        desk.article.set_matches(hits)
        if not words.strip():
            desk.say("Nothing is sought any more.")
        elif not hits:
            desk.say(f"“{words}” does not stand in the text.", bad=True)
        else:
            self.remember()
            at = next((hit.start for hit in hits if hit.start >= desk.article.caret), hits[0].start)
            desk.arranging.focus("article")
            self.to_place(at)
            found = (
                "1 hit; Esc"
                if len(hits) == 1
                else f"{len(hits)} hits; n and N go through them, Esc"
            )
            desk.say(f"{found} ends the search.")

    def close(self) -> None:
        """End what is open: a selection, a search, a filter, a zoom."""
        desk = self._desk
        if desk.fields.is_open:
            desk.fields.leave()
        elif desk.article.clear_selection():
            desk.showing.target()
        elif desk.article.matches:
            desk.article.set_matches(())
            desk.showing.target()
            desk.say("The search is ended.")
        elif desk.state.selected:
            desk.listing.deselect()
        elif desk.listing.is_narrowed:
            desk.listing.show_all()
        elif desk.arranging.is_zoomed:
            desk.arranging.zoom()
        else:
            desk.say("")

    # undoing

    def undo(self) -> None:
        desk = self._desk
        self._desk.writing.write(desk.workspace.history.undo(desk.state.article.id), self._went)

    def redo(self) -> None:
        desk = self._desk
        self._desk.writing.write(desk.workspace.history.redo(desk.state.article.id), self._went)

    def _went(self, reversal: Reversal) -> None:
        desk = self._desk
        caught = desk.state.caught
        claims = desk.state.claims
        near = min(
            (claims[one] for one in caught.claims if one in claims), key=place_of, default=None
        )
        there = claims.get(reversal.claim or 0, near)
        if there is not None:
            desk.listing.show_all_if_hidden(there)
            desk.showing.claim(there.id)
        elif caught.spans:
            self.to_place(min(caught.spans).start)
        desk.say(reversal.label, stays=True)
