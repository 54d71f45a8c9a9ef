"""How it stands between the desk and the file: saved since when, not saved, not readable, gone."""

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError, WorkbenchError
from workbench.tui.landing import on_loop

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.tui.desk.screen import DeskScreen


class Standing:
    """What the header says of it. A fault is said until the file takes or gives something again."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.saved_words = ""
        self.is_unsaved = False
        self.is_unreadable = False
        self.is_away = False

    @property
    def is_plain(self) -> bool:
        """Whether there is no fault to be said."""
        return not (self.is_unsaved or self.is_away or self.is_unreadable)

    def words(self, at: str) -> str:
        """What the header says of a write that is on disk since `at`, a stored time."""
        return f"saved {datetime.fromisoformat(at).astimezone():%H:%M:%S}"

    def saved(self, at: str) -> None:
        """A write is on disk since `at`, a stored time."""
        self.saved_words = self.words(at)
        self._desk.workbench.leaving.wrote()
        self._turn(unsaved=False)

    def failed(self) -> None:
        """A write failed."""
        self._desk.workbench.leaving.failed()
        self._turn(unsaved=True)
        self.show()

    def unreadable(self, error: StorageError) -> None:
        """The file could not be read: said once, not with every look; nor where that comes of its
        not being in its place, which is said.
        """
        if not self.is_unreadable:
            self.is_unreadable = True
            self.show()
            if self._desk.workspace.is_in_place:
                self._desk.say(f"{error.title}: {error}", bad=True, stays=True)

    def readable(self) -> None:
        """The file was read."""
        if self.is_unreadable:
            self.is_unreadable = False
            self.show()
            if self._desk.workspace.is_in_place and not self.is_away:
                self._desk.say("The file can be read again.", stays=True)

    def look(self, *, alone: bool) -> None:
        """Say, once, that the file is not in its place any more, and have what is in it copied
        while it can be; `alone` says that nobody else wrote since the last look.
        """
        is_away = not self._desk.workspace.is_in_place
        if is_away == self.is_away:
            return
        self.is_away = is_away
        self.show()
        if is_away:
            kept = self._desk.workspace.keep(alone=alone)
            on_loop(kept, self._tell_kept)
        else:
            self._desk.say("The file is in its place again.", stays=True)

    def _tell_kept(self, kept: "Future[None]") -> None:
        error = kept.exception()
        if isinstance(error, WorkbenchError):
            self._desk.say(f"{error.title}: {error}", bad=True, stays=True)
        elif error is not None:
            self._desk.workbench.tell_failure(error)

    def show(self) -> None:
        """Say it in the header."""
        header = self._desk.header
        header.set_knows_holes(not self.is_unreadable)
        if self.is_unsaved:
            header.set_saved("NOT SAVED", bad=True)
        elif self.is_away:
            header.set_saved("FILE GONE", bad=True)
        elif self.is_unreadable:
            header.set_saved("NOT READABLE", bad=True)
        else:
            header.set_saved(self.saved_words)

    def _turn(self, *, unsaved: bool) -> None:
        if unsaved != self.is_unsaved:
            self.is_unsaved = unsaved
            self._desk.fields.retitle()
