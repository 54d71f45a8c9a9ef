"""The archive queue in the file, as a run uses it: each step is on disk when the call returns."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from workbench.model.evidence_requests import ClaimedJob, JobOutcome
from workbench.model.states import ArchiveWish
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting
from workbench.workspace.archive_steps import FIND, SAVE

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

T = TypeVar("T")
_WISHES = {FIND: ArchiveWish.FIND, SAVE: ArchiveWish.SAVE}


class ArchiveQueue:
    """Jobs of the queue. It is bookkeeping: there is no history of it and nothing to undo."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def enqueue(self, sources: Iterable[int], service: str) -> list[int]:
        """Has a service asked about sources; those that wait already go on waiting."""
        wanted = list(sources)
        return self._do(lambda tx: tx.archive_jobs.enqueue(wanted, service, _WISHES[service]))

    def claim(self, service: str) -> ClaimedJob | None:
        """The job that is due longest; nobody else is given it meanwhile."""
        found = self._do(lambda tx: tx.archive_jobs.claim(service, 1))
        return found[0] if found else None

    def settle(self, outcome: JobOutcome) -> None:
        self._do(lambda tx: tx.archive_jobs.settle([outcome]))

    def put_off(self, job: int) -> None:
        """Gives a job back that was not asked after all."""
        self._do(lambda tx: tx.archive_jobs.put_off([job]))

    def drop(self, job: int) -> None:
        """Asks no more about a job."""
        self._do(lambda tx: tx.archive_jobs.stop([job]))

    def due(self, service: str) -> list[datetime]:
        """When its waiting jobs are due, soonest first."""
        with closing(Reader(self._acting.path)) as reader:
            jobs = reader.proof.archive_jobs()
        return sorted(
            datetime.fromisoformat(job.next_at)
            for job in jobs
            if job.service == service and job.next_at
        )

    def _do(self, step: "Callable[[Transaction], T]") -> T:
        return self._acting.act("archive", "Asked an archive", step).result().value
