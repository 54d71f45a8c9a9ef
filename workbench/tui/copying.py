"""Saying that the day's copy of the file could not be made."""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


def tell_copied(app: "WorkbenchApp", future: Future[Path | None]) -> None:
    """Says it once, in the footer: the work itself is safe."""
    error = future.exception()
    say = getattr(app.screen, "say", None)
    if isinstance(error, WorkbenchError) and say is not None:
        say(f"The day’s copy was not made. {error}", bad=True)
    elif error is not None:
        app.tell_failure(error)
