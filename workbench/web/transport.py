"""httpx's transport on one connection a request, through the pinned backend.

No connection is kept: each request resolves and checks its host anew, none is sent into a
connection that the server is just closing, and nothing walks a pool, which is what makes httpx
slow at many requests. There is at most one request a second to a host, so little is lost by it.
"""

import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import cast

import httpcore
import httpx

from workbench.web.pinning import PinnedBackend

_ERRORS: dict[type[Exception], type[httpx.TransportError]] = {
    httpcore.ConnectTimeout: httpx.ConnectTimeout,
    httpcore.TimeoutException: httpx.ReadTimeout,
    httpcore.ConnectError: httpx.ConnectError,
    httpcore.NetworkError: httpx.ReadError,
    httpcore.LocalProtocolError: httpx.LocalProtocolError,
    httpcore.ProtocolError: httpx.RemoteProtocolError,
    httpcore.UnsupportedProtocol: httpx.UnsupportedProtocol,
}
"""The first that fits counts."""


class SingleTransport(httpx.AsyncBaseTransport):
    """Each request on a connection of its own."""

    def __init__(self, make_backend: Callable[[], PinnedBackend], context: ssl.SSLContext) -> None:
        self._make_backend = make_backend
        self._context = context

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(
            method=request.method,
            url=url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        backend = self._make_backend()
        connection = httpcore.AsyncHTTPConnection(
            url.origin, self._context, network_backend=backend
        )
        try:
            with _mapped():
                answer = await connection.handle_async_request(asked)
        except BaseException:
            await backend.aclose()
            raise
        stream = _Stream(cast(AsyncIterator[bytes], answer.stream), backend)
        return httpx.Response(answer.status, headers=answer.headers, stream=stream)


class _Stream(httpx.AsyncByteStream):
    """The body, which takes its connection with it when it is closed."""

    def __init__(self, body: AsyncIterator[bytes], backend: PinnedBackend) -> None:
        self._body = body
        self._backend = backend

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _mapped():
            async for piece in self._body:
                yield piece

    async def aclose(self) -> None:
        await self._backend.aclose()


@contextmanager
def _mapped() -> Iterator[None]:
    """Errors of the lower library as those that a transport of httpx may raise."""
    try:
        yield
    except tuple(_ERRORS) as error:
        kind = next(ours for theirs, ours in _ERRORS.items() if isinstance(error, theirs))
        raise kind(str(error)) from error
