"""Brings a file into the library: asks for it, stores what its dialog read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.model.records import Brought
from workbench.model.requests import ImportOutcome
from workbench.model.scales import PRESETS
from workbench.model.taking_in import OfferFile

if TYPE_CHECKING:
    from workbench.tui.dialogs.import_article import ImportChoice
    from workbench.tui.library.pane import LibraryPane
    from workbench.tui.library.screen import LibraryScreen

LONGEST_PATH = 4_096
"""Characters of a path on Linux; a longer paste names no file."""


class Importing:
    """The way from `i`, or from a file dropped on the terminal, to a new article in the list."""

    def __init__(self, library: "LibraryScreen", pane: "LibraryPane") -> None:
        self._library = library
        self._pane = pane

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
        if choice is None:
            return
        if choice.imported is not None:
            future = self._library.workspace.articles.add(choice.imported, choice.options)
            self._library.write(future, "", partial(self._stored, choice.offers))
        elif choice.brings is not None:
            self._library.write(choice.brings(self._library.workspace), "", self._brought)
        elif choice.offers is not None:
            self._put_on_article(choice.offers)

    def _brought(self, brought: Brought) -> None:
        self._library.go_to_article(brought.article)
        known = "is known already" if brought.known else "is here with its check; Enter opens it"
        self._library.say(f"“{brought.title}” {known}")

    def _put_on_article(self, offers: OfferFile) -> None:
        """Reviews are on the article that they name, else on the highlighted one."""
        library = self._library
        try:
            there = library.workspace.offers.onto(offers).article
        except UsageError:
            there = self._pane.article.id if self._pane.article is not None else None
        if there is None:
            library.say("Bring in the article first: these are reviews of one.", bad=True)
        else:
            self._ask(offers, there, library.workspace.read.article(there).title)

    def _ask(self, offers: OfferFile, article: int, title: str) -> None:
        from workbench.tui.offers.opening import ask  # loads when first used

        ask(self._library.workbench, article, title, offers)

    def _stored(self, offers: OfferFile | None, outcome: ImportOutcome) -> None:
        self._library.go_to_article(outcome.article)
        known = "is known already" if outcome.known else "imported; Enter opens it"
        self._library.say(f"“{outcome.title}” {known}")
        for warning in outcome.warnings:
            self._library.app.notify(warning, markup=False)
        if offers is not None:
            self._ask(offers, outcome.article, outcome.title)
