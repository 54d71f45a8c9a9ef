"""Archived copies of sources: what is asked of the archive, and what is known of each."""

import os
from collections.abc import Sequence
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING

from workbench.model.archives import ArchiveProgress, ArchiveReport, ArchiveRow
from workbench.model.clock import Clock
from workbench.model.errors import UsageError
from workbench.store.reader import Reader
from workbench.workspace import archive_rows
from workbench.workspace.acting import Acting
from workbench.workspace.archive_lanes import Lane
from workbench.workspace.archive_queue import ArchiveQueue
from workbench.workspace.archive_run import NO_KEYS, ArchiveRun, Course, Tally, Tell, Wait
from workbench.workspace.archive_steps import FIND, SAVE
from workbench.workspace.asked_for import Chosen, choose, for_archives
from workbench.workspace.configuration import default_path
from workbench.workspace.faults import keep_trace
from workbench.workspace.network import Network

if TYPE_CHECKING:
    from workbench.web.archive_asking import ArchiveAsking


def _nobody(_progress: ArchiveProgress) -> None:
    """Where nobody looks at how far a run is."""


def _wait(stopped: Event, seconds: float) -> None:
    stopped.wait(seconds)


def _is_open(row: ArchiveRow) -> bool:
    """Whether nothing is known of a copy, and nothing waits to be asked."""
    return row.outcome not in ("archived", "accepted") and not row.next_at


class Archives:
    """The queue of what archives are asked. `wait` is what passes the time between questions."""

    def __init__(self, acting: Acting, clock: Clock, network: Network) -> None:
        self.wait: Wait = _wait
        self._acting = acting
        self._clock = clock
        self._network = network
        self._queue = ArchiveQueue(acting)
        self._runs: list[ArchiveRun] = []

    def find(
        self,
        article: int | None = None,
        *,
        save: bool = False,
        again: bool = False,
        tell: Tell = _nobody,
    ) -> ArchiveRun:
        """Looks up copies of an article's sources, or of all, and saves what has none.

        Those known to be archived are not asked again, unless `again`. `save` has a new copy made
        of each. Saving needs keys; what was queued before goes on too. `tell` is called on the
        run's thread. RefusedChange where the article's links are never fetched.
        """
        with closing(Reader(self._acting.path)) as reader:
            chosen = for_archives(choose(reader, article))
            known = archive_rows.rows(chosen.sources, reader.proof.archive_jobs(article))
        wanted = [row.source for row in known if again or _is_open(row)]
        if save:
            self._asking(must_save=True)
            wanted = [row.source for row in known]
        return self._begin(article, chosen, wanted, SAVE if save else FIND, tell)

    def ask(self, sources: Sequence[int], *, save: bool = False) -> list[int]:
        """Queues sources, for the next run; the jobs' ids."""
        return self._queue.enqueue(sources, SAVE if save else FIND)

    def close(self) -> None:
        """Stops what is on its way, and waits until it is written where that stands."""
        for run in self._runs:
            run.stop()
        for run in self._runs:
            run.join()

    def _begin(
        self,
        article: int | None,
        chosen: Chosen,
        wanted: Sequence[int],
        service: str,
        tell: Tell,
    ) -> ArchiveRun:
        self._queue.enqueue(wanted, service)
        with closing(Reader(self._acting.path)) as reader:
            everywhere = chosen if article is None else for_archives(choose(reader, None))
        waiting = sum(len(self._queue.due(each)) for each in (FIND, SAVE))
        pace = self._acting.settings.archive
        run = ArchiveRun(
            Course(
                self._queue,
                self._asking,
                (Lane(SAVE, pace.saves_a_minute), Lane(FIND, pace.searches_a_minute)),
                frozenset(each.source for each in everywhere.sources),
                self._clock,
                self.wait,
                tell,
                lambda tally: self._report(article, chosen, tally),
                Tally(total=waiting),
            )
        )
        self._runs = [each for each in self._runs if not each.outcome.done()] + [run]
        run.start()
        return run

    def _asking(self, *, must_save: bool = False) -> "ArchiveAsking":
        """How the archive is asked, with the person's keys; the keyring may want to be unlocked."""
        from workbench.web.archive_asking import ArchiveAsking, find_keys, what_keys

        folder = default_path().parent
        keys = find_keys(os.environ, folder, keep_trace)
        if keys is None and must_save:
            raise UsageError(NO_KEYS, what_keys(folder))
        return ArchiveAsking(self._network.fetcher().ask, self._acting.settings.archive, keys)

    def _report(self, article: int | None, chosen: Chosen, tally: Tally) -> ArchiveReport:
        from workbench.web.archive_asking import what_keys

        with closing(Reader(self._acting.path)) as reader:
            rows = archive_rows.rows(chosen.sources, reader.proof.archive_jobs(article))
        return ArchiveReport(
            rows,
            tally.answered,
            sum(bool(row.next_at) for row in rows),
            chosen.kept_back,
            what_keys(default_path().parent) if tally.unsaved else "",
            tally.stopped_by,
        )
