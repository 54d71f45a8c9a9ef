"""Articles: the library's rows, and one article with its current text."""

import json
from collections.abc import Sequence
from sqlite3 import Connection

from workbench.model.errors import UnknownThing
from workbench.model.scale_texts import from_json, name_in
from workbench.model.spans import Locator
from workbench.model.states import ArticleState
from workbench.model.views import Article, ArticleRow
from workbench.store.views import tokens
from workbench.store.views.moments import moment

CURRENT_REVISION = """
    (SELECT newest.id FROM revision newest WHERE newest.article = article.id
     ORDER BY newest.number DESC LIMIT 1)
"""

LAST_ACTION = "(SELECT max(action.id) FROM action WHERE action.article = article.id)"

_IN_LIBRARY = "article.deleted_at IS NULL AND (:put_away OR article.state <> :shelved)"

_LISTED = "(SELECT value FROM json_each(?))"

_ROWS = f"""
    SELECT article.id, article.title, article.byline, article.publisher, article.url,
        article.published_on, article.language, article.purpose, article.scale, article.state,
        revision.number, {moment("revision.imported_at")},
        {moment("latest.at")}, revision.id
    FROM article
    JOIN revision ON revision.id = {CURRENT_REVISION}
    LEFT JOIN action latest ON latest.id = {LAST_ACTION}
    WHERE article.id IN {_LISTED} AND article.deleted_at IS NULL
"""

_CLAIM_COUNTS = f"""
    SELECT article, count(*), sum(state = 'open'), sum(state = 'waiting'),
        sum(state = 'settled'), sum(state = 'cut')
    FROM claim WHERE article IN {_LISTED} GROUP BY article
"""

_WAITED_FOR = f"""
    SELECT DISTINCT article, waiting_on FROM claim
    WHERE article IN {_LISTED} AND state = 'waiting' AND waiting_on <> ''
    ORDER BY article, waiting_on
"""

_TOUCHED = """
    SELECT article FROM action WHERE id > :since AND article IS NOT NULL
    UNION
    SELECT "row" FROM "change" WHERE action > :since AND +table_name = 'article'
    UNION
    SELECT claim.article FROM "change" JOIN claim ON claim.id = "change".claim
    WHERE "change".action > :since
    UNION
    SELECT revision.article FROM "change" JOIN token ON token.id = "change"."row"
    JOIN revision ON revision.id = token.revision
    WHERE "change".action > :since AND +"change".table_name = 'token'
"""

_LAST_ACTIONS = f"SELECT article.id, coalesce({LAST_ACTION}, 0) FROM article WHERE id IN {_LISTED}"

_RECENT = "SELECT article FROM action WHERE article IS NOT NULL ORDER BY id DESC LIMIT ?"

RECENT = 2_000
"""Actions looked through for the articles that were changed last: 0.4 ms."""

AT_ONCE = 500
"""Articles whose rows are read with one query for each table."""

PIECE = 65_536
"""Bytes of a text that are decoded at once."""

_ARTICLE = f"""
    SELECT article.id, article.title, article.byline, article.publisher, article.url,
        article.published_on, article.language, article.purpose, article.state, article.scale,
        revision.id, revision.number, revision.origin, {moment("revision.imported_at")},
        blob.rowid, revision.locators
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
    SELECT article.id FROM article WHERE {_IN_LIBRARY}
    ORDER BY {LAST_ACTION} DESC NULLS LAST, article.id DESC
"""

_HAS_OPEN = "SELECT 1 FROM claim WHERE article = ? AND state = 'open' LIMIT 1"


