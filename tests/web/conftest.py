"""What the tests of the web share: the hostile server, and a fetcher whose waits take no time."""

from collections.abc import Iterator

import pytest
from web_server import MOST, Server
from web_world import LIMITS, MakeFetcher, Waits

from workbench.model.settings import WebSettings
from workbench.web.fetching import Fetcher
from workbench.web.session import Surroundings


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def make_fetcher(server: Server, waits: Waits) -> Iterator[MakeFetcher]:
    """Makes fetchers that may ask the server, and closes them."""
    made: list[Fetcher] = []

    def make(**around: object) -> Fetcher:
        tell = around.pop("tell", None)
        private = around.pop("private", ["127.0.0.1"])
        given = {"time": waits.time, "clock": waits, "limits": LIMITS, **around}
        fetcher = Fetcher(
            WebSettings(ports=(server.port,), most_megabytes=MOST // 1_000_000),
            private,  # type: ignore[arg-type]
            tell,  # type: ignore[arg-type]
            Surroundings(**given),  # type: ignore[arg-type]
        )
        made.append(fetcher)
        return fetcher

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher()
