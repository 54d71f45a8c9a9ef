"""How it stands between the desk and the file: saved since when, not saved, not readable."""

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Standing:
    """What the header says of it. A fault is said until the file takes or gives something again."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.saved_words = ""
        self.is_unsaved = False
        self.is_unreadable = False

    def saved(self, at: str) -> None:
        """A write is on disk since `at`, a stored time."""
        self.saved_words = f"saved {datetime.fromisoformat(at).astimezone():%H:%M:%S}"
        self._desk.workbench.leaving.wrote()
        self._turn(unsaved=False)

    def failed(self) -> None:
        """A write failed."""
        self._desk.workbench.leaving.failed()
        self._turn(unsaved=True)
        self.show()

    def unreadable(self, error: StorageError) -> None:
        """The file could not be read: said once, not with every look."""
        if not self.is_unreadable:
            self.is_unreadable = True
            self.show()
            self._desk.say(f"{error.title}: {error}", bad=True, stays=True)

    def readable(self) -> None:
        """The file was read."""
        if self.is_unreadable:
            self.is_unreadable = False
            self.show()
            self._desk.say("The file can be read again.", stays=True)

    def show(self) -> None:
        """Say it in the header."""
        header = self._desk.header
        header.set_knows_holes(not self.is_unreadable)
        if self.is_unsaved:
            header.set_saved("NOT SAVED", bad=True)
        elif self.is_unreadable:
            header.set_saved("NOT READABLE", bad=True)
        else:
            header.set_saved(self.saved_words)

    def _turn(self, *, unsaved: bool) -> None:
        if unsaved != self.is_unsaved:
            self.is_unsaved = unsaved
            self._desk.fields.retitle()
