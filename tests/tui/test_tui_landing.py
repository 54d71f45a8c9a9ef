"""Futures of other threads, taken up on the loop that asked for them."""

import asyncio
import threading
from concurrent.futures import Future
from contextvars import ContextVar

from workbench.tui.landing import on_loop

APP: ContextVar[str] = ContextVar("APP", default="none")


async def test_what_another_thread_did_is_taken_up_here_where_its_asker_stood() -> None:
    asked: Future[int] = Future()
    taken: asyncio.Future[tuple[int, str, int]] = asyncio.get_running_loop().create_future()
    APP.set("the desk")
    on_loop(
        asked,
        lambda done: taken.set_result((done.result(), APP.get(), threading.get_ident())),
    )

    other = threading.Thread(target=asked.set_result, args=(5,))
    other.start()

    assert await taken == (5, "the desk", threading.get_ident())
    other.join()


def test_what_is_done_after_the_program_was_left_calls_nothing() -> None:
    asked: Future[int] = Future()
    taken: list[object] = []

    async def leaves() -> None:
        on_loop(asked, taken.append)

    asyncio.run(leaves())
    asked.set_result(5)

    assert asked.result() == 5
    assert taken == []
