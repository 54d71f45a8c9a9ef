"""What claims stand on: their evidence, and which of its sources go back to one."""

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from workbench.model.evidence_views import Ground, Override, SharedText
from workbench.store.views.moments import moment

_NEWEST_TEXT = """
    SELECT capture_text.id FROM capture JOIN capture_text ON capture_text.capture = capture.id
    WHERE capture.source = source.id ORDER BY capture.id DESC, capture_text.id DESC LIMIT 1
"""

_GROUNDS = f"""
    SELECT evidence.id, evidence.claim, source.id, evidence.stance, evidence.supplied_by,
        (evidence.passage <> '' AND evidence.passage_match <> 'absent')
            OR (evidence.locator <> '' AND evidence.note <> ''),
        source.primary_source, source.origin,
        CASE WHEN coalesce(newest.canonical_url, '') <> ''
            THEN newest.canonical_url ELSE source.canonical_url END,
        source.url, coalesce(newest.credit, ''), coalesce(newest.length, 0)
    FROM {{claims}} JOIN evidence ON evidence.claim = {{claim}}
    JOIN source ON source.id = evidence.source
    LEFT JOIN capture_text newest ON newest.id = ({_NEWEST_TEXT})
    {{which}} ORDER BY evidence.claim, evidence.position, evidence.id
"""

_OF_CLAIMS = _GROUNDS.format(claims="json_each(?) asked", claim="asked.value", which="")
_OF_ARTICLE = _GROUNDS.format(claims="claim", claim="claim.id", which="WHERE claim.article = ?")

_SHARED = """
    SELECT shared_text.source, shared_text.other, shared_text.percent
    FROM json_each(:sources) asked JOIN shared_text ON shared_text.source = asked.value
    WHERE shared_text.other IN (SELECT value FROM json_each(:sources)) AND shared_text.percent > 0
    ORDER BY shared_text.source, shared_text.other
"""

_OVERRIDES = f"""
    SELECT claim, rule, reason, "by", {moment("at")}, about FROM override
    WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY id
"""

_OVERRIDES_OF_ARTICLE = f"""
    SELECT claim, rule, reason, "by", {moment("at")}, about FROM override
    LEFT JOIN claim ON claim.id = override.claim
    WHERE coalesce(claim.article, override.article) = ? ORDER BY override.id
"""


def of_claims(connection: Connection, claims: Iterable[int]) -> list[Ground]:
    """The evidence on these claims, claim by claim in their order of ids."""
    return _grounds(connection.execute(_OF_CLAIMS, (json.dumps(list(claims)),)))


def of_article(connection: Connection, article: int) -> list[Ground]:
    """The evidence on all claims of an article."""
    return _grounds(connection.execute(_OF_ARTICLE, (article,)))


def shared_texts(connection: Connection, sources: Iterable[int]) -> list[SharedText]:
    """The pairs among these sources whose captured texts are one."""
    values = {"sources": json.dumps(list(sources))}
    return [SharedText._make(row) for row in connection.execute(_SHARED, values)]


def overrides(connection: Connection, claims: Iterable[int]) -> list[Override]:
    """The rules that were set aside for these claims."""
    found = connection.execute(_OVERRIDES, (json.dumps(list(claims)),))
    return [Override._make(row) for row in found]


def overrides_of_article(connection: Connection, article: int) -> list[Override]:
    """The rules that were set aside for claims of an article, and for the whole of it."""
    return [Override._make(row) for row in connection.execute(_OVERRIDES_OF_ARTICLE, (article,))]


def _grounds(rows: Iterable[Any]) -> list[Ground]:
    return [
        Ground._make((*row[:5], bool(row[5]), None if row[6] is None else bool(row[6]), *row[7:]))
        for row in rows
    ]
