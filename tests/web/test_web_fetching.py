"""The thread that asks: everything gets its result, stopping is at once, nothing is left behind."""

import threading
from concurrent.futures import CancelledError

import httpcore
import httpx
import pytest
from web_server import HOSTILE, PAGE, Server
from web_world import MakeFetcher

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.web.client import Network
from workbench.web.fetching import Fetcher
from workbench.web.requests import Ask, Limits
from workbench.web.runs import AHEAD, by_turns
from workbench.web.session import Surroundings

PATIENT = Limits(connect=5, read=30, whole=60)


def web_threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name == "web"]


def name(number: int) -> str:
    return f"n{number}.example"


def hosts(server: Server, number: int, path: str = "plain") -> list[str]:
    """An address of each of so many hosts."""
    return [server.url(path, name(each)) for each in range(number)]


@pytest.fixture
def wide(server: Server, make_fetcher: MakeFetcher) -> Fetcher:
    """May ask a thousand names, all of them this computer's."""

    async def resolve(_host: str) -> list[str]:
        return ["127.0.0.1"]

    network = Network(resolve, httpcore.AnyIOBackend(), httpx.create_ssl_context())
    names = [name(number) for number in range(1_000)]
    return make_fetcher(limits=PATIENT, private=names, network=lambda: network)


def test_no_thread_is_started_before_the_first_question(make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()
    assert web_threads() == []
    fetcher.close()


def test_closing_leaves_no_thread_and_may_be_done_twice(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    fetcher = make_fetcher()
    fetcher.fetch(server.url("plain")).result(9)
    assert web_threads() == ["web"]
    fetcher.close()
    fetcher.close()
    assert web_threads() == []


def test_closing_ends_what_is_being_asked(server: Server, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(limits=PATIENT)
    asked = [fetcher.fetch(server.url(name)) for name in ("silence", "slow-body", "endless-header")]
    fetcher.close()
    for future in asked:
        found = future.result(0)
        assert isinstance(found, Unfetched)
        assert found.fault in (Fault.STOPPED, Fault.BROKEN)


def test_what_is_asked_after_that_is_stopped(make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher()
    fetcher.close()
    found = fetcher.fetch("https://example.com/").result(0)
    assert isinstance(found, Unfetched)
    assert (found.fault, found.message) == (
        Fault.STOPPED,
        "It was stopped before there was an answer.",
    )


def test_stopping_gives_all_a_result_and_asking_goes_on_after_it(
    server: Server, wide: Fetcher
) -> None:
    asked = [wide.fetch(url) for url in hosts(server, 40, "silence")]
    wide.stop()
    assert {future.result(9).fault for future in asked} == {Fault.STOPPED}  # type: ignore[union-attr]
    assert isinstance(wide.fetch(server.url("plain", name(1))).result(9), Fetched)


def test_a_question_is_taken_back_by_its_future(server: Server, make_fetcher: MakeFetcher) -> None:
    fetcher = make_fetcher(limits=PATIENT)
    asked = fetcher.fetch(server.url("silence"))
    assert asked.cancel()
    with pytest.raises(CancelledError):
        asked.result(0)
    assert isinstance(fetcher.fetch(server.url("plain")).result(9), Fetched)


def test_a_run_gives_each_address_once(server: Server, wide: Fetcher) -> None:
    urls = hosts(server, 200)
    found = [each for batch in wide.ask_all(map(Ask, urls)) for each in batch]
    assert sorted(each.url for each in found) == sorted(urls)
    assert all(isinstance(each, Fetched) and each.body == PAGE for each in found)


def test_few_are_asked_ahead_of_who_takes_the_results(server: Server, wide: Fetcher) -> None:
    run = wide.ask_all(map(Ask, hosts(server, 200)))
    taken = len(next(run))
    assert server.asked("plain") <= AHEAD
    assert taken <= AHEAD
    run.close()  # type: ignore[attr-defined]
    wide.close()
    assert server.asked("plain") <= AHEAD


def test_a_stopped_run_asks_no_more_and_loses_nothing_that_was_asked(
    server: Server, wide: Fetcher
) -> None:
    run = wide.ask_all(map(Ask, hosts(server, 200)))
    found = list(next(run))
    wide.stop()
    found += [each for batch in run for each in batch]
    assert len(found) <= 2 * AHEAD
    assert len({each.url for each in found}) == len(found)


def test_a_run_of_everything_hostile_loses_nothing(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    names = [name for name, kind in HOSTILE.items() if kind.fault is not Fault.TOO_SLOW]
    urls = [server.url(name) for name in names]
    run = make_fetcher().ask_all(map(Ask, [*urls, *urls]))
    assert sorted(each.url for batch in run for each in batch) == sorted([*urls, *urls])


def test_hosts_take_turns_in_a_run() -> None:
    urls = ["http://a.example/1", "http://a.example/2", "http://b.example/1", "no address"]
    assert [each.url for each in by_turns(map(Ask, urls))] == [
        "http://a.example/1",
        "http://b.example/1",
        "no address",
        "http://a.example/2",
    ]


def test_a_fault_of_the_program_is_raised_to_who_asked(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    def broken() -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        make_fetcher(network=broken).fetch(server.url("plain")).result(9)


def test_or_kept_where_somebody_keeps_it(server: Server) -> None:
    def broken() -> Network:
        raise ZeroDivisionError

    kept: list[Exception] = []
    fetcher = Fetcher(around=Surroundings(broken), keep_fault=kept.append)
    found = fetcher.fetch(server.url("plain")).result(9)
    fetcher.close()
    assert isinstance(found, Unfetched)
    assert (found.fault, [type(each) for each in kept]) == (Fault.BROKEN, [ZeroDivisionError])
    assert "a fault of the workbench" in found.message
