"""A workspace beside a server of the test's own: what a web page says can be set, and set anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from web_server import Connection, Kind, Request, Server, reply
from web_world import Waits

from workbench.model.captured import Fault
from workbench.model.requests import Citation
from workbench.model.settings import Settings, WebSettings
from workbench.web.requests import Limits
from workbench.web.session import Surroundings
from workbench.workspace.workspace import Workspace

LIMITS = Limits(connect=1, read=1, whole=2)
"""Seconds; waits between questions take none."""

HTML = "Content-Type: text/html; charset=utf-8"


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A page of a newspaper, with what stands around an article."""
    words = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><main><article><h1>{title}</h1>"
        f"{words}</article></main><footer>All rights reserved</footer></body></html>"
    ).encode()


class Site:
    """Pages of a server by their paths; each can be set anew while it runs."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self.server = Server(self.kinds)

    def put(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """What is answered at a path from now on; its address."""
        answer = reply(body, *(headers or (HTML,)), status=status)
        self.kinds[path] = Kind(lambda client, _request: client.send(answer))
        return self.server.url(path)

    def act(self, path: str, act: Callable[[Connection, Request], None]) -> str:
        """What is done at a path from now on; its address."""
        self.kinds[path] = Kind(act, fault=Fault.BROKEN)
        return self.server.url(path)


@contextmanager
def site() -> Iterator[Site]:
    made = Site()
    with made.server:
        yield made


def settings(made: Site) -> Settings:
    """Settings of a newsroom that has this server."""
    web = WebSettings(ports=(made.server.port,), own_hosts=("127.0.0.1",), most_megabytes=1)
    return Settings(who="MK", web=web)


def without_waits(workspace: Workspace) -> Waits:
    """Has the workspace wait for nothing but the server; what it would have waited for."""
    waits = Waits()
    workspace.network.around = Surroundings(time=waits.time, clock=waits, limits=LIMITS)
    return waits


def attach(workspace: Workspace, claim: int, url: str, **said: str) -> tuple[int, int]:
    """Puts an address on a claim; the evidence and the source."""
    outcome = workspace.sources.attach([claim], [Citation(url, **said)]).result().value
    (piece,) = outcome.evidence
    return piece, workspace.read.proof.pin(piece).source


def write(folder: Path, name: str, content: bytes) -> Path:
    """A file of a test."""
    path = folder / name
    path.write_bytes(content)
    return path
