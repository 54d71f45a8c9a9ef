"""A thread with a loop of its own, so that what waits for the network never holds up a key."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class LoopThread:
    """Runs coroutines on its thread, which is started by the first of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def submit(self, work: Callable[[], Coroutine[Any, Any, T]], stopped: T) -> Future[T]:
        """Queues the work before it returns; `stopped` is the value where it is not done, because
        all was cancelled or closed. Cancelling the future cancels the work.
        """
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                future.set_result(stopped)
                return future
            self._running().call_soon_threadsafe(self._start, work, future, stopped)
        return future

    def cancel_all(self) -> None:
        """Cancels all that was submitted so far; each future still gets what its work returns."""
        with self._lock:
            if self._loop is not None and not self._closed:
                self._loop.call_soon_threadsafe(self._cancel)

    def close(self) -> None:
        """Cancels all, and waits until the thread has ended; may be called again."""
        with self._lock:
            if self._loop is not None and not self._closed:
                self._loop.call_soon_threadsafe(self._end)
            self._closed = True
        if self._thread is not None:
            self._thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._run, args=(self._loop,), name=self._name, daemon=True
            )
            self._thread.start()
        return self._loop

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        try:
            loop.run_forever()
            # A copy: the set may be emptied by what is due before the wait for it begins.
            while ending := set(self._tasks):
                loop.run_until_complete(asyncio.wait(ending))
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            asyncio.set_event_loop(None)
            loop.close()

    def _start(
        self, work: Callable[[], Coroutine[Any, Any, T]], future: Future[T], stopped: T
    ) -> None:
        task = asyncio.ensure_future(work())
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._finish(done, future, stopped))
        future.add_done_callback(lambda done: self._give_up(task) if done.cancelled() else None)

    def _finish(self, task: "asyncio.Task[T]", future: Future[T], stopped: T) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if not future.set_running_or_notify_cancel():
            return  # whoever asked does not want it any more
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(stopped if task.cancelled() else task.result())

    def _give_up(self, task: "asyncio.Task[T]") -> None:
        """Called on the thread of whoever cancelled."""
        with self._lock:
            if self._loop is not None and not self._closed:
                self._loop.call_soon_threadsafe(task.cancel)

    def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _end(self) -> None:
        self._cancel()
        asyncio.get_running_loop().stop()
