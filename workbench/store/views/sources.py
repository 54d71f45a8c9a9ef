"""Sources: one by id, the ones that typed words point at, the one used last."""

from collections.abc import Sequence
from sqlite3 import Connection

from workbench.model.errors import UnknownThing
from workbench.model.views import Source

_ROW = """
    SELECT source.id, source.kind, source.url, source.canonical_url, source.title, source.author,
        source.publisher, source.published_on, source.note, source.sensitive,
        (SELECT count(*) FROM evidence JOIN claim ON claim.id = evidence.claim
         JOIN article ON article.id = claim.article
         WHERE evidence.source = source.id AND article.deleted_at IS NULL),
        source.origin, source.primary_source
    FROM source
"""

_LAST_USE = "(SELECT max(evidence.id) FROM evidence WHERE evidence.source = source.id)"

RECENT = 500
"""Attachments looked through first: who types an address anew mostly means one of the day."""

PART = 2_000
"""Sources looked through at once: 2 ms."""

_RECENT = "source.id IN (SELECT source FROM evidence ORDER BY id DESC LIMIT ?)"

_HAS_WORD = """
    (source.title LIKE ? ESCAPE '\\' OR source.url LIKE ? ESCAPE '\\'
     OR source.author LIKE ? ESCAPE '\\' OR source.publisher LIKE ? ESCAPE '\\')
"""

_LAST_ON_ARTICLE = """
    SELECT evidence.source FROM evidence WHERE evidence.id =
        (SELECT max(evidence.id) FROM claim JOIN evidence ON evidence.claim = claim.id
         WHERE claim.article = ?)
"""


def source(connection: Connection, source_id: int) -> Source:
    """The source with that id; raises UnknownThing where there is none."""
    row = connection.execute(f"{_ROW} WHERE source.id = ?", (source_id,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no source {source_id}.")
    return _make(row)


def recent_like(connection: Connection, words: str, limit: int) -> list[Source]:
    """As `like`, of the sources that were attached lately."""
    where, values = _has_words(words)
    query = f"""
        SELECT id FROM source WHERE {where} AND {_RECENT}
        ORDER BY {_LAST_USE} DESC, source.id DESC LIMIT ?
    """
    found = connection.execute(query, (*values, RECENT, limit)).fetchall()
    return [source(connection, row[0]) for row in found]


def like(connection: Connection, words: str, first: int, limit: int) -> list[tuple[int, int]]:
    """The sources with ids from `first` on, PART of them, that have every one of `words` in title,
    address, author or publisher: the last attachment of each and its id, the `limit` attached last
    first. `%` and `_` stand for themselves.
    """
    where, values = _has_words(words)
    query = f"""
        SELECT coalesce({_LAST_USE}, 0), source.id FROM source
        WHERE source.id >= ? AND source.id < ? AND {where} ORDER BY 1 DESC, 2 DESC LIMIT ?
    """
    return connection.execute(query, (first, first + PART, *values, limit)).fetchall()


def last_id(connection: Connection) -> int:
    """The greatest id of a source, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM source").fetchone()[0])


def source_at(connection: Connection, canonical_url: str) -> Source | None:
    """The source with that canonical address."""
    query = f"{_ROW} WHERE source.canonical_url = ? AND source.canonical_url <> ''"
    row = connection.execute(query, (canonical_url,)).fetchone()
    return _make(row) if row else None


def last_source(connection: Connection, article: int) -> Source | None:
    """The source that was attached last to a claim of the article."""
    row = connection.execute(_LAST_ON_ARTICLE, (article,)).fetchone()
    return source(connection, row[0]) if row else None


def _has_words(words: str) -> tuple[str, list[str]]:
    """The condition that a source has all these words, and its values."""
    patterns = [f"%{_literally(word)}%" for word in words.split()]
    where = " AND ".join([_HAS_WORD] * len(patterns)) or "TRUE"
    return where, [pattern for pattern in patterns for _column in range(4)]


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _make(row: Sequence[object]) -> Source:
    found = Source._make(row)
    primary = None if found.primary is None else bool(found.primary)
    return found._replace(sensitive=bool(found.sensitive), primary=primary)
