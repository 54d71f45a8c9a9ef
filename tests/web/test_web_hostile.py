"""Every misbehaviour comes to a clear outcome: an answer, or a sentence why there is none."""

import pytest
from web_server import HOSTILE, Kind, Server

from workbench.model.captured import Fetched, Unfetched
from workbench.web.fetching import Fetcher, Result

PATIENCE = 20
"""Seconds after which a test fails in place of hanging; none takes one."""


def test_there_are_enough_kinds() -> None:
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("name", HOSTILE)
def test_it_comes_to_what_it_has_to(name: str, server: Server, fetcher: Fetcher) -> None:
    found = fetcher.fetch(server.url(name)).result(PATIENCE)
    assert outcome(found, HOSTILE[name]) == expected(HOSTILE[name])
    assert found.url == server.url(name)
    if isinstance(found, Unfetched):
        assert found.message.endswith(".")
        assert " " in found.message
        assert "/" not in found.message.replace("http://", "").replace("https://", "")


@pytest.mark.parametrize("name", [name for name, kind in HOSTILE.items() if kind.fault is None])
def test_a_probe_gets_the_status_and_no_body(name: str, server: Server, fetcher: Fetcher) -> None:
    found = fetcher.head(server.url(name)).result(PATIENCE)
    assert isinstance(found, Fetched)
    assert (found.status, found.body) == (HOSTILE[name].status, b"")


def outcome(found: Result, kind: Kind) -> tuple[object, ...]:
    if isinstance(found, Unfetched):
        return (found.fault,)
    body = found.body if kind.body is not None else None
    return found.status, body, found.media_type if kind.media_type is not None else None


def expected(kind: Kind) -> tuple[object, ...]:
    return (kind.fault,) if kind.fault else (kind.status, kind.body, kind.media_type)
