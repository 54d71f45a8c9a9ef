"""Asks for other words of an offered claim: restated, who said it, and when."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.offers import OfferedClaim
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import Labelled, LineInput


class ChangeDialog(Dialog[OfferedClaim]):
    """Gives the claim with what was changed of it."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, offered: OfferedClaim) -> None:
        super().__init__(f"Claim of {offered.where}", about=offered)
        self.add_class("-wide")
        self._offered = offered

    def body(self) -> ComposeResult:
        offered = self._offered
        yield Static(Content(f"“{shown(offered.words or offered.restated)}”"), id="quote")
        yield Labelled(
            "Restated",
            LineInput(offered.restated, placeholder="so that it stands alone", id="restated"),
        )
        yield Labelled(
            "Claimant",
            LineInput(
                offered.claimant, placeholder="who asserts it, if not the article", id="claimant"
            ),
        )
        yield Labelled(
            "Claimed on", LineInput(offered.claimed_on, placeholder="2021-02-15", id="claimed_on")
        )

    def result(self) -> OfferedClaim:
        return self._offered._replace(
            restated=self.text("restated"),
            claimant=self.text("claimant"),
            claimed_on=self.text("claimed_on"),
        )
