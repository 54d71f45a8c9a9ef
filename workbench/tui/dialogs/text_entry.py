"""Asks for one short line: a locator, a reason."""

from textual.app import ComposeResult

from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import Labelled, LineInput


class TextEntryDialog(Dialog[str]):
    """Gives the line, which may be empty; `hint` is shown while it is."""

    HINTS = (ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, title: str, label: str, initial: str = "", *, hint: str = "") -> None:
        super().__init__(title, about=(title, label, initial))
        self.add_class("-low")
        self._label = label
        self._line = initial
        self._placeholder = hint

    def body(self) -> ComposeResult:
        yield Labelled(self._label, LineInput(self._line, placeholder=self._placeholder, id="line"))

    def result(self) -> str:
        return self.text("line")
