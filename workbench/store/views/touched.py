"""What of an article was touched since an action, so that a window re-reads that and no more.

The unary plus keeps SQLite on the index of actions: by table it would read all of the history. A
cross join keeps what it joins behind the changes; newer versions would begin at the evidence.
"""

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from workbench.model.views import Touched
from workbench.store.views.history import last_action

# The numbers that the next claim and query will have change with each, and nobody is shown them.
_WITHOUT = "'$.next_claim', '$.next_query'"
_ARTICLE_CHANGED = f"""
    SELECT 1 FROM "change"
    WHERE action > :since AND (
        +table_name = 'article' AND "row" = :article
        AND coalesce(json_remove("after", {_WITHOUT}), '') <> '{{}}'
        AND ("before" IS NULL OR json_remove("before", {_WITHOUT}) <> '{{}}')
        OR +table_name = 'revision'
        AND json_extract(coalesce("after", "before"), '$.article') = :article)
    LIMIT 1
"""

# A claim that is gone has no row to say whose it was: then its action's article does.
_CLAIMS = """
    SELECT DISTINCT +"change".claim FROM "change"
    JOIN action ON action.id = "change".action
    LEFT JOIN claim ON claim.id = "change".claim
    WHERE "change".action > :since AND +"change".claim IS NOT NULL
    AND coalesce(claim.article, action.article) = :article
    UNION
    SELECT evidence.claim FROM "change"
    CROSS JOIN evidence ON evidence.source = "change"."row"
    JOIN claim ON claim.id = evidence.claim
    WHERE "change".action > :since AND +"change".table_name = 'source' AND claim.article = :article
    UNION
    SELECT evidence.claim FROM "change"
    LEFT JOIN capture ON +"change".table_name = 'capture' AND capture.id = "change"."row"
    LEFT JOIN link_check ON +"change".table_name = 'link_check'
        AND link_check.id = "change"."row"
    CROSS JOIN evidence ON evidence.source = coalesce(capture.source, link_check.source)
    JOIN claim ON claim.id = evidence.claim
    WHERE "change".action > :since AND +"change".table_name IN ('capture', 'link_check')
    AND claim.article = :article
"""

_NOW = "(SELECT max(number) FROM revision newest WHERE newest.article = revision.article)"

_TOKENS = f"""
    SELECT 0, token.start_offset, token.end_offset FROM "change"
    JOIN token ON token.id = "change"."row"
    JOIN revision ON revision.id = token.revision
    WHERE "change".action > :since AND +"change".table_name = 'token'
    AND revision.article = :article AND revision.number = {_NOW}
"""

# Ticking a name closes the holes at its repeats too, and striking the tick opens them: in a book
# these are thousands, so not where the name was ticked at another place before and still is.
_REPEATS = f"""
    SELECT 1, repeat.start_offset, repeat.end_offset FROM "change"
    JOIN token ON token.id = "change"."row"
    JOIN revision ON revision.id = token.revision
    JOIN token repeat ON repeat.revision = token.revision AND repeat.kind = token.kind
        AND repeat.words = token.words AND repeat.ticked IS NULL AND repeat.claim IS NULL
    WHERE "change".action > :since AND +"change".table_name = 'token' AND token.kind = 'name'
    AND json_type("change"."after", '$.ticked') IS NOT NULL
    AND revision.article = :article AND revision.number = {_NOW}
    AND NOT EXISTS (
        SELECT 1 FROM token other WHERE other.revision = token.revision AND other.kind = 'name'
        AND other.words = token.words AND other.ticked = 1 AND other.id NOT IN (
            SELECT changed."row" FROM "change" changed
            WHERE changed.action > :since AND +changed.table_name = 'token'))
"""

_COVERS = """
    SELECT table_name, "before", "after" FROM "change"
    WHERE action > :since AND +table_name IN ('cover', 'query')
"""

_REVISION = "SELECT id FROM revision WHERE article = ? ORDER BY number DESC LIMIT 1"


def touched_since(
    connection: Connection, action: int, article: int, *, repeats: bool = True
) -> Touched:
    """What actions after `action` touched in the article; the repeats of names that they settled
    too. Where its own row or a revision did change, no spans are given: all must be read again.
    """
    values = {"since": action, "article": article}
    last = last_action(connection)
    claims = frozenset(row[0] for row in connection.execute(_CLAIMS, values))
    if connection.execute(_ARTICLE_CHANGED, values).fetchone():
        return Touched(last, claims, (), article=True)
    question = f"{_TOKENS} UNION {_REPEATS}" if repeats else _TOKENS
    tokens = connection.execute(question, values).fetchall()
    rows = connection.execute(_COVERS, values).fetchall()
    covers = _covers(connection, [row[1:] for row in rows if row[0] == "cover"], article)
    queries = any(row[0] == "query" for row in rows)
    spans = [(start, end) for _is_repeat, start, end in tokens] + covers
    own = [(start, end) for is_repeat, start, end in tokens if not is_repeat] + covers
    return Touched(last, claims, tuple(_joined(spans)), False, tuple(_joined(own)), queries)


def _covers(
    connection: Connection, rows: Iterable[Sequence[str | None]], article: int
) -> list[tuple[int, int]]:
    """The bounds of covers made, changed and removed; only the history knows removed ones."""
    sides = [json.loads(side) for row in rows for side in row if side is not None]
    if not sides:
        return []
    now = connection.execute(_REVISION, (article,)).fetchone()
    return [
        (side["start_offset"], side["end_offset"])
        for side in sides
        if now and side.get("revision") == now[0]
    ]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans by their start, those that overlap or touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
