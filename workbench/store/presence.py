"""Whether a path still means the file that was opened; where it does not, keeping what is in that.

A file that was removed or replaced is there until the last program lets go of it: a copy of it can
be made until then, and only then.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from workbench.model.clock import Clock
from workbench.model.errors import FileAway, StorageError, WorkbenchError
from workbench.store.care import copy_from
from workbench.store.copies import RESCUED
from workbench.store.places import identity_of, make_folders, own_folder
from workbench.store.telling import away, told_plainly

TRIES = 9
"""Names that are tried for a copy: as many windows may have the file open."""


class Presence:
    """One file and its path, for the connection that writes to it.

    A moved file goes on taking writes that nobody would find: `need` comes before each.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock) -> None:
        self._path = path
        self._connection = connection
        self._clock = clock
        self._what = away(path)
        self._file = identity_of(path)
        self._folder = identity_of(path.parent)
        self._seen = self._version()
        self._copy: Path | None = None
        self._is_over = False

    @property
    def is_given(self) -> bool:
        """Whether the path means the file."""
        return self._file is not None and identity_of(self._path) == self._file

    def need(self) -> None:
        """StorageError before a change of a file that is another one by now, or gone."""
        if self.is_given:
            self._seen, self._copy = self._version(), None
            return
        kept, do = self._keep(alone=False)
        raise StorageError(self._what, f"Nothing of this change was saved. {kept} {do}")

    def look(self, *, alone: bool) -> None:
        """The same as FileAway where nothing is to be changed; `alone` says that nobody else wrote
        since the path was last known to mean the file.
        """
        if not self.is_given:
            with told_plainly(self._path):
                kept, do = self._keep(alone=alone)
            raise FileAway(self._what, f"{kept} {do}")

    def end(self) -> None:
        """The last look, once."""
        if not self._is_over:
            self._is_over = True
            self.look(alone=False)

    def _keep(self, *, alone: bool) -> tuple[str, str]:
        """Copies what is in the file, unless that is done; what a person is told of it."""
        if self._copy is None:
            self._copy, why = self._copied()
            if alone or self._version() == self._seen:
                self._part()
            if self._copy is None:
                return (
                    f"What was saved before could not be copied ({why}).",
                    "Put the file back before you leave: if it was removed, it is gone then.",
                )
        return (
            f"What was saved before is safe in a copy, {self._copy}.",
            "Put the file back, or open the copy with --db.",
        )

    def _copied(self) -> tuple[Path | None, str]:
        """The copy, or why there is none."""
        why = "its folder is gone, and the home"
        for target in self._targets():
            try:
                make_folders(target)
                copy_from(self._connection, target)
            except (WorkbenchError, OSError, sqlite3.Error) as problem:
                why = str(getattr(problem, "strerror", None) or problem).lower()
                continue
            return target, ""
        return None, why

    def _targets(self) -> Iterator[Path]:
        """Beside the file where its folder is still there, else in the person's own: not where
        the home is gone as well, which comes back with its disk.
        """
        stamp = self._clock.now().strftime("%Y%m%dT%H%M%S%fZ")
        folders = [self._path.parent] if identity_of(self._path.parent) == self._folder else []
        if Path.home().is_dir():
            folders.append(own_folder())
        for folder in folders:
            for number in range(1, TRIES + 1):
                yield folder / f"{self._path.name}.{RESCUED}-{number}.{stamp}"

    def _part(self) -> None:
        """Moves the journal into the file that it belongs to. It lies beside the path: whoever
        opens another file there would have it written into that one. Not where somebody else wrote
        meanwhile: they may have that other file open, and this journal for theirs.
        """
        with suppress(sqlite3.Error):  # the disk is gone too: then nobody opens anything there
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def _version(self) -> int:
        """A number that others' writes change."""
        with closing(self._connection.execute("PRAGMA data_version")) as found:
            return int(found.fetchone()[0])
