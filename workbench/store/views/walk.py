"""The marks of an article's newest revision that wait in the walk, with what they were."""

import json
from collections.abc import Collection, Iterable, Sequence
from sqlite3 import Connection
from typing import Any, NamedTuple

from workbench.store.views.marks import WAITS

_NEWEST = "(SELECT id FROM revision WHERE article = :article ORDER BY number DESC LIMIT 1)"

_RATING = """(SELECT verdict.{column} FROM verdict
    WHERE verdict.claim = claim.id AND verdict.round <> 'second'
    ORDER BY verdict.id DESC LIMIT 1)"""

_WORDINGS = """(SELECT json_group_array(json_array("query".id, "query".exact, "query".proposed))
    FROM "query" WHERE "query".claim = claim.id
    AND "query".proposed IS NOT NULL AND "query".state IN ('open', 'answered', 'accepted')
    AND "query".applied_in IS NULL)"""

# Words that stayed, with something else said around them, wait only where a verdict stands on them.
_WAITING_IN = f"""
    FROM mark JOIN claim ON claim.id = mark.claim
    JOIN mark base ON base.id = mark.carried_from
    WHERE mark.revision {{which}} AND {WAITS} AND claim.state <> 'cut'
    AND (mark.status NOT IN ('exact', 'moved') OR {_RATING.format(column="rating")} IS NOT NULL)
"""

_WAITING_HERE = _WAITING_IN.format(which=f"= {_NEWEST}")

_WAITING = f"""
    SELECT mark.id, mark.claim, claim.number, mark.status, mark.revision, mark.start_offset,
        mark.end_offset, mark.exact, base.revision, base.start_offset, base.end_offset, base.exact,
        {_WORDINGS},
        claim.state, {_RATING.format(column="rating")},
        coalesce({_RATING.format(column="rationale")}, '')
    {_WAITING_HERE}
    {{which}}
    ORDER BY mark.start_offset NULLS LAST, base.start_offset, mark.id
"""
_ALL = _WAITING.format(which="")
# The unary plus keeps SQLite from looking through all marks of the revision for those of a claim.
_OF_CLAIMS = _WAITING.format(
    which="AND claim.id IN (SELECT value FROM json_each(:claims))"
).replace("WHERE mark.revision", "WHERE +mark.revision")

_COUNT = f"SELECT count(DISTINCT mark.claim) {_WAITING_HERE}"

_BY_STATE = f"""
    SELECT claim.article, claim.state, count(DISTINCT mark.claim)
    {_WAITING_IN.format(which="IN (SELECT value FROM json_each(?))")}
    GROUP BY claim.article, claim.state
"""


class Waiting(NamedTuple):
    """A mark that waits; `old_…` is where its claim's verdict stands, `words` those it has now;
    `wordings` are those that were asked for, the newest first: instead of which words, which.
    """

    mark: int
    claim: int
    number: int
    status: str
    revision: int
    start: int | None
    end: int | None
    words: str
    old_revision: int
    old_start: int
    old_end: int
    old_words: str
    wordings: Sequence[tuple[str, str]]
    state: str
    rating: str | None
    rationale: str


_AT = Waiting._fields.index("wordings")


def waiting(
    connection: Connection, article: int, claims: Collection[int] | None = None
) -> list[Waiting]:
    """The marks that wait, of these claims or of all, by their place, lost ones last."""
    if claims is None:
        return _rows(connection.execute(_ALL, {"article": article}))
    values = {"article": article, "claims": json.dumps(list(claims))}
    return _rows(connection.execute(_OF_CLAIMS, values))


def waiting_count(connection: Connection, article: int) -> int:
    """How many claims have one."""
    return int(connection.execute(_COUNT, {"article": article}).fetchone()[0])


def waiting_by_state(
    connection: Connection, revisions: Collection[int]
) -> dict[int, dict[str, int]]:
    """How many claims have one in these revisions, the newest of their articles, by state."""
    found: dict[int, dict[str, int]] = {}
    for article, state, number in connection.execute(_BY_STATE, (json.dumps(list(revisions)),)):
        found.setdefault(article, {})[state] = number
    return found


def _rows(found: Iterable[tuple[Any, ...]]) -> list[Waiting]:
    return [Waiting._make((*row[:_AT], _wordings(row[_AT]), *row[_AT + 1 :])) for row in found]


def _wordings(found: str) -> tuple[tuple[str, str], ...]:
    newest_first = sorted(json.loads(found), reverse=True)
    return tuple((asked, proposed) for _query, asked, proposed in newest_first)
