"""Edits what is known of a claim beside its words: restated, claimant, date, kind, priority."""

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.requests import ClaimEdit
from workbench.model.states import PRIORITIES, ClaimKind
from workbench.model.views import Claim
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.claim_lines import SaidAgain, claim_lines, said_again
from workbench.tui.dialogs.fields import ChoiceRow, Labelled

_PRIORITY_WORDS = {1: "1 first", 2: "2 as it comes", 3: "3 last"}


class RestateDialog(Dialog[ClaimEdit]):
    """Gives a ClaimEdit of the changed fields; None where nothing was changed."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, claim: Claim, today: date) -> None:
        super().__init__(f"Claim #{claim.number}", about=claim.id)
        self.add_class("-wide")
        self._claim = claim
        self._was = SaidAgain(claim.restated, claim.claimant, claim.claimed_on)
        self._today = today

    def body(self) -> ComposeResult:
        claim = self._claim
        yield Static(Content(f"“{shown(claim.quote)}”"), id="quote")
        yield from claim_lines(self._was)
        yield Labelled("Kind", ChoiceRow([(k, k) for k in ClaimKind], claim.kind, id="kind"))
        priorities = [(str(p), _PRIORITY_WORDS[p]) for p in PRIORITIES]
        letters = {str(p): str(p) for p in PRIORITIES}
        yield Labelled(
            "Priority", ChoiceRow(priorities, str(claim.priority), letters=letters, id="priority")
        )

    def result(self) -> ClaimEdit:
        claim = self._claim
        said = said_again(self, self._was, self._today)
        kind = self.query_one("#kind", ChoiceRow).value
        priority = int(self.query_one("#priority", ChoiceRow).value or claim.priority)
        return ClaimEdit(
            claim.id,
            claim.rev,
            restated=_changed(said.restated, claim.restated),
            claimant=_changed(said.claimant, claim.claimant),
            claimed_on=_changed(said.claimed_on, claim.claimed_on),
            kind=_changed(kind or claim.kind, claim.kind),
            priority=priority if priority != claim.priority else None,
        )

    def finish(self, value: ClaimEdit) -> None:
        if value == ClaimEdit(self._claim.id, self._claim.rev):
            self.close()
        else:
            super().finish(value)


def _changed(new: str, old: str) -> str | None:
    return new if new != old else None
