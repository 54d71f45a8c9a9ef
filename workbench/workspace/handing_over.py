"""Gathers what a handover says of an article, in one snapshot, without what is to stay here.

Sources keep the numbers that they have on the desk: what is left out leaves a gap.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from workbench.model.evidence_views import ArchiveJob, Override
from workbench.model.handover import Handover, Included, LeftOut, SourceRecord, Staying, Step
from workbench.model.problems import about_evidence
from workbench.model.views import ClaimDetail, Evidence
from workbench.workspace.query_words import asked

if TYPE_CHECKING:
    from workbench.store.reader import Reader

PART = 500
"""Actions that are read at once: a history of years does not lie in memory whole."""

NOTHING_MORE = Included()

T = TypeVar("T")


def gather(read: "Reader", article: int, included: Included = NOTHING_MORE) -> Handover:
    """All that is known of an article. A second reader, whose `read` is blind, hands over what they
    see: their own verdicts, and of the first reader's those on claims that both have rated.

    UnknownThing where there is no such article.
    """
    with read.snapshot():
        seen = read.article(article)
        details = read.whole.details(article)
        claims = tuple(_without(each, included) for each in details)
        sources, staying = _sources(read, article, included)
        return Handover(
            seen,
            tuple(read.revisions.of_article(article)),
            claims,
            tuple(read.revisions.lost(seen.revision_id)),
            sources,
            tuple(asked(read, article)),
            tuple(_overrides(read.proof.overrides_of_article(article), details, claims)),
            tuple(read.covers(seen.revision_id)),
            tuple(read.proof.sign_offs(article)),
            tuple(read.proof.corrections(article)),
            included,
            LeftOut(staying, _notes(details) - _notes(claims)),
            frozenset(each.claim for each in read.revisions.waiting(article)),
        )


def history(
    read: "Reader", article: int, included: Included = NOTHING_MORE, salt: bytes | None = None
) -> Iterator[Step]:
    """What was done to an article, oldest first; of what stays here, hashes (see `leaving_out`).

    Read it within the snapshot of `gather`, or it may go further than that. `salt` makes the hashes
    the same again; a new one is drawn without it.
    """
    from workbench.workspace.leaving_out import LeavingOut

    staying = Staying({}, frozenset()) if included.sensitive_sources else read.whole.sensitive()
    leaving_out = LeavingOut(staying, included, salt)
    after = 0
    while found := read.whole.steps(article, after, PART):
        yield from map(leaving_out.step, found)
        after = found[-1].action.id


def _without(detail: ClaimDetail, included: Included) -> ClaimDetail:
    """The claim without what is not asked for; its counts are of what is left."""
    kept = [each for each in detail.evidence if included.sensitive_sources or not each.sensitive]
    if not included.private_notes:
        kept = [each._replace(private_note="") for each in kept]
    if kept == list(detail.evidence):
        return detail
    ids = {each.id for each in kept}
    return detail._replace(
        claim=detail.claim._replace(
            stances=tuple(each.stance for each in kept), unread=sum(each.unread for each in kept)
        ),
        verdicts=tuple(
            each._replace(evidence=tuple(piece for piece in each.evidence if piece in ids))
            for each in detail.verdicts
        ),
        evidence=tuple(kept),
    )


def _sources(
    read: "Reader", article: int, included: Included
) -> tuple[tuple[SourceRecord, ...], int]:
    """The sources by number, and how many stay here."""
    found = read.proof.sources(article)
    captures = _by_source((each.source, each) for each in read.whole.captures(article))
    jobs = _by_source((each.source, each) for each in read.proof.archive_jobs(article))
    kept = tuple(
        SourceRecord(each, tuple(captures[each.id]), tuple(_newest_first(jobs[each.id])))
        for each in found
        if included.sensitive_sources or not each.sensitive
    )
    return kept, len(found) - len(kept)


def _newest_first(jobs: Iterable[ArchiveJob]) -> list[ArchiveJob]:
    return sorted(jobs, key=lambda each: (each.archived_at, each.id), reverse=True)


def _by_source(rows: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for source, each in rows:
        found[source].append(each)
    return found


def _overrides(
    found: Iterable[Override], details: Iterable[ClaimDetail], claims: Iterable[ClaimDetail]
) -> Iterator[Override]:
    """Those that are about nothing that stays here."""
    kept = {each.id for each in _evidence(claims)}
    staying = {about_evidence(each.id) for each in _evidence(details) if each.id not in kept}
    for each in found:
        if " ".join(each.about.split()[:2]) not in staying:
            yield each


def _notes(details: Iterable[ClaimDetail]) -> int:
    return sum(bool(each.private_note) for each in _evidence(details))


def _evidence(details: Iterable[ClaimDetail]) -> Iterator[Evidence]:
    for each in details:
        yield from each.evidence
