"""The health of links: looking at those of an article, or of all, and what was found."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.captured import Judged
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
"""A run that was stopped goes on where it was within this time: a day's work."""


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
        """Begins to look at the links of an article, or of all; a run that was stopped goes on.

        `again` asks those too that were asked a short while ago. `tell` is called on the run's
        thread. RefusedChange where the article's links are never fetched.
        """
        from workbench.web.probing import Probes

        with closing(Reader(self._acting.path)) as reader:
            chosen = choose(reader, article)
        left = chosen.sources if again else _unasked(chosen.sources, self._clock.now())
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


def _unasked(sources: Sequence[ToFetch], now: datetime) -> Sequence[ToFetch]:
    """What a run has not reached; all where the last one came to its end, or is too long ago."""
    since = now - RECENT
    left = [each for each in sources if not _is_after(each.checked_at, since)]
    return left or sources


def _is_after(at: str, since: datetime) -> bool:
    return bool(at) and datetime.fromisoformat(at) > since
