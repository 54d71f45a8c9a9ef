"""Asks once for each article whether its links are fetched: fetching can tip off a subject."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import UsageError
from workbench.model.states import Fetching
from workbench.tui.dialogs.base import CANCEL, Dialog
from workbench.tui.dialogs.hints import Hint

_TOLD = (
    "Whoever runs a site sees that it was asked for, from where and when. This is asked once for "
    "an article, and kept to."
)
_LETTERS = {"n": Fetching.NOW, "a": Fetching.WHEN_ASKED, "v": Fetching.NEVER}


class FetchingDialog(Dialog[str]):
    """Gives the answer. Only its letter or a click gives it: no held Enter fetches."""

    HINTS: ClassVar[tuple[Hint, ...]] = (
        Hint("n", "fetch links now", "answer('now')"),
        Hint("a", "only when asked", "answer('asked')"),
        Hint("v", "never", "answer('never')"),
        CANCEL,
    )

    def __init__(self) -> None:
        super().__init__("Fetch the links of this article?")

    def body(self) -> ComposeResult:
        yield Static(Content(_TOLD))

    def result(self) -> str:
        raise UsageError("Press n, a or v.")

    def take_letter(self, letter: str) -> bool:
        if letter not in _LETTERS:
            return False
        self.finish(_LETTERS[letter])
        return True

    def action_answer(self, answer: str) -> None:
        self.finish(answer)
