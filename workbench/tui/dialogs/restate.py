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
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput

_PRIORITY_WORDS = {1: "1 first", 2: "2 as it comes", 3: "3 last"}


class RestateDialog(Dialog[ClaimEdit]):
    """Gives a ClaimEdit of the changed fields; None where nothing was changed."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, claim: Claim, today: date) -> None:
        super().__init__(f"Claim #{claim.number}", about=claim.id)
        self.add_class("-wide")
        self._claim = claim
        self._today = today

    def body(self) -> ComposeResult:
        claim = self._claim
        yield Static(Content(f"“{shown(claim.quote)}”"), id="quote")
        yield Labelled(
            "Restated",
            LineInput(claim.restated, placeholder="so that it stands alone", id="restated"),
        )
        yield Labelled(
            "Claimant",
            LineInput(
                claim.claimant, placeholder="who asserts it, if not the article", id="claimant"
            ),
        )
        yield Labelled(
            "Claimed on", LineInput(claim.claimed_on, placeholder="2021-02-15", id="claimed_on")
        )
        yield Labelled("Kind", ChoiceRow([(k, k) for k in ClaimKind], claim.kind, id="kind"))
        priorities = [(str(p), _PRIORITY_WORDS[p]) for p in PRIORITIES]
        letters = {str(p): str(p) for p in PRIORITIES}
        yield Labelled(
            "Priority", ChoiceRow(priorities, str(claim.priority), letters=letters, id="priority")
        )

    def result(self) -> ClaimEdit:
        claim = self._claim
        claimed_on = self.text("claimed_on")
        if claimed_on != claim.claimed_on:
            claimed_on = parse_day(claimed_on, self._today, ahead=False)
        kind = self.query_one("#kind", ChoiceRow).value
        priority = int(self.query_one("#priority", ChoiceRow).value or claim.priority)
        return ClaimEdit(
            claim.id,
            claim.rev,
            restated=_changed(self.text("restated"), claim.restated),
            claimant=_changed(self.text("claimant"), claim.claimant),
            claimed_on=_changed(claimed_on, claim.claimed_on),
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
