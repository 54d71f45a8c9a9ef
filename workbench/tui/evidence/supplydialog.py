"""Asks for a file of a source, or for its text, pasted: what is then kept as a capture."""

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbench.model.errors import UnreadableInput, UsageError
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.completion import common_start, completions, expanded
from workbench.tui.dialogs.fields import Labelled, LineInput
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.import_article import FileRows

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


class SupplyDialog(Dialog[Supplied]):
    """Gives a file that is there, or the text that was pasted. Tab completes a name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "step('down')", "Next file", show=False),
        Binding("up", "step('up')", "File before", show=False),
        Binding("pagedown", "step('page_down')", "Page down", show=False),
        Binding("pageup", "step('page_up')", "Page up", show=False),
    ]
    HINTS = (
        ACCEPT._replace(words="attach"),
        Hint("Tab", "complete", "complete"),
        Hint("Down Up", "choose a file", "step('down')"),
        CANCEL,
    )

    def __init__(self, subject: str, folder: Path) -> None:
        """`subject` names the source; `folder` is where relative paths begin."""
        super().__init__(f"Attach a capture to {subject}", about=subject)
        self._folder = folder
        self._text = ""

    def body(self) -> ComposeResult:
        yield Static(
            Content("The path of a file (page, PDF, Word, image, transcript), or paste its text."),
            classes="dim",
        )
        yield Labelled("File", PathInput(placeholder="~/Downloads/page.html", id="path"))
        yield FileRows()

    def on_mount(self) -> None:
        self._refresh_files()

    def result(self) -> Supplied:
        if self._text:
            return Supplied(None, self._text)
        typed = self.text("path")
        if not typed:
            raise UsageError("Type the path of a file, or paste the text.")
        path = expanded(typed, self._folder)
        if not path.is_file():
            raise UnreadableInput(f"There is no file “{path.name}” in {path.parent}.")
        return Supplied(path)

    def on_path_input_text_pasted(self, event: PathInput.TextPasted) -> None:
        event.stop()
        self._text = event.text
        count = len(event.text.split())
        self.tell(f"A text of {count:,} words is pasted: Enter attaches it.", good=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value:
            self._text = ""
        self._refresh_files()

    def entered(self) -> None:
        if not self._text and (name := self.query_one(FileRows).name_chosen) is not None:
            self._type(name)
        elif not self._text and self._names_a_folder():
            self._type(self.text("path").rstrip("/") + "/")
        else:
            self.action_accept()

    def action_complete(self) -> None:
        line = self.query_one("#path", LineInput)
        start = common_start(self.query_one(FileRows).names)
        if len(start) > len(line.value):
            self._type(start)

    def action_step(self, what: str) -> None:
        self.query_one(FileRows).step(what)

    def _names_a_folder(self) -> bool:
        typed = self.text("path")
        return bool(typed) and expanded(typed, self._folder).is_dir()

    def _type(self, path: str) -> None:
        line = self.query_one("#path", LineInput)
        line.value = path
        line.action_end()
        line.focus()

    def _refresh_files(self) -> None:
        typed = self.query_one("#path", LineInput).value
        self.query_one(FileRows).show([n for n in completions(typed, self._folder) if n != typed])
