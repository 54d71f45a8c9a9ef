"""The health of links: looking at those of an article, or of all, and what was found."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.captured import Judged, Probe
from workbench.model.clock import Clock
from workbench.model.evidence_requests import NewLinkCheck
from workbench.model.evidence_views import ToFetch
from workbench.model.link_views import LinkProgress, LinkReport, LinkRow
from workbench.model.states import Actor
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting, counted
from workbench.workspace.asked_for import Chosen, choose
from workbench.workspace.link_run import LinkRun, Tell
from workbench.workspace.network import Network

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

RECENT = timedelta(hours=12)
"""Within this time nothing is asked twice, be it by a run that goes on where another was stopped or
after a capture, which looks at the address too: a day's work, and no less than GONE_APART."""


def _nobody(_progress: LinkProgress) -> None:
    """Where nobody looks at how far a run is."""


class Links:
    """Checks of sources' addresses: the program's own actions, which undo passes over."""

    def __init__(self, acting: Acting, clock: Clock, network: Network) -> None:
        self._acting = acting
        self._clock = clock
        self._network = network
        self._runs: list[LinkRun] = []

    def check(
        self, article: int | None = None, *, again: bool = False, tell: Tell = _nobody
    ) -> LinkRun:
        """Begins to look at the links of an article, or of all, that nobody looked at of late.

        `again` asks those too. `tell` is called on the run's
        thread. RefusedChange where the article's links are never fetched.
        """
        from workbench.web.probing import Probes

        with closing(Reader(self._acting.path)) as reader:
            chosen = choose(reader, article)
            since = self._clock.now() - RECENT
            left = chosen.sources if again else _unasked(reader, chosen.sources, since)
        run = LinkRun(
            left,
            Probes(self._network.fetcher().ask),
            lambda found: self._keep(article, found),
            lambda asked: self._report(chosen, asked, len(left)),
            tell,
        )
        self._runs = [each for each in self._runs if not each.outcome.done()] + [run]
        run.start()
        return run

    def close(self) -> None:
        """Stops what is on its way, and waits until what came in is written."""
        for run in self._runs:
            run.stop()
        for run in self._runs:
            run.join()

    def _keep(self, article: int | None, found: Sequence[tuple[int, Judged]]) -> None:
        """Writes checks down, and waits for it: what cannot be kept is not asked for."""
        at = self._clock.now()
        checks = [NewLinkCheck(source, at, *judged) for source, judged in found]
        head = ActionHead(
            self._acting.who,
            "check",
            f"Looked at {counted(len(checks), 'link')}",
            article,
            origin=Actor.PROGRAM,
        )

        def step(tx: "Transaction") -> None:
            tx.links.record(checks)

        self._acting.writer.submit(lambda store: store.act(head, step)).result()

    def _report(self, chosen: Chosen, asked: int, meant: int) -> LinkReport:
        with closing(Reader(self._acting.path)) as reader:
            rows = link_rows(reader, chosen.sources)
        recent = len(chosen.sources) - meant
        return LinkReport(rows, asked, recent, meant - asked, chosen.kept_back)


def link_rows(reader: Reader, sources: Sequence[ToFetch]) -> tuple[LinkRow, ...]:
    """These sources with their links' health, and what was found last."""
    health = reader.proof.health([each.source for each in sources])
    return tuple(
        LinkRow(
            each.source,
            each.url,
            each.title,
            next((check.outcome for check in reader.proof.checks(each.source, 1)), ""),
            health[each.source],
        )
        for each in sources
    )


def _unasked(reader: Reader, sources: Sequence[ToFetch], since: datetime) -> list[ToFetch]:
    """Those that no answer came from since then, nor a failure of theirs to give one."""
    return [each for each in sources if not _was_asked(reader, each, since)]


def _was_asked(reader: Reader, source: ToFetch, since: datetime) -> bool:
    """A probe that could not ask, since the network was away, has not."""
    newest = reader.proof.checks(source.source, 1) if source.checked_at else []
    return any(
        datetime.fromisoformat(each.at) > since and each.outcome != Probe.UNKNOWN for each in newest
    )
