"""What is said where: redirects, cookies, keys and forms."""

import json
import logging

import pytest
from web_server import PAGE, Kind, Server, leads, reply
from web_world import MakeFetcher

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.version import VERSION
from workbench.web.fetching import Fetcher, Result
from workbench.web.requests import Ask

KEY = "LOW s3cretkey:s3cretpass"


def test_the_way_is_told_from_the_first_address_to_the_last(
    server: Server, fetcher: Fetcher
) -> None:
    server.kinds["once"] = Kind(leads("/redirect?a=b#part"))
    found = fetcher.fetch(server.url("once#top")).result(9)
    assert isinstance(found, Fetched)
    assert found.url == server.url("once#top")
    assert found.redirects == (server.url("once#top"), server.url("redirect?a=b"))
    assert found.final_url == server.url("plain")


def test_without_redirects_there_are_none(server: Server, fetcher: Fetcher) -> None:
    found = fetcher.fetch(server.url("plain#top")).result(9)
    assert (found.url, found.final_url, found.redirects) == (
        server.url("plain#top"),
        server.url("plain"),
        (),
    )


def test_ten_redirects_are_followed_and_no_more(server: Server, fetcher: Fetcher) -> None:
    for number in range(11):
        server.kinds[f"r{number}"] = Kind(leads(f"/r{number - 1}" if number else "/plain"))
    assert isinstance(fetcher.fetch(server.url("r9")).result(9), Fetched)
    found = fetcher.fetch(server.url("r10")).result(9)
    assert isinstance(found, Unfetched)
    assert found.fault == Fault.TOO_MANY_REDIRECTS
    assert len(found.redirects) == 11


def test_servers_are_told_who_asks_and_nothing_of_the_person(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fetcher.fetch(server.url("plain")).result(9)
    [asked] = server.requests
    assert asked.headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": f"factcheck-workbench/{VERSION}",
        "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "accept-encoding": "gzip, deflate",
        "connection": "close",
    }


def test_a_cookie_is_known_on_the_way_and_forgotten_after_it(
    server: Server, fetcher: Fetcher
) -> None:
    for _ in range(2):
        assert isinstance(fetcher.fetch(server.url("cookie-wall")).result(9), Fetched)
    cookies = [asked.headers.get("cookie") for asked in server.requests]
    assert cookies == [None, "seen=yes", None, "seen=yes"]


def test_a_form_is_posted_with_its_headers(server: Server, fetcher: Fetcher) -> None:
    sent = fetcher.post_form(
        server.url("plain"), {"url": "https://a.example/?b=c&d"}, {"Authorization": KEY}
    ).result(9)
    assert isinstance(sent, Fetched)
    [asked] = server.requests
    assert (asked.method, asked.body) == ("POST", b"url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.headers["authorization"] == KEY


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other"])
def test_a_form_that_leads_on_becomes_a_question(
    status: str, server: Server, fetcher: Fetcher
) -> None:
    server.kinds["form"] = Kind(leads("/plain", status=status))
    fetcher.post_form(server.url("form"), {"a": "b"}).result(9)
    assert [(asked.method, asked.body) for asked in server.requests] == [
        ("POST", b"a=b"),
        ("GET", b""),
    ]


def test_it_is_sent_again_to_the_same_server_only(
    server: Server, make_fetcher: MakeFetcher
) -> None:
    server.kinds["form"] = Kind(leads("/plain", status="307 Again"))
    server.kinds["away"] = Kind(leads("http://elsewhere.example/", status="308 Again"))
    fetcher = make_fetcher()
    assert fetcher.post_form(server.url("form"), {"a": "b"}).result(9).status == 200
    assert [asked.body for asked in server.requests] == [b"a=b", b"a=b"]
    assert fetcher.post_form(server.url("away"), {"a": "b"}).result(9).status == 308


def test_a_key_stays_with_the_server_it_is_for(server: Server, make_fetcher: MakeFetcher) -> None:
    server.kinds["near"] = Kind(leads("/away"))
    server.kinds["away"] = Kind(leads("http://localhost:{port}/back"))
    server.kinds["back"] = Kind(leads("http://127.0.0.1:{port}/plain"))
    fetcher = make_fetcher(private=["127.0.0.1", "localhost"])
    found = fetcher.get(server.url("near"), {"Authorization": KEY}).result(9)
    assert isinstance(found, Fetched)
    assert [asked.headers.get("authorization") for asked in server.requests] == [
        KEY,
        KEY,
        None,
        None,
    ]


def test_an_own_header_stands_in_place_of_the_common_one(server: Server, fetcher: Fetcher) -> None:
    fetcher.get(server.url("plain"), {"Accept": "application/json"}).result(9)
    assert server.requests[0].headers["accept"] == "application/json"


@pytest.mark.parametrize(
    "name", ["plain", "silence", "reset", "http-0.9", "header-flood", "redirect-to-an-office"]
)
def test_no_key_is_in_a_result_an_error_or_a_log(
    name: str, server: Server, fetcher: Fetcher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.DEBUG)
    headers = {"Authorization": KEY}
    found: list[Result] = [
        fetcher.get(server.url(name), headers).result(9),
        fetcher.post_form(server.url(name), {"key": "s3cretfield"}, headers).result(9),
    ]
    said = repr(found) + caplog.text + repr(Ask("x", headers=tuple(headers.items())))
    assert "s3cret" not in said


def test_json_comes_as_bytes(server: Server, fetcher: Fetcher) -> None:
    said = json.dumps({"archived_snapshots": {}}).encode()
    server.kinds["json"] = Kind(
        lambda client, _request: client.send(reply(said, "Content-Type: application/json"))
    )
    found = fetcher.get(server.url("json")).result(9)
    assert isinstance(found, Fetched)
    assert (found.media_type, json.loads(found.body)) == (
        "application/json",
        {"archived_snapshots": {}},
    )


def test_headers_come_in_order_with_names_in_lower_case(server: Server, fetcher: Fetcher) -> None:
    server.kinds["named"] = Kind(
        lambda client, _request: client.send(reply(PAGE, "X-B: 1", "x-a: 2", "X-B: Zürich"))
    )
    found = fetcher.fetch(server.url("named")).result(9)
    assert isinstance(found, Fetched)
    assert found.headers[1:] == (("x-b", "1"), ("x-a", "2"), ("x-b", "Zürich"))
