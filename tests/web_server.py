"""A local server that misbehaves in every way somebody's server does: `HOSTILE` is the table.

Each path is one kind, with what asking it has to come to. `Server` listens on 127.0.0.1, answers
each connection on a thread of its own, and writes bytes, not answers of a library.
"""

import gzip
import re
import socket
import ssl
import struct
import threading
import zlib
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from workbench.model.captured import Fault

DRIP = 0.01
"""Seconds between the bytes of a slow server."""

PAGE = b"<p>The lighthouse was built in 1811.</p>"
MOST = 1_000_000
"""The cap with which the table is meant to be tried."""


@dataclass
class Request:
    """What was asked: the words of the request and its headers, names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    nth: int
    """How often this path was asked, this time included."""


class Connection:
    """A client, to whom bytes are sent until it has had enough or the server ends."""

    def __init__(self, client: socket.socket, ending: threading.Event, port: int) -> None:
        self._client = client
        self._ending = ending
        self.port = port

    def send(self, *pieces: bytes) -> None:
        for piece in pieces:
            self._client.sendall(piece)

    def drip(self, content: bytes) -> None:
        for byte in content:
            self.send(bytes([byte]))
            if self._ending.wait(DRIP):
                return

    def endless(self, piece: bytes) -> None:
        while not self._ending.is_set():
            self.send(piece)

    def silence(self) -> None:
        """Says nothing until the client goes."""
        while not self._ending.is_set():
            with suppress(TimeoutError):
                if not self._client.recv(1):
                    return

    def reset(self) -> None:
        """Ends the connection the rude way."""
        self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._client.close()


Act = Callable[[Connection, Request], None]


@dataclass(frozen=True)
class Kind:
    """One kind of misbehaviour: what is sent, and what asking has to come to.

    Either `status` and, where it is certain, `body` and `media_type`; or `fault`.
    """

    act: Act
    status: int = 200
    body: bytes | None = None
    media_type: str | None = None
    fault: Fault | None = None


def reply(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", length: object = None
) -> bytes:
    """A whole answer in bytes."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode("latin-1") + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", head: str = "") -> bytes:
    start = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode()
    return start + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + end


def says(*pieces: bytes) -> Act:
    return lambda client, _request: client.send(*pieces)


def leads(to: str, *headers: str, status: str = "302 Found", body: bytes = b"") -> Act:
    return lambda client, _request: client.send(
        reply(body, f"Location: {to.format(port=client.port)}", *headers, status=status)
    )


