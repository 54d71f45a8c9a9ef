"""Going about beside the evidence: passages, sources, places in the text, hits of a search."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from workbench.model.spans import Span

if TYPE_CHECKING:
    from workbench.tui.dialogs.go import GoTarget
    from workbench.tui.evidence.screen import EvidenceScreen
    from workbench.tui.evidence.state import EvidenceState

NO_STOP = "No passage to go to: nothing in this text looks like the claim."
NO_SOURCE = "No source yet: press s, or paste an address."
NO_TEXT = "There is no text of this source here yet: C fetches it, F attaches one."


def no_text_here(seen: "EvidenceState") -> str:
    """Why there is nothing to go to or to take: no text, or not even a source."""
    return NO_SOURCE if seen.evidence is None else NO_TEXT


class Going:
    """Where the checker is in the text, and goes."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._places: list[int] = []

    # passages and sources

    def stop(self, by: int) -> None:
        """To the next passage; while words are sought, to the next place of these."""
        screen, state = self._screen, self._screen.seen
        if state.source is None:
            screen.say(no_text_here(state))
        elif screen.source.matches:
            self._to_hit(by)
        elif not state.stops:
            looking = state.passages is None
            screen.say("Still looking for the claim in this text." if looking else NO_STOP)
        elif len(state.stops) == 1:
            screen.showing.passage()
            screen.say("No other passage of this text looks like the claim.")
        else:
            round_by = state.step(by)
            screen.showing.passage()
            screen.say("Went round by the best passage." if round_by else "")

    def _to_hit(self, by: int) -> None:
        screen = self._screen
        starts = [hit.start for hit in screen.source.matches]
        caret = screen.source.caret
        at = bisect_right(starts, caret) if by > 0 else bisect_left(starts, caret) - 1
        at %= len(starts)
        screen.source.place_caret(starts[at])
        screen.say(f"Hit {at + 1} of {len(starts)}; Esc ends the search.")

    def source(self, by: int) -> None:
        """To the next source of the claim."""
        screen, state = self._screen, self._screen.seen
        count = len(state.sources)
        if not count:
            screen.say(NO_SOURCE)
        elif count == 1:
            screen.say("This is the claim's only source: s gives it another.")
        else:
            self.to_row((state.number + by) % count)

    def to_row(self, row: int) -> None:
        """To a source by its place in the list."""
        state = self._screen.seen
        if row < len(state.sources) and row != state.number:
            state.evidence_id = state.sources[row].id
            self._places.clear()
            self._screen.showing.source()

    def turn(self) -> None:
        """Show what differs in the place of the text, in each way there is, or the text again."""
        screen = self._screen
        if screen.seen.turn():
            screen.showing.differences()
            screen.arranging.arrange()
        else:
            screen.say("No passage is shown that the claim could be held against.")

    # places

    def remember(self) -> None:
        """Keep the present place of the text for Backspace."""
        self._places.append(self._screen.source.caret)

    def back(self) -> None:
        """To the place in the text before the last jump."""
        if not self._places:
            self._screen.say("No place of this text to go back to; e goes back to the desk.")
            return
        self._screen.source.place_caret(self._places.pop())

    def close(self) -> None:
        """End what is open: a field, a selection, a search, the differences; at last the screen."""
        screen = self._screen
        if screen.desk.fields.is_open:
            screen.desk.fields.leave()
        elif screen.source.clear_selection():
            screen.desk.useful.show()
        elif screen.source.matches:
            screen.source.set_matches(())
            screen.say("The search is ended.")
        elif screen.seen.shows_differences:
            screen.seen.shows = ""
            screen.arranging.arrange()
        elif not screen.stop_fetching():
            screen.close()

    # searching

    def find(self) -> None:
        """Find words in the text."""
        from workbench.tui.dialogs.find import FindDialog

        if self._screen.seen.source is None:
            self._screen.say(no_text_here(self._screen.seen))
        else:
            self._screen.desk.workbench.push_screen(FindDialog(), self._find)

    def _find(self, words: str | None) -> None:
        screen = self._screen
        text = screen.seen.here.text
        if words is None or text is None:
            return
        if not words.strip():
            screen.source.set_matches(())
            screen.say("Nothing is sought any more.")
            return
        proving = screen.desk.workspace.proving
        screen.reading.ask(proving.hits(words, text), lambda hits: self._found(words, text, hits))

    def _found(self, words: str, text: int, hits: list[Span]) -> None:
        screen = self._screen
        if text != screen.seen.here.text:
            return
        screen.source.set_matches(hits)
        if not hits:
            screen.say(f"“{words}” does not stand in this text.", bad=True)
            return
        self.remember()
        caret = screen.source.caret
        at = next((number for number, hit in enumerate(hits) if hit.start >= caret), 0)
        screen.source.place_caret(hits[at].start)
        more = "" if len(hits) == 1 else "; n and N go through them"
        screen.say(f"Hit {at + 1} of {len(hits)}{more}; Esc ends the search.")

    # going to

    def go(self) -> None:
        """Ask for a claim, a paragraph or a page, and go there."""
        from workbench.tui.dialogs.go import GoDialog

        self._screen.desk.workbench.push_screen(GoDialog(self._why_not), self._go_there)

    def _why_not(self, target: "GoTarget") -> str:
        if target.kind == "claim":
            found = self._screen.desk.state.by_number(target.number)
            return "" if found else f"There is no claim #{target.number}."
        there = self._offset_of(target)
        return "" if there is not None else f"There is no {' '.join(map(str, target))} here."

    def _offset_of(self, target: "GoTarget") -> int | None:
        from workbench.text.words import paragraphs

        source = self._screen.seen.source
        if source is None:
            return None
        if target.kind == "paragraph":
            spans = paragraphs(source.text)
            return spans[target.number - 1].start if target.number <= len(spans) else None
        label = f"page {target.number}"
        return next((one.start for one in source.row.locators if one.label == label), None)

    def _go_there(self, target: "GoTarget | None") -> None:
        screen, desk = self._screen, self._screen.desk
        if target is None:
            return
        if target.kind == "claim":
            claim = desk.state.by_number(target.number)
            if claim is not None:
                desk.listing.show_all_if_hidden(claim)
                desk.showing.claim(claim.id)
            return
        offset = self._offset_of(target)
        if offset is not None:
            self.remember()
            screen.source.place_caret(offset)
