"""What a second reader may see of the history, and the scale that their ratings are on."""

import json
from collections.abc import Iterable
from sqlite3 import Connection

# A claim that is gone has no verdict any more: what was done to it stays hidden.
_HIDDEN = """
    WITH touched (action, claim) AS (
        SELECT id, claim FROM action
        WHERE id IN (SELECT value FROM json_each(:ids)) AND claim IS NOT NULL
        UNION
        SELECT action, claim FROM "change"
        WHERE action IN (SELECT value FROM json_each(:ids)) AND claim IS NOT NULL)
    SELECT DISTINCT touched.action FROM touched
    WHERE (SELECT verdict.rating FROM verdict WHERE verdict.claim = touched.claim
           AND verdict.round = 'second' AND verdict."by" = :by
           ORDER BY verdict.id DESC LIMIT 1) IS NULL
"""


def hidden(connection: Connection, actions: Iterable[int], by: str) -> set[int]:
    """Those of the actions that touched a claim which this second reader has not rated."""
    values = {"ids": json.dumps(list(actions)), "by": by}
    return {action for (action,) in connection.execute(_HIDDEN, values)}


def scale_json(connection: Connection, article: int) -> str:
    """The scale of an article as it is stored."""
    row = connection.execute("SELECT scale FROM article WHERE id = ?", (article,)).fetchone()
    return str(row[0])
