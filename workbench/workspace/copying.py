"""The copies that the program keeps by itself, where a person wants them."""

from concurrent.futures import Future
from pathlib import Path
from threading import Thread

from workbench.model.clock import Clock
from workbench.model.settings import Settings

DAILY = "daily"
"""The setting with which a copy is made on each day of work."""


def start(
    path: Path, settings: Settings, clock: Clock
) -> tuple[Future[Path | None], Thread | None]:
    """Begins to make today's copy; without a thread where the settings want none."""
    future: Future[Path | None] = Future()
    if settings.copies != DAILY:
        future.set_result(None)
        return future, None
    thread = Thread(target=_copy, args=(path, clock, future), name="copying")
    thread.start()
    return future, thread


def _copy(path: Path, clock: Clock, future: Future[Path | None]) -> None:
    from workbench.store.copies import copy_daily

    try:
        made = copy_daily(path, clock.now())
    except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
        future.set_exception(error)
    else:
        future.set_result(made)
