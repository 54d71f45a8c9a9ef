"""The way out: when all is on disk, and what becomes of what could not be saved."""

import signal
from asyncio import AbstractEventLoop
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.message import Message

from workbench.model.errors import StorageError
from workbench.text.display import shown

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

Place = tuple[str, int, str]
"""A table, a row's id and a field, as drafts name them."""


class QuitRequested(Message):
    """Travels behind everything that was asked before it, and then the app leaves."""


class Leaving:
    """Leaves once all that was asked for is on disk; where it could not be, stays once and says so.

    `unsaved` are texts that were left and are not on disk: what they are to people, and the text.
    """

    def __init__(self, app: "WorkbenchApp") -> None:
        self._app = app
        self._must = False
        self._has_stayed = False
        self.fails = False
        self.unsaved: dict[Place, tuple[str, str]] = {}

    def obey(self, loop: AbstractEventLoop) -> None:
        """Have signals leave, by a loop that may not run yet."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._told_to)

        def interrupted(*_: object) -> None:
            with suppress(RuntimeError):  # the loop is closed: what was asked for is being written
                loop.call_soon_threadsafe(self._told_to)

        # Not by the loop, so that an editor can have it for itself (`editor.py`). And not left to
        # asyncio, which cancels whatever is waited for: nothing, or all, by the version.
        signal.signal(signal.SIGINT, interrupted)

    def _told_to(self) -> None:
        """A signal said so: nobody is there to be asked. Obeyed once there is a screen."""
        self._must = True
        self._app.call_later(self._app.action_request_quit)

    def request(self) -> None:
        """Leave behind all that is queued; what could not be saved is tried again."""
        workspace = self._app.workspace
        if not workspace.pending and not self.unsaved:
            self._app.exit()
            return
        for place, (_named, text) in self.unsaved.items():  # nothing where the desk tries already
            tried = workspace.drafts.leave(*place, text)
            tried.add_done_callback(partial(self._app._on_loop, partial(self._tried, place)))
        written = workspace.warm_up()  # comes after all that is queued
        then = partial(self._leave, self._app.failed_writes)
        written.add_done_callback(partial(self._app._on_loop, then))

    def failed(self) -> None:
        """A write failed."""
        self.fails = True

    def wrote(self) -> None:
        """The file takes writes: from now on leaving asks anew where something cannot be saved."""
        self.fails = self._has_stayed = False

    def promise(self) -> str:
        """What may be said of what was done so far."""
        if self.fails:
            return "What is shown as saved is on disk; the last change is not."
        return "All that was done is saved."

    def _tried(self, place: Place, future: "Future[Any]") -> None:
        if future.exception() is None:
            self.unsaved.pop(place, None)

    def _leave(self, failed_before: int, _written: "Future[None]") -> None:
        if self._app.failed_writes == failed_before and not self.unsaved:
            self._app.exit()
        elif self._must or self._has_stayed:
            words = last_words(self.unsaved.values())
            self._app.exit(return_code=StorageError.exit_code, message=words)
        else:
            self._has_stayed = True
            self._app.notify(
                "Not all of it could be saved. Ctrl+Q leaves without it.", markup=False
            )


def last_words(unsaved: Iterable[tuple[str, str]]) -> Text:
    """What is printed at the end: texts that are not on disk, so that they are anywhere at all."""
    said = ["workbench: Not all of it could be saved; what was shown as saved is on disk."]
    for named, text in unsaved:
        said += [f"Not saved: {named}", *text.split("\n")]
    return Text("\n".join(map(shown, said)))
