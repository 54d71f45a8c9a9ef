"""Writing an export on a thread that leaving waits for: asked about, told how far, stopped."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange, WorkbenchError
from workbench.model.exports import ExportRequest, Written
from workbench.text.display import shown
from workbench.tui.landing import on_loop, poster
from workbench.workspace.exporting import hand_over

if TYPE_CHECKING:
    from workbench.tui.exports.screen import ExportScreen

BETWEEN = 0.1
"""Seconds between two words on how far it is."""


class Handing:
    """The way from Enter to what is written. One at a time."""

    def __init__(self, screen: "ExportScreen") -> None:
        self._screen = screen
        self._path: Path | None = None
        self._is_stopped = False

    @property
    def path(self) -> Path | None:
        """Where something is being written to."""
        return self._path

    def begin(self, request: ExportRequest, path: Path) -> None:
        """Write, once it was asked about what is there already."""
        if not os.path.lexists(path):
            self._write(request, path, force=False)
            return
        from workbench.tui.dialogs.ask import AskDialog

        kept = "The files of an earlier export in it" if path.is_dir() else "What it holds"
        dialog = AskDialog(
            f"{path} is there already.", "Replace", "Keep", detail=f"{kept} would be gone."
        )
        self._screen.app.push_screen(
            dialog, lambda yes: self._write(request, path, force=True) if yes else None
        )

    def stop(self) -> None:
        """Write no further file: what was written is taken away."""
        self._is_stopped = True

    def _write(self, request: ExportRequest, path: Path, *, force: bool) -> None:
        workspace, now = self._screen.workspace, self._screen.workspace.clock.now()
        self._path, self._is_stopped = path, False
        self._app = self._screen.app
        self._say(f"Writing {path}")
        tell = self._told(poster())
        future = workspace.beside.run(
            lambda read: hand_over(read, request, path, now, force=force, tell=tell)
        )
        on_loop(future, self._landed)

    def _told(self, post: Callable[..., None]) -> Callable[[int, int], None]:
        """What is told on the thread, how far it is: words for the footer, now and then."""
        said_at = monotonic()

        def tell(written: int, number: int) -> None:
            nonlocal said_at
            if self._is_stopped:
                raise RefusedChange("The export was stopped.", "Nothing of it is left.")
            if monotonic() - said_at > BETWEEN:
                said_at = monotonic()
                post(self._say, f"{written:,} of {number:,} files. Esc stops it.")

        return tell

    def _landed(self, done: Future[Written]) -> None:
        path, self._path = self._path, None
        error = done.exception()
        if isinstance(error, WorkbenchError) and not self._screen.is_attached:
            self._say(str(error))
        elif error is not None:
            self._say("Nothing was written.")
            self._screen.tell(error)
        else:
            self._say(_told_of(done.result(), path))

    def _say(self, words: str) -> None:
        """In the footer; to whoever has left the screen meanwhile, wherever they are."""
        if self._screen.is_attached:
            self._screen.say(words)
        elif self._path is None:
            self._app.notify(shown(words), markup=False)


def _told_of(written: Written, path: Path | None) -> str:
    remarks = len(written.prepared.exported.remarks)
    files = "1 file" if len(written.files) == 1 else f"{len(written.files):,} files"
    said = f"Written: {files}, {written.size:,} bytes"
    if remarks:
        said = f"{said}; remarks: {remarks:,}, see above"
    return f"{said}; to {path}"  # at last: it may be long
