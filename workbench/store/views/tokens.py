"""Tokens, holes and covers: what of a revision's text is left to check.

A hole is a token neither ticked nor struck nor judged by a claim's verdict, not overlapping a
cover, and, if it is a name, not ticked elsewhere in the revision. Offsets are code points,
half-open.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from workbench.model.token_views import ClaimTokens, Cover, TokenRow
from workbench.model.views import Mark

# What overlaps a place starts at most its own greatest length before it: with that bound both
# searches below stay in a stretch of the index, whatever the size of the revision.
UNCOVERED = """
    NOT EXISTS (
        SELECT 1 FROM cover WHERE cover.revision = token.revision
        AND cover.start_offset < token.end_offset AND cover.end_offset > token.start_offset
        AND cover.start_offset > token.start_offset -
            (SELECT max(some.end_offset - some.start_offset) FROM cover some
             WHERE some.revision = :revision))
"""

UNJUDGED = "token.ticked IS NULL AND token.claim IS NULL"

HOLE = f"""
    {UNJUDGED} AND {UNCOVERED} AND NOT (token.kind = 'name' AND EXISTS (
        SELECT 1 FROM token settled WHERE settled.revision = token.revision
        AND settled.kind = 'name' AND settled.words = token.words AND settled.ticked = 1))
"""

_COLUMNS = """
    SELECT token.id, token.start_offset, token.end_offset, token.kind, token.words, token.ticked,
        token.claim
"""
_ROW = f"{_COLUMNS}, 1 FROM token"

_IN_STRETCH = """
    token.revision = :revision AND token.start_offset > :start - :longest
    AND token.start_offset < :end AND token.end_offset > :start
"""

_TOKENS = f"{_COLUMNS}, {HOLE} FROM token WHERE {_IN_STRETCH} ORDER BY token.start_offset, token.id"
_HOLES = f"{_ROW} WHERE {_IN_STRETCH} AND {HOLE} ORDER BY token.start_offset, token.id"

_ANY_HOLE = f"SELECT 1 FROM token WHERE {_IN_STRETCH} AND {HOLE} LIMIT 1"

LONG = 60
"""Characters above which a token is in the index of long ones: one in thirty, quotations mostly."""

_LONGEST = f"""
    SELECT coalesce(max(end_offset - start_offset), {LONG}) FROM token
    WHERE revision = ? AND end_offset - start_offset > {LONG}
"""

_ANY = "SELECT 1 FROM token WHERE revision = ? LIMIT 1"

_NEXT = f"""
    {_ROW} WHERE token.revision = :revision AND token.start_offset > :offset AND {HOLE}
    ORDER BY token.start_offset, token.id LIMIT 1
"""

_PREVIOUS = f"""
    {_ROW} WHERE token.revision = :revision AND token.start_offset < :offset AND {HOLE}
    ORDER BY token.start_offset DESC, token.id LIMIT 1
"""

_REVISIONS = "(SELECT value FROM json_each(:revisions))"

# Holes are counted as what an index counts, tokens that nobody judged, without the few of them that
# are no holes. Covers and ticked names are gone through, not tokens: crossing keeps SQLite to that.
UNJUDGED_NO_HOLES = f"""
    SELECT token.id, token.revision, token.kind FROM cover CROSS JOIN token
    WHERE cover.revision IN {_REVISIONS} AND token.revision = cover.revision AND {UNJUDGED}
    AND token.start_offset > cover.start_offset - (
        SELECT coalesce(max(long.end_offset - long.start_offset), {LONG}) FROM token long
        WHERE long.revision = cover.revision AND long.end_offset - long.start_offset > {LONG})
    AND token.start_offset < cover.end_offset AND token.end_offset > cover.start_offset
    UNION
    SELECT token.id, token.revision, token.kind FROM (
        SELECT DISTINCT settled.revision, settled.words FROM token settled
        WHERE settled.revision IN {_REVISIONS} AND settled.kind = 'name' AND settled.ticked = 1
    ) name CROSS JOIN token
    WHERE token.revision = name.revision AND token.kind = 'name' AND token.words = name.words
    AND {UNJUDGED}
"""

_UNJUDGED_OF = f"""
    SELECT token.revision, count(*) FROM token INDEXED BY ix_token_unjudged
    WHERE token.revision IN {_REVISIONS} AND {UNJUDGED} GROUP BY token.revision
"""

_NO_HOLES_OF = f"SELECT revision, count(*) FROM ({UNJUDGED_NO_HOLES}) GROUP BY revision"

_COVERS = """
    SELECT id, start_offset, end_offset, reason FROM cover
    WHERE revision = ? ORDER BY start_offset, id
"""


_COVER_AT = """
    SELECT id, start_offset, end_offset, reason FROM cover
    WHERE revision = :revision AND start_offset <= :offset AND end_offset > :offset
    AND start_offset > :offset - (SELECT max(some.end_offset - some.start_offset) FROM cover some
        WHERE some.revision = :revision)
    ORDER BY end_offset - start_offset, id LIMIT 1
"""

# The start stands between two bounds, so the index is used.
_WITHIN = """
    SELECT DISTINCT token.id, token.words, token.ticked FROM json_each(:spans) span CROSS JOIN token
    WHERE token.revision = :revision
    AND token.start_offset >= json_extract(span.value, '$[0]')
    AND token.start_offset < json_extract(span.value, '$[1]')
    AND token.end_offset <= json_extract(span.value, '$[1]')
    ORDER BY token.start_offset, token.id
