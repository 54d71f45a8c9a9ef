"""A local server that speaks the archive's documented protocol, its errors included.

It keeps what it was asked, and answers next with a planned fault where one is planned.
"""

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from workbench.model.settings import ArchiveSettings, Settings, WebSettings

KEYS = "access:hush-hush"


class Fault(NamedTuple):
    """An answer that stands in for the next one of a service."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()


HTML = Fault(200, "<html><body>Please wait</body></html>")


class Archive:
    """What the archive holds and is asked. `copies` are (timestamp, original, status)."""

    def __init__(self) -> None:
        self.copies: list[tuple[str, str, str]] = []
        self.blind = False
        """Whether the quick service knows nothing, as it often does."""
        self.polls = 2
        """How often a job is pending before it is done."""
        self.hidden = True
        """Whether what is saved is not in the index yet."""
        self.fails: dict[str, str] = {}
        """The `status_ext` with which the job of an address ends."""
        self.refuses: dict[str, str] = {}
        """The `status_ext` with which an address is not even taken, at status 200."""
        self.faults: dict[str, list[Fault]] = defaultdict(list)
        self.asked: list[tuple[str, str]] = []
        self.saved: list[str] = []
        """The addresses of which a new copy was made."""
        self.jobs: dict[str, list[Any]] = {}
        self.before_answer: Callable[[], object] = lambda: None
        """Called when a question was carried out and is not answered yet."""
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Handler", (_Handler,), {"archive": self})
        )
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def places(self) -> ArchiveSettings:
        return settings_of(self.port).archive

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def count(self, service: str) -> int:
        """How often a service was asked: available, cdx, save, status."""
        return sum(name == service for name, _ in self.asked)

    def available(self, url: str) -> Any:
        found = [] if self.blind else [each for each in self.copies if each[1] == url]
        if not found:
            return {"url": url, "archived_snapshots": {}}
        timestamp, original, status = max(found)
        closest = {
            "available": True,
            "status": status,
            "timestamp": timestamp,
            "url": f"http://web.archive.org/web/{timestamp}/{original}",
        }
        return {"url": url, "archived_snapshots": {"closest": closest}}

    def index(self, url: str, since: str) -> Any:
        rows = [
            list(each)
            for each in sorted(self.copies)
            if _key(each[1]) == _key(url) and each[0] >= since and each[2][0] not in "345"
        ]
        return [["timestamp", "original", "statuscode"], *rows] if rows else []

    def save(self, url: str) -> Any:
        if url in self.refuses:
            code = self.refuses[url]
            return {"status": "error", "status_ext": code, "message": f"Cannot save {url}"}
        job = f"spn2-{abs(hash(url)):040x}"
        if job in self.jobs:
            return {"url": url, "job_id": job, "message": "The same snapshot had been made"}
        self.jobs[job] = [url, self.polls]
        if url not in self.fails:
            self.saved.append(url)
            if not self.hidden:
                self.copies.append(("20261123120000", url, "200"))
        return {"url": url, "job_id": job}

    def status(self, job: str) -> Any:
        if job not in self.jobs:
            return {"status": "error", "status_ext": "error:job-failed", "message": "No such job"}
        url, left = self.jobs[job]
        self.jobs[job][1] -= 1
        if left > 0:
            return {"status": "pending", "job_id": job, "resources": []}
        if url in self.fails:
            del self.jobs[job]
            return {"status": "error", "job_id": job, "status_ext": self.fails[url]}
        return {
            "status": "success",
            "job_id": job,
            "original_url": url,
            "timestamp": "20261123120000",
        }


def settings_of(port: int) -> Settings:
    """A person's settings, with the stand-in at that port as the archive."""
    base = f"http://127.0.0.1:{port}"
    web = WebSettings(ports=(port,), own_hosts=("127.0.0.1",))
    return Settings(who="MK", web=web, archive=ArchiveSettings(base, base))


def _key(url: str) -> str:
    """As the index folds addresses: no scheme, no `www.`, no case."""
    return url.partition("://")[2].removeprefix("www.").lower().rstrip("/")


class _Handler(BaseHTTPRequestHandler):
    archive: Archive

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(place.query).items()}
        if place.path == "/wayback/available":
            self._answer("available", asked["url"], self.archive.available(asked["url"]))
        elif place.path == "/cdx/search/cdx":
            rows = self.archive.index(asked["url"], asked.get("from", ""))
            self._answer("cdx", asked["url"], rows)
        elif self._let_in():
            job = place.path.removeprefix("/save/status/")
            self._answer("status", job, self.archive.status(job))

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = parse_qs(self.rfile.read(length).decode())
        if self._let_in():
            self._answer("save", form["url"][0], self.archive.save(form["url"][0]))

    def _let_in(self) -> bool:
        if self.headers["Authorization"] == f"LOW {KEYS}":
            return True
        said = {"message": "You need to be logged in to use Save Page Now."}
        self._send(Fault(401, json.dumps(said)))
        return False

    def _answer(self, service: str, what: str, answer: Any) -> None:
        self.archive.asked.append((service, what))
        self.archive.before_answer()
        planned = self.archive.faults[service]
        self._send(planned.pop(0) if planned else Fault(200, json.dumps(answer)))

    def _send(self, fault: Fault) -> None:
        body = fault.body.encode()
        self.send_response(fault.status)
        for name, value in (*fault.headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
