"""Any bytes a server may send come to an answer or to a sentence, and nothing is left open."""

import asyncio
import gzip
import warnings

import httpcore
import httpx
from hypothesis import given
from hypothesis import strategies as st
from web_server import HOSTILE, PAGE
from web_world import LIMITS, Waits

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.settings import WebSettings
from workbench.web.client import Network
from workbench.web.guard import rules
from workbench.web.requests import Ask
from workbench.web.session import Session, Surroundings

CONTEXT = httpx.create_ssl_context()
HOST = "records.example"

WORDS = (
    *(b"HTTP/1.1 ", b"HTTP/1.0 ", b"200 OK", b"302 Found", b"503 Busy", b"101 Switching", b"204 "),
    *(b"\r\n", b"\n", b"\r", b"\r\n\r\n", b": ", b"\0", b" ", b"\t", b";", b",", b'"', b"\x1b[2J"),
    *(b"Content-Length", b"Transfer-Encoding", b"Content-Encoding", b"Content-Type", b"Location"),
    *(b"Set-Cookie", b"Retry-After", b"chunked", b"gzip", b"deflate", b"br", b"identity"),
    *(b"5", b"0", b"-1", b"ffffffffffffffff", b"9" * 30, b"Mon, 20 Mar 2023 14:03:11 GMT"),
    *(b"text/html; charset=", b"utf-8", b"a=b; Path=/; Expires=", b"; Domain=.", b"; Max-Age="),
    *(b"http://127.0.0.1/", b"//[", b"javascript:", b"/%00", b"?", b"\xff\xfe", "é".encode()),
    *(b"5\r\nhello\r\n0\r\n\r\n", gzip.compress(b"hello"), b"hello"),
)
"""What answers are made of, so that chance comes further than the first line."""

HEADS = st.sampled_from((b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n"))
BYTES = st.one_of(st.sampled_from(WORDS), st.binary(max_size=6))
BODIES = st.lists(BYTES, max_size=24).map(b"".join)
ANSWERS = st.tuples(HEADS, BODIES).map(b"".join)
HEADERS = st.lists(st.sampled_from(WORDS).filter(lambda word: b"\n" not in word), max_size=8)


def asked(*answers: bytes) -> Fetched | Unfetched:
    """What comes of answers, one for each connection, without a network."""
    left = list(answers)

    class Wires(httpcore.AsyncMockBackend):
        async def connect_tcp(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
            return httpcore.AsyncMockStream([left.pop(0) if left else b""])

    async def resolve(_host: str) -> list[str]:
        return ["93.184.215.14"]

    async def answer() -> Fetched | Unfetched:
        network = Network(resolve, Wires([]), CONTEXT)
        waits = Waits()
        around = Surroundings(lambda: network, waits.time, waits, LIMITS)
        session = Session(WebSettings(most_megabytes=1), rules(), around)
        return await session.answer(Ask(f"http://{HOST}/"))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return asyncio.run(answer())


def judge(found: Fetched | Unfetched) -> None:
    if isinstance(found, Fetched):
        assert 200 <= found.status <= 999
        assert found.media_type == found.media_type.lower()
        return
    assert found.fault in tuple(Fault)
    assert found.message.endswith(".")
    assert "\x1b" not in found.message


@given(st.lists(ANSWERS, min_size=1, max_size=3))
def test_any_answer_comes_to_something(answers: list[bytes]) -> None:
    judge(asked(*answers))


@given(st.sampled_from((b"Set-Cookie", b"Location", b"Content-Encoding", b"Retry-After")), HEADERS)
def test_so_does_any_header_that_is_read(name: bytes, words: list[bytes]) -> None:
    start = b"HTTP/1.1 302 Found\r\n" if name == b"Location" else b"HTTP/1.1 503 Busy\r\n"
    judge(asked(start + name + b": " + b"".join(words) + b"\r\n\r\nhello"))


@given(st.data())
def test_so_does_a_good_answer_with_some_bytes_changed(data: st.DataObject) -> None:
    packed = gzip.compress(PAGE)
    good = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
        b"Set-Cookie: a=b; Path=/\r\nContent-Length: %d\r\n\r\n%s" % (len(packed), packed)
    )
    at = data.draw(st.integers(0, len(good)))
    until = data.draw(st.integers(at, min(len(good), at + 8)))
    judge(asked(good[:at] + data.draw(BYTES) + good[until:]))


def test_the_unchanged_one_is_a_page() -> None:
    found = asked(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE)
    assert isinstance(found, Fetched)
    assert found.body == PAGE
    assert len(HOSTILE) > 100
