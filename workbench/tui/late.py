"""What is done behind the first frame, little by little, for keys come first.

What the frame lacked is shown before anything else is begun. Then the verbs are loaded, one after
the other, and at last the writer's libraries, on its thread.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from workbench.model.errors import StorageUnreadable
from workbench.model.views import Draft
from workbench.tui import garbage
from workbench.tui.copying import tell_copied
from workbench.workspace.workspace import ACTIVITIES

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

BREATH = 0.005
"""Seconds between two modules that are loaded late, each in 1 to 3 ms: time for a key to pass."""

PATIENCE = 0.1
"""Seconds that they wait for what the first frame lacked: of most articles it comes in 40 ms."""


def begin(app: "WorkbenchApp") -> None:
    """Begin; the first frame is out."""
    _settle(app, monotonic() + PATIENCE)


def _settle(app: "WorkbenchApp", until: float) -> None:
    if not app.screen_stack:  # it is being left
        return
    if getattr(app.screen, "lacks", False) and monotonic() < until:
        asyncio.get_running_loop().call_later(BREATH, _settle, app, until)
        return
    app.is_settled = True
    getattr(app.screen, "look_ahead", garbage.look)()
    verbs = [(app.screen, part) for part in getattr(app.screen, "PARTS", ())]
    _load_next(app, iter([*verbs, *((app.workspace, name) for name in ACTIVITIES)]))


def _load_next(app: "WorkbenchApp", late: Iterator[tuple[object, str]]) -> None:
    for owner, name in late:
        getattr(owner, name)
        asyncio.get_running_loop().call_later(BREATH, _load_next, app, late)
        return
    _warm_up(app)


def _warm_up(app: "WorkbenchApp") -> None:
    app.workspace.warm_up().add_done_callback(lambda _loaded: garbage.keep())
    recovered = app.workspace.drafts.recover()
    recovered.add_done_callback(partial(app._on_loop, partial(_tell_recovered, app)))
    copied = app.workspace.copy_daily()
    copied.add_done_callback(partial(app._on_loop, partial(tell_copied, app)))


def _tell_recovered(app: "WorkbenchApp", future: "Future[list[Draft]]") -> None:
    error = future.exception()
    if isinstance(error, StorageUnreadable):
        app._handle_exception(error)
        return
    if error is not None:
        app.tell_failure(error)
        return
    count = len(future.result())
    if count:
        what = "text" if count == 1 else f"{count} texts"
        app.notify(
            f"The {what} you were typing when the program ended is saved: see h, or u to undo.",
            markup=False,
        )
