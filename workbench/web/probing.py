"""Looking at an address with as little as shows whether it is alive.

A file is asked for by HEAD, and by GET where that is refused or odd. A page is asked for by GET at
once: what was removed says so in the page, so that a HEAD would only be a second request.
"""

import re
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from urllib.parse import urlsplit

from workbench.model.captured import Fault, Fetched, Probe, Unfetched
from workbench.web.links import PAGES, judge
from workbench.web.requests import Ask

_FILE = re.compile(
    r"\.(?:pdf|zip|gz|docx?|xlsx?|pptx?|od[tsp]|epub|csv|jpe?g|png|gif|webp|tiff?|svg"
    r"|mp[34]|m4[av]|mov|avi|webm|ogg|wav)\Z",
    re.IGNORECASE,
)


class Probes:
    """Looks that can be stopped all together; `ask` asks the network."""

    def __init__(self, ask: Callable[[Ask], Future[Fetched | Unfetched]]) -> None:
        self._ask = ask
        self._lock = Lock()
        self._open: dict[Future[Fetched | Unfetched], Future[Fetched | Unfetched]] = {}
        self._stopped = False

    def look(self, ask: Ask) -> Future[Fetched | Unfetched]:
        """What is at an address, to be judged; never an exception."""
        outcome: Future[Fetched | Unfetched] = Future()
        is_file = _FILE.search(urlsplit(ask.url).path)
        self._begin(ask._replace(method="HEAD" if is_file else "GET"), outcome)
        return outcome

    def stop(self) -> None:
        """Ends the looks that have no answer yet: each is Unfetched, STOPPED."""
        with self._lock:
            self._stopped = True
            asked = list(self._open.values())
        for each in asked:
            each.cancel()

    def _begin(self, ask: Ask, outcome: Future[Fetched | Unfetched]) -> None:
        asked = self._ask(ask)
        with self._lock:
            self._open[outcome] = asked
        asked.add_done_callback(lambda done: self._answered(ask, done, outcome))

    def _answered(
        self, ask: Ask, done: Future[Fetched | Unfetched], outcome: Future[Fetched | Unfetched]
    ) -> None:
        got = _stopped(ask.url) if done.cancelled() else done.result()
        if ask.method == "HEAD" and not self._stopped and _is_odd(got):
            self._begin(ask._replace(method="GET"), outcome)
            return
        with self._lock:
            self._open.pop(outcome, None)
        if outcome.set_running_or_notify_cancel():
            outcome.set_result(got)


def _is_odd(got: Fetched | Unfetched) -> bool:
    """Whether a HEAD does not settle it: servers refuse them, and answer wrongly to them."""
    if isinstance(got, Unfetched):
        return got.status is not None or got.fault in (Fault.BROKEN, Fault.TOO_SLOW)
    return judge(got).outcome != Probe.OK or got.media_type in PAGES


def _stopped(url: str) -> Unfetched:
    message = "It was stopped before there was an answer."
    return Unfetched(url, url, (), Fault.STOPPED, message)
