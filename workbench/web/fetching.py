"""The web as the workspace sees it: questions go in, futures come out, and no key waits.

Loading this loads no library: httpx is imported on the thread that asks, with the first question.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.settings import WebSettings
from workbench.web.guard import rules
from workbench.web.loops import LoopThread
from workbench.web.requests import Ask
from workbench.web.runs import run

if TYPE_CHECKING:
    from workbench.web.session import Session, Surroundings

Result = Fetched | Unfetched
NO_HEADERS: Mapping[str, str] = {}

_STOPPED = "It was stopped before there was an answer."
_FAULT = "It was not read, by a fault of the workbench whose trace is in its log"


class Fetcher:
    """Asks the network, on a thread of its own. Every future gets a result and no exception.

    `private` are hosts that may have private addresses, beside those of the settings. Called on
    that thread: `tell` with a sentence for the person, when a server asks for a pause; `keep_fault`
    with a fault of the program itself, which then ends one question and no run. Without it, the
    future raises that.
    """

    def __init__(
        self,
        settings: WebSettings = WebSettings(),  # noqa: B008 - a constant value
        private: Iterable[str] = (),
        tell: Callable[[str], object] | None = None,
        around: "Surroundings | None" = None,
        keep_fault: Callable[[Exception], object] | None = None,
    ) -> None:
        self._settings = settings
        self._rules = rules(settings.ports, (*settings.own_hosts, *private))
        self._tell = tell
        self._around = around
        self._keep_fault = keep_fault
        self._session: Session | None = None
        self._stops = 0
        self._thread = LoopThread("web")

    def fetch(self, url: str) -> Future[Result]:
        """What an address gives, with all redirects."""
        return self.ask(Ask(url))

    def head(self, url: str) -> Future[Result]:
        """Status and final address only; the body is empty."""
        return self.ask(Ask(url, "HEAD"))

    def get(self, url: str, headers: Mapping[str, str] = NO_HEADERS) -> Future[Result]:
        """What a service answers; `headers` may hold a key, and no redirect elsewhere gets it."""
        return self.ask(Ask(url, headers=tuple(headers.items())))

    def post_form(
        self, url: str, fields: Mapping[str, str], headers: Mapping[str, str] = NO_HEADERS
    ) -> Future[Result]:
        """Sends a form. It is sent once: only a connection that was not made is tried again."""
        return self.ask(Ask(url, "POST", tuple(headers.items()), tuple(fields.items())))

    def ask(self, ask: Ask) -> Future[Result]:
        """Queues a question before it returns; cancelling the future takes it back."""
        stopped = _unfetched(ask.url, Fault.STOPPED, _STOPPED)
        return self._thread.submit(lambda: self._answered(ask), stopped)

    def ask_all(self, asks: Iterable[Ask]) -> Iterator[list[Result]]:
        """The results of many questions, in batches as they come, for a thread that takes them.

        Few are asked ahead of it, so that memory is bounded. After `stop` the rest is not asked.
        """
        stops = self._stops
        return run(list(asks), self.ask, lambda: self._stops != stops)

    def stop(self) -> None:
        """Ends all that was asked so far: what has no answer yet is Unfetched, STOPPED."""
        self._stops += 1
        self._thread.cancel_all()

    def close(self) -> None:
        """Stops, and waits for the thread to end; may be called again."""
        self._stops += 1
        self._thread.close()

    async def _answered(self, ask: Ask) -> Result:
        try:
            return await self._opened().answer(ask)
        except Exception as fault:  # one question ends no run
            if self._keep_fault is None:
                raise
            self._keep_fault(fault)
            return _unfetched(ask.url, Fault.BROKEN, f"{_FAULT} ({type(fault).__name__}).")

    def _opened(self) -> "Session":
        if self._session is None:
            from workbench.web.session import Session, Surroundings

            around = self._around or Surroundings()
            self._session = Session(self._settings, self._rules, around, self._tell)
        return self._session


def _unfetched(url: str, fault: Fault, message: str) -> Unfetched:
    return Unfetched(url, url, (), fault, message)
