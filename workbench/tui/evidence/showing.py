"""Paints the evidence screen from what it knows, and asks for what it does not know yet."""

from typing import TYPE_CHECKING

from workbench.model.evidence_views import SourceText
from workbench.model.found import Passage
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.model.views import Evidence
from workbench.tui.desk.useful import LAST, Verbs
from workbench.tui.evidence.captures import text_in
from workbench.tui.evidence.claimpane import InText, in_text
from workbench.tui.evidence.phrases import (
    badge,
    capture_words,
    gone_words,
    health_words,
    no_text,
    proof_words,
    which_words,
)
from workbench.tui.evidence.proofpane import Proof
from workbench.tui.evidence.sourcespane import SourceRow
from workbench.tui.evidence.state import CAPTURES, NOTHING, PASSAGE, Seen
from workbench.tui.panes.phrases import source_name, source_path

if TYPE_CHECKING:
    from workbench.tui.evidence.screen import EvidenceScreen

WITH_TEXT: Verbs = (
    *(("stop.next", "next passage"), ("claim.pin", ""), ("evidence.next", "source")),
    *(("evidence.supports", ""), ("evidence.refutes", ""), ("evidence.show", "differences")),
    *(("claim.change_to", "take words"), ("claim.next_open", ""), ("evidence.also", "")),
    *(("claim.evidence", "back"), *LAST),
)
TO_CAPTURES: Verbs = (("evidence.capture_before", "other capture"),)
WITHOUT_TEXT: Verbs = (
    *(("evidence.capture", ""), ("evidence.supply", "a file"), ("evidence.next", "source")),
    *(("claim.open_source", ""), ("claim.next_open", ""), ("claim.evidence", "back"), *LAST),
)
WITHOUT_SOURCE: Verbs = (
    *(("claim.source", ""), ("claim.next_open", ""), ("claim.evidence", "back"), *LAST),
)
SELECTING: Verbs = (
    *(("claim.pin", "pin these words"), ("claim.change_to", "take words")),
    *(("place.close", "let go"), *LAST),
)

NOTHING_LIKE_IT = "nothing in this text looks like the claim; the whole text is shown"


