"""Asks for the words to find."""

from textual.app import ComposeResult

from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import Labelled, LineInput


class FindDialog(Dialog[str]):
    """Gives the words; empty ones mean that nothing is sought any more."""

    HINTS = (
        ACCEPT._replace(words="find; empty: find no more"),
        CANCEL,
    )

    def __init__(self, initial: str = "") -> None:
        super().__init__("Find")
        self.add_class("-low")
        self._words = initial

    def body(self) -> ComposeResult:
        yield Labelled(
            "Words", LineInput(self._words, placeholder="case and quotes alike", id="words")
        )

    def result(self) -> str:
        return self.text("words")
