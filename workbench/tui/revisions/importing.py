"""Brings a new text in: asks for it, shows what it would make, and applies it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import UnreadableInput
from workbench.model.imports import Imported
from workbench.model.revisions import ReviseOutcome
from workbench.model.taking_in import OfferFile
from workbench.tui.dialogs.completion import expanded
from workbench.tui.revisions.revisedialog import OutcomeDialog, ReviseDialog
from workbench.workspace.offer_files import offered_in
from workbench.workspace.reading import read_address, read_file, read_input

if TYPE_CHECKING:
    from workbench.tui.revisions.screen import RevisionsScreen

PASTED = "pasted text"
"""The origin of a text that was pasted."""

NO_TEXT = "i in the library goes through them, as does workbench import-review."

LONGEST_PATH = 4_096
"""Characters of a path on Linux; a longer paste is a text."""


class Importing:
    """The way from `i`, or from a paste, to a new revision."""

    def __init__(self, screen: "RevisionsScreen") -> None:
        self._screen = screen
        self._offers: OfferFile | None = None

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
        offers = None
        if pasted:
            imported = read_input(pasted.encode(), PASTED)
        elif "://" in typed:
            imported = read_address(typed, workspace.network)
        else:
            path = expanded(typed, folder)
            offers = offered_in(path)
            if offers is not None and offers.imported is None:
                raise UnreadableInput(f"{path.name} holds reviews and no text.", NO_TEXT)
            imported = read_file(path)
        self._offers = offers
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
        if self._offers is not None:
            self._ask(self._offers, outcome.title)

    def _ask(self, offers: OfferFile, title: str) -> None:
        from workbench.tui.offers.opening import ask  # loads when first used

        ask(self._screen.workbench, self._screen.article_id, title, offers, self._screen.dismiss)


def _waits(outcome: ReviseOutcome) -> bool:
    counts = outcome.counted()
    return any(counts[status] for status in ("changed", "ambiguous", "lost", "sentence"))
