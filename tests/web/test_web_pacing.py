"""Whose turn it is: at most twelve at once, two of one host, a second between those."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_server import PAGE, Kind, Server, leads, reply, says
from web_world import MakeFetcher, Waits

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.web import pacing
from workbench.web.failures import Failure
from workbench.web.fetching import Fetcher
from workbench.web.pacing import AT_ONCE, AT_ONE_HOST, GAP, LONGEST_PAUSE, Pacing, Time
from workbench.web.retry_after import LONGEST, retry_after

BUSY = "503 Service Unavailable"


class Asking:
    """Takes turns and holds them until told; notes how many at once, and when each began."""

    def __init__(self, turns: Pacing, waits: Waits) -> None:
        self._turns = turns
        self._waits = waits
        self.now = self.most = 0
        self.began: list[float] = []
        self.go_on = asyncio.Event()

    async def ask(self, host: str) -> None:
        async with self._turns.turn(host):
            self.now += 1
            self.most = max(self.most, self.now)
            self.began.append(self._waits.seconds)
            await self.go_on.wait()
            self.now -= 1


@pytest.fixture
def turns(waits: Waits) -> Pacing:
    return Pacing(waits.time)


@pytest.fixture
def asking(turns: Pacing, waits: Waits) -> Asking:
    return Asking(turns, waits)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_no_more_than_twelve_are_asked_at_once(asking: Asking) -> None:
    tasks = [asyncio.create_task(asking.ask(f"{number}.example")) for number in range(40)]
    await settle()
    assert asking.now == AT_ONCE == 12
    asking.go_on.set()
    await asyncio.gather(*tasks)
    assert asking.most == 12
    assert len(asking.began) == 40


async def test_no_more_than_two_of_one_host(asking: Asking) -> None:
    tasks = [asyncio.create_task(asking.ask("a.example")) for _ in range(5)]
    await settle()
    assert asking.now == AT_ONE_HOST == 2
    asking.go_on.set()
    await asyncio.gather(*tasks)
    assert asking.most == 2


async def test_a_second_lies_between_two_of_one_host(asking: Asking) -> None:
    asking.go_on.set()
    await asyncio.gather(*(asking.ask("a.example") for _ in range(5)))
    gaps = [later - sooner for sooner, later in zip(asking.began, asking.began[1:], strict=False)]
    assert gaps == [GAP] * 4


async def test_who_waits_for_a_host_takes_no_place_from_others() -> None:
    never = asyncio.Event()
    turns = Pacing(Time(lambda: 0.0, lambda _seconds: never.wait()))

    async def ask(host: str) -> None:
        async with turns.turn(host):
            pass

    slow = [asyncio.create_task(ask("slow.example")) for _ in range(30)]
    await asyncio.gather(*(ask(f"{number}.example") for number in range(30)))
    for task in slow:
        task.cancel()
    ended = await asyncio.gather(*slow, return_exceptions=True)
    assert sum(isinstance(each, asyncio.CancelledError) for each in ended) == 29


async def test_a_pause_asked_for_while_a_place_is_waited_for_is_kept(
    turns: Pacing, waits: Waits, asking: Asking
) -> None:
    others = [asyncio.create_task(asking.ask(f"{number}.example")) for number in range(AT_ONCE)]
    await settle()
    paused = asyncio.create_task(asking.ask("a.example"))
    await settle()
    turns.pause("a.example", 7)
    asking.go_on.set()
    await asyncio.gather(*others, paused)
    assert asking.began[-1] == 7


async def test_a_long_pause_is_told_in_place_of_being_waited_for(
    turns: Pacing, waits: Waits
) -> None:
    turns.pause("a.example", LONGEST_PAUSE + 1_800)
    with pytest.raises(Failure) as failure:
        async with turns.turn("a.example"):
            pass
    assert failure.value.fault == Fault.ASKED_TO_WAIT
    assert "for another 31 min" in failure.value.message
    assert waits.waited == []


async def test_hosts_that_nobody_asks_any_more_are_forgotten(
    turns: Pacing, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "MANY_HOSTS", 10)
    for number in range(100):
        waits.seconds += GAP
        async with turns.turn(f"{number}.example"):
            pass
    assert len(turns._lanes) <= 10


@pytest.mark.parametrize(
    ("status", "value", "seconds"),
    [
        (503, "5", 5),
        (429, " 120 ", 120),
        (503, "Mon, 20 Mar 2023 14:03:11 GMT", 60),
        (503, "Monday, 20-Mar-23 14:03:11 GMT", 60),
        (503, "Mon, 20 Mar 2023 14:03:11", 60),
        (503, "Mon, 20 Mar 2023 14:00:00 GMT", 0),
        (503, "9" * 400, LONGEST),
        (503, "Fri, 31 Dec 9999 23:59:59 GMT", LONGEST),
        (503, "-5", 0),
        (503, "５", 0),
        (503, "1.5", 0),
        (503, "soon", 0),
        (503, "Mon, 99 Mar 2023 99:99:99 GMT", 0),
        (503, "Mon, 20 Mar 99999999999 14:03:11 GMT", 0),
        (503, "", 0),
        (200, "5", 0),
    ],
)
def test_what_a_server_asks_for_is_read_in_both_its_forms(
    status: int, value: str, seconds: float
) -> None:
    now = datetime(2023, 3, 20, 14, 2, 11, tzinfo=UTC)
    assert retry_after(status, value, now) == seconds


@given(st.text(max_size=60), st.sampled_from(["", "Mon, 20 Mar 2023 14:03:11 ", "Mon, "]))
def test_nothing_that_a_server_asks_for_is_more_than_a_day(value: str, start: str) -> None:
    now = datetime(2023, 3, 20, 14, 2, 11, tzinfo=UTC)
    assert 0 <= retry_after(503, start + value, now) <= LONGEST


def test_a_busy_server_is_asked_three_times(server: Server, fetcher: Fetcher) -> None:
    found = fetcher.fetch(server.url("busy")).result(9)
    assert isinstance(found, Fetched)
    assert (found.status, server.asked("busy")) == (503, 3)


def test_so_is_one_that_takes_no_connection(server: Server, fetcher: Fetcher) -> None:
    server.__exit__(None, None, None)
    found = fetcher.fetch(server.url("plain")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.NO_CONNECTION
    server.__enter__()


@pytest.mark.parametrize("name", ["broken-inside", "not-found", "too-many", "http-0.9", "reset"])
def test_what_does_not_pass_is_asked_once(name: str, server: Server, fetcher: Fetcher) -> None:
    fetcher.fetch(server.url(name)).result(9)
    assert server.asked(name) == 1


def test_a_form_is_sent_once(server: Server, fetcher: Fetcher) -> None:
    found = fetcher.post_form(server.url("busy"), {"url": "x"}).result(9)
    assert isinstance(found, Fetched)
    assert (found.status, server.asked("busy")) == (503, 1)


def test_a_pause_that_a_server_asks_for_is_kept_and_told(
    server: Server, make_fetcher: MakeFetcher, waits: Waits
) -> None:
    told: list[str] = []
    busy = reply(b"", "Retry-After: 20", status=BUSY)
    server.kinds["pausing"] = Kind(
        lambda client, request: client.send(busy if request.nth == 1 else reply())
    )
    found = make_fetcher(tell=told.append).fetch(server.url("pausing")).result(9)
    assert isinstance(found, Fetched)
    assert (found.status, found.body, waits.waited) == (200, PAGE, [20])
    assert told == ["127.0.0.1 asks for a pause of 20 s."]


def test_a_long_one_holds_for_all_that_is_asked_of_the_host(
    server: Server, make_fetcher: MakeFetcher, waits: Waits
) -> None:
    server.kinds["pausing"] = Kind(says(reply(b"", "Retry-After: 7200", status="429 Slow down")))
    fetcher = make_fetcher()
    first = fetcher.fetch(server.url("pausing")).result(9)
    second = fetcher.fetch(server.url("plain")).result(9)
    assert isinstance(first, Fetched)
    assert isinstance(second, Unfetched)
    assert (first.status, second.fault) == (429, Fault.ASKED_TO_WAIT)
    assert second.message.startswith("127.0.0.1 asked not to be asked again for another 2 h.")
    assert (server.asked("pausing"), server.asked("plain"), waits.waited) == (1, 0, [])


def test_redirects_wait_for_their_turn_too(server: Server, fetcher: Fetcher, waits: Waits) -> None:
    server.kinds["once"] = Kind(leads("/redirect"))
    fetcher.fetch(server.url("once")).result(9)
    assert waits.waited == [GAP, GAP]
