"""The rows that are or ever were an article's own: as they stand, and as its history knows them."""

import json
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.hiding import BELONGS
from workbench.model.record_columns import Kind
from workbench.model.record_shape import ARTICLE, BY_NAME
from workbench.store.replay import Fields

Rows = dict[str, dict[int, Fields]]
"""By table and id."""

_CLAIMS = "SELECT id FROM claim WHERE article = :article"
_REVISIONS = "SELECT id FROM revision WHERE article = :article"
_SOURCES = f"SELECT source FROM evidence WHERE claim IN ({_CLAIMS})"
_OF_ARTICLE = "article = :article"
_OF_CLAIM = f"claim IN ({_CLAIMS})"
_OF_SOURCE = f"source IN ({_SOURCES})"

_MINE = {
    "revision": _OF_ARTICLE,
    "claim": _OF_ARTICLE,
    "token": f"revision IN ({_REVISIONS})",
    "mark": _OF_CLAIM,
    "cover": f"revision IN ({_REVISIONS})",
    "query": _OF_ARTICLE,
    "name_check": _OF_ARTICLE,
    "sign_off": _OF_ARTICLE,
    "source": f"id IN ({_SOURCES})",
    "capture": _OF_SOURCE,
    "capture_text": f"capture IN (SELECT id FROM capture WHERE {_OF_SOURCE})",
    "link_check": _OF_SOURCE,
    "archive_job": _OF_SOURCE,
    "shared_text": f"{_OF_SOURCE} AND other IN ({_SOURCES})",
    "evidence": _OF_CLAIM,
    "verdict": _OF_CLAIM,
    "verdict_evidence": f"verdict IN (SELECT id FROM verdict WHERE {_OF_CLAIM})",
    "correction": _OF_ARTICLE,
    "override": f"{_OF_ARTICLE} OR {_OF_CLAIM}",
}
"""Which rows of a table are an article's."""

_OWNERS = {
    "revision": ("article",),
    "claim": ("article",),
    "token": ("revision",),
    "mark": ("claim",),
    "cover": ("revision",),
    "query": ("article",),
    "name_check": ("article",),
    "sign_off": ("article",),
    "evidence": ("claim",),
    "verdict": ("claim",),
    "verdict_evidence": ("verdict",),
    "correction": ("article",),
    "override": ("article", "claim"),
}
"""The columns by one of which a row belongs to the article."""

_WORKED_ON = """
    SELECT table_name, "row" FROM "change"
    WHERE action IN (SELECT id FROM action WHERE article = :article)
    UNION SELECT table_name, "row" FROM "change" WHERE claim IN (SELECT value FROM json_each(:ids))
"""
_GONE = """
    SELECT "row", "before", "after" FROM "change" WHERE table_name = ?
    AND NOT EXISTS (SELECT 1 FROM "{}" present WHERE present.id = "change"."row")
"""
_KNOWN = """
    SELECT "row", "before", "after" FROM "change"
    WHERE table_name = ? AND "row" IN (SELECT value FROM json_each(?))
"""


def standing(connection: Connection, article: int) -> Rows:
    """The article's rows, with times and answers as changes have them; none of an article that is
    not there. Sources are those on its claims.
    """
    mine = {ARTICLE.name: "id = :article AND deleted_at IS NULL", **_MINE}
    return {table: _rows(connection, table, which, article) for table, which in mine.items()}


def _rows(connection: Connection, table: str, mine: str, article: int) -> dict[int, Fields]:
    """The rows of a table that are an article's, by id, with times as changes have them."""
    cursor = connection.execute(f'SELECT * FROM "{table}" WHERE {mine}', {"article": article})
    names = [column[0] for column in cursor.description]
    shape = BY_NAME[table].columns
    times = [column.name for column in shape if column.kind == Kind.TIME]
    answers = [column.name for column in shape if column.kind == Kind.YES]
    rows: dict[int, Fields] = {}
    for values in cursor:
        fields = dict(zip(names, values, strict=True))
        for name in times:
            if fields[name] is not None:
                fields[name] = f"{fields[name].replace(' ', 'T')}Z"
        for name in answers:
            if fields[name] is not None:
                fields[name] = bool(fields[name])
        rows[fields["id"]] = fields
    return rows


def gone(connection: Connection, article: int, live: Rows) -> Rows:
    """Rows that were the article's and are not there now, with all that is known of them; of
    sources those too that are there, and on none of its claims any more.
    """
    left: Rows = {}
    worked_on = _worked_on(connection, article, [])
    for table in ("claim", *(name for name in _OWNERS if name != "claim")):
        if table == "revision":
            worked_on = _worked_on(connection, article, [*live["claim"], *left["claim"]])
        known = _known_of(connection, table, worked_on.get(table, set()) - live[table].keys())
        left[table] = {
            row: fields for row, fields in known.items() if _is_own(table, fields, live, left)
        }
    pieces = (*live["evidence"].values(), *left["evidence"].values())
    once = {piece["source"] for piece in pieces if piece.get("source")}
    left["source"] = {source: {} for source in once - live["source"].keys()}
    for table, column, owner in BELONGS:
        if table not in _OWNERS:
            owners = {*live[owner], *(left[owner] if owner != "source" else ())}
            found = _gone_of_source(connection, table, column, owners)
            left.setdefault(table, {}).update(found)
    left["shared_text"] = {
        row: fields
        for row, fields in left["shared_text"].items()
        if {fields.get("source"), fields.get("other")} <= live["source"].keys()
    }
    return left


def _is_own(table: str, fields: Fields, live: Rows, left: Rows) -> bool:
    return any(
        fields.get(owner) in known.get(owner, ())
        for owner in _OWNERS[table]
        for known in (live, left)
    )


def _worked_on(connection: Connection, article: int, claims: list[int]) -> dict[str, set[int]]:
    values = {"article": article, "ids": json.dumps(claims)}
    found: dict[str, set[int]] = {}
    for table, row in connection.execute(_WORKED_ON, values):
        found.setdefault(table, set()).add(row)
    return found


def _known_of(connection: Connection, table: str, ids: Iterable[int]) -> dict[int, Fields]:
    """What the history says of rows, by id."""
    wanted = json.dumps(sorted(ids))
    found = connection.execute(_KNOWN, (table, wanted)) if wanted != "[]" else ()
    known: dict[int, Fields] = {}
    for row, *sides in found:
        known.setdefault(row, {}).update(_both(sides))
    return known


def _gone_of_source(
    connection: Connection, table: str, column: str, owners: Iterable[int]
) -> dict[int, Fields]:
    """Rows that belonged to rows which are there, and are gone themselves."""
    mine = set(owners)
    known: dict[int, Fields] = {}
    for row, *sides in connection.execute(_GONE.format(table), (table,)):
        fields = _both(sides)
        if row in known or fields.get(column) in mine:
            known.setdefault(row, {}).update(fields)
    return known


def _both(sides: Iterable[str | None]) -> Fields:
    known: Fields = {}
    for side in sides:
        known |= {} if side is None else json.loads(side)
    return known
