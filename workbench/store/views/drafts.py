"""Drafts: text that was being typed and is not an action yet."""

from sqlite3 import Connection

from workbench.model.views import Draft
from workbench.store.views.moments import moment

_DRAFTS = f"""
    SELECT id, table_name, "row", field, "by", text, {moment("at")} FROM draft
    WHERE "by" = ? ORDER BY id
"""


def drafts(connection: Connection, by: str) -> list[Draft]:
    """The drafts of a person, oldest first."""
    return [Draft._make(row) for row in connection.execute(_DRAFTS, (by,))]
