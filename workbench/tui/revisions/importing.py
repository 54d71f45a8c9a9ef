"""Brings a new text in: asks for it, shows what it would make, and applies it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.imports import Imported
from workbench.model.revisions import ReviseOutcome
from workbench.tui.dialogs.completion import expanded
from workbench.tui.revisions.revisedialog import OutcomeDialog, ReviseDialog
from workbench.workspace.reading import read_address, read_file, read_input

if TYPE_CHECKING:
    from workbench.tui.revisions.screen import RevisionsScreen

PASTED = "pasted text"
"""The origin of a text that was pasted."""

LONGEST_PATH = 4_096
"""Characters of a path on Linux; a longer paste is a text."""


class Importing:
    """The way from `i`, or from a paste, to a new revision."""

    def __init__(self, screen: "RevisionsScreen") -> None:
        self._screen = screen

    def take_paste(self, text: str) -> None:
        """A paste of one line names a text, a longer one is it."""
        line = text.strip().strip("'\"")
        if "\n" in line or len(line) > LONGEST_PATH:
            self.ask(pasted=text)
        elif line:
            self.ask(line)

    def ask(self, initial: str = "", *, pasted: str = "") -> None:
        """Ask for the text, unless it was pasted."""
        folder = Path.cwd()
        dialog = ReviseDialog(folder, partial(self._read, folder), initial=initial, pasted=pasted)
        self._screen.app.push_screen(dialog, self._told)

    def _read(self, folder: Path, typed: str, pasted: str) -> tuple[Imported, ReviseOutcome]:
        """On a thread of its own."""
        workspace = self._screen.workspace
        if pasted:
            imported = read_input(pasted.encode(), PASTED)
        elif "://" in typed:
            imported = read_address(typed, workspace.network)
        else:
            imported = read_file(expanded(typed, folder))
        return imported, workspace.revisions.dry_run(self._screen.article_id, imported)

    def _told(self, found: tuple[Imported, ReviseOutcome] | None) -> None:
        if found is None:
            return
        imported, outcome = found
        if outcome.known:
            self._screen.say(f"Revision {outcome.revision} has this text already.")
            return
        dialog = OutcomeDialog(outcome)
        self._screen.app.push_screen(dialog, partial(self._answered, imported))

    def _answered(self, imported: Imported, is_wanted: bool | None) -> None:
        screen = self._screen
        if not is_wanted:
            screen.say("Nothing was changed.")
            return
        screen.write(
            screen.workspace.revisions.revise(screen.article_id, imported), "", self._revised
        )

    def _revised(self, outcome: ReviseOutcome) -> None:
        self._screen.highlight(outcome.revision_id)
        said = f"Revision {outcome.revision} is in: u takes it back"
        self._screen.say(f"{said}, R walks through it." if _waits(outcome) else f"{said}.")


def _waits(outcome: ReviseOutcome) -> bool:
    counts = outcome.counted()
    return any(counts[status] for status in ("changed", "ambiguous", "lost", "sentence"))
