"""Articles: the library's rows, and one article with its current text."""

import json
from sqlite3 import Connection

from workbench.model.errors import UnknownThing
from workbench.model.scale_texts import from_json, name_in
from workbench.model.spans import Locator
from workbench.model.states import ArticleState
from workbench.model.views import Article, ArticleRow
from workbench.store.views.moments import moment
from workbench.store.views.tokens import HOLE_ANYWHERE

CURRENT_REVISION = """
    (SELECT newest.id FROM revision newest WHERE newest.article = article.id
     ORDER BY newest.number DESC LIMIT 1)
"""

LAST_ACTION = "(SELECT max(action.id) FROM action WHERE action.article = article.id)"

_IN_LIBRARY = "article.deleted_at IS NULL AND (:put_away OR article.state <> :shelved)"

_LIBRARY = f"""
    SELECT article.id, article.title, article.byline, article.publisher, article.url,
        article.published_on, article.language, article.purpose, article.scale, article.state,
        revision.number, {moment("revision.imported_at")},
        {moment("latest.at")}, revision.id
    FROM article
    JOIN revision ON revision.id = {CURRENT_REVISION}
    LEFT JOIN action latest ON latest.id = {LAST_ACTION}
    WHERE {_IN_LIBRARY}
    ORDER BY latest.id DESC NULLS LAST, article.id DESC
"""

_CLAIM_COUNTS = """
    SELECT article, count(*), sum(state = 'open'), sum(state = 'waiting'),
        sum(state = 'settled'), sum(state = 'cut')
    FROM claim GROUP BY article
"""

_WAITED_FOR = """
    SELECT DISTINCT article, waiting_on FROM claim
    WHERE state = 'waiting' AND waiting_on <> '' ORDER BY article, waiting_on
"""

_HOLE_COUNTS = f"""
    SELECT token.revision, count(*) FROM token WHERE {HOLE_ANYWHERE} GROUP BY token.revision
"""

_ARTICLE = f"""
    SELECT article.id, article.title, article.byline, article.publisher, article.url,
        article.published_on, article.language, article.purpose, article.state, article.scale,
        revision.id, revision.number, revision.origin, {moment("revision.imported_at")},
        blob.content, revision.locators
    FROM article
    JOIN revision ON revision.id = {CURRENT_REVISION}
    JOIN blob ON blob.sha256 = revision.text_sha256
    WHERE article.id = ? AND article.deleted_at IS NULL
"""

_KNOWN = """
    SELECT revision.article, revision.number FROM revision
    JOIN article ON article.id = revision.article
    WHERE revision.text_sha256 = ? AND article.deleted_at IS NULL
    ORDER BY revision.id LIMIT 1
"""

_ORDER = f"""
    SELECT article.id,
        EXISTS (SELECT 1 FROM claim WHERE claim.article = article.id AND claim.state = 'open')
    FROM article WHERE {_IN_LIBRARY}
    ORDER BY {LAST_ACTION} DESC NULLS LAST, article.id DESC
"""


def articles(connection: Connection, put_away: bool) -> list[ArticleRow]:
    """The library, newest change first; with `put_away` the shelved articles too."""
    counts = {row[0]: row[1:] for row in connection.execute(_CLAIM_COUNTS)}
    holes = dict(connection.execute(_HOLE_COUNTS).fetchall())
    waited_for: dict[int, list[str]] = {}
    for article, whom in connection.execute(_WAITED_FOR):
        waited_for.setdefault(article, []).append(whom)
    return [
        ArticleRow._make(
            (
                *row[:8],
                name_in(row[8]),
                *row[9:11],
                *counts.get(row[0], (0, 0, 0, 0, 0)),
                holes.get(row[13], 0),
                ", ".join(waited_for.get(row[0], ())),
                *row[11:13],
            )
        )
        for row in connection.execute(_LIBRARY, _library_bounds(put_away))
    ]


def article(connection: Connection, article_id: int) -> Article:
    """The article with its current revision's text.

    Raises UnknownThing where there is none, or it was deleted.
    """
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no article {article_id}.", "`workbench articles` lists them.")
    locators = tuple(Locator(start, label) for start, label in json.loads(row[15]))
    return Article._make((*row[:9], from_json(row[9]), *row[10:14], row[14].decode(), locators))


def known_article(connection: Connection, text_sha256: str) -> tuple[int, int] | None:
    """The article, not deleted, and the number of its revision that has this text."""
    row = connection.execute(_KNOWN, (text_sha256,)).fetchone()
    return (row[0], row[1]) if row else None


def neighbour_with_open(connection: Connection, article_id: int, step: int) -> int | None:
    """The nearest article after (`step` 1) or before (-1) this one in the library's order that has
    open claims; None where there is none on that side.
    """
    rows = connection.execute(_ORDER, _library_bounds(put_away=False)).fetchall()
    ids = [row[0] for row in rows]
    place = ids.index(article_id) if article_id in ids else (-1 if step > 0 else len(ids))
    side = rows[place + 1 :] if step > 0 else rows[:place][::-1] if place > 0 else []
    return next((found for found, has_open in side if has_open), None)


def _library_bounds(put_away: bool) -> dict[str, object]:
    return {"put_away": put_away, "shelved": str(ArticleState.SHELVED)}
