"""Asks for a file to import, and what its check is for; reads it before the dialog closes."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from workbench.model.errors import UnreadableInput, UsageError, WorkbenchError
from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions
from workbench.model.states import Purpose
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.completion import (
    common_start,
    completions,
    expanded,
    may_hold_article,
)
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import one_line
from workbench.workspace.reading import read_file

_BY_PURPOSE = ""
_PLACEHOLDER = ".txt .md .html .docx .pdf .odt .epub .eml"


class ImportChoice(NamedTuple):
    """A file, what was said about the article in it, and the article once it is read."""

    path: Path
    options: ImportOptions
    imported: Imported | None = None


class ImportDialog(Dialog[ImportChoice]):
    """Gives an ImportChoice of a file that was read. Tab completes a name, as in a shell.

    What cannot be read is told here, where the name can be corrected: once the dialog is gone, the
    next name typed would be verbs on whatever lies below.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "step('down')", "Next file", show=False),
        Binding("up", "step('up')", "File before", show=False),
        Binding("pagedown", "step('page_down')", "Page down", show=False),
        Binding("pageup", "step('page_up')", "Page up", show=False),
    ]
    DEFAULT_CSS = """
    ImportDialog #dialog-problem { max-height: 8; }
    ImportDialog.-told FileRows { height: 2; }
    """
    HINTS = (
        ACCEPT._replace(words="import"),
        Hint("Tab", "complete, or next field", "complete"),
        Hint("Down Up", "choose a file", "step('down')"),
        CANCEL,
    )

    def __init__(
        self, scales: Sequence[str], folder: Path, *, purpose: str = "", initial: str = ""
    ) -> None:
        """`folder` is where relative paths begin; an empty `purpose` is read from the settings."""
        super().__init__("Import a file")
        self._scales = scales
        self._folder = folder
        self._purpose = purpose or Purpose.DRAFT
        self._path = initial
        self._is_reading = False

    def body(self) -> ComposeResult:
        yield Labelled(
            "File",
            LineInput(
                self._path, placeholder=".txt .md .html .docx .pdf .odt .epub .eml", id="path"
            ),
        )
        yield FileRows()
        purposes = [(str(purpose), str(purpose)) for purpose in Purpose]
        yield Labelled("Purpose", ChoiceRow(purposes, self._purpose, id="purpose"))
        scales = [(_BY_PURPOSE, "by purpose"), *((name, name) for name in self._scales)]
        yield Labelled("Scale", ChoiceRow(scales, _BY_PURPOSE, id="scale"))

    def on_mount(self) -> None:
        self._refresh_files()

    def result(self) -> ImportChoice:
        text = self.text("path")
        if not text:
            raise UsageError("Which file?", "Type its path; Tab completes.")
        path = expanded(text, self._folder)
        if not path.exists():
            raise UnreadableInput(f"There is no file “{path.name}” in {path.parent}.")
        options = ImportOptions(
            purpose=self.query_one("#purpose", ChoiceRow).value or "",
            scale=self.query_one("#scale", ChoiceRow).value or "",
        )
        return ImportChoice(path, options)

    def take(self, value: ImportChoice) -> None:
        if not self._is_reading:
            self._is_reading = True
            self.run_worker(self._read(value), exit_on_error=False)
            self.tell(f"Reading {value.path.name}", good=True)

    def tell(self, words: str, *, good: bool = False) -> None:
        super().tell(words, good=good)
        self.set_class(bool(words) and not good, "-told")

    @property
    def is_opening(self) -> bool:
        """Keys wait while a file is read: what they are for shows when it is."""
        return super().is_opening or self._is_reading

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._refresh_files()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self._take_file()

    def entered(self) -> None:
        if self._take_file():
            return
        if self.text("path") and expanded(self.text("path"), self._folder).is_dir():
            self._type(self.text("path").rstrip("/") + "/")
        else:
            self.action_accept()

    def action_enter(self) -> None:
        super().action_enter()
        self.query_one("#path", LineInput).is_submitted = self._is_reading

    def action_complete(self) -> None:
        line = self.query_one("#path", LineInput)
        start = common_start(self.query_one(FileRows).names)
        if self.focused is line and len(start) > len(line.value):
            self._type(start)
        else:
            self.app.action_focus_next()

    def action_step(self, what: str) -> None:
        self.query_one(FileRows).step(what)

    async def _read(self, choice: ImportChoice) -> None:
        try:
            imported = await asyncio.to_thread(read_file, choice.path)
        except WorkbenchError as error:
            self.tell(str(error))
        else:
            self.finish(choice._replace(imported=imported))
        finally:
            self._is_reading = False
            line = self.query_one("#path", LineInput)
            line.is_submitted = False
            line.select_all()

    def _take_file(self) -> bool:
        """Put the highlighted name into the field; False where none is highlighted."""
        name = self.query_one(FileRows).name_chosen
        if name is not None:
            self._type(name)
        return name is not None

    def _type(self, path: str) -> None:
        line = self.query_one("#path", LineInput)
        line.value = path
        line.action_end()
        line.focus()

    def _refresh_files(self) -> None:
        typed = self.query_one("#path", LineInput).value
        self.query_one(FileRows).show([n for n in completions(typed, self._folder) if n != typed])


class FileRows(RowsView, can_focus=False):
    """Names that the path could become; none is highlighted until Down."""

    DEFAULT_CSS = """
    FileRows { height: 8; margin: 1 0; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="files")
        self.names: list[str] = []
        self._highlighted = -1

    def row_count(self) -> int:
        return len(self.names)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        name = self.names[row]
        look = "pane--text" if may_hold_article(name) else "pane--dim"
        pointer = "> " if row == self.row else "  "
        style = self.look("pane--strong" if name.endswith("/") else look)
        return [Segment(pointer + one_line(name), style + ground)]

    @property
    def name_chosen(self) -> str | None:
        """The highlighted name."""
        return self.names[self.row] if self.row is not None else None

    def show(self, names: list[str]) -> None:
        """Show names, none of them highlighted."""
        self.names = names
        self.show_rows(-1)

    def step(self, what: str) -> None:
        """Move the highlight; the first Down makes one."""
        if self.names:
            self.move(what if self.row is not None or what != "page_down" else "home")
