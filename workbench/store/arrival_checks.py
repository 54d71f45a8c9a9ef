"""What `verify` checks of how articles came here: that their earlier history can be read, and that
the numbers in it are of rows that are, or were, the article's.
"""

import json
import sqlite3

from workbench.model.record_columns import ORDINAL
from workbench.store import numbering
from workbench.store.evidence_checks import Problems, text_of

_ARRIVALS = "SELECT article, sha256, numbers FROM imported_history ORDER BY id"


def arrivals(connection: sqlite3.Connection) -> Problems:
    """One thing an article that came in a record."""
    for article, sha256, numbers in connection.execute(_ARRIVALS):
        wrong = _wrong(text_of(connection, sha256), numbers)
        named = f"What was done to article {article} before it came here"
        yield f"{named} cannot be read ({wrong})." if wrong else None


def _wrong(told: str, numbers: str) -> str:
    try:
        found = json.loads(told)
        known = numbering.by_id(numbers)
        for step in found["history"]:
            for change in step["changes"]:
                if not isinstance(change["table"], str) or not isinstance(change["row"], int):
                    return "a step names no row"
        jobs = {job[ORDINAL] for job in found["archive_job"]}
        given = {int(found["left_out"][name]) for name in ("sensitive_sources", "private_notes")}
    except (ValueError, KeyError, TypeError, AttributeError) as damage:
        return f"{type(damage).__name__}: {damage}"
    if min(given) < 0 or not jobs <= set(known.get("archive_job", {}).values()):
        return "its numbers are off"
    return ""
