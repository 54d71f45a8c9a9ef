"""Asks for a new text of an article: a file, an address, or the text itself, pasted."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.imports import Imported
from workbench.model.revisions import ReviseOutcome
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import Labelled
from workbench.tui.dialogs.file_path import FileRows, ReadingDialog
from workbench.tui.dialogs.hints import Hint
from workbench.tui.evidence.supplydialog import PathInput
from workbench.tui.revisions.phrases import besides, outcome_words

Read = Callable[[str, str], tuple[Imported, ReviseOutcome]]
"""Reads what was typed, or the text that was pasted, and says what it would make."""


class ReviseDialog(ReadingDialog[tuple[Imported, ReviseOutcome]]):
    """Gives a text that was read, and what it would make of the article's marks."""

    HINTS = (
        ACCEPT._replace(words="look what it would change"),
        Hint("Tab", "complete", "complete"),
        Hint("Down Up", "choose a file", "step('down')"),
        CANCEL,
    )

    def __init__(self, folder: Path, read: Read, *, initial: str = "", pasted: str = "") -> None:
        """`folder` is where relative paths begin."""
        super().__init__("A new text of the article", folder)
        self._read = read
        self._initial = initial
        self._pasted = pasted

    def body(self) -> ComposeResult:
        yield Static(
            Content("The path of a file, an address, or paste the text. Nothing is changed yet."),
            classes="dim",
        )
        yield Labelled("Text", PathInput(self._initial, placeholder="draft-2.docx", id="path"))
        yield FileRows()

    def on_mount(self) -> None:
        if self._pasted:  # behind what the base says when it is mounted
            self.call_after_refresh(self._tell_pasted)

    def result(self) -> tuple[Imported, ReviseOutcome]:
        """Never given so: what is typed is read first."""
        raise UsageError("Type the path of a file or an address, or paste the text.")

    def action_accept(self) -> None:
        typed = self.text("path")
        if self._pasted or typed:
            self.read_aside(partial(self._read, typed, self._pasted), "Reading it")
        elif not self.is_reading:
            super().action_accept()

    def unread(self, error: WorkbenchError) -> None:
        self._pasted = ""
        super().unread(error)

    def on_path_input_text_pasted(self, event: PathInput.TextPasted) -> None:
        event.stop()
        self._pasted = event.text
        self._tell_pasted()

    def entered(self) -> None:
        if self._pasted:
            self.action_accept()
        else:
            super().entered()

    def _tell_pasted(self) -> None:
        count = len(self._pasted.split())
        self.tell(f"A text of {count:,} words is pasted: Enter looks at it.", good=True)


class OutcomeDialog(Dialog[bool]):
    """Shows what a new text would make, before it is brought in. Enter brings it in."""

    HINTS = (ACCEPT._replace(words="bring it in"), CANCEL._replace(words="leave all as it is"))

    def __init__(self, outcome: ReviseOutcome) -> None:
        super().__init__(f"Revision {outcome.revision} would be {outcome.characters:,} characters")
        self._outcome = outcome

    def body(self) -> ComposeResult:
        yield Static(Content(f"{outcome_words(self._outcome)}."), id="outcome")
        for line in besides(self._outcome):
            yield Static(Content(line), classes="dim")
        for warning in self._outcome.warnings:
            yield Static(Content(shown(warning)), classes="dim")
        yield Static(
            Content("Nothing is written yet. Afterwards u takes it back, and R goes through it."),
            classes="dim gap",
        )

    def result(self) -> bool:
        return True
