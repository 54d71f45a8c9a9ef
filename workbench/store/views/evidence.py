"""Evidence: the sources on a claim."""

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any

from workbench.model.views import Evidence
from workbench.store.views.links import health_of
from workbench.store.views.moments import moment

_LAST_CAPTURED = """
    (SELECT capture.at FROM capture WHERE capture.source = source.id
     ORDER BY capture.id DESC LIMIT 1)"""

_EVIDENCE = f"""
    SELECT evidence.id, evidence.claim, evidence.source,
        CASE WHEN evidence.url <> '' THEN evidence.url ELSE source.url END,
        source.canonical_url, source.title, source.kind, source.author, source.publisher,
        source.published_on, evidence.stance, evidence.supplied_by, evidence.passage,
        evidence.locator, evidence.passage_match, evidence.note, evidence.position,
        evidence.passage = '' AND (evidence.locator = '' OR evidence.note = ''),
        evidence.private_note, source.origin, source.primary_source, source.sensitive,
        evidence.text_sha256 IS NOT NULL,
        evidence.text_sha256 IS NOT NULL AND evidence.gone_in IS NOT NULL,
        {moment("(SELECT at FROM capture WHERE capture.id = evidence.capture)")},
        {moment(_LAST_CAPTURED)}, evidence.capture
    FROM {{claims}} JOIN source ON source.id = evidence.source
    WHERE {{which}} ORDER BY evidence.position, evidence.id
"""

_OF_CLAIM = _EVIDENCE.format(claims="evidence", which="evidence.claim = ?")
_OF_ARTICLE = _EVIDENCE.format(
    claims="claim JOIN evidence ON evidence.claim = claim.id", which="claim.article = ?"
)

_SOURCES = """
    SELECT evidence.source FROM evidence WHERE evidence.claim = ?
    ORDER BY evidence.position, evidence.id
"""


def of_claim(
    connection: Connection, claim: int, source_numbers: Mapping[int, int]
) -> list[Evidence]:
    """The evidence of a claim in its order; the address is the one it was attached with."""
    return _read(connection, _OF_CLAIM, claim, source_numbers)


def of_article(
    connection: Connection, article: int, source_numbers: Mapping[int, int]
) -> list[Evidence]:
    """The same of all claims of an article: each claim's in its order."""
    return _read(connection, _OF_ARTICLE, article, source_numbers)


def sources_of(connection: Connection, claim: int) -> list[int]:
    """The sources on a claim in their order."""
    return [source for (source,) in connection.execute(_SOURCES, (claim,))]


def _read(
    connection: Connection, question: str, of: int, source_numbers: Mapping[int, int]
) -> list[Evidence]:
    rows = connection.execute(question, (of,)).fetchall()
    healths = health_of(connection, {row[2] for row in rows})
    return [_evidence(row, source_numbers[row[2]], healths[row[2]].state) for row in rows]


def _evidence(row: Any, number: int, health: str) -> Evidence:
    is_primary = None if row[20] is None else bool(row[20])
    flags = (bool(flag) for flag in row[21:24])
    said = (bool(row[17]), *row[18:20], is_primary, *flags, *row[24:26], health, row[26])
    return Evidence._make((*row[:3], number, *row[3:17], *said))
