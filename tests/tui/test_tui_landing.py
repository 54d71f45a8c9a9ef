"""Futures of other threads, taken up on the loop that asked for them."""

import asyncio
import threading
from concurrent.futures import Future
from contextvars import ContextVar

import pytest

from workbench.tui.landing import Awaited, on_loop

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


async def test_who_stays_is_told_in_order_and_before_anything_else_of_the_loop() -> None:
    news, heard = Awaited(), list[str]()
    asyncio.get_running_loop().call_soon(heard.append, "the loop")
    came = threading.Event()

    def other() -> None:
        news.post(heard.append, "painted")
        came.wait()
        news.post(heard.append, "written")

    def painted() -> bool:
        if heard:
            came.set()
        return len(heard) == 2

    writer = threading.Thread(target=other)
    writer.start()
    news.stay(60.0, painted)
    assert heard == ["painted", "written"]
    writer.join()
    await asyncio.sleep(0)
    assert heard == ["painted", "written", "the loop"]


async def test_who_stayed_long_enough_goes_on_and_hears_the_rest_by_the_loop() -> None:
    news, heard = Awaited(), list[str]()
    news.stay(0.001, lambda: False)
    assert heard == []

    told = asyncio.get_running_loop().create_future()
    other = threading.Thread(target=news.post, args=(told.set_result, "late"))
    other.start()
    assert await told == "late"
    other.join()


async def test_a_call_that_fails_leaves_those_behind_it_to_the_loop() -> None:
    news, heard = Awaited(), list[str]()
    news.post([].pop)
    news.post(heard.append, "behind it")
    with pytest.raises(IndexError):
        news.stay(60.0, lambda: False)
    assert heard == ["behind it"]


async def test_nothing_is_lost_between_staying_and_the_loop() -> None:
    """Posts that come while one who stays is about to leave are taken up by one or the other."""
    news, heard = Awaited(), list[int]()

    def other() -> None:
        for number in range(2_000):
            news.post(heard.append, number)

    writer = threading.Thread(target=other)
    writer.start()
    while len(heard) < 2_000:
        news.stay(0.0, lambda: False)
        await asyncio.sleep(0)
    writer.join()
    assert heard == list(range(2_000))
