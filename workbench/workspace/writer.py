"""The one writer: a thread with a queue, so that what is asked first is written first.

SQLModel is imported on that thread, with the first write, and never before the first frame.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from workbench.model.clock import Clock
from workbench.model.errors import FileAway
from workbench.store.places import identity_of

if TYPE_CHECKING:
    from workbench.store.transaction import Store

T = TypeVar("T")


class Writer:
    """Does what it is given, one after the other, on its own thread."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._store: Store | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._lock = Lock()
        self._pending = 0
        self._closed = False
        self._file = identity_of(path)
        self._is_away = False
        self._letting_go: Future[None] | None = None
        self.waits: Callable[[], object] | None = None
        """Called on the writer's thread where another program holds the file for longer."""

    @property
    def pending(self) -> int:
        """How much was asked for and is not finished."""
        with self._lock:
            return self._pending

    def submit(self, work: "Callable[[Store], T]") -> Future[T]:
        """Queues `work` before it returns. What fails does not stop what follows.

        The future cannot be cancelled: one who stops waiting for a write does not take it back.
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self._closed:
                raise RuntimeError("The workspace is closed; nothing more can be written.")
            self._pending += 1
            self._pool.submit(self._run, work, future)
        return future

    @property
    def is_in_place(self) -> bool:
        """Whether the path still means the file that was opened."""
        return identity_of(self._path) == self._file

    def rest(self) -> Future[None]:
        """Queues the moving of the journal; it is left where something more is asked by then."""
        return self.submit(self._rest)

    def close(self) -> None:
        """Waits until all is written, then lets the file go; may be called again.

        FileAway, once, where the path means another file by now.
        """
        with self._lock:
            if not self._closed:
                self._closed = True
                self._letting_go = self._pool.submit(self._let_go)
        self._pool.shutdown(wait=True)
        letting_go, self._letting_go = self._letting_go, None
        if letting_go is not None:
            letting_go.result()

    def _run(self, work: "Callable[[Store], T]", future: Future[T]) -> None:
        try:
            value = work(self._open())
        except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
            self._finish()
            future.set_exception(error)
        else:
            self._finish()
            future.set_result(value)

    def _rest(self, store: "Store") -> None:
        if self.pending == 1:  # only this
            store.checkpoint()

    def _finish(self) -> None:
        with self._lock:
            self._pending -= 1

    def _open(self) -> "Store":
        if self._store is None:
            from workbench.store.telling import away_unopened
            from workbench.store.transaction import Store

            self._is_away = not self.is_in_place
            if self._is_away:  # what lies there now must not get what is meant for the one read
                raise away_unopened(self._path)
            self._store = Store(self._path, self._clock, self._tell_waiting)
        return self._store

    def _tell_waiting(self) -> None:
        if self.waits is not None:
            self.waits()

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
        from workbench.store.database import tidy

        if self._is_away and not self.is_in_place:
            from workbench.store.telling import away_unopened

            raise away_unopened(self._path, FileAway)
        if self.is_in_place:  # else the journal there is not that file's
            tidy(self._path)