class Showing:
    """Keeps the panes in step with the desk's current claim."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._text: int | None = None
        self._asked = ""
        self._seen: dict[int, Seen] = {}

    @property
    def verbs(self) -> Verbs:
        """The keys that the footer names."""
        state = self._screen.seen
        if state.evidence is None:
            return WITHOUT_SOURCE
        if state.source is None:
            return WITHOUT_TEXT
        if self._screen.source.selection is not None:
            return SELECTING
        return WITH_TEXT if len(state.here.captures) < 2 else (*TO_CAPTURES, *WITH_TEXT)

    def follow(self) -> None:
        """Show the desk's current claim and all of its sources as they are now."""
        screen, desk = self._screen, self._screen.desk
        detail = desk.showing.detail
        if detail is None:
            screen.close()
            return
        state = screen.seen
        self._seen.clear()
        state.take(detail, desk.detail.current_evidence)
        screen.claim.show(detail, desk.state.article.scale, self._in_text())
        screen.strip.show(
            detail,
            scale=desk.state.article.scale,
            numbers=desk.state.source_numbers,
            saving=detail.claim.id in desk.state.pending.ratings,
            who=desk.workspace.who,
        )
        self.source()

    def seen(self, one: Evidence | None) -> Seen:
        """What there is of a source."""
        if one is None:
            return NOTHING
        if one.id not in self._seen:
            self._seen[one.id] = self._read_seen(one)
        return self._seen[one.id]

    def _read_seen(self, one: Evidence) -> Seen:
        proof = self._screen.desk.workspace.read.proof
        captures = tuple(proof.captures(one.source)) if one.captured_at else ()
        pin = proof.pin(one.id) if one.pinned else None
        capture = self._screen.earlier.looked_into(captures, pin)
        if capture is None:
            return Seen(captures[0] if captures else None, None, pin, captures)
        return Seen(capture, text_in(capture, pin), pin, captures)

    def anew(self) -> None:
        """Show the current source again: another of its captures is looked into."""
        if self._screen.seen.evidence_id is not None:
            self._seen.pop(self._screen.seen.evidence_id, None)
        self.source()

    def source(self) -> None:
        """Show the source that is current, its text once it is read."""
        screen, state = self._screen, self._screen.seen
        if state.evidence_id is not None:
            screen.desk.detail.select_evidence(state.evidence_id)
        state.here = self.seen(state.evidence)
        self._rows()
        wanted = (state.here.text, state.asked)
        if wanted == (self._text, self._asked) and state.source is not None:
            self._pinned_anew()
            return
        self._text, self._asked = wanted
        state.show_text(None)
        screen.source.set_matches(())
        if state.here.text is None:
            screen.source.show_note(no_text(state.evidence, state.here), self._title())
            self.passage()
        else:
            self._read(state.here.text)

    def _pinned_anew(self) -> None:
        """Another passage may be pinned, or a capture have come: what is shown stays."""
        state = self._screen.seen
        self._screen.source.show_title(self._title(), self._which())
        shown = state.shown
        state.find_pinned()
        stops = state.stops
        state.rank = stops.index(shown) if shown in stops else 0
        self.passage(go=False)

    def passage(self, *, go: bool = True) -> None:
        """Show the passage that is current, with `go` on screen, and what differs in it."""
        screen, state = self._screen, self._screen.seen
        screen.source.show_places(state.places)
        if go and state.shown is not None:
            screen.source.go_to(state.shown)
        now = screen.desk.workspace.clock.now()
        self.differences()
        screen.proof.show(
            Proof(
                capture_words(state.here, state.evidence, now),
                self._passage_words(),
                badge(state.here, now) if state.is_verbatim else "",
                state.compared,
                gone_words(state.here, now),
            )
        )
        screen.desk.useful.show()

    def differences(self) -> None:
        """Show what differs: in the passage, or in another capture where that is asked for."""
        screen, state = self._screen, self._screen.seen
        changed = screen.earlier.changed() if state.shows == CAPTURES else None
        if state.shows == CAPTURES and changed is None:  # gone to a source that has no other
            state.shows = PASSAGE
        screen.differences.show(changed or state.compared)

    # private

    def _in_text(self) -> InText | None:
        desk = self._screen.desk
        marks = desk.state.marks.of_claim(desk.state.current or 0)
        if not marks:
            return None
        article, words = desk.state.article, Span(marks[0].start, marks[0].end)
        return in_text(article.text, words, article.language)

    def _rows(self) -> None:
        screen, state = self._screen, self._screen.seen
        rows = [
            SourceRow(one, *proof_words(one), health=health_words(one)) for one in state.sources
        ]
        screen.sources.show(rows, state.number)

    def _title(self) -> str:
        evidence = self._screen.seen.evidence
        if evidence is None:
            return "Source"
        return f"[{evidence.number}] {source_name(evidence)}{source_path(evidence)}"

    def _which(self) -> str:
        """Which capture of several is shown."""
        return which_words(self._screen.seen.here, self._screen.desk.workspace.clock.now())

    def _read(self, text: int) -> None:
        proving = self._screen.desk.workspace.proving
        known = proving.known_text(text)
        if known is not None:
            self._take_text(text, known)
            return
        self._screen.source.show_note("Reading the text.", self._title())
        self.passage()
        self._screen.reading.ask(proving.text(text), lambda read: self._take_text(text, read))

    def _take_text(self, text: int, read: SourceText) -> None:
        screen, state = self._screen, self._screen.seen
        if text != self._text:
            return  # another source was gone to meanwhile
        if not read.text.strip():
            screen.source.show_note(no_text(state.evidence, state.here), self._title())
            self.passage()
            return
        proving, asked = screen.desk.workspace.proving, self._asked
        state.show_text(read)
        state.passages = proving.known_passages(asked, text)
        screen.source.show_text(read.text, read.row.locators, self._title(), self._which())
        self.passage()
        if state.passages is not None:
            screen.carrying.tell()
        else:
            self._screen.reading.ask(
                proving.passages(asked, text),
                lambda found: self._take_passages(text, asked, found),
            )

    def _take_passages(self, text: int, asked: str, found: tuple[Passage, ...]) -> None:
        state = self._screen.seen
        if (text, asked) == (self._text, self._asked):
            state.passages = found
            self.passage(go=state.rank == 0)
            self._screen.carrying.tell()

    def _passage_words(self) -> str:
        state = self._screen.seen
        if state.source is None:
            return ""
        if state.passages is None and state.shown is None:
            return "Looking for the claim in this text."
        if state.shown is None:
            return NOTHING_LIKE_IT
        parts = [f"passage {state.rank + 1} of {len(state.stops)}"]
        if where := state.locator(state.shown.start):
            parts.append(where)
        if state.shown == state.pinned:
            parts.append("pinned")
        elif state.passage is not None and state.passage.match == Match.VERBATIM:
            parts.append("the claim's words stand here")
        return ", ".join(parts)
