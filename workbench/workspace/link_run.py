"""One run over many links: as fast as their hosts allow, kept in batches, stopped at any time."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Event, Thread
from typing import TYPE_CHECKING

from workbench.model.captured import Fault, Fetched, Judged, Unfetched
from workbench.model.errors import NetworkError
from workbench.model.evidence_views import ToFetch
from workbench.model.link_views import LinkProgress, LinkReport

if TYPE_CHECKING:
    from workbench.web.probing import Probes

AT_ONCE = 50
"""Checks of one action: some seconds' worth at twelve in flight, and what a crash can lose."""

SILENT_HOSTS = 3
"""Addresses that must all be silent before the network is taken to be away, not they."""

_SILENT = frozenset({Fault.NO_NAME, Fault.NO_CONNECTION, Fault.TOO_SLOW})
"""What a network that is away gives for every address."""

_UNSENT = frozenset({Fault.REFUSED, Fault.ASKED_TO_WAIT})

Keep = Callable[[Sequence[tuple[int, Judged]]], object]
Tell = Callable[[LinkProgress], object]


class LinkRun:
    """A run on its way. `outcome` is the report; NetworkError where nothing at all answers."""

    def __init__(
        self,
        sources: Sequence[ToFetch],
        probes: "Probes",
        keep: Keep,
        report: Callable[[int], LinkReport],
        tell: Tell,
    ) -> None:
        self.outcome: Future[LinkReport] = Future()
        self.total = len(sources)
        self._probes = probes
        self._keep = keep
        self._report = report
        self._tell = tell
        self._sources: dict[str, list[int]] = defaultdict(list)
        for each in sources:
            self._sources[each.url].append(each.source)
        self._stopped = Event()
        self._answered = False
        self._silent: list[Unfetched] = []
        self._found: list[tuple[int, Judged]] = []
        self._asked = 0
        self._thread = Thread(target=self._go, name="links", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Asks for nothing more; what was found is kept, and a later run asks for the rest."""
        self._stopped.set()
        self._probes.stop()

    def join(self) -> None:
        """Waits until the run has ended."""
        self._thread.join()

    def _go(self) -> None:
        try:
            self._look()
            report = self._report(self._asked)
        except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
            self._probes.stop()
            self.outcome.set_exception(error)
        else:
            self.outcome.set_result(report)

    def _look(self) -> None:
        from workbench.web.requests import Ask
        from workbench.web.runs import run

        asks = [Ask(url) for url in self._sources]
        self._tell(LinkProgress(0, self.total))
        for batch in run(asks, self._probes.look, self._stopped.is_set):
            for got in batch:
                self._take(got)
            if len(self._found) >= AT_ONCE:
                self._write()
            self._tell(LinkProgress(self._asked, self.total))
        try:
            self._settle_silent()
        finally:
            self._write()

    def _take(self, got: Fetched | Unfetched) -> None:
        """A silent address waits for another to answer: only then is the silence its own."""
        fault = got.fault if isinstance(got, Unfetched) else None
        if fault is Fault.STOPPED:
            return
        self._asked += len(self._sources[got.url])
        if isinstance(got, Unfetched) and fault in _SILENT and not self._answered:
            self._silent.append(got)
            return
        self._judge(got)
        if fault not in _UNSENT and not self._answered:
            self._answered = True
            self._judge_silent()

    def _settle_silent(self) -> None:
        """NetworkError where all that was asked was silent, and was enough to be sure."""
        nameless = all(each.fault is Fault.NO_NAME for each in self._silent)
        if self._silent and (nameless or len(self._silent) >= SILENT_HOSTS):
            raise NetworkError(
                f"No address could be reached. {self._silent[0].message}",
                "Nothing is said of the links; ask again when there is a network.",
            )
        self._judge_silent()

    def _judge_silent(self) -> None:
        silent, self._silent = self._silent, []
        for each in silent:
            self._judge(each)

    def _judge(self, got: Fetched | Unfetched) -> None:
        from workbench.web.links import judge

        judged = judge(got, others_answered=True)
        self._found += [(source, judged) for source in self._sources[got.url]]

    def _write(self) -> None:
        found, self._found = self._found, []
        if found:
            self._keep(found)
