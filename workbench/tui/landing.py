"""Futures of other threads, taken up on the loop that asked for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")


def on_loop(future: "Future[T]", then: "Callable[[Future[T]], object]") -> None:
    """Has `then` called with the future once it is done, on this loop, in the context of this call:
    what it opens must find the app there. Nothing is called where the loop is gone by then, since
    the program was left: what was asked for is done all the same.
    """
    post = poster()
    future.add_done_callback(lambda done: post(then, done))


class Awaited:
    """What other threads have this loop do for a key that may wait for it: taken up where that
    waits, for the way round by the loop takes half a millisecond, else by the loop.
    """

    def __init__(self) -> None:
        self._call_on_loop = poster()
        self._calls: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._is_awaited = False

    def post(self, call: Callable[..., object], *given: object) -> None:
        """Have something called on the loop's thread, behind what was posted before."""
        self._calls.put(partial(call, *given))
        if not self._is_awaited:  # else who waits looks once more behind its last look
            self._call_on_loop(self._take_up)

    def stay(self, seconds: float, is_over: Callable[[], bool]) -> None:
        """Wait for what comes until it is over, no longer than so; the rest comes by the loop."""
        until = monotonic() + seconds
        self._is_awaited = True
        try:
            while not is_over() and self._take_one(until - monotonic()):
                pass
        finally:
            self._is_awaited = False
            self._take_up()

    def _take_up(self) -> None:
        while self._take_one(0.0):
            pass

    def _take_one(self, seconds: float) -> bool:
        """Calls the next that is posted within so long; whether there was one."""
        try:
            call = self._calls.get(timeout=max(0.0, seconds))
        except Empty:
            return False
        call()
        return True


def poster() -> Callable[..., None]:
    """What other threads have this loop call something with, in the context of this call."""
    return partial(_post, asyncio.get_running_loop(), copy_context())


def _post(
    loop: asyncio.AbstractEventLoop,
    context: Context,
    call: Callable[..., object],
    *given: Any,
) -> None:
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(call, *given, context=context)