def articles(connection: Connection, put_away: bool) -> list[ArticleRow]:
    """The library, newest change first; with `put_away` the shelved articles too."""
    ids = order(connection, put_away)
    parts = (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
    return [row for part in parts for row in rows_of(connection, part)]


def order(connection: Connection, put_away: bool) -> list[int]:
    """The ids of the library's articles, newest change first."""
    return [row[0] for row in connection.execute(_ORDER, _library_bounds(put_away))]


def last_article(connection: Connection) -> int:
    """The greatest id of an article, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0])


def last_actions(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The newest action on each of these articles, 0 where there is none."""
    return dict(connection.execute(_LAST_ACTIONS, (json.dumps(ids),)).fetchall())


def recent(connection: Connection, limit: int) -> list[int]:
    """The ids of the articles that were changed last, newest first: `limit` of them, or fewer.

    Deleted ones are among them.
    """
    found = connection.execute(_RECENT, (RECENT,))
    return list(dict.fromkeys(row[0] for row in found))[:limit]


def rows_of(connection: Connection, ids: Sequence[int]) -> list[ArticleRow]:
    """These articles as the library shows them, in this order; deleted ones are left out."""
    listed = (json.dumps(ids),)
    rows = {row[0]: row for row in connection.execute(_ROWS, listed)}
    counts = {row[0]: row[1:] for row in connection.execute(_CLAIM_COUNTS, listed)}
    holes = tokens.holes_of(connection, [row[13] for row in rows.values()])
    changed = _changed(connection, [row[13] for row in rows.values() if row[10] > 1])
    waited_for: dict[int, list[str]] = {}
    for article, whom in connection.execute(_WAITED_FOR, listed):
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
                changed.get(row[0], {}),
            )
        )
        for row in map(rows.get, ids)
        if row is not None
    ]


def _changed(connection: Connection, revisions: Sequence[int]) -> dict[int, dict[str, int]]:
    if not revisions:
        return {}
    from workbench.store.views.walk import waiting_by_state  # few articles have another text

    return waiting_by_state(connection, revisions)


def touched(connection: Connection, since: int) -> frozenset[int]:
    """The articles that actions after `since` changed, or what is shown of them in the library."""
    return frozenset(row[0] for row in connection.execute(_TOUCHED, {"since": since}))


def article(connection: Connection, article_id: int, part: int | None = None) -> Article:
    """The article with its current revision's text, or with at least the first `part` code points
    of it, to the end of a line.

    Raises UnknownThing where there is none, or it was deleted.
    """
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no article {article_id}.", "`workbench articles` lists them.")
    locators = tuple(Locator(start, label) for start, label in json.loads(row[15]))
    return Article._make(
        (*row[:9], from_json(row[9]), *row[10:14], _text(connection, row[14], part), locators)
    )


def _text(connection: Connection, blob: int, part: int | None) -> str:
    """Decoded piece by piece, which takes half as long as all at once."""
    pieces: list[str] = []
    wanted, rest = part, b""
    with connection.blobopen("blob", "content", blob, readonly=True) as content:
        while (wanted is None or wanted > 0) and (read := content.read(PIECE)):
            whole, feed, rest = (rest + read).rpartition(b"\n")
            pieces.append((whole + feed).decode())
            wanted = None if wanted is None else wanted - len(pieces[-1])
        if content.tell() == len(content):
            pieces.append(rest.decode())
    return "".join(pieces)


def known_article(connection: Connection, text_sha256: str) -> tuple[int, int] | None:
    """The article, not deleted, and the number of its revision that has this text."""
    row = connection.execute(_KNOWN, (text_sha256,)).fetchone()
    return (row[0], row[1]) if row else None


def neighbour_with_open(connection: Connection, article_id: int, step: int) -> int | None:
    """The nearest article after (`step` 1) or before (-1) this one in the library's order that has
    open claims; None where there is none on that side.
    """
    ids = order(connection, put_away=False)
    place = ids.index(article_id) if article_id in ids else (-1 if step > 0 else len(ids))
    side = ids[place + 1 :] if step > 0 else ids[:place][::-1] if place > 0 else []
    return next((one for one in side if connection.execute(_HAS_OPEN, (one,)).fetchone()), None)


def _library_bounds(put_away: bool) -> dict[str, object]:
    return {"put_away": put_away, "shelved": str(ArticleState.SHELVED)}
