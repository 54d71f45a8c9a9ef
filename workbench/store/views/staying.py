"""What stays here when a check is handed over without sensitive sources."""

import json
from collections.abc import Iterator
from sqlite3 import Connection

from workbench.model.handover import Staying
from workbench.store.owned import Rows, rows_of

# One that is gone from the table, taken back, stands in the history still, as it was.
_SENSITIVE = """
    SELECT id FROM source WHERE sensitive
    UNION
    SELECT "row" FROM "change" WHERE table_name = 'source'
        AND (json_extract("before", '$.sensitive') OR json_extract("after", '$.sensitive'))
        AND "row" NOT IN (SELECT id FROM source)
"""

_CHANGES = """
    SELECT "before", "after" FROM "change"
    WHERE table_name = ? AND "row" IN (SELECT value FROM json_each(?))
"""

_NAMING = {
    "source": ("url", "canonical_url", "title", "author", "origin"),
    "capture": ("url", "final_url", "file_name"),
    "capture_text": ("title", "canonical_url"),
}
"""Columns by which a source is known: what is done to it may be told with their words."""


def sensitive(connection: Connection) -> Staying:
    """The rows of all sensitive sources, and the words by which these are known."""
    sources = {identity for (identity,) in connection.execute(_SENSITIVE)}
    if not sources:
        return Staying({}, frozenset())
    rows = rows_of(connection, sources)
    return Staying(
        {table: frozenset(ids) for table, ids in rows.items()},
        frozenset(_words(connection, rows)),
    )


def _words(connection: Connection, rows: Rows) -> Iterator[str]:
    for table, columns in _NAMING.items():
        named = (table, json.dumps(sorted(rows[table])))
        for sides in connection.execute(_CHANGES, named):
            for side in filter(None, sides):
                fields = json.loads(side)
                yield from (fields[name] for name in columns if fields.get(name))
