"""Has web pages read in a process of its own, so that a hostile one can neither hang nor kill this.

The process answers each page twice: first with what a plain reading gives, then with the article's
own text. Where the second answer does not come, the first stands.
"""

import atexit
import json
import selectors
import subprocess
import sys
import threading
from time import monotonic
from typing import Any, NamedTuple

DEADLINE = 5.0
"""Seconds for a page, from the moment the process is ready. Of 990 news pages the slowest took 0.3;
1.7 MB of nested spans took 188."""

START_DEADLINE = 60.0
"""Seconds until the process is ready: half a second, and more where the machine is busy."""

_CHUNK = 65_536
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from workbench.web.page_worker import main; main()"
)
"""The path is handed over since `-I` drops PYTHONPATH and the current folder, where a checkout may
be; it keeps a module that lies about in that folder from being imported."""


class PageAnswer(NamedTuple):
    """What the process said of a page; None where it died or was ended before it said that.

    `is_late` tells the two apart.
    """

    plain: dict[str, Any] | None
    article: dict[str, Any] | None
    is_late: bool = False


class PageReader:
    """One process for any number of pages, one after the other; from any thread.

    It starts with the first page, is ended when it is slow or dies, and started anew with the next.
    """

    def __init__(self, start: str = _START, deadline: float = DEADLINE) -> None:
        self._command = [sys.executable, "-I", "-c", start, *sys.path]
        self._deadline = deadline
        self._lock = threading.Lock()
        self._child: _Child | None = None

    def read(self, body: bytes, url: str, charset: str) -> PageAnswer:
        """The two answers for a page in `body`, which came from `url` as `charset`, if declared."""
        with self._lock:
            child = self._living() or self._begin()
            if child is None:
                return PageAnswer(None, None)
            article = None
            try:
                until = monotonic() + self._deadline
                child.send({"url": url, "charset": charset, "size": len(body)}, body)
                plain = child.answer(until)
                article = child.answer(until) if plain is not None else None
            finally:
                if article is None:  # also where this was interrupted: its answer is for nobody
                    self._end()
            return PageAnswer(plain, article, is_late=article is None and monotonic() >= until)

    def close(self) -> None:
        """Ends the process, if there is one."""
        with self._lock:
            self._end()

    def _living(self) -> "_Child | None":
        if self._child is not None and not self._child.is_alive():
            self._end()
        return self._child

    def _begin(self) -> "_Child | None":
        self._child = _Child(self._command)
        if self._child.answer(monotonic() + START_DEADLINE) is None:
            self._end()
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
        self._child = None


class _Child:
    """The process, its two pipes, and what came out of it that is not a whole answer yet."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # an interrupt is for who asks: what is being read is read to its end
        )
        assert self._process.stdin and self._process.stdout  # noqa: S101, PT018 - both are asked for
        self._asked, self._said = self._process.stdin, self._process.stdout
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._said, selectors.EVENT_READ)
        self._pieces = bytearray()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def send(self, head: dict[str, Any], body: bytes) -> None:
        """Hands a page over; a process that died meanwhile is found out by its missing answer."""
        try:
            self._asked.write(json.dumps(head).encode() + b"\n" + body)
            self._asked.flush()
        except BrokenPipeError:
            return

    def answer(self, until: float) -> dict[str, Any] | None:
        """Its next line; None where it closed the pipe or the moment passed."""
        while (end := self._pieces.find(b"\n")) < 0:
            if not self._selector.select(max(0.0, until - monotonic())):
                return None
            chunk = self._said.read1(_CHUNK)  # type: ignore[attr-defined] # a BufferedReader
            if not chunk:
                return None
            self._pieces += chunk
        line = bytes(self._pieces[:end])
        del self._pieces[: end + 1]
        found: dict[str, Any] = json.loads(line)
        return found

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._selector.close()
        self._said.close()
        try:
            self._asked.close()
        except BrokenPipeError:
            return  # what it did not read any more is not needed


shared = PageReader()
"""The one that all callers share: starting it takes longer than reading thirty pages."""

atexit.register(shared.close)
