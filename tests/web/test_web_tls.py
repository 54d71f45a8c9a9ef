"""TLS to an address that was checked: the name it is for stays the name that was asked."""

import ssl
from collections.abc import Iterator

import httpcore
import httpx
import pytest
from certificates import Authority
from web_server import PAGE, Server
from web_world import MakeFetcher

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.web.client import Network
from workbench.web.fetching import Result

NAME = "records.example"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def seen_names() -> list[str | None]:
    return []


@pytest.fixture
def server(
    authority: Authority, seen_names: list[str | None], request: pytest.FixtureRequest
) -> Iterator[Server]:
    """A server with a certificate for a name, which notes the names that clients ask for."""
    context = authority.serving(*getattr(request, "param", (NAME,)))
    context.sni_callback = lambda _socket, name, _context: seen_names.append(name)
    with Server(context=context) as running:
        yield running


def asked(make_fetcher: MakeFetcher, url: str, context: ssl.SSLContext) -> Result:
    async def resolve(_host: str) -> list[str]:
        return ["127.0.0.1"]

    network = Network(resolve, httpcore.AnyIOBackend(), context)
    fetcher = make_fetcher(network=lambda: network, private=[NAME])
    return fetcher.fetch(url).result(20)


def test_the_name_goes_to_the_server_and_is_what_its_certificate_is_for(
    server: Server, make_fetcher: MakeFetcher, authority: Authority, seen_names: list[str | None]
) -> None:
    found = asked(make_fetcher, server.url("plain", NAME), authority.trusting())
    assert isinstance(found, Fetched)
    assert found.body == PAGE
    assert seen_names == [NAME]
    assert server.requests[0].headers["host"] == f"{NAME}:{server.port}"


def test_a_signature_that_nobody_knows_is_told(server: Server, make_fetcher: MakeFetcher) -> None:
    found = asked(make_fetcher, server.url("plain", NAME), httpx.create_ssl_context())
    assert isinstance(found, Unfetched)
    assert (found.fault, found.message) == (
        Fault.BAD_TLS,
        f"No safe connection to {NAME}: its certificate is signed by nobody who is known.",
    )
    assert server.requests == []


@pytest.mark.parametrize(
    ("server", "reason"),
    [
        (("other.example",), "its certificate is for another name"),
        ((NAME, -1), "its certificate has expired"),
    ],
    indirect=["server"],
)
def test_so_is_a_certificate_that_does_not_hold(
    server: Server, reason: str, make_fetcher: MakeFetcher, authority: Authority
) -> None:
    found = asked(make_fetcher, server.url("plain", NAME), authority.trusting())
    assert isinstance(found, Unfetched)
    assert (found.fault, found.message) == (
        Fault.BAD_TLS,
        f"No safe connection to {NAME}: {reason}.",
    )


def test_so_is_a_server_that_speaks_none(make_fetcher: MakeFetcher) -> None:
    with Server() as plain:
        url = plain.url("plain", NAME).replace("http:", "https:")
        found = asked(make_fetcher, url, httpx.create_ssl_context())
    assert isinstance(found, Unfetched)
    assert found.fault in (Fault.BAD_TLS, Fault.REFUSED)
