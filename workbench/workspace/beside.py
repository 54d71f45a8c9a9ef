"""Readings that take a while, on a thread with a reader of its own: no key waits for one."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from workbench.store.reader import Reader

T = TypeVar("T")


class Beside:
    """One thread, which starts with the first question; questions are answered in their order."""

    def __init__(self, open_reader: "Callable[[], Reader]") -> None:
        """`open_reader` opens what this person may see of the file."""
        self._open_reader = open_reader
        self._pool: ThreadPoolExecutor | None = None

    def ask(self, read: "Callable[[Reader], T]") -> Future[T]:
        """What `read` gives, once it was called on the thread."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="beside")
        return self._pool.submit(self._answer, read)

    def run(self, work: "Callable[[Reader], T]") -> Future[T]:
        """The same at once, on a thread by itself that leaving waits for: what must not be lost."""
        future: Future[T] = Future()

        def answer() -> None:
            try:
                future.set_result(self._answer(work))
            except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
                future.set_exception(error)

        Thread(target=answer, name="beside").start()
        return future

    def close(self) -> None:
        """Ends the thread; may be called again."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _answer(self, read: "Callable[[Reader], T]") -> T:
        with closing(self._open_reader()) as reader:
            return read(reader)
