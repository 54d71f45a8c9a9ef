"""Brings a file into the library: asks for it, reads it beside the screen, stores it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError
from workbench.model.requests import ImportOutcome
from workbench.model.scales import PRESETS

if TYPE_CHECKING:
    from workbench.tui.dialogs.import_article import ImportChoice
    from workbench.tui.library.screen import LibraryScreen

LONGEST_PATH = 4_096
"""Characters of a path on Linux; a longer paste names no file."""


class Importing:
    """The way from `i`, or from a file dropped on the terminal, to a new article in the list."""

    def __init__(self, library: "LibraryScreen") -> None:
        self._library = library

    def take_paste(self, text: str) -> None:
        """A file that was dropped on the terminal arrives as its path."""
        name = text.strip().strip("'\"")
        one_line = name and "\n" not in name and len(name) <= LONGEST_PATH
        if one_line and Path(name).expanduser().is_file():
            self.ask(name)

    def ask(self, path: str = "") -> None:
        """Ask for the file, its purpose and scale."""
        from workbench.tui.dialogs.import_article import ImportDialog  # loads when first used

        settings = self._library.workspace.settings
        scales = list({**PRESETS, **settings.scales})
        purpose = settings.default_purpose
        dialog = ImportDialog(scales, Path.cwd(), purpose=purpose, initial=path)
        self._library.app.push_screen(dialog, self._chosen)

    def _chosen(self, choice: "ImportChoice | None") -> None:
        if choice is not None:
            self._library.say(f"Reading {choice.path.name}")
            self._library.run_worker(self._read(choice), exit_on_error=False)

    async def _read(self, choice: "ImportChoice") -> None:
        from workbench.workspace.reading import read_file

        try:
            imported = await asyncio.to_thread(read_file, choice.path)
        except WorkbenchError as error:
            self._library.say(f"{error.title}: {error}", bad=True)
            return
        future = self._library.workspace.articles.add(imported, choice.options)
        self._library.write(future, "", self._stored)

    def _stored(self, outcome: ImportOutcome) -> None:
        self._library.go_to_article(outcome.article)
        known = "is known already" if outcome.known else "imported; Enter opens it"
        self._library.say(f"“{outcome.title}” {known}")
        for warning in outcome.warnings:
            self._library.app.notify(warning, markup=False)
