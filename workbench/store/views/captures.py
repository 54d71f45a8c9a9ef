"""Captures of sources, what was read out of them, and the passages that are pinned in it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from workbench.model.errors import UnknownThing
from workbench.model.evidence_views import Capture, CaptureText, PinRow, SourceText
from workbench.model.spans import Locator
from workbench.store.views.moments import moment

_CAPTURE = f"""
    SELECT id, source, {moment("at")}, how, status, url, final_url, redirects, headers, sha256,
        media_type, charset, size, file_name, note
    FROM capture
"""

_TEXT = f"""
    SELECT capture_text.id, capture, {moment("capture_text.at")}, extractor, text_sha256, length,
        title, authors, published_on, modified_on, capture_text.site, canonical_url, language,
        is_paywalled, locators, credit, capture_text.note
    FROM capture_text
"""

_ON_ARTICLE = """
    source IN (SELECT evidence.source FROM claim JOIN evidence ON evidence.claim = claim.id
        WHERE claim.article = ?)
"""

_CONTENT = "SELECT content, coding FROM blob WHERE sha256 = ?"

# The newest capture may have no text at all; then the one before it is looked into.
_NEWEST_TEXT = """
    SELECT capture_text.id FROM capture JOIN capture_text ON capture_text.capture = capture.id
    WHERE capture.source = ? AND capture_text.length > 0
    ORDER BY capture.id DESC, capture_text.id DESC LIMIT 1
"""

_BESIDE = f"""
    SELECT beside.source, ({_NEWEST_TEXT.replace("= ?", "= beside.source").strip()})
    FROM (SELECT DISTINCT other.source FROM evidence mine JOIN claim ON claim.id = mine.claim
        JOIN claim also ON also.article = claim.article JOIN evidence other ON other.claim = also.id
        WHERE mine.source = :source AND other.source <> :source) beside
    ORDER BY beside.source
"""

_PIN = f"""
    SELECT evidence.id, evidence.claim, claim.number, claim.article, evidence.source,
        evidence.stance, evidence.passage, evidence.passage_match, evidence.passage_start,
        evidence.passage_end, coalesce(evidence.text_sha256, ''), evidence.capture,
        {moment("found.at")}, evidence.gone_in IS NOT NULL AND evidence.text_sha256 IS NOT NULL,
        evidence.gone_in
    FROM evidence JOIN claim ON claim.id = evidence.claim
    JOIN article ON article.id = claim.article
    LEFT JOIN capture found ON found.id = evidence.capture
"""

_OF_SOURCE = "WHERE evidence.source = ? AND article.deleted_at IS NULL ORDER BY evidence.id"
_OF_EVIDENCE = "WHERE evidence.id = ?"


def of_source(connection: Connection, source: int) -> list[Capture]:
    """The captures of a source with what was read out of them, newest first."""
    found = connection.execute(f"{_CAPTURE} WHERE source = ? ORDER BY id DESC", (source,))
    return _with_texts(connection, found.fetchall())


def of_article(connection: Connection, article: int) -> list[Capture]:
    """The captures of all sources of an article, newest first."""
    found = connection.execute(f"{_CAPTURE} WHERE {_ON_ARTICLE} ORDER BY id DESC", (article,))
    return _with_texts(connection, found.fetchall())


def capture(connection: Connection, identity: int) -> Capture:
    """One capture; UnknownThing where there is none."""
    row = connection.execute(f"{_CAPTURE} WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no capture {identity}.")
    return _with_texts(connection, [row])[0]


def content(connection: Connection, sha256: str) -> bytes:
    """The bytes that are kept under a sha256; UnknownThing where there are none."""
    row = connection.execute(_CONTENT, (sha256,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no content {sha256[:12]}….")
    from workbench.store.packing import unpack  # with what packs, which few readers need

    return unpack(*row)


def text(connection: Connection, capture_text: int) -> SourceText:
    """What was read out of a capture, with all about it; UnknownThing where there is none."""
    row = connection.execute(f"{_TEXT} WHERE capture_text.id = ?", (capture_text,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no text of a capture {capture_text}.")
    made = _text(row)
    of = capture(connection, made.capture)
    return SourceText(of.source, of, made, str(content(connection, made.text_sha256), "utf-8"))


def newest_text(connection: Connection, source: int) -> SourceText | None:
    """The text of a source to look into: of its newest capture that has one, by the newest
    extractor.
    """
    row = connection.execute(_NEWEST_TEXT, (source,)).fetchone()
    return None if row is None else text(connection, row[0])


def beside(connection: Connection, source: int) -> list[tuple[int, int | None]]:
    """The other sources on the articles that this one is on, each with its newest text's id."""
    return connection.execute(_BESIDE, {"source": source}).fetchall()


def pins_of_source(connection: Connection, source: int) -> list[PinRow]:
    """The evidence of a source, pinned or not, with the claims of all articles that it is on."""
    return [_pin(row) for row in connection.execute(f"{_PIN} {_OF_SOURCE}", (source,))]


def pin(connection: Connection, evidence: int) -> PinRow:
    """A piece of evidence with its place; UnknownThing where there is none."""
    row = connection.execute(f"{_PIN} {_OF_EVIDENCE}", (evidence,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no source on a claim {evidence} any more.")
    return _pin(row)


def _with_texts(connection: Connection, rows: Iterable[Any]) -> list[Capture]:
    captures = [_capture(row) for row in rows]
    texts: dict[int, list[CaptureText]] = defaultdict(list)
    question = f"""{_TEXT} WHERE capture IN (SELECT value FROM json_each(?))
        ORDER BY capture_text.id DESC"""
    for row in connection.execute(question, (json.dumps([each.id for each in captures]),)):
        texts[row[1]].append(_text(row))
    return [each._replace(texts=tuple(texts[each.id])) for each in captures]


def _capture(row: Any) -> Capture:
    made = Capture._make((*row, ()))
    return made._replace(
        redirects=tuple(json.loads(row[7])),
        headers=tuple((name, value) for name, value in json.loads(row[8])),
    )


def _text(row: Any) -> CaptureText:
    made = CaptureText._make(row)
    return made._replace(
        authors=tuple(json.loads(row[7])),
        is_paywalled=None if row[13] is None else bool(row[13]),
        locators=tuple(Locator(start, label) for start, label in json.loads(row[14])),
    )


def _pin(row: Any) -> PinRow:
    return PinRow._make((*row[:13], bool(row[13]), row[14]))
