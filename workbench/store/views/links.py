"""Link health: of each source its run of failures since the last answer, added up by one rule.

A source that answered last time has one row to read, however often it was probed: the index on
(source, outcome) finds its last answer, and what came after it is the run.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.link_health import ANSWERED, NEVER_CHECKED, LinkHealth, Probed, add_up
from workbench.store.views.moments import moment

_LAST_ANSWER = " , ".join(
    f"""coalesce((SELECT max(id) FROM link_check answer
        WHERE answer.source = asked.value AND answer.outcome = '{outcome}'), 0)"""
    for outcome in ANSWERED
)

_RUNS = f"""
    SELECT asked.value, {moment("link_check.at")}, outcome, http_status, detail
    FROM json_each(?) asked JOIN link_check ON link_check.source = asked.value
    WHERE link_check.id >= max({_LAST_ANSWER})
    ORDER BY asked.value, link_check.id
"""

_CHECKS = f"""
    SELECT {moment("at")}, outcome, http_status, detail FROM link_check
    WHERE source = ? ORDER BY id DESC LIMIT ?
"""


def health_of(connection: Connection, sources: Iterable[int]) -> dict[int, LinkHealth]:
    """The health of each of these sources' addresses; NEVER_CHECKED where nobody asked yet."""
    asked = list(sources)
    probes: dict[int, list[Probed]] = defaultdict(list)
    for source, *probe in connection.execute(_RUNS, (json.dumps(asked),)):
        probes[source].append(Probed._make(probe))
    return {
        source: add_up(probes[source]) if source in probes else NEVER_CHECKED for source in asked
    }


def checks(connection: Connection, source: int, limit: int) -> list[Probed]:
    """The last probes of a source, newest first."""
    return [Probed._make(row) for row in connection.execute(_CHECKS, (source, limit))]
