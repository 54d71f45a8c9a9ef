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
         WHERE evidence.source = source.id AND article.deleted_at IS NULL)
    FROM source
"""

_LAST_USE = "(SELECT max(evidence.id) FROM evidence WHERE evidence.source = source.id)"

RECENT = 500
"""Attachments looked through first: who types an address anew mostly means one of the day."""

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


def sources_like(connection: Connection, words: str, limit: int) -> list[Source]:
    """Sources that have every one of `words` in title, address, author or publisher, the one
    attached last first; `%` and `_` stand for themselves.
    """
    patterns = [f"%{_literally(word)}%" for word in words.split()]
    where = " AND ".join([_HAS_WORD] * len(patterns)) or "TRUE"
    values = [pattern for pattern in patterns for _column in range(4)]
    recent = _matching(connection, f"{where} AND {_RECENT}", (*values, RECENT), limit)
    return recent if len(recent) == limit else _matching(connection, where, values, limit)


def last_source(connection: Connection, article: int) -> Source | None:
    """The source that was attached last to a claim of the article."""
    row = connection.execute(_LAST_ON_ARTICLE, (article,)).fetchone()
    return source(connection, row[0]) if row else None


def _matching(
    connection: Connection, where: str, values: Sequence[object], limit: int
) -> list[Source]:
    query = f"""
        SELECT id FROM source WHERE {where}
        ORDER BY {_LAST_USE} DESC NULLS LAST, source.id DESC LIMIT ?
    """
    ids = [row[0] for row in connection.execute(query, (*values, limit))]
    return [source(connection, found) for found in ids]


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _make(row: Sequence[object]) -> Source:
    found = Source._make(row)
    return found._replace(sensitive=bool(found.sensitive))
