"""Asks where an article is written to: a path, its names completed as in a shell."""

from pathlib import Path

from textual.app import ComposeResult

from workbench.model.errors import UsageError
from workbench.model.formats import ZIP, Format
from workbench.tui.dialogs.base import ACCEPT, CANCEL
from workbench.tui.dialogs.completion import expanded
from workbench.tui.dialogs.fields import Labelled, LineInput
from workbench.tui.dialogs.file_path import FileDialog, FileRows
from workbench.tui.dialogs.hints import Hint


class PathDialog(FileDialog[str]):
    """Gives a path; nothing is written by it yet."""

    HINTS = (
        ACCEPT._replace(words="take the path"),
        Hint("Tab", "complete", "complete"),
        Hint("Down Up", "choose a name", "step('down')"),
        CANCEL,
    )

    def __init__(self, kind: Format, initial: str, offered: str, folder: Path) -> None:
        """`offered` is the name that is taken in a folder that is there."""
        super().__init__(f"Write {kind.name} to", folder, about=kind.name)
        self._kind = kind
        self._initial = initial
        self._offered = offered

    def body(self) -> ComposeResult:
        ends = ", ".join((self._kind.suffix, *self._kind.others))
        hint = f"a folder, or a {ZIP}" if self._kind.is_folder else f"a file: {ends}"
        yield Labelled("Path", LineInput(self._initial, placeholder=hint, id="path"))
        yield FileRows()

    def entered(self) -> None:
        if not self._take_file():
            self.action_accept()

    def result(self) -> str:
        typed = self.text("path")
        if not typed:
            raise UsageError("Type the path to write to.")
        is_there = expanded(typed, self.folder).is_dir()
        if is_there and (typed.endswith("/") or not self._kind.is_folder):
            return f"{typed.rstrip('/')}/{self._offered}"
        return typed
