"""What is done with the passage that is shown: pinned, let go, taken as wording, located."""

from typing import TYPE_CHECKING

from workbench.model.evidence_requests import Pin
from workbench.model.found import QuoteMatch
from workbench.model.requests import EvidenceEdit
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.model.views import Evidence
from workbench.text.display import in_quotes
from workbench.tui.desk.targets import quoted
from workbench.tui.evidence.going import NO_SOURCE, NO_TEXT, no_text_here

if TYPE_CHECKING:
    from workbench.tui.evidence.screen import EvidenceScreen

NO_PASSAGE = "No passage is shown: Space starts a selection, arrows widen it, then p."


class Pinning:
    """The verbs on the passage, or on the words that are selected."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen

    # pinning

    def pin(self) -> None:
        """Pin the selected words, else the passage that is shown."""
        screen, state = self._screen, self._screen.seen
        evidence = state.evidence
        span = screen.source.selection or state.shown
        if evidence is None:
            screen.say(NO_SOURCE)
        elif state.source is None:
            screen.say(NO_TEXT)
        elif span is None:
            screen.say(NO_PASSAGE)
        elif span == state.pinned:
            screen.say("This is the pinned passage already: P lets it go.")
        else:
            self._pin(evidence, span)

    def _pin(self, evidence: Evidence, span: Span) -> None:
        screen, state = self._screen, self._screen.seen
        if state.source is None:
            return
        pin = Pin(evidence.id, state.source.row.id, span.start, span.end)

        def pinned(_match: object) -> None:
            if state.evidence_id == evidence.id:
                screen.source.clear_selection()
                state.rank = 0
                screen.showing.passage()

        words = quoted(state.words(span), screen.desk.symbols.ellipsis, 40)
        screen.desk.writing.write(
            screen.desk.workspace.captures.pin([pin]),
            pinned,
            said=f"Pinned {in_quotes(words)} in [{evidence.number}], saved",
        )

    def unpin(self) -> None:
        """Let go what is pinned in the source."""
        screen, evidence = self._screen, self._screen.seen.evidence
        if evidence is None:
            screen.say(NO_SOURCE)
        elif not evidence.pinned:
            screen.say("Nothing is pinned in this source: p pins the passage that is shown.")
        else:
            future = screen.desk.workspace.captures.unpin(evidence.id)
            said = f"Let go the passage in [{evidence.number}]; u pins it again"
            screen.desk.writing.write(future, said=said)

    def paste(self, text: str) -> None:
        """Addresses become sources; other words are pinned where they stand, or are the passage."""
        screen, state = self._screen, self._screen.seen
        evidence, source = state.evidence, state.source
        if "://" in text or evidence is None or source is None or not text.strip():
            screen.desk.citing.paste(text)
            return

        def compared(match: QuoteMatch) -> None:
            is_here = state.evidence_id == evidence.id and state.source is source
            if is_here and match.kind == Match.VERBATIM and match.start is not None:
                self._pin(evidence, Span(match.start, match.end or match.start))
            else:
                screen.desk.citing.paste(text)

        proving = screen.desk.workspace.proving
        screen.reading.ask(proving.quotation(text.strip(), source.row.id), compared)

    # wording and place

    def take_words(self) -> None:
        """Propose the source's words for the claim's; where they are proposed, edit that."""
        screen, detail = self._screen, self._screen.seen.detail
        words = self._source_words()
        if detail is None:
            return
        if not words:
            screen.say(NO_PASSAGE if screen.seen.source else no_text_here(screen.seen))
        elif words == detail.claim.quote:
            screen.say("The claim has these words already.")
        elif words == detail.proposed:
            screen.desk.describing.change_to()
        else:
            future = screen.desk.workspace.verdicts.propose(detail.claim.id, words)
            line = quoted(words, screen.desk.symbols.ellipsis, 40)
            screen.desk.writing.write(
                future, said=f"Proposed {in_quotes(line)}; c once more edits it"
            )

    def _source_words(self) -> str:
        """The selected words, else those of the passage that stand for the claim's."""
        screen, state = self._screen, self._screen.seen
        if (selection := screen.source.selection) is not None:
            return " ".join(state.words(selection).split())
        if state.shown is None or state.detail is None:
            return ""
        from workbench.text.quotes import compare

        passage = state.words(state.shown)
        match = compare(state.detail.claim.quote, passage)
        return " ".join(passage[match.start or 0 : match.end or len(passage)].split())

    def private_note(self) -> None:
        """Ask for what is for oneself alone."""
        screen, evidence = self._screen, self._screen.seen.evidence
        if evidence is None:
            screen.say(NO_SOURCE)
        else:
            screen.desk.citing.ask_private_note(evidence)

    def locator(self) -> None:
        """Say where in the source it stands; the page of the passage is there already."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        screen, evidence = self._screen, self._screen.seen.evidence
        if evidence is None:
            screen.say(NO_SOURCE)
            return

        def located(words: str | None) -> None:
            if words is not None and words != evidence.locator:
                edit = EvidenceEdit(evidence.id, locator=words, seen={"locator": evidence.locator})
                future = screen.desk.workspace.sources.edit_evidence(edit)
                screen.desk.writing.write(future, said="Locator saved")

        dialog = TextEntryDialog(
            f"Where in [{evidence.number}]",
            "Locator",
            evidence.locator or self._page(),
            hint="page 3, par 4, 12:30",
        )
        screen.desk.workbench.push_screen(dialog, located)

    def _page(self) -> str:
        state = self._screen.seen
        return state.locator(state.shown.start) if state.shown is not None else ""
