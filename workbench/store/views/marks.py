"""Marks: the places of claims in a revision, without those that a new text lost."""

import json
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.views import Mark

WAITS = """(NOT mark.reviewed AND (mark.status IN ('changed', 'ambiguous', 'lost')
    OR mark.sentence = 'changed'))"""
"""A mark that a new text changed and nobody has looked at since, as `PlacedMark.waits`."""

_MARKS = """
    SELECT mark.id, mark.claim, claim.number, mark.revision, mark.start_offset, mark.end_offset,
        mark.exact, mark.prefix, mark.suffix, mark.status
    FROM mark JOIN claim ON claim.id = mark.claim
    WHERE {which} AND mark.start_offset IS NOT NULL
    ORDER BY mark.start_offset, mark.id
"""

_OF_REVISION = _MARKS.format(which="mark.revision = ?")
_OF_RANGE = _MARKS.format(which="+mark.revision = ? AND mark.claim BETWEEN ? AND ?")
_OF_CLAIMS = _MARKS.format(
    which="mark.claim IN (SELECT value FROM json_each(?)) AND +mark.revision = ?"
)
_OVERLAPPING = _MARKS.format(
    which="mark.revision = ? AND mark.start_offset < ? AND mark.end_offset > ?"
)
_NOW = _MARKS.format(
    which="""mark.claim = ? AND +mark.revision =
    (SELECT newest.id FROM revision newest WHERE newest.article = claim.article
     ORDER BY newest.number DESC LIMIT 1)"""
)


def of_revision(
    connection: Connection, revision: int, claims: tuple[int, int] | None = None
) -> list[Mark]:
    """The marks of a revision by their start: all, or those of the claims from one id to another,
    both included.
    """
    if claims is None:
        return _read(connection, _OF_REVISION, revision)
    return _read(connection, _OF_RANGE, revision, *claims)


def overlapping(connection: Connection, revision: int, start: int, end: int) -> list[Mark]:
    """The marks of a revision with a character in [start, end), by their start."""
    return _read(connection, _OVERLAPPING, revision, end, start)


def of_claims(connection: Connection, claims: Iterable[int], revision: int) -> list[Mark]:
    """The marks of some claims in a revision by their start."""
    return _read(connection, _OF_CLAIMS, json.dumps(list(claims)), revision)


def of_claim_now(connection: Connection, claim: int) -> list[Mark]:
    """The marks of a claim in its article's current revision by their start."""
    return _read(connection, _NOW, claim)


def _read(connection: Connection, query: str, *values: int | str) -> list[Mark]:
    return list(map(Mark._make, connection.execute(query, values)))
