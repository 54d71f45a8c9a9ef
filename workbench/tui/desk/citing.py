"""Sources of the claim that the footer names: attached, weighed, ordered, opened, copied."""

from functools import partial
from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError
from workbench.model.requests import AttachOutcome, Citation, EvidenceEdit
from workbench.model.views import Evidence
from workbench.tui.desk.fetching import Fetching

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.dialogs.copy import Copied
    from workbench.tui.dialogs.source import SourceChoice

NO_ADDRESS = "Not attached: no address in it. On a source in the detail it would be the passage."


class Citing:
    """The verbs on sources."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._fetching = Fetching(desk)

    def evidence(self) -> None:
        """The current claim beside its sources: where a passage is seen, it can be pinned."""
        from workbench.tui.evidence.screen import EvidenceScreen  # loads when first used

        desk = self._desk
        if desk.current_claim() is None:
            desk.say("No claim here to find evidence for: Enter marks one first.")
        elif not isinstance(desk.over, EvidenceScreen):
            desk.workbench.push_screen(EvidenceScreen(desk))

    # attaching

    def source(self, initial: str = "") -> None:
        """Ask for addresses, a known source, or an offline one."""
        from workbench.tui.dialogs.source import Known, SourceDialog

        desk = self._desk
        claims = desk.target().claims
        if not claims:
            desk.say("No claim here to give a source to: mark one first.")
            return
        article = desk.state.article.id

        def chosen(choice: "SourceChoice | None") -> None:
            if choice is not None:
                self._attach(claims, choice.citations)
                for known in choice.known:
                    future = desk.workspace.sources.attach_known(claims, known, choice.stance)
                    desk.writing.write(future, partial(self._attached, claims))

        dialog = SourceDialog(
            Known(desk.workspace.read.search_sources, desk.workspace.read.source_at),
            desk.workspace.read.last_source(article),
            initial,
            subject=desk.state.names(claims),
        )
        desk.workbench.push_screen(dialog, chosen)

    def paste(self, text: str) -> None:
        """Attach the addresses in a pasted text; on a source, other text is its passage."""
        from workbench.workspace.finding import parse_citations

        desk = self._desk
        claims = desk.target().claims
        try:
            citations = parse_citations(text)
        except WorkbenchError as error:
            self._paste_words(text, f"{error.title}: {error}")
            return
        if not citations:
            self._paste_words(text, NO_ADDRESS)
        elif not claims:
            desk.say(
                "Not attached: there is no claim here yet. Mark one, then paste again.", bad=True
            )
        else:
            self._attach(claims, tuple(citations))

    def _paste_words(self, text: str, refusal: str) -> None:
        desk = self._desk
        chosen = desk.detail.current_evidence if desk.arranging.pane == "detail" else None
        listed = desk.showing.detail.evidence if desk.showing.detail else ()
        evidence = next((one for one in listed if one.id == chosen), None)
        if evidence is None or "://" in text:
            desk.say(refusal, bad=True)
            return
        edit = EvidenceEdit(evidence.id, passage=text.strip(), seen={"passage": evidence.passage})
        future = desk.workspace.sources.edit_evidence(edit)
        desk.writing.write(future, said="Passage saved")

    def _attach(self, claims: tuple[int, ...], citations: tuple[Citation, ...]) -> None:
        if citations:
            future = self._desk.workspace.sources.attach(claims, citations)
            self._desk.writing.write(future, partial(self._attached, claims))

    def _attached(self, claims: tuple[int, ...], outcome: AttachOutcome) -> None:
        count = len(outcome.evidence)
        known = f", {outcome.known} known already" if outcome.known else ""
        what = "1 source" if count == 1 else f"{count} sources"
        to = f" to {self._desk.state.names(claims)}"
        if outcome.evidence:
            self._desk.detail.select_evidence(outcome.evidence[0])
        self._desk.say(f"Attached {what}{to}{known}, saved", stays=True)
        self._fetching.attached(claims)

    # the source under the cursor

    def _evidence(self) -> Evidence | None:
        """The source under the detail's cursor, else the claim's only one."""
        desk = self._desk
        listed = desk.showing.detail.evidence if desk.showing.detail else ()
        chosen = desk.detail.current_evidence
        found = next((one for one in listed if one.id == chosen), None)
        if found is None and len(listed) == 1:
            found = listed[0]
        if found is None:
            desk.say("Put the cursor on a source in the detail first.")
        return found

    def stance(self, stance: str) -> None:
        evidence = self._evidence()
        if evidence is not None and not self._is_blind(evidence):
            future = self._desk.workspace.sources.set_stance([evidence.id], stance)
            self._desk.writing.write(future, said=f"[{evidence.number}] {stance}, saved")

    def _is_blind(self, evidence: Evidence) -> bool:
        """Whether what was found of its claim is hidden; said if so."""
        claim = self._desk.state.claims.get(evidence.claim)
        blind = claim is not None and self._desk.state.is_blind(claim)
        if blind:
            self._desk.say("Stances and notes on it are hidden until you have rated it.", bad=True)
        return blind

    def order(self, by: int) -> None:
        evidence = self._evidence()
        if evidence is not None:
            self._desk.writing.write(self._desk.workspace.sources.move(evidence.id, by))

    def detach(self) -> None:
        evidence = self._evidence()
        if evidence is not None:
            future = self._desk.workspace.sources.detach([evidence.id])
            self._desk.writing.write(future, said=f"Detached [{evidence.number}]; u undoes")

    def locator(self) -> None:
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        evidence = self._evidence()
        if evidence is None:
            return

        def located(words: str | None) -> None:
            if words is not None and words != evidence.locator:
                future = self._desk.workspace.sources.edit_evidence(
                    EvidenceEdit(evidence.id, locator=words, seen={"locator": evidence.locator})
                )
                self._desk.writing.write(future, said="Locator saved")

        dialog = TextEntryDialog(
            f"Where in [{evidence.number}]",
            "Locator",
            evidence.locator,
            hint="page 3, par 4, 12:30",
        )
        self._desk.workbench.push_screen(dialog, located)

    def private_note(self) -> None:
        """Ask for the private note to the source under the cursor."""
        evidence = self._evidence()
        if evidence is not None:
            self.ask_private_note(evidence)

    def ask_private_note(self, evidence: Evidence) -> None:
        """Ask for what stays here at a handover."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        if self._is_blind(evidence):
            return

        def noted(words: str | None) -> None:
            if words is not None and words != evidence.private_note:
                seen = {"private_note": evidence.private_note}
                edit = EvidenceEdit(evidence.id, private_note=words, seen=seen)
                write = self._desk.workspace.sources.edit_evidence(edit)
                self._desk.writing.write(write, said="Private note saved: it stays here")

        dialog = TextEntryDialog(
            f"Private note on [{evidence.number}]",
            "Note",
            evidence.private_note,
            hint="left out of exports",
        )
        self._desk.workbench.push_screen(dialog, noted)

    def note(self) -> None:
        """Type a note to the source under the cursor."""
        evidence = self._evidence()
        if evidence is not None and not self._is_blind(evidence):
            title = f"Note on [{evidence.number}]"
            self._desk.fields.open(title, evidence.note, ("evidence", evidence.id, "note"))

    def open_source(self) -> None:
        """Open the source in the browser; over SSH copy its address instead."""
        from workbench.tui.opening import open_address

        evidence = self._evidence()
        if evidence is not None:
            open_address(self._desk, evidence.url, evidence.canonical_url)

    def copy(self) -> None:
        """Copy the claim's words, the source's link or a citation."""
        from workbench.tui.dialogs.copy import CopyDialog

        desk = self._desk
        claim = desk.current_claim()
        if claim is None:
            desk.say("No claim here to copy.")
            return
        listed = desk.showing.detail.evidence if desk.showing.detail else ()
        chosen = desk.detail.current_evidence
        evidence = next((one for one in listed if one.id == chosen), listed[0] if listed else None)
        dialog = CopyDialog(
            claim.restated or claim.quote,
            evidence.url if evidence else "",
            citation_words(evidence) if evidence else "",
        )
        desk.workbench.push_screen(dialog, self._copied)

    def _copied(self, chosen: "Copied | None") -> None:
        if chosen is not None:
            self._desk.app.copy_to_clipboard(chosen.text)
            self._desk.say(f"Copied the {chosen.what}")


def citation_words(evidence: Evidence) -> str:
    """A source as one cites it: author, title, publisher, date, address, what there is of them."""
    title = f"“{evidence.title}”" if evidence.title else ""
    parts = (evidence.author, title, evidence.publisher, evidence.published_on, evidence.url)
    return ", ".join(part for part in parts if part) + (
        f", {evidence.locator}" if evidence.locator else ""
    )
