"""The one place that makes a client of httpx, and asks one address with it once.

`httpx.AsyncClient` is not used: it reads where a redirect leads before we can, and gives up where
that is `javascript:`; it logs each address; and its cookies are shared by all who ask at once.
"""

import asyncio
import logging
import ssl
from typing import NamedTuple
from urllib.parse import urlsplit

import httpcore
import httpx

from workbench.model.version import VERSION
from workbench.web import bodies
from workbench.web.failures import Failure, failure
from workbench.web.guard import Rules, Target
from workbench.web.pinning import PinnedBackend, Resolve, resolve
from workbench.web.requests import Ask, Limits
from workbench.web.transport import SingleTransport

PROJECT = "factcheck-workbench"
_REDIRECTS = (301, 302, 303, 307, 308)
_WITHOUT_BODY = (204, 205, 304)


class Answer(NamedTuple):
    """What one address answered, of any status; `body` is unpacked. Header names are lower-case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def leads_to(self) -> str:
        """Where a redirect leads, as it was said; empty for any other answer."""
        return self.header("location") if self.status in _REDIRECTS else ""

    def header(self, name: str) -> str:
        """The header's value, the first where there are several; empty where there is none."""
        return next((value for each, value in self.headers if each == name), "")


class Network(NamedTuple):
    """How names are resolved, connections made and certificates judged."""

    resolve: Resolve
    backend: httpcore.AsyncNetworkBackend
    context: ssl.SSLContext


def system_network() -> Network:
    """This computer's; certificates are judged by the list that httpx brings (certifi)."""
    return Network(resolve, httpcore.AnyIOBackend(), httpx.create_ssl_context(trust_env=False))


class Client:
    """Asks for one question. Cookies live as long as it, so that a wall that sets one and leads
    back lets through, and nothing is known to the next question.
    """

    def __init__(self, transport: httpx.AsyncBaseTransport, agent: str, limits: Limits) -> None:
        self.limits = limits
        self._transport = transport
        self._headers = _headers(agent)
        self._timeout = httpx.Timeout(limits.read, connect=limits.connect).as_dict()
        self._cookies = httpx.Cookies()

    @property
    def has_cookies(self) -> bool:
        return bool(self._cookies)

    async def ask(self, target: Target, ask: Ask, seconds: float) -> Answer:
        """The answer, within so many seconds; Failure where there is none, or no whole one."""
        status: int | None = None
        try:
            async with asyncio.timeout(seconds):
                response = await self._sent(target, ask)
                try:
                    status = response.status_code
                    return await self._read(response, ask.method)
                finally:
                    await response.aclose()
        except Failure as why:
            why.status = status
            raise
        except TimeoutError as error:
            raise failure(httpx.ReadTimeout(""), target.host, status) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise failure(error, target.host, status) from error

    async def _sent(self, target: Target, ask: Ask) -> httpx.Response:
        request = httpx.Request(
            ask.method,
            target.url,
            # httpx makes no Host of a name that IDNA 2008 cannot read, and pictures are in names.
            headers={"Host": urlsplit(target.url).netloc, **self._headers, **dict(ask.headers)},
            data=None if ask.form is None else dict(ask.form),
            extensions={"timeout": self._timeout},
        )
        self._cookies.set_cookie_header(request)
        response = await self._transport.handle_async_request(request)
        response.request = request
        self._keep_cookies(response)
        return response

    def _keep_cookies(self, response: httpx.Response) -> None:
        """Keeps what can be sent back: a header is ASCII, and servers set what is not."""
        self._cookies.extract_cookies(response)
        for cookie in list(self._cookies.jar):
            if not f"{cookie.name}{cookie.value}".isascii():
                self._cookies.jar.clear(cookie.domain, cookie.path, cookie.name)

    async def _read(self, response: httpx.Response, method: str) -> Answer:
        headers = tuple((_text(name).lower(), _text(value)) for name, value in response.headers.raw)
        answer = Answer(response.status_code, headers, b"")
        if answer.status < 200:  # 101, which was not asked for; other 1xx are no answers
            raise httpx.RemoteProtocolError("")
        if method == "HEAD" or answer.status in _WITHOUT_BODY or answer.leads_to:
            return answer
        length = answer.header("content-length")
        if length.isdigit() and int(length[:20]) > self.limits.body:
            raise bodies.too_large(self.limits.body)
        body = await bodies.read(response.aiter_raw(), _encodings(headers), self.limits.body)
        return answer._replace(body=body)


def make_transport(rules: Rules, network: Network) -> httpx.AsyncBaseTransport:
    """The way to the network, through the guard."""
    # httpx logs whole addresses, and with them the keys that some services want there.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)

    def make_backend() -> PinnedBackend:
        return PinnedBackend(rules, network.resolve, network.backend)

    return SingleTransport(make_backend, network.context)


def agent(contact: str = "") -> str:
    """The program's name and version, with a contact where one is configured."""
    said = f" ({contact})" if contact else ""
    return f"{PROJECT}/{VERSION}{said}"


def _headers(agent: str) -> dict[str, str]:
    return {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _encodings(headers: tuple[tuple[str, str], ...]) -> list[str]:
    said = ",".join(value for name, value in headers if name == "content-encoding")
    return [name.strip().lower() for name in said.split(",")]


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
