"""A packet's lists for programs: sources, queries, corrections and the history, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.exchange.page_parts import cited
from workbench.model.evidence_views import Capture
from workbench.model.handover import Handover, Step
from workbench.model.queries import Asked
from workbench.model.sign_offs import Correction
from workbench.model.views import Evidence

Shape = dict[str, Any]


def sources(handover: Handover, files: Mapping[int, str]) -> list[Shape]:
    """The sources by number, with what each says to which claim; `files` hold their captures."""
    return [
        {
            "number": each.record.source.number,
            **_chosen(each.record.source, _SOURCE),
            "health": each.record.source.health._asdict(),
            "archive_url": each.record.archive_url,
            "archived": [
                {"url": job.archived_url, "at": job.archived_at, "service": job.service}
                for job in each.record.archived
                if job.archived_url
            ],
            "captures": [_capture(one, files[one.id]) for one in each.record.captures],
            "claims": [{"claim": number, **_evidence(piece)} for number, piece in each.uses],
        }
        for each in cited(handover)
    ]


def queries(asked: Iterable[Asked]) -> list[Shape]:
    """The queries, with the words as they stand now and the sentence that they are in."""
    return [
        {
            "number": each.query.number,
            "claim": each.query.claim_number,
            "words": each.words,
            "sentence": f"{each.before}{each.words}{each.after}",
            **_chosen(each.query, _QUERY),
        }
        for each in asked
    ]


def corrections(made: Iterable[Correction]) -> list[Shape]:
    """What was changed after a sign-off."""
    return [
        {"number": each.number, "claim": each.claim_number, **_chosen(each, _CORRECTION)}
        for each in made
    ]


def step(one: Step) -> Shape:
    """What was done, as `workbench history --json` has it; ids are those of the file it is from."""
    return {**one.action._asdict(), "changes": [each._asdict() for each in one.changes]}


_SOURCE = (
    *("kind", "url", "canonical_url", "title", "author", "publisher", "published_on", "note"),
    *("origin", "primary", "sensitive"),
)
_EVIDENCE = (
    *("stance", "passage", "match", "locator", "note", "private_note", "supplied_by", "unread"),
    *("pinned", "gone"),
)
_CAPTURE = ("at", "how", "status", "url", "final_url", "sha256", "media_type", "charset", "size")
_QUERY = (
    *("to_whom", "whom", "asked_by", "asked_at", "due_on", "question", "exact", "status"),
    *("proposed", "state", "answer", "answered_at", "applied_in"),
)
_CORRECTION = ("kind", "revision", "old", "new", "public_wording", "by", "at")


def _chosen(row: Any, names: Iterable[str]) -> Shape:
    return {name: getattr(row, name) for name in names}


def _evidence(piece: Evidence) -> Shape:
    return {**_chosen(piece, _EVIDENCE), "captured_at": piece.found_at}


def _capture(capture: Capture, file: str) -> Shape:
    return {**_chosen(capture, _CAPTURE), "file": file}
