"""Which rows are a source's own, in the tables or in the history alone.

What is purged and what stays here at a handover is the same.
"""

import json
from sqlite3 import Connection

from workbench.model.hiding import BELONGS, NUMBERS
from workbench.model.problems import about_evidence

KEPT = NUMBERS | {"id"}
"""Columns that only number rows: with them later reads know what a purged row belonged to."""

Rows = dict[str, set[int]]
"""Ids of rows, by table."""


def rows_of(driver: Connection, sources: set[int]) -> Rows:
    """The rows that are or ever were these sources' own, with what was set aside for them."""
    owned: Rows = {"source": sources}
    for table, column, owner in BELONGS:
        values = {"owners": json.dumps(sorted(owned[owner])), "name": table}
        among = "IN (SELECT value FROM json_each(:owners))"
        found = driver.execute(
            f"""SELECT id FROM "{table}" WHERE "{column}" {among}
            UNION SELECT "row" FROM "change" WHERE table_name = :name
            AND (json_extract("before", '$.{column}') {among}
                OR json_extract("after", '$.{column}') {among})""",  # noqa: S608 - names of ours
            values,
        )
        owned.setdefault(table, set()).update(row for (row,) in found.fetchall())
    owned["override"] = _set_aside(driver, owned["evidence"])
    return owned


def _set_aside(driver: Connection, pieces: set[int]) -> set[int]:
    """The overrides that are or ever were about pieces of evidence, which their `about` names."""
    names = json.dumps([f"{about_evidence(piece)} " for piece in sorted(pieces)])
    found = driver.execute(
        """WITH said(id, about) AS (SELECT id, about FROM override
            UNION SELECT "row", json_extract(coalesce("after", "before"), '$.about') FROM "change"
            WHERE table_name = 'override')
        SELECT DISTINCT said.id FROM said JOIN json_each(?) piece
        ON substr(said.about || ' ', 1, length(piece.value)) = piece.value""",
        (names,),
    )
    return {row for (row,) in found.fetchall()}
