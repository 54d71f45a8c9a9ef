"""Which reader a file needs that offers claims: told by its content, and by its name where that
says nothing.
"""

import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from workbench.model.errors import UnreadableInput, UsageError
from workbench.model.offers import Offer
from workbench.model.records import is_record
from workbench.model.taking_in import OfferFile

_REVIEW = b"ClaimReview"
_SCRIPT = re.compile(rb"<script[^>]{1,200}ld\+json", re.IGNORECASE)
"""Markup for a page also stands in files of other kinds, to be put into one."""

_TABLES = (".csv", ".tsv", ".tab")
_NEITHER = (
    "Readable are Word with comments, Markdown with footnotes, HTML with links, ClaimReview, "
    "web annotations and CSV."
)


def load(path: Path, columns: Mapping[str, str] | None = None) -> OfferFile:
    """What a file offers; for any thread, it may take a while. UnreadableInput where it is no file
    of that sort.

    Of a table, `columns` says for some fields the heading that they stand under; UsageError where
    it has none such.
    """
    from workbench.documents import reading

    return read(reading.load(path), path.name, columns)


def read(body: bytes, name: str, columns: Mapping[str, str] | None = None) -> OfferFile:
    """The same of bytes that were read from a file of this name."""
    from workbench.documents import reading
    from workbench.documents.formats import find_format

    try:
        if not body:
            from workbench.documents import refusals

            raise refusals.empty()
        if is_record(body):
            from workbench.documents import refusals

            raise refusals.whole_check()
        if _is_json(body):
            return OfferFile(name, _json(body, name))
        kind = find_format(body, name)
        if _REVIEW in body and (kind == "html" or _SCRIPT.search(body)):
            return OfferFile(name, _review(body, name))
        if kind == "plain" and PurePath(name).suffix.lower() in _TABLES:
            return _table(body, name, columns or {})
        return _draft(kind, body, name)
    except UnreadableInput as error:
        if error.message.startswith(name):
            raise
        raise reading.about(name, error) from error


def offered_in(path: Path) -> OfferFile | None:
    """The same of a file that may offer nothing: then None. For any thread."""
    try:
        found = load(path)
    except (UnreadableInput, UsageError):  # whoever imports it is told what it is not
        return None
    return found if found.offer.claims else None


def _is_json(body: bytes) -> bool:
    from workbench.documents.formats import narrowed

    return narrowed(body[:256]).lstrip().startswith((b"{", b"["))


def _json(body: bytes, name: str) -> Offer:
    from workbench.exchange import claim_review_reading, web_annotations_reading

    readers = (web_annotations_reading.offered, claim_review_reading.offered)
    for offered in readers:
        try:
            return offered(body, name)
        except UnreadableInput:
            continue
    raise UnreadableInput(f"{name} has neither annotations nor ClaimReview.", _NEITHER)


def _review(body: bytes, name: str) -> Offer:
    from workbench.exchange import claim_review_reading

    return claim_review_reading.offered(body, name)


def _table(body: bytes, name: str, columns: Mapping[str, str]) -> OfferFile:
    """Rows as claims, by the headings that are known, those that were named before all."""
    from workbench.exchange import spreadsheet_reading as rows

    guessed = rows.columns(body, name).guessed
    mapping = {
        heading: field
        for heading, field in guessed.items()
        if field in rows.SEVERAL or field not in columns
    }
    mapping |= {heading: field for field, heading in columns.items()}
    return OfferFile(name, rows.offered(body, name, mapping), columns=mapping)


def _draft(kind: str, body: bytes, name: str) -> OfferFile:
    """An article with the writer's notes; its text is the one that importing the file gives."""
    from workbench.exchange import html_draft, markdown_draft, word_draft
    from workbench.workspace.reading import read_input

    readers = {
        "markdown": markdown_draft.offered,
        "plain": markdown_draft.offered,
        "html": html_draft.offered,
        "zip": word_draft.offered,
    }
    if kind not in readers:
        suffix = PurePath(name).suffix or "of this kind"
        raise UnreadableInput(f"{name}: no claims are read out of a file {suffix}.", _NEITHER)
    offer = readers[kind](body, name)
    imported = read_input(body, name, name)
    if not offer.claims and not offer.left_aside:
        raise UnreadableInput(
            f"{name} has no comments, footnotes or links: nothing to take in as claims.",
            "To bring in the article alone: workbench import.",
        )
    return OfferFile(name, offer._replace(text=imported.text), imported)
