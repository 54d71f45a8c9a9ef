"""CSV (RFC 4180): a row a claim, in the article's order, as line-by-line checks keep them."""

import csv
from collections.abc import Iterable
from io import StringIO

from workbench.exchange.spreadsheet_cells import SourceCell, defused, source_lines
from workbench.model.handover import CHANGED, Exported, ExportedFile, Handover
from workbench.model.queries import Query
from workbench.model.states import Stance
from workbench.model.views import ClaimDetail, Evidence

FILE = "claims.csv"
SOURCES = "sources (stance | title | address | locator | passage | note)"
HEADINGS = (
    *("number", "words", "restated", "claimant", "claimed on", "kind", "priority", "flags"),
    *("state", "rating", "rationale", "checked by", "checked at", "round"),
    *(SOURCES, "queries", "proposed wording", "start", "end"),
)
_MARK = "\ufeff"
"""By which spreadsheets know that a file is UTF-8."""


def export(handover: Handover) -> Exported:
    """One file; its cells are text, and none of them is a formula."""
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    for detail in sorted(handover.claims, key=_place):
        rows.writerow(map(defused, _row(handover, detail)))
    body = f"{_MARK}{written.getvalue()}".encode()
    return Exported((ExportedFile(FILE, body),))


def _place(detail: ClaimDetail) -> tuple[bool, int, int]:
    """By where a claim stands; those that the text has lost come last."""
    start = detail.claim.start
    return start < 0, start, detail.claim.number


def _row(handover: Handover, detail: ClaimDetail) -> list[str]:
    claim, verdict = detail.claim, detail.verdict
    rating = handover.article.scale.rating((verdict and verdict.rating) or "")
    mark = detail.marks[0] if detail.marks else None
    return [
        str(claim.number),
        claim.quote,
        claim.restated,
        claim.claimant,
        claim.claimed_on,
        claim.kind,
        str(claim.priority),
        ", ".join(claim.flags),
        _state(handover.state_of(claim), claim.waiting_on),
        rating.label if rating else (verdict and verdict.rating) or "",
        verdict.rationale if verdict else "",
        verdict.by if verdict else "",
        f"{verdict.at[:19]}Z" if verdict else "",
        verdict.round if verdict else "",
        source_lines(map(_source, detail.evidence)),
        _queries(detail.queries),
        detail.proposed,
        str(mark.start) if mark else "",
        str(mark.end) if mark else "",
    ]


def _state(state: str, waiting_on: str) -> str:
    """On whom it waits, too, unless a new text changed it: then it waits on whoever looks at it."""
    return f"{state}, on {waiting_on}" if waiting_on and state != CHANGED else state


def _source(evidence: Evidence) -> SourceCell:
    notes = (evidence.note, evidence.private_note)
    return SourceCell(
        "" if evidence.stance == Stance.NONE else evidence.stance,
        evidence.title or ("" if evidence.url else evidence.kind),
        evidence.url,
        evidence.locator,
        evidence.passage,
        "\n".join(filter(None, notes)),
    )


def _queries(queries: Iterable[Query]) -> str:
    """A line for each query, with what was answered."""
    return "\n".join(
        f"q{each.number} to {each.asks}, {each.state}: {each.question or each.proposed or ''}"
        f"{f' / {each.answer}' if each.answer else ''}"
        for each in queries
    )
