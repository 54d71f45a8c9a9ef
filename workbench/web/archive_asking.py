"""The archive as a run of the queue asks it: one question at a time, which can be broken off."""

from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from datetime import datetime
from pathlib import Path
from threading import Lock

from workbench.model.archives import ArchiveAnswer
from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.errors import SettingsProblem
from workbench.model.settings import ArchiveSettings
from workbench.web import spn, wayback
from workbench.web.requests import Ask
from workbench.web.secrets import Secret, how_to_give, secret

KEY = "archive_org"
"""The name under which a person gives the keys."""


class ArchiveAsking:
    """Questions to the Wayback Machine; without keys only those that need none."""

    def __init__(
        self,
        ask: Callable[[Ask], Future[Fetched | Unfetched]],
        settings: ArchiveSettings,
        keys: Secret | None,
    ) -> None:
        self._ask = ask
        self._settings = settings
        self._keys = keys
        self._lock = Lock()
        self._under_way: Future[Fetched | Unfetched] | None = None
        self._stopped = False

    @property
    def can_save(self) -> bool:
        return self._keys is not None

    def look_up(self, url: str, since: datetime | None = None) -> ArchiveAnswer:
        """The newest good copy, one from `since` or later where that is given."""
        return wayback.look_up(lambda page: self._wait(Ask(page)), self._settings, url, since)

    def submit(self, url: str) -> ArchiveAnswer:
        """Hands a page in to be saved; only where there are keys."""
        return spn.submit(self._wait, self._settings, self._given(), url)

    def poll(self, job: str) -> ArchiveAnswer:
        """How that stands; only where there are keys."""
        return spn.poll(self._wait, self._settings, self._given(), job)

    def stop(self) -> None:
        """Breaks off what is being asked; all further questions are Unfetched, STOPPED."""
        with self._lock:
            self._stopped = True
            under_way = self._under_way
        if under_way is not None:
            under_way.cancel()

    def _wait(self, ask: Ask) -> Fetched | Unfetched:
        with self._lock:
            self._under_way = None if self._stopped else self._ask(ask)
            under_way = self._under_way
        try:
            if under_way is not None:
                return under_way.result()
        except CancelledError:
            pass
        return Unfetched(ask.url, ask.url, (), Fault.STOPPED, "It was stopped.")

    def _given(self) -> Secret:
        if self._keys is None:
            raise ValueError("There are no keys to save pages with.")
        return self._keys


def find_keys(
    environ: Mapping[str, str],
    folder: Path,
    keep_fault: Callable[[Exception], object] | None = None,
) -> Secret | None:
    """The person's keys of archive.org; SettingsProblem for what cannot be both of them.

    `keep_fault` is given the error of a keyring that fails, which is then passed over.
    """
    keys = secret(KEY, environ, folder, keep_fault)
    if keys is not None and ":" not in keys.revealed():
        raise SettingsProblem(
            f"The key “{KEY}” is one word; archive.org gives two, and they are joined by a colon.",
            how_to_give(KEY, folder),
        )
    return keys


def what_keys(folder: Path) -> str:
    """What saving needs, and where it is written."""
    return f"{spn.NEEDS_KEYS} {how_to_give(KEY, folder)}"
