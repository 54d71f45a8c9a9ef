"""Asks for a file of a source, or for its text, pasted: what is then kept as a capture."""

from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbench.model.errors import RefusedUpload, UsageError
from workbench.tui.dialogs.base import ACCEPT, CANCEL
from workbench.tui.dialogs.completion import expanded
from workbench.tui.dialogs.fields import Labelled, LineInput
from workbench.tui.dialogs.file_path import FileDialog, FileRows
from workbench.tui.dialogs.hints import Hint

LONGEST_PATH = 4_096
"""Characters of a path on Linux; a longer paste is a text."""


class Supplied(NamedTuple):
    """A file, or where that is None a text."""

    path: Path | None
    text: str = ""


class PathInput(LineInput):
    """A line for a path; a paste of several lines is no path and told to the dialog instead."""

    class TextPasted(Message):
        """A text was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        text = event.text.strip()
        if "\n" in text or "\r" in text or len(text) > LONGEST_PATH:
            event.prevent_default()
            event.stop()
            self.post_message(self.TextPasted(event.text))
        else:
            super().on_paste(event)


class SupplyDialog(FileDialog[Supplied]):
    """Gives a file that is there, or the text that was pasted."""

    HINTS = (
        ACCEPT._replace(words="attach"),
        Hint("Tab", "complete", "complete"),
        Hint("Down Up", "choose a file", "step('down')"),
        CANCEL,
    )

    def __init__(self, subject: str, folder: Path) -> None:
        """`subject` names the source; `folder` is where relative paths begin."""
        super().__init__(f"Attach a capture to {subject}", folder, subject)
        self._text = ""

    def body(self) -> ComposeResult:
        yield Static(
            Content("The path of a file (page, PDF, Word, image, transcript), or paste its text."),
            classes="dim",
        )
        yield Labelled("File", PathInput(placeholder="~/Downloads/page.html", id="path"))
        yield FileRows()

    def result(self) -> Supplied:
        if self._text:
            return Supplied(None, self._text)
        typed = self.text("path")
        if not typed:
            raise UsageError("Type the path of a file, or paste the text.")
        path = expanded(typed, self.folder)
        if not path.is_file():
            raise RefusedUpload(f"There is no file “{path.name}” in {path.parent}.")
        return Supplied(path)

    def on_path_input_text_pasted(self, event: PathInput.TextPasted) -> None:
        event.stop()
        self._text = event.text
        count = len(event.text.split())
        self.tell(f"A text of {count:,} words is pasted: Enter attaches it.", good=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value:
            self._text = ""
        super().on_input_changed(event)

    def entered(self) -> None:
        if self._text:
            self.action_accept()
        else:
            super().entered()
