"""Asks on whom a claim waits, and until when."""

from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult

from workbench.model.errors import UsageError
from workbench.model.views import Claim
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput

USUAL = ("author", "subject", "expert", "text")
_ELSE = "else"


class Deferral(NamedTuple):
    """On whom it waits, in words, and the day (`YYYY-MM-DD`) until which, or an empty text."""

    waiting_on: str
    until: str


class DeferDialog(Dialog[Deferral]):
    """Gives the Deferral. What was typed under "else" counts before the chosen word."""

    HINTS = (ACCEPT._replace(words="defer"), CANCEL)

    def __init__(self, claim: Claim | None, today: date, *, subject: str = "") -> None:
        subject = subject or (f"#{claim.number}" if claim else "")
        super().__init__(f"Defer {subject}".strip(), about=claim.id if claim else subject)
        self._on = claim.waiting_on if claim else ""
        self._until = claim.waiting_until if claim else ""
        self._today = today

    def body(self) -> ComposeResult:
        usual = self._on if self._on in USUAL else (_ELSE if self._on else USUAL[0])
        options = [*((word, word) for word in USUAL), (_ELSE, "somebody else")]
        yield Labelled("Waiting on", ChoiceRow(options, usual, id="on"))
        yield Labelled(
            "or, in words",
            LineInput(
                "" if self._on in USUAL else self._on, placeholder="the press office", id="else"
            ),
        )
        yield Labelled(
            "Until",
            LineInput(
                self._until,
                placeholder="2026-12-01, 1 Dec, tomorrow, friday, +3d",
                id="until",
            ),
        )

    def result(self) -> Deferral:
        chosen = self.query_one("#on", ChoiceRow).value
        words = self.text("else") or (chosen if chosen != _ELSE else "")
        if not words:
            raise UsageError("Waiting on whom?")
        return Deferral(words, parse_day(self.text("until"), self._today))
