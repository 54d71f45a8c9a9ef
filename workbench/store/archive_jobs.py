"""The queue of what archives are asked, in the file, so that it survives restarts.

Bookkeeping without a history. A job that was handed out is due again after a while, unless its
outcome came before: whoever asked may have died over it.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select
from sqlmodel import col

from workbench.model.evidence_requests import ClaimedJob, JobOutcome
from workbench.model.states import ArchiveState, ArchiveWish
from workbench.store.lookups import checked, row_of
from workbench.store.recorder import insert_many, update_many
from workbench.store.statements import FixedSelect, Values, core_table
from workbench.store.tables import ArchiveJob, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

GIVEN_UP = timedelta(minutes=10)
"""An archive's answer is not awaited longer: Save Page Now takes up to some minutes."""

_OF_SOURCE = FixedSelect(
    select(core_table(ArchiveJob)).where(
        col(ArchiveJob.source) == bindparam("source"),
        col(ArchiveJob.service) == bindparam("service"),
        col(ArchiveJob.wish) == bindparam("wish"),
    )
)
_DUE = FixedSelect(
    select(core_table(ArchiveJob), col(Source.url).label("address"))
    .join(Source, col(Source.id) == col(ArchiveJob.source))
    .where(
        col(ArchiveJob.next_at).is_not(None),
        col(ArchiveJob.next_at) <= bindparam("now"),
        col(ArchiveJob.service) == bindparam("service"),
        col(Source.sensitive).is_(False),
    )
    .order_by(col(ArchiveJob.next_at), col(ArchiveJob.id))
    .limit(bindparam("most"))
)


class ArchiveJobs:
    """Jobs of the archive queue; at most one for a source, a service and a wish."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def enqueue(self, sources: Iterable[int], service: str, wish: str) -> list[int]:
        """Has a service asked about sources as soon as may be; the jobs' ids.

        One that waits or is asked stays as it is, one that came to an end begins anew.
        """
        checked(wish, ArchiveWish, "wish of an archive")
        return [self._enqueue(source, service, wish) for source in sources]

    def claim(self, service: str, most: int) -> list[ClaimedJob]:
        """Hands out jobs that are due, the longest waiting first; nobody else is given them.

        Never those of sensitive sources.
        """
        due = self._tx.read_rows(_DUE, now=self._tx.now, service=service, most=most)
        for row in due:
            self._set(
                row,
                state=ArchiveState.ASKING,
                attempts=row["attempts"] + 1,
                next_at=self._tx.now + GIVEN_UP,
            )
        return [_claimed(row) for row in due]

    def settle(self, outcomes: Iterable[JobOutcome]) -> None:
        """Writes down what was answered, and when to ask again."""
        for outcome in outcomes:
            row = row_of(self._tx, ArchiveJob, outcome.id)
            self._set(
                row,
                state=outcome.state,
                next_at=outcome.next_at,
                detail=outcome.detail,
                job=row["job"] if outcome.job is None else outcome.job,
                url=outcome.archived_url or row["url"],
                archived_at=outcome.archived_at or row["archived_at"],
            )

    def put_off(self, jobs: Iterable[int]) -> None:
        """Gives back jobs that were handed out and not asked, for now or another window."""
        for job in jobs:
            row = row_of(self._tx, ArchiveJob, job)
            state = ArchiveState.SUBMITTED if row["job"] else ArchiveState.QUEUED
            self._set(row, state=state, attempts=row["attempts"] - 1, next_at=self._tx.now)

    def stop(self, jobs: Iterable[int]) -> None:
        """Asks no more about these; what was found stays."""
        for job in jobs:
            self._set(row_of(self._tx, ArchiveJob, job), next_at=None)

    def _enqueue(self, source: int, service: str, wish: str) -> int:
        row_of(self._tx, Source, source)
        known = self._tx.read_rows(_OF_SOURCE, source=source, service=service, wish=wish)
        begun: Values = {"state": ArchiveState.QUEUED, "next_at": self._tx.now}
        if not known:
            row = {"source": source, "service": service, "wish": wish, **begun}
            (made,) = insert_many(self._tx, ArchiveJob, [row])
            return made
        if known[0]["next_at"] is None:
            self._set(known[0], attempts=0, detail="", job="", **begun)
        return int(known[0]["id"])

    def _set(self, row: Values, **values: object) -> None:
        update_many(self._tx, ArchiveJob, [(row, values)])


def _claimed(row: Values) -> ClaimedJob:
    return ClaimedJob(
        row["id"],
        row["source"],
        row["address"],
        row["service"],
        row["wish"],
        row["state"],
        row["attempts"] + 1,
        row["job"],
    )