def packed(content: bytes, *encodings: str) -> Act:
    return says(reply(content, f"Content-Encoding: {', '.join(encodings)}"))


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def bomb(megabytes: int = 300) -> bytes:
    """About a kilobyte for each megabyte that it unpacks to. Nobody comes to its end."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    piece = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return gzip.compress(b"")[:10] + piece * megabytes


def _turns(*answers: bytes) -> Act:
    """Each asking gets the next answer, the last for ever."""
    return lambda client, request: client.send(answers[min(request.nth, len(answers)) - 1])


def _slowly(content: bytes) -> Act:
    return lambda client, _request: client.drip(content)


def _then_endless(start: bytes, piece: bytes) -> Act:
    def act(client: Connection, _request: Request) -> None:
        client.send(start)
        client.endless(piece)

    return act


def _then_reset(start: bytes) -> Act:
    def act(client: Connection, _request: Request) -> None:
        client.send(start)
        client.reset()

    return act


def _then_silence(start: bytes) -> Act:
    def act(client: Connection, _request: Request) -> None:
        client.send(start)
        client.silence()

    return act


def _next_number(client: Connection, request: Request) -> None:
    number = int(re.sub(r"\D", "", request.path) or 0) + 1
    client.send(reply(b"", f"Location: /redirect-without-end?{number}", status="302 Found"))


def _cookie_wall(client: Connection, request: Request) -> None:
    if "seen=yes" in request.headers.get("cookie", ""):
        client.send(reply())
    else:
        wall = ("Location: /cookie-wall", "Set-Cookie: seen=yes; Path=/")
        client.send(reply(b"", *wall, status="302 Found"))


_MANY_HEADERS = [f"X-{number}: {'x' * 40}" for number in range(5_000)]
_BOMB = bomb(30)
_UNAVAILABLE = reply(b"later", status="503 Service Unavailable")


def _page(act: Act, **said: object) -> Kind:
    return Kind(act, body=PAGE, **said)  # type: ignore[arg-type]


def _fails(act: Act, fault: Fault = Fault.BROKEN) -> Kind:
    return Kind(act, fault=fault)


HOSTILE: dict[str, Kind] = {
    # What it says of itself
    "plain": _page(says(reply()), media_type=""),
    "type-with-charset": _page(
        says(reply(PAGE, 'Content-Type: Text/HTML; Charset="UTF-8"')), media_type="text/html"
    ),
    "wrong-charset": _page(
        says(reply(PAGE, "Content-Type: text/html; charset=utf-99")), media_type="text/html"
    ),
    "charset-of-nonsense": _page(
        says(reply(PAGE, "Content-Type: text/html; charset=../../etc")), media_type="text/html"
    ),
    "type-of-nonsense": _page(says(reply(PAGE, "Content-Type: ;;;=")), media_type=""),
    "two-types": _page(
        says(reply(PAGE, "Content-Type: text/plain", "Content-Type: text/html")),
        media_type="text/plain",
    ),
    "bytes-of-no-charset": Kind(says(reply(b"\xff\xfe\x00\x81\x00")), body=b"\xff\xfe\x00\x81\x00"),
    "headers-in-latin-1": _page(says(reply(PAGE, "X-Place: Z\xfcrich"))),
    "folded-header": _page(says(reply(PAGE, "X-Long: one\r\n two"))),
    "bytes-behind-the-end": _page(says(reply() + reply(b"second"))),
    # Lengths and chunks
    "length-too-long": _fails(says(reply(length=len(PAGE) + 10))),
    "length-too-short": Kind(says(reply(length=2)), body=PAGE[:2]),
    "length-negative": _fails(says(reply(length=-1))),
    "length-no-number": _fails(says(reply(length="many"))),
    "two-lengths": _fails(says(reply(PAGE, "Content-Length: 7"))),
    "length-beyond-all": _fails(_then_silence(reply(b"", length=10**12)), Fault.TOO_LARGE),
    "no-length": _page(says(b"HTTP/1.0 200 OK\r\n\r\n", PAGE)),
    "chunked": _page(says(chunked(PAGE[:5], PAGE[5:]))),
    "chunked-with-trailer": _page(says(chunked(PAGE, end=b"0\r\nX-Last: 1\r\n\r\n"))),
    "chunked-with-length": _page(says(chunked(PAGE, head="Content-Length: 3\r\n"))),
    "chunk-size-of-nonsense": _fails(says(chunked(end=b"zz\r\nhello\r\n"))),
    "chunk-size-too-large": _fails(says(chunked(end=b"f" * 30 + b"\r\n"))),
    "chunk-too-short": _fails(says(chunked(end=b"40\r\nhello"))),
    "chunks-without-end": _fails(says(chunked(PAGE, end=b""))),
    "nothing-with-204": Kind(says(b"HTTP/1.1 204 No Content\r\n\r\nbody"), status=204, body=b""),
    "empty": Kind(says(reply(b"")), body=b""),
    # Packings
    "gzip": _page(packed(gzip.compress(PAGE), "gzip")),
    "deflate": _page(packed(zlib.compress(PAGE), "deflate")),
    "deflate-bare": _page(packed(bare_deflate(PAGE), "deflate")),
    "gzip-in-gzip": _page(packed(gzip.compress(gzip.compress(PAGE)), "gzip", "gzip")),
    "gzip-of-two-parts": _page(packed(gzip.compress(PAGE[:5]) + gzip.compress(PAGE[5:]), "gzip")),
    "gzip-with-a-tail": _page(packed(gzip.compress(PAGE) + b"tail", "gzip")),
    "gzip-of-nothing": Kind(packed(b"", "gzip"), body=b""),
    "gzip-broken-off": _fails(packed(gzip.compress(PAGE)[:-12], "gzip")),
    "gzip-that-is-none": _fails(packed(PAGE, "gzip")),
    "gzip-of-a-thousand-parts": _fails(packed(gzip.compress(b"") * 2_000, "gzip")),
    "brotli": _fails(packed(b"\x0b\x02\x80hello\x03", "br")),
    "packing-of-nonsense": _page(packed(PAGE, "utf-8")),
    "ten-packings": _fails(packed(gzip.compress(PAGE), *["gzip"] * 10)),
    "bomb": _fails(packed(_BOMB, "gzip"), Fault.TOO_LARGE),
    "bomb-in-a-bomb": _fails(packed(gzip.compress(_BOMB), "gzip", "gzip"), Fault.TOO_LARGE),
    "bomb-of-packed-nothing": _fails(
        packed(gzip.compress(gzip.compress(b"") * 900_000), "gzip", "gzip")
    ),
    "large": _fails(says(reply(bytes(MOST + 1))), Fault.TOO_LARGE),
    "as-large-as-may-be": Kind(says(reply(bytes(MOST))), body=bytes(MOST)),
    "endless": _fails(_then_endless(b"HTTP/1.1 200 OK\r\n\r\n", bytes(4096)), Fault.TOO_LARGE),
    "endless-chunks": _fails(
        _then_endless(chunked(end=b""), b"1000\r\n" + bytes(4096) + b"\r\n"), Fault.TOO_LARGE
    ),
    # Slowness
    "slow-body": _fails(_slowly(reply(bytes(100_000))), Fault.TOO_SLOW),
    "slow-headers": _fails(_slowly(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 9_000), Fault.TOO_SLOW),
    "silence": _fails(_then_silence(b""), Fault.TOO_SLOW),
    "silence-in-the-body": _fails(_then_silence(reply(length=100)), Fault.TOO_SLOW),
    "endless-continue": _fails(
        _then_endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), Fault.TOO_SLOW
    ),
    # No answer of HTTP
    "closed-at-once": _fails(says()),
    "reset": _fails(_then_reset(b"")),
    "reset-in-the-body": _fails(_then_reset(reply(length=100))),
    "http-0.9": _fails(says(PAGE)),
    "http-2": _fails(says(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
    "tls-alert": _fails(says(b"\x15\x03\x01\x00\x02\x02\x46")),
    "ssh": _fails(says(b"SSH-2.0-OpenSSH_9.6\r\n")),
    "status-of-letters": _fails(says(b"HTTP/1.1 abc OK\r\n\r\n")),
    "status-too-small": _fails(says(b"HTTP/1.1 042 Odd\r\n\r\n")),
    "switching-protocols": _fails(says(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n")),
    "early-hints": _page(says(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", reply())),
    "status-unheard-of": Kind(says(reply(status="999 No")), status=999, body=PAGE),
    "status-without-words": _page(says(reply(status="200"))),
    "lines-without-cr": _page(says(b"HTTP/1.1 200 OK\nContent-Length: 40\n\n", PAGE)),
    "header-flood": _fails(says(reply(PAGE, f"X: {'x' * 200_000}"))),
    "flood-of-headers": _fails(says(reply(PAGE, *_MANY_HEADERS))),
    "endless-header": _fails(_then_endless(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 4096)),
    "header-without-a-colon": _fails(says(reply(PAGE, "nonsense"))),
    "nul-in-a-header": _fails(says(reply(PAGE, "X: a\0b"))),
    "cookie-flood": _page(says(reply(PAGE, "Set-Cookie: a=" + ';=,"' * 15_000))),
    # Statuses
    "not-found": Kind(says(reply(status="404 Not Found")), status=404, body=PAGE),
    "gone": Kind(says(reply(status="410 Gone")), status=410),
    "forbidden": Kind(says(reply(status="403 Forbidden")), status=403),
    "login": Kind(
        says(reply(PAGE, 'WWW-Authenticate: Basic realm="x"', status="401 No")), status=401
    ),
    "censored": Kind(says(reply(status="451 Unavailable")), status=451),
    "too-many": Kind(says(reply(PAGE, "Retry-After: 5", status="429 Slow down")), status=429),
    "broken-inside": Kind(says(reply(status="500 Oops")), status=500),
    "busy": Kind(says(_UNAVAILABLE), status=503, body=b"later"),
    "busy-at-first": _page(_turns(_UNAVAILABLE, reply(status="502 Bad Gateway"), reply())),
    # Redirects
    "redirect": _page(leads("/plain")),
    "redirect-relative": _page(leads("plain", status="301 Moved")),
    "redirect-with-spaces": _page(leads("/plain?caf\xe9 au lait")),
    "redirect-nowhere": Kind(says(reply(b"", status="302 Found")), status=302),
    "redirect-with-endless-body": _page(
        _then_endless(b"HTTP/1.1 302 Found\r\nLocation: /plain\r\n\r\n", bytes(4096))
    ),
    "redirect-to-itself": _fails(leads("/redirect-to-itself"), Fault.TOO_MANY_REDIRECTS),
    "redirect-to-and": _fails(leads("/redirect-fro"), Fault.TOO_MANY_REDIRECTS),
    "redirect-fro": _fails(leads("/redirect-to-and"), Fault.TOO_MANY_REDIRECTS),
    "redirect-without-end": _fails(_next_number, Fault.TOO_MANY_REDIRECTS),
    "cookie-wall": _page(_cookie_wall),
    "cookie-of-no-letters": _page(leads("/plain", "Set-Cookie: \xff=\xfe")),
    "redirect-to-an-office": _fails(leads("http://10.0.0.1:{port}/"), Fault.REFUSED),
    "redirect-to-a-cloud": _fails(leads("http://169.254.169.254:{port}/"), Fault.REFUSED),
    "redirect-to-a-number": _fails(leads("http://2130706433:{port}/"), Fault.REFUSED),
    "redirect-to-this-computer": _fails(leads("http://[::1]:{port}/"), Fault.REFUSED),
    "redirect-to-a-name-inwards": _fails(leads("http://router.local:{port}/"), Fault.REFUSED),
    "redirect-to-ssh": _fails(leads("http://127.0.0.1:22/"), Fault.REFUSED),
    "redirect-to-a-user": _fails(leads("//plain@127.0.0.1:{port}/plain"), Fault.REFUSED),
    "redirect-to-a-file": _fails(leads("file:///etc/passwd"), Fault.REFUSED),
    "redirect-to-a-program": _fails(leads("javascript:alert(1)"), Fault.REFUSED),
    "redirect-to-ftp": _fails(leads("ftp://127.0.0.1/"), Fault.REFUSED),
    "redirect-to-half-an-address": _fails(leads("http://[::1"), Fault.REFUSED),
    "redirect-to-a-long-one": _fails(leads("/" + "a" * 20_000), Fault.REFUSED),
}
"""What is asked as `/NAME`, with the limits of `MOST` bytes and less than a second."""


@dataclass
class Server:
    """Answers on 127.0.0.1 while it is entered. `kinds` are the paths; others are 404."""

    kinds: dict[str, Kind] = field(default_factory=lambda: dict(HOSTILE))
    context: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._ending = threading.Event()
        self._asked: dict[str, int] = defaultdict(int)
        self._lock = threading.Lock()
        self._clients: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        # Nothing else wakes a thread that accepts on every system.
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._accepting.join()
        self._listener.close()
        with self._lock:
            for client in self._clients:
                with suppress(OSError):  # gone already
                    client.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self.context else 'http'}://{host}:{self.port}/{path}"

    def asked(self, path: str) -> int:
        """How often a path was asked."""
        return self._asked[path]

    def _accept(self) -> None:
        while not self._ending.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._answer, args=(client,), daemon=True)
            with self._lock:
                self._clients.add(client)
                self._threads = [each for each in self._threads if each.is_alive()] + [thread]
            thread.start()

    def _answer(self, client: socket.socket) -> None:
        secured = client
        try:
            client.settimeout(10)
            if self.context is not None:
                secured = self.context.wrap_socket(client, server_side=True)
            request = self._read(secured)
            if request is not None:
                kind = self.kinds.get(request.path.partition("?")[0].strip("/"), _NOT_THERE)
                kind.act(Connection(secured, self._ending, self.port), request)
        except OSError:
            pass  # the client has gone, as it should from most of these
        finally:
            secured.close()
            with self._lock:
                self._clients.discard(client)

    def _read(self, client: socket.socket) -> Request | None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = client.recv(65_536)
            if not piece:
                return None
            head += piece
        start, _, body = head.partition(b"\r\n\r\n")
        lines = start.decode("latin-1").split("\r\n")
        headers = dict(_header(line) for line in lines[1:])
        while len(body) < int(headers.get("content-length", 0)):
            body += client.recv(65_536)
        method, path, _ = lines[0].split(" ", 2)
        name = path.partition("?")[0].strip("/")
        with self._lock:
            self._asked[name] += 1
            request = Request(method, path, headers, body, self._asked[name])
            self.requests.append(request)
        return request


_NOT_THERE = Kind(says(reply(b"nothing here", status="404 Not Found")), status=404)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.lower(), value.strip()
