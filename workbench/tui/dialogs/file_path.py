"""Asking for the path of a file: its names as they are typed, completed and chosen."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.widgets import Input

from workbench.model.errors import WorkbenchError
from workbench.tui.dialogs.base import Dialog
from workbench.tui.dialogs.completion import common_start, completions, expanded, may_hold_article
from workbench.tui.dialogs.fields import LineInput
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import one_line

R = TypeVar("R")


class FileDialog(Dialog[R]):
    """A line with the id `path` and `FileRows` under it, which the body of each dialog lays out.

    Tab completes a name, as in a shell.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "step('down')", "Next file", show=False),
        Binding("up", "step('up')", "File before", show=False),
        Binding("pagedown", "step('page_down')", "Page down", show=False),
        Binding("pageup", "step('page_up')", "Page up", show=False),
    ]

    def __init__(self, title: str, folder: Path, about: str = "") -> None:
        """`folder` is where relative paths begin."""
        super().__init__(title, about=about)
        self.folder = folder

    def on_mount(self) -> None:
        self._refresh_files()

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._refresh_files()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self._take_file()

    def entered(self) -> None:
        typed = self.text("path")
        if self._take_file():
            return
        if typed and expanded(typed, self.folder).is_dir():
            self._type(typed.rstrip("/") + "/")
        else:
            self.action_accept()

    def action_complete(self) -> None:
        line = self.query_one("#path", LineInput)
        start = common_start(self.query_one(FileRows).names)
        if self.focused is line and len(start) > len(line.value):
            self._type(start)
        else:
            self.app.action_focus_next()

    def action_step(self, what: str) -> None:
        self.query_one(FileRows).step(what)

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
        self.query_one(FileRows).show([n for n in completions(typed, self.folder) if n != typed])


class ReadingDialog(FileDialog[R]):
    """One that closes with what was read of the file: on a thread, and keys wait meanwhile.

    What cannot be read is told here, where the name can be corrected: once the dialog is gone, the
    next name typed would be verbs on whatever lies below.
    """

    def __init__(self, title: str, folder: Path, about: str = "") -> None:
        super().__init__(title, folder, about)
        self.is_reading = False

    @property
    def is_opening(self) -> bool:
        """Keys wait while a file is read: what they are for shows when it is."""
        return super().is_opening or self.is_reading

    def read_aside(self, read: Callable[[], R], said: str) -> None:
        """Close with what `read` gives; what is `said` stands there until then."""
        if not self.is_reading:
            self.is_reading = True
            self.run_worker(self._reading(read), exit_on_error=False)
            self.tell(said, good=True)

    def unread(self, error: WorkbenchError) -> None:
        """Say why nothing could be read."""
        self.tell(str(error))

    async def _reading(self, read: Callable[[], R]) -> None:
        try:
            found = await asyncio.to_thread(read)
        except WorkbenchError as error:
            self.unread(error)
        else:
            self.finish(found)
        finally:
            self.is_reading = False
            line = self.query_one("#path", LineInput)
            line.is_submitted = False
            line.select_all()


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
