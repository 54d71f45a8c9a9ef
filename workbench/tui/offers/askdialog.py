"""Asks whether to go through what a file offers."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.taking_in import OfferFile
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.offers.phrases import counted


class AskDialog(Dialog[bool]):
    """Gives True where they are to be gone through now."""

    HINTS = (ACCEPT._replace(words="go through them"), CANCEL._replace(words="not now"))

    def __init__(self, file: OfferFile, title: str, article: int) -> None:
        """`title` is the article's."""
        super().__init__(f"{counted(len(file.offer.claims), 'claim')} in {shown(file.name)}")
        self._file = file
        self._of = title
        self._article = article

    def body(self) -> ComposeResult:
        what = "notes of the writer" if self._file.imported else "reviews"
        yield Static(Content(f"Its {what} can become claims of “{shown(self._of)}”."))
        columns = self._file.columns
        if columns:
            said = ", ".join(f"{field} is “{heading}”" for heading, field in columns.items())
            yield Static(Content(f"Columns: {shown(said)}."), classes="dim")
        yield Static(
            Content(
                "Each is shown with its words, to be accepted, changed or dropped. Later: "
                f"workbench import-review FILE {self._article}"
            ),
            classes="dim gap",
        )

    def result(self) -> bool:
        return True
