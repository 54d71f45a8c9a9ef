"""Asks for other words of an offered claim: restated, who said it, and when."""

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.offers import OfferedClaim
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.claim_lines import SaidAgain, claim_lines, said_again


class ChangeDialog(Dialog[OfferedClaim]):
    """Gives the claim with what was changed of it."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, offered: OfferedClaim, today: date) -> None:
        super().__init__(f"Claim of {offered.where}", about=offered)
        self.add_class("-wide")
        self._offered = offered
        self._was = SaidAgain(offered.restated, offered.claimant, offered.claimed_on)
        self._today = today

    def body(self) -> ComposeResult:
        offered = self._offered
        yield Static(Content(f"“{shown(offered.words or offered.restated)}”"), id="quote")
        yield from claim_lines(self._was)

    def result(self) -> OfferedClaim:
        return self._offered._replace(**said_again(self, self._was, self._today)._asdict())
