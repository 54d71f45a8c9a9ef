"""History: actions, their changes, and what actions after a given one touched."""

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from workbench.model.views import ActionRow, Change
from workbench.store.views.moments import moment

_ACTIONS = f"""
    SELECT action.id, {moment("action.at")}, action.who, action.origin, action.verb, action.label,
        action.article, action.claim, claim.number, action.reverses
    FROM action LEFT JOIN claim ON claim.id = action.claim
    WHERE {{which}}
    ORDER BY action.id {{order}} LIMIT :limit
"""

_OF_CLAIM = """
    action.id IN (SELECT action FROM "change" WHERE claim = :claim
                  UNION SELECT id FROM action WHERE claim = :claim)
"""

# Undo reverses an action, redo reverses the undo, and so on: all that stand on the given ones.
_REVERSALS = """
    WITH RECURSIVE reversal (id, reverses) AS (
        SELECT id, reverses FROM action
        WHERE reverses IN (SELECT value FROM json_each(?))
        UNION
        SELECT action.id, action.reverses FROM action
        JOIN reversal ON action.reverses = reversal.id)
    SELECT id, reverses FROM reversal ORDER BY id DESC
"""

_CHANGES = 'SELECT table_name, "row", "before", "after" FROM "change" WHERE action = ? ORDER BY id'

_AFTER = _ACTIONS.format(which="action.article = :article AND action.id > :after", order="ASC")

_CHANGES_OF = """
    SELECT action, table_name, "row", "before", "after" FROM "change"
    WHERE action IN (SELECT value FROM json_each(?)) ORDER BY id
"""

_WRITTEN = f"SELECT 1 FROM action WHERE id = ? AND {moment('at')} = ?"

NO_LIMIT = -1


def actions(
    connection: Connection,
    article: int | None,
    claim: int | None,
    limit: int | None,
    before: int | None,
) -> list[ActionRow]:
    """Actions, newest first: of an article, of a claim, those older than the action `before`."""
    conditions = ["TRUE"]
    if article is not None:
        conditions.append("action.article = :article")
    if claim is not None:
        conditions.append(_OF_CLAIM)
    if before is not None:
        conditions.append("action.id < :before")
    values = {
        "article": article,
        "claim": claim,
        "before": before,
        "limit": NO_LIMIT if limit is None else limit,
    }
    query = _ACTIONS.format(which=" AND ".join(conditions), order="DESC")
    rows = connection.execute(query, values).fetchall()
    reversed_by = _standing_reversals(connection, (row[0] for row in rows))
    return [ActionRow._make((*row, reversed_by.get(row[0]))) for row in rows]


def changes(connection: Connection, action: int) -> list[Change]:
    """The row changes of an action in the order in which they were made."""
    return [
        Change(table, row, _fields(before), _fields(after))
        for table, row, before, after in connection.execute(_CHANGES, (action,))
    ]


def steps(
    connection: Connection, article: int, after: int, limit: int
) -> list[tuple[ActionRow, tuple[Change, ...]]]:
    """The next actions on an article after one, oldest first, each with its row changes."""
    values = {"article": article, "after": after, "limit": limit}
    rows = connection.execute(_AFTER, values).fetchall()
    ids = [row[0] for row in rows]
    reversed_by = _standing_reversals(connection, ids)
    found: dict[int, list[Change]] = {each: [] for each in ids}
    for action, table, row, before, then in connection.execute(_CHANGES_OF, (json.dumps(ids),)):
        found[action].append(Change(table, row, _fields(before), _fields(then)))
    return [
        (ActionRow._make((*row, reversed_by.get(row[0]))), tuple(found[row[0]])) for row in rows
    ]


def last_action(connection: Connection) -> int:
    """The id of the newest action, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM action").fetchone()[0])


def is_written(connection: Connection, action: int, at: str) -> bool:
    """Whether the action of that id and that moment is in the file."""
    return connection.execute(_WRITTEN, (action, at)).fetchone() is not None


def _standing_reversals(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """Which action reverses each, where it does: a reversal that was reversed itself does not."""
    standing: dict[int, int] = {}
    for reversal, reverses in connection.execute(_REVERSALS, (json.dumps(list(ids)),)):
        if reversal not in standing:
            standing.setdefault(reverses, reversal)
    return standing


def _fields(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
