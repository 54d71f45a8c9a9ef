"""Tells of an error: what happened, what is safe, what to do. The app stays up."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import WorkbenchError
from workbench.text.display import shown
from workbench.tui.dialogs.base import Dialog
from workbench.tui.dialogs.hints import Hint

_UNEXPECTED = "Something unexpected went wrong"
_SAFE = "Everything that was shown as saved is on disk."
_LONGEST_MESSAGE = 2_000
"""Characters of an unexpected error's message that help; the log has all of it."""


class FailureDialog(Dialog[None]):
    """Gives nothing. An error of our own is told in its words, any other by its kind."""

    HINTS: ClassVar[tuple[Hint, ...]] = (Hint("Enter or Esc", "close", "accept"),)

    def __init__(self, error: BaseException, log: Path | None = None) -> None:
        super().__init__(error.title if isinstance(error, WorkbenchError) else _UNEXPECTED)
        self._error = error
        self._log_place = log

    def body(self) -> ComposeResult:
        if isinstance(self._error, WorkbenchError):
            yield Static(Content(shown(self._error.message)))
            if self._error.hint:
                yield Static(Content(shown(self._error.hint)), classes="dim gap")
        else:
            message = f"{type(self._error).__name__}: {self._error}"[:_LONGEST_MESSAGE]
            yield Static(Content(shown(message)))
            yield Static(Content(_SAFE), classes="gap")
        if self._log_place is not None:
            yield Static(Content(f"The log: {shown(str(self._log_place))}"), classes="dim gap")

    def result(self) -> None:
        return None


def logged(error: BaseException) -> Path | None:
    """Where the trace of an unexpected error was kept; None for an expected one, or where no log
    can be written.
    """
    from workbench.workspace.faults import keep_trace

    if isinstance(error, WorkbenchError):
        return None
    try:
        return keep_trace(error)
    except OSError:
        return None
