"""Views as the plain values that `--json` prints; the names are those of the design, section 8."""

from collections.abc import Iterable
from typing import Any

from workbench.model.archives import ArchiveRow
from workbench.model.link_views import LinkRow
from workbench.model.queries import Asked, Query
from workbench.model.revisions import PlacedMark
from workbench.model.states import ClaimState
from workbench.model.views import (
    ActionRow,
    ArticleRow,
    Change,
    ClaimDetail,
    Evidence,
    Mark,
    Verdict,
)

Shape = dict[str, Any]


def article(row: ArticleRow) -> Shape:
    """`changed` counts the claims that a new text changed, whatever their state; the other counts
    are without them, as in the library.
    """
    counts = {str(state): row.apart(state) for state in ClaimState}
    return {**row._asdict(), **counts, "changed": sum(row.changed.values())}


def claim(detail: ClaimDetail, lost: Iterable[PlacedMark] = (), *, waits: bool = False) -> Shape:
    """A claim with all that hangs on it; `rating` is null while it is open. Behind its marks stand
    those of `lost` that are its own; it `waits` where a new text changed what its verdict is about.
    """
    row = detail.claim
    latest = detail.verdict
    return {
        **row._asdict(),
        "text_changed": waits,
        "readings": row.readings._asdict() if row.readings else None,
        "rationale": latest.rationale if latest and row.rating is not None else "",
        "proposed": detail.proposed,
        "verdicts": [verdict(one) for one in detail.verdicts],
        "marks": [
            *(mark(one) for one in detail.marks),
            *(mark(one) for one in lost if one.claim == row.id),
        ],
        "sources": [source(one) for one in detail.evidence],
        "asked": [query(one) for one in detail.queries],
    }


def verdict(row: Verdict) -> Shape:
    return row._asdict()


def mark(row: Mark | PlacedMark) -> Shape:
    return {
        "id": row.id,
        "start": row.start,
        "end": row.end,
        "status": row.status,
        "exact": row.exact,
        "prefix": row.prefix,
        "suffix": row.suffix,
    }


def source(row: Evidence) -> Shape:
    """A source as it stands on a claim: `id` is the source's, `evidence` that of the tie."""
    shape = row._asdict()
    shape["evidence"] = shape.pop("id")
    shape["id"] = shape.pop("source")
    return shape


def action(row: ActionRow, changes: list[Change]) -> Shape:
    return {**row._asdict(), "changes": [change._asdict() for change in changes]}


def query(row: Query) -> Shape:
    """A query; `claim` is the number of its claim, `address` what `workbench answer` takes."""
    shape = row._asdict()
    shape["claim"] = shape.pop("claim_number")
    return {**shape, "address": f"{row.article}/q{row.number}"}


def asked(entry: Asked) -> Shape:
    """A query with its words as they stand now, and the sentence that they are in."""
    sentence = f"{entry.before}{entry.words}{entry.after}"
    return {**query(entry.query), "words": entry.words, "sentence": sentence}


def link(row: LinkRow) -> Shape:
    """A source's link: `at` is when it was looked at last, `outcome` what that look found."""
    health = row.health
    return {
        "id": row.source,
        "url": row.url,
        "title": row.title,
        "health": health.state,
        "outcome": row.outcome or None,
        "http_status": health.http_status,
        "detail": health.detail,
        "at": health.checked_at or None,
        "failures": health.failures,
        "since": health.since or None,
    }


def archived(row: ArchiveRow) -> Shape:
    """A source's archived copy: `at` is when that was made, `next_at` when it is asked again."""
    return {
        "id": row.source,
        "url": row.url,
        "title": row.title,
        "outcome": row.outcome,
        "archived_url": row.archived_url or None,
        "at": row.at or None,
        "detail": row.detail,
        "next_at": row.next_at or None,
    }
