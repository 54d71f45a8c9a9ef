"""The connection goes to the address that was checked, whatever the name says a moment later."""

import socket
from collections.abc import Sequence
from typing import Any

import httpcore
import httpx
import pytest
from web_server import PAGE, Kind, Server, leads
from web_world import MakeFetcher

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.errors import ForbiddenAddress
from workbench.web.client import Network
from workbench.web.guard import PUBLIC
from workbench.web.pinning import PinnedBackend, resolve

PUBLIC_ADDRESS = "93.184.215.14"
OTHER_PUBLIC = "2606:2800:21f:cb07::1"


class Names:
    """Answers for names, each asking with the next answer, the last for ever."""

    def __init__(self, **answers: Sequence[Sequence[str]]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    async def resolve(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        answers = self._answers.get(host.replace(".", "_"))
        if answers is None:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers[min(self.asked.count(host), len(answers)) - 1]


class Wires(httpcore.AnyIOBackend):
    """Notes where a connection was to go, and makes it to this computer, or not at all."""

    def __init__(self, *dead: str) -> None:
        self.made: list[str] = []
        self._dead = dead

    async def connect_tcp(self, host: str, *rest: Any, **more: Any) -> httpcore.AsyncNetworkStream:
        self.made.append(host)
        if host in self._dead:
            raise httpcore.ConnectError
        return await super().connect_tcp("127.0.0.1", *rest, **more)


def network(names: Names, wires: Wires) -> dict[str, object]:
    made = Network(names.resolve, wires, httpx.create_ssl_context())
    return {"network": lambda: made}


def test_a_name_is_resolved_once_and_its_address_connected_to(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    names, wires = Names(example_com=[[PUBLIC_ADDRESS], ["127.0.0.1"]]), Wires()
    fetcher = make_fetcher(**network(names, wires))
    found = fetcher.fetch(server.url("plain", "example.com")).result(9)
    assert isinstance(found, Fetched)
    assert (names.asked, wires.made) == (["example.com"], [PUBLIC_ADDRESS])
    assert server.requests[0].headers["host"] == f"example.com:{server.port}"


def test_each_request_is_checked_anew(server: Server, make_fetcher: MakeFetcher) -> None:
    names, wires = Names(example_com=[[PUBLIC_ADDRESS], ["127.0.0.1"]]), Wires()
    fetcher = make_fetcher(**network(names, wires))
    fetcher.fetch(server.url("plain", "example.com")).result(9)
    found = fetcher.fetch(server.url("plain", "example.com")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.REFUSED
    assert "example.com leads to 127.0.0.1: that is this computer itself" in found.message
    assert wires.made == [PUBLIC_ADDRESS]


def test_so_is_each_redirect(server: Server, make_fetcher: MakeFetcher) -> None:
    names = Names(example_com=[[PUBLIC_ADDRESS]], rebound_example=[["169.254.169.254"]])
    server.kinds["away"] = Kind(leads("http://rebound.example:{port}/plain"))
    wires = Wires()
    fetcher = make_fetcher(**network(names, wires))
    found = fetcher.fetch(server.url("away", "example.com")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.REFUSED
    assert found.redirects == (server.url("away", "example.com"),)
    assert found.final_url == server.url("plain", "rebound.example")
    assert wires.made == [PUBLIC_ADDRESS]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "::1", "fe80::1%1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "0.0.0.1"],
)
def test_a_name_that_leads_inwards_is_refused_and_nothing_sent(
    address: str, server: Server, make_fetcher: MakeFetcher
) -> None:
    names, wires = Names(rebound_example=[[address]]), Wires()
    fetcher = make_fetcher(**network(names, wires))
    found = fetcher.fetch(server.url("plain", "rebound.example")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.REFUSED
    assert (wires.made, server.requests) == ([], [])


def test_of_mixed_addresses_only_those_that_pass_are_tried(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    mixed = ["127.0.0.1", PUBLIC_ADDRESS, "64:ff9b::a00:1", OTHER_PUBLIC]
    names, wires = Names(example_com=[mixed]), Wires(PUBLIC_ADDRESS)
    fetcher = make_fetcher(**network(names, wires))
    assert isinstance(fetcher.fetch(server.url("plain", "example.com")).result(9), Fetched)
    assert wires.made == [PUBLIC_ADDRESS, OTHER_PUBLIC]


def test_the_families_take_turns_and_few_addresses_are_tried(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    new = [f"2606:2800::{number}" for number in range(1, 5)]
    names, wires = Names(example_com=[[*new, PUBLIC_ADDRESS]]), Wires(*new, PUBLIC_ADDRESS)
    fetcher = make_fetcher(**network(names, wires))
    found = fetcher.fetch(server.url("plain", "example.com")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.NO_CONNECTION
    once = [new[0], PUBLIC_ADDRESS, new[1], new[2]]
    assert wires.made == once * 3  # twice more: a connection that is not made is tried again


def test_a_name_that_is_not_there_is_told_and_not_asked_for_again(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    names = Names()
    fetcher = make_fetcher(**network(names, Wires()))
    found = fetcher.fetch(server.url("plain", "nobody.example")).result(9)
    assert isinstance(found, Unfetched)
    assert (found.fault, found.message) == (
        Fault.NO_NAME,
        "There is no server of the name nobody.example.",
    )
    assert names.asked == ["nobody.example"]


async def test_a_socket_of_this_computer_is_never_opened() -> None:
    backend = PinnedBackend(PUBLIC, resolve, httpcore.AnyIOBackend())
    with pytest.raises(ForbiddenAddress):
        await backend.connect_unix_socket("/run/docker.sock")


async def test_the_system_resolves_a_literal_to_itself() -> None:
    assert list(await resolve("127.0.0.1")) == ["127.0.0.1"]


async def test_a_name_without_an_answer_is_an_error_of_the_system() -> None:
    with pytest.raises(socket.gaierror):
        await resolve("invalid..name")


@pytest.mark.parametrize(("name", "sent"), [("é._", "xn--9ca._"), ("i❤.ws", "xn--i-7iq.ws")])
def test_a_name_that_idna_cannot_read_is_asked_all_the_same(
    name: str, sent: str, server: Server, make_fetcher: MakeFetcher
) -> None:
    names = Names(**{sent.replace(".", "_"): [[PUBLIC_ADDRESS]]})
    found = make_fetcher(**network(names, Wires())).fetch(server.url("cookie-wall", name)).result(9)
    assert isinstance(found, Fetched)
    assert found.final_url == server.url("cookie-wall", sent)
    assert server.requests[0].headers["host"] == f"{sent}:{server.port}"


def test_the_page_is_the_servers(server: Server, make_fetcher: MakeFetcher) -> None:
    names = Names(example_com=[[PUBLIC_ADDRESS]])
    found = make_fetcher(**network(names, Wires())).fetch(server.url("plain", "example.com"))
    answer = found.result(9)
    assert isinstance(answer, Fetched)
    assert answer.body == PAGE
