"""Asks before something is destroyed: two verbs, named by what they do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.text.display import shown
from workbench.tui.dialogs.base import Dialog
from workbench.tui.dialogs.hints import Hint


class AskDialog(Dialog[bool]):
    """Gives True where it is to be done. Only the verb's own letter or a click does it.

    Enter and Escape keep, so that no held key destroys.
    """

    HINTS: ClassVar[tuple[Hint, ...]] = ()

    def __init__(self, question: str, do: str, keep: str, *, detail: str = "") -> None:
        super().__init__(question)
        if do[:1].lower() == keep[:1].lower():
            raise ValueError(f"{do} and {keep} begin with the same letter")
        self._do = do
        self._keep = keep
        self._detail = detail

    def body(self) -> ComposeResult:
        yield Static(Content(shown(self._detail or "It can be undone by u.")))

    def result(self) -> bool:
        return False

    def hints(self) -> tuple[Hint, ...]:
        return (
            Hint(self._do[0].lower(), self._do, "do"),
            Hint(f"{self._keep[0].lower()}, Enter or Esc", self._keep, "accept"),
        )

    def take_letter(self, letter: str) -> bool:
        if letter == self._do[0].lower():
            self.action_do()
        elif letter == self._keep[0].lower():
            self.action_accept()
        else:
            return False
        return True

    def action_do(self) -> None:
        self.finish(True)

    def action_cancel(self) -> None:
        self.finish(False)
