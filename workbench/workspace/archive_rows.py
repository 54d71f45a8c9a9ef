"""What is known of the archived copies of sources, from what archives were asked about each."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from workbench.model.archives import ArchiveRow
from workbench.model.evidence_views import ArchiveJob
from workbench.model.states import ArchiveState, ArchiveWish
from workbench.store.reader import Reader


class Asked(Protocol):
    """A source whose copies are in question."""

    @property
    def source(self) -> int: ...
    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...


class _Sought(NamedTuple):
    source: int
    url: str
    title: str


_OUTCOMES = {
    ArchiveState.ARCHIVED: "archived",
    ArchiveState.ACCEPTED: "accepted",
    ArchiveState.NOT_ARCHIVED: "not-archived",
    ArchiveState.FAILED: "not-archived",
    ArchiveState.NEEDS_KEY: "not-archived",
    ArchiveState.COULD_NOT_ASK: "could-not-ask",
}
_BEST_FIRST = ("archived", "accepted", "waiting", "not-archived", "could-not-ask", "unasked")


def rows(sources: Sequence[Asked], jobs: Iterable[ArchiveJob]) -> tuple[ArchiveRow, ...]:
    """One row for each source: of several questions, the one that found a copy, the newest."""
    asked: dict[int, list[ArchiveJob]] = {}
    for job in jobs:
        asked.setdefault(job.source, []).append(job)
    return tuple(_row(each, asked.get(each.source, [])) for each in sources)


def of_article(reader: Reader, article: int) -> dict[int, ArchiveRow]:
    """What is known of each source of an article, by its id; of sensitive ones too."""
    sources = [_Sought(each.id, each.url, each.title) for each in reader.proof.sources(article)]
    return {row.source: row for row in rows(sources, reader.proof.archive_jobs(article))}


def _row(source: Asked, jobs: list[ArchiveJob]) -> ArchiveRow:
    told = [_told(source, job) for job in jobs]
    newest_first = sorted(told, key=lambda row: row.at, reverse=True)
    row = min(
        newest_first,
        key=lambda row: _BEST_FIRST.index(row.outcome),
        default=ArchiveRow(source.source, source.url, source.title, "unasked"),
    )
    saving = next((told[at] for at, job in enumerate(jobs) if job.wish == ArchiveWish.SAVE), None)
    if saving is None or row.archived_url:
        return row
    return row._replace(detail=saving.detail, next_at=saving.next_at)  # why there is no copy yet


def _told(source: Asked, job: ArchiveJob) -> ArchiveRow:
    return ArchiveRow(
        source.source,
        source.url,
        source.title,
        _OUTCOMES.get(ArchiveState(job.state), "waiting"),
        job.archived_url,
        job.archived_at,
        job.detail,
        job.next_at,
    )
