"""Asks for a file to import, and what its check is for; reads it before the dialog closes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.app import ComposeResult

from workbench.model.errors import UnreadableInput, UsageError
from workbench.model.imports import Imported
from workbench.model.records import Brought
from workbench.model.requests import Done, ImportOptions
from workbench.model.states import Purpose
from workbench.model.taking_in import OfferFile
from workbench.tui.dialogs.base import ACCEPT, CANCEL
from workbench.tui.dialogs.completion import expanded
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput
from workbench.tui.dialogs.file_path import FileRows, ReadingDialog
from workbench.tui.dialogs.hints import Hint
from workbench.workspace import records
from workbench.workspace.offer_files import offered_in
from workbench.workspace.reading import read_file
from workbench.workspace.workspace import Workspace

_BY_PURPOSE = ""
_PLACEHOLDER = ".txt .md .html .docx .pdf .odt .epub .eml"


class ImportChoice(NamedTuple):
    """A file, what was said about the article in it, and the article once it is read.

    `offers` are the claims that it has; where it is no article, they are on one that is there.
    `brings` takes in a whole check from another workbench.
    """

    path: Path
    options: ImportOptions
    imported: Imported | None = None
    offers: OfferFile | None = None
    brings: Callable[[Workspace], "Future[Done[Brought]]"] | None = None


class ImportDialog(ReadingDialog[ImportChoice]):
    """Gives an ImportChoice of a file that was read."""

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
        super().__init__("Import a file", folder)
        self._scales = scales
        self._purpose = purpose or Purpose.DRAFT
        self._path = initial

    def body(self) -> ComposeResult:
        yield Labelled("File", LineInput(self._path, placeholder=_PLACEHOLDER, id="path"))
        yield FileRows()
        purposes = [(str(purpose), str(purpose)) for purpose in Purpose]
        yield Labelled("Purpose", ChoiceRow(purposes, self._purpose, id="purpose"))
        scales = [(_BY_PURPOSE, "by purpose"), *((name, name) for name in self._scales)]
        yield Labelled("Scale", ChoiceRow(scales, _BY_PURPOSE, id="scale"))

    def result(self) -> ImportChoice:
        text = self.text("path")
        if not text:
            raise UsageError("Which file?", "Type its path; Tab completes.")
        path = expanded(text, self.folder)
        if not path.exists():
            raise UnreadableInput(f"There is no file “{path.name}” in {path.parent}.")
        options = ImportOptions(
            purpose=self.query_one("#purpose", ChoiceRow).value or "",
            scale=self.query_one("#scale", ChoiceRow).value or "",
        )
        return ImportChoice(path, options)

    def take(self, value: ImportChoice) -> None:
        self.read_aside(partial(_read, value), f"Reading {value.path.name}")

    def tell(self, words: str, *, good: bool = False) -> None:
        super().tell(words, good=good)
        self.set_class(bool(words) and not good, "-told")

    def action_enter(self) -> None:
        super().action_enter()
        self.query_one("#path", LineInput).is_submitted = self.is_reading


def _read(choice: ImportChoice) -> ImportChoice:
    """What is in the file; UnreadableInput where that is neither an article nor a review."""
    if (body := records.found(choice.path)) is not None:
        record = records.load(body)
        return choice._replace(brings=lambda workspace: workspace.records.bring_in(record))
    offers = offered_in(choice.path)
    if offers is not None and offers.imported is None:
        return choice._replace(offers=offers)
    return choice._replace(imported=read_file(choice.path), offers=offers)
