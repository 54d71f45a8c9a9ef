"""The sources of an article as a list shows them, those to be fetched, and the archive queue."""

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any

from workbench.model.evidence_views import ArchiveJob, ArticleSource, ToFetch
from workbench.store.views.links import health_of
from workbench.store.views.moments import moment

_SOURCES = f"""
    SELECT source.id, 0, source.kind, source.url, source.canonical_url, source.title,
        source.author, source.publisher, source.published_on, source.note, source.origin,
        source.primary_source, source.sensitive, count(*), count(evidence.text_sha256),
        count(CASE WHEN evidence.text_sha256 IS NOT NULL THEN evidence.gone_in END),
        (SELECT count(*) FROM capture WHERE capture.source = source.id),
        {moment("(SELECT at FROM capture WHERE capture.id = newest)")}, newest
    FROM (SELECT evidence.*, (SELECT max(id) FROM capture
            WHERE capture.source = evidence.source) AS newest
        FROM claim JOIN evidence ON evidence.claim = claim.id WHERE claim.article = ?) evidence
    JOIN source ON source.id = evidence.source
    GROUP BY source.id
"""

_TO_FETCH = """
    SELECT source.id, source.url, source.title,
        (SELECT count(*) FROM capture WHERE capture.source = source.id)
    FROM source WHERE source.url <> '' AND (:sensitive OR NOT source.sensitive) AND {which}
    ORDER BY source.id
"""
_ON_ARTICLE = """source.id IN (SELECT evidence.source FROM claim
    JOIN evidence ON evidence.claim = claim.id WHERE claim.article = :id)"""
_ON_CLAIM = "source.id IN (SELECT evidence.source FROM evidence WHERE evidence.claim = :id)"
_ITSELF = "source.id = :id"
_ANY = "source.id IN (SELECT evidence.source FROM evidence)"

_JOBS = f"""
    SELECT archive_job.id, source.id, source.url, source.title, service, wish, state, attempts,
        {moment("next_at")}, archive_job.url, {moment("archived_at")}, archive_job.detail
    FROM archive_job JOIN source ON source.id = archive_job.source
    WHERE {{which}} ORDER BY archive_job.id
"""

_FETCHING = "SELECT fetching FROM article WHERE id = ? AND deleted_at IS NULL"


def of_article(
    connection: Connection, article: int, numbers: Mapping[int, int]
) -> list[ArticleSource]:
    """The sources on an article's claims, by their numbers there."""
    rows = connection.execute(_SOURCES, (article,)).fetchall()
    healths = health_of(connection, [row[0] for row in rows])
    found = [_source(row, numbers)._replace(health=healths[row[0]]) for row in rows]
    return sorted(found, key=lambda source: source.number)


def to_fetch_of_article(connection: Connection, article: int | None) -> list[ToFetch]:
    """The sources with an address on an article's claims, or on any; no sensitive ones."""
    which = _ANY if article is None else _ON_ARTICLE
    return _to_fetch(connection, which, {"id": article, "sensitive": False})


def to_fetch_of_claim(connection: Connection, claim: int) -> list[ToFetch]:
    """The sources with an address on a claim; no sensitive ones."""
    return _to_fetch(connection, _ON_CLAIM, {"id": claim, "sensitive": False})


def to_fetch(connection: Connection, source: int) -> ToFetch | None:
    """One source that a person named, also a sensitive one; None where it has no address."""
    found = _to_fetch(connection, _ITSELF, {"id": source, "sensitive": True})
    return found[0] if found else None


def archive_jobs(connection: Connection, article: int | None) -> list[ArchiveJob]:
    """The archive queue, of an article's sources or whole."""
    which = "TRUE" if article is None else _ON_ARTICLE
    found = connection.execute(_JOBS.format(which=which), {"id": article})
    return [ArchiveJob._make(row) for row in found]


def archive_jobs_of_source(connection: Connection, source: int) -> list[ArchiveJob]:
    """What archives were asked about a source."""
    found = connection.execute(_JOBS.format(which=_ITSELF), {"id": source})
    return [ArchiveJob._make(row) for row in found]


def fetching(connection: Connection, article: int) -> str:
    """The article's answer to whether its links are fetched, one of `states.Fetching`."""
    row = connection.execute(_FETCHING, (article,)).fetchone()
    return "" if row is None else str(row[0])


def _source(row: Any, numbers: Mapping[int, int]) -> ArticleSource:
    found = ArticleSource._make((*row, ArticleSource._field_defaults["health"]))
    return found._replace(
        number=numbers[found.id],
        primary=None if found.primary is None else bool(found.primary),
        sensitive=bool(found.sensitive),
    )


def _to_fetch(connection: Connection, which: str, values: dict[str, Any]) -> list[ToFetch]:
    rows = connection.execute(_TO_FETCH.format(which=which), values).fetchall()
    healths = health_of(connection, [row[0] for row in rows])
    return [
        ToFetch._make((*row, healths[row[0]].checked_at, healths[row[0]].state)) for row in rows
    ]