"""

_WITHIN_ALL = """
    SELECT DISTINCT mark.claim, token.id, token.words, token.ticked FROM mark CROSS JOIN token
    WHERE mark.revision = :revision AND token.revision = :revision
    AND token.start_offset >= mark.start_offset AND token.start_offset < mark.end_offset
    AND token.end_offset <= mark.end_offset
    ORDER BY token.start_offset, token.id
"""


_ELSEWHERE = """
    FROM token other WHERE other.revision = token.revision AND other.kind = 'name'
    AND other.words = token.words AND other.id NOT IN (SELECT value FROM json_each(:ids))
"""

# Asked in this order, for a name that is ticked elsewhere may stand in thousands of places.
_REPEATED = f"""
    SELECT 1 FROM json_each(:ids) changed CROSS JOIN token
    WHERE token.id = changed.value AND token.kind = 'name'
    AND NOT EXISTS (SELECT 1 {_ELSEWHERE} AND other.ticked = 1)
    AND EXISTS (SELECT 1 {_ELSEWHERE} AND other.ticked IS NULL AND other.claim IS NULL)
    LIMIT 1
"""


def longest(connection: Connection, revision: int) -> int | None:
    """A length that no token of a revision exceeds, None where it has none: that of the longest, or
    LONG.
    """
    if connection.execute(_ANY, (revision,)).fetchone() is None:
        return None
    length: int = connection.execute(_LONGEST, (revision,)).fetchone()[0]
    return length


def overlapping(
    connection: Connection, revision: int, start: int, end: int, longest_token: int
) -> list[TokenRow]:
    """The tokens that overlap [start, end), by their start."""
    return _stretch(connection, _TOKENS, revision, start, end, longest_token)


def holes(
    connection: Connection, revision: int, start: int, end: int, longest_token: int
) -> list[TokenRow]:
    """The holes that overlap [start, end), by their start."""
    return _stretch(connection, _HOLES, revision, start, end, longest_token)


def has_hole(
    connection: Connection, revision: int, start: int, end: int, longest_token: int
) -> bool:
    """Whether a hole overlaps [start, end)."""
    values = {"revision": revision, "start": start, "end": end, "longest": longest_token}
    return connection.execute(_ANY_HOLE, values).fetchone() is not None


def next_hole(connection: Connection, revision: int, offset: int) -> TokenRow | None:
    """The first hole that starts after `offset`."""
    return _one(connection, _NEXT, revision, offset)


def previous_hole(connection: Connection, revision: int, offset: int) -> TokenRow | None:
    """The last hole that starts before `offset`."""
    return _one(connection, _PREVIOUS, revision, offset)


def covers(connection: Connection, revision: int) -> list[Cover]:
    """The covers of a revision by their start."""
    return [Cover._make(row) for row in connection.execute(_COVERS, (revision,))]


def in_marks(connection: Connection, marks: Sequence[Mark]) -> ClaimTokens:
    """What became of the tokens in these marks, which are of one revision."""
    if not marks:
        return ClaimTokens(0, 0, ())
    spans = json.dumps([(mark.start, mark.end) for mark in marks])
    bounds = {"revision": marks[0].revision_id, "spans": spans}
    return ClaimTokens.of(row[1:] for row in connection.execute(_WITHIN, bounds))


def in_all_marks(connection: Connection, revision: int) -> dict[int, ClaimTokens]:
    """The same of all claims with a token in their marks in a revision."""
    rows: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for claim, _id, *token in connection.execute(_WITHIN_ALL, {"revision": revision}):
        rows[claim].append(tuple(token))
    return {claim: ClaimTokens.of(found) for claim, found in rows.items()}


def settles_repeats(connection: Connection, changed: Sequence[int]) -> bool:
    """Whether tokens are names that stand elsewhere, judged by nobody: then what becomes of these
    tokens makes those holes or none.
    """
    ids = json.dumps(list(changed))
    return connection.execute(_REPEATED, {"ids": ids}).fetchone() is not None


def cover_at(connection: Connection, revision: int, offset: int) -> Cover | None:
    """The shortest cover at an offset."""
    row = connection.execute(_COVER_AT, {"revision": revision, "offset": offset}).fetchone()
    return Cover._make(row) if row else None


def holes_of(connection: Connection, revisions: Iterable[int]) -> dict[int, int]:
    """How many holes each of these revisions has; those without tokens are left out."""
    bounds = {"revisions": json.dumps(list(revisions))}
    unjudged = dict(connection.execute(_UNJUDGED_OF, bounds).fetchall())
    no_holes = dict(connection.execute(_NO_HOLES_OF, bounds).fetchall())
    return {revision: count - no_holes.get(revision, 0) for revision, count in unjudged.items()}


def _stretch(
    connection: Connection, query: str, revision: int, start: int, end: int, longest_token: int
) -> list[TokenRow]:
    values = {"revision": revision, "start": start, "end": end, "longest": longest_token}
    rows = connection.execute(query, values)
    return [_token(row) for row in rows]


def _one(connection: Connection, query: str, revision: int, offset: int) -> TokenRow | None:
    row = connection.execute(query, {"revision": revision, "offset": offset}).fetchone()
    return _token(row) if row else None


def _token(row: Sequence[Any]) -> TokenRow:
    return TokenRow._make((*row[:-1], bool(row[-1])))
