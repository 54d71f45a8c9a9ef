"""Connecting to the address that was checked: a name is resolved once, and never again.

The library asks a backend for a connection to a host; this one resolves the host itself, holds
every address against the guard and connects to those that passed. TLS and the Host header keep the
name, because the library makes them of the address of the request.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from itertools import chain, zip_longest

import httpcore

from workbench.model.errors import ForbiddenAddress
from workbench.web.denied import Address
from workbench.web.failures import NoName
from workbench.web.guard import Rules, check_address

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""The addresses of a host, best first; socket.gaierror where it has none."""

ONE_ATTEMPT = 3.0
"""Seconds for one address where others are left: a network without IPv6 behind it costs no more."""

ATTEMPTS = 4
"""Addresses of one name that are tried."""


class PinnedBackend(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses only; one for each request, to close what it opened."""

    def __init__(self, rules: Rules, resolve: Resolve, inner: httpcore.AsyncNetworkBackend) -> None:
        self._rules = rules
        self._resolve = resolve
        self._inner = inner
        self._stream: httpcore.AsyncNetworkStream | None = None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to one of the host's addresses; ForbiddenAddress where none passes."""
        try:
            async with asyncio.timeout(timeout):
                addresses = self._passed(host, await self._resolve(host))
                for address in addresses[:-1]:
                    with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):  # try the next
                        return await self._connect(address, port, ONE_ATTEMPT)
                return await self._connect(addresses[-1], port, timeout)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except socket.gaierror as error:
            raise NoName(error.errno == socket.EAI_AGAIN) from error

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: a socket in the file system is no server of the web."""
        raise ForbiddenAddress("A socket of this computer is not asked.")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _connect(
        self, address: Address, port: int, seconds: float | None
    ) -> httpcore.AsyncNetworkStream:
        self._stream = await self._inner.connect_tcp(str(address), port, seconds)
        return self._stream

    async def aclose(self) -> None:
        """Closes the connection, however far it came: the library loses one whose TLS is broken
        off while it begins.
        """
        if self._stream is not None:
            await self._stream.aclose()

    def _passed(self, host: str, found: Sequence[str]) -> list[Address]:
        """The addresses that may be asked, both families in turn; where none may, the reason."""
        own = host in self._rules.private
        passed: list[Address] = []
        refusal: ForbiddenAddress | None = None
        for address in dict.fromkeys(map(ip_address, found)):
            try:
                check_address(address, host, own)
            except ForbiddenAddress as why:
                refusal = refusal or why
            else:
                passed.append(address)
        if passed:
            return _in_turn(passed)[:ATTEMPTS]
        raise refusal or NoName(passes=False)


def _in_turn(addresses: Sequence[Address]) -> list[Address]:
    """The families in turn, beginning with that of the first."""
    first = [each for each in addresses if each.version == addresses[0].version]
    second = [each for each in addresses if each.version != addresses[0].version]
    turns: Iterable[Address | None] = chain(*zip_longest(first, second))
    return [each for each in turns if each is not None]


async def resolve(host: str) -> Sequence[str]:
    """Asks the system for a host's addresses, on a thread that nobody waits for at the end.

    A look-up cannot be broken off, and one that hangs must not keep the program from ending; so
    there is no pool, which would be waited for.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def work() -> None:
        found: list[str] | OSError
        try:
            # As bytes: a text would be encoded once more, which can fail in ways of its own.
            said = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
            found = [str(each[4][0]) for each in said]
        except OSError as error:
            found = error
        with suppress(RuntimeError):  # the loop was closed meanwhile: nobody asks any more
            loop.call_soon_threadsafe(tell, found)

    def tell(found: list[str] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    threading.Thread(target=work, name="name of a host", daemon=True).start()
    return await answer
