"""Futures of other threads, taken up on the loop that asked for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")


def on_loop(future: "Future[T]", then: "Callable[[Future[T]], object]") -> None:
    """Has `then` called with the future once it is done, on this loop, in the context of this call:
    what it opens must find the app there. Nothing is called where the loop is gone by then, since
    the program was left: what was asked for is done all the same.
    """
    post = poster()
    future.add_done_callback(lambda done: post(then, done))


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
