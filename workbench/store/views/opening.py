"""What the desk shows first of an article too long to be read while somebody waits.

That is the text up to and around the first open claim, the claims that the list has there, and how
all the claims stand. What is read of each is what `articles`, `claims` and `marks` read.
"""

from sqlite3 import Connection

from workbench.model.opening_views import Opening, StateCount
from workbench.store.views import articles, claims, marks
from workbench.store.views.readings import COUNTING

LONG_TEXT, MANY_CLAIMS = 1_000_000, 1_000
"""Characters, and claims, above which a part is read first: as many take 10 ms."""

ROWS = 60
"""Places before and after the first open one whose claims are read: a list shows fewer."""

AROUND = 20_000
"""Characters before and after it that are read with their marks: a screen shows fewer."""

_SIZE = """
    SELECT revision.id, revision.length,
        (SELECT count(*) FROM claim WHERE claim.article = revision.article),
        (SELECT max(number) FROM claim WHERE claim.article = revision.article)
    FROM revision WHERE article = ? ORDER BY revision.number DESC LIMIT 1
"""

_FIRST_OPEN = """
    SELECT mark.start_offset FROM mark JOIN claim ON claim.id = mark.claim
    WHERE mark.revision = ? AND mark.start_offset >= 0 AND claim.state = 'open'
    ORDER BY mark.start_offset LIMIT 1
"""

# A claim without a place that is open stands behind all others.
_FIRST = """
    SELECT min(start_offset) FROM mark WHERE revision = ?
    AND NOT EXISTS (SELECT 1 FROM claim WHERE article = ? AND state = 'open')
"""

_BEFORE = """
    SELECT min(start_offset) FROM (
        SELECT start_offset FROM mark WHERE revision = ? AND start_offset <= ?
        ORDER BY start_offset DESC LIMIT ?)
"""

_BEHIND = """
    SELECT max(start_offset) FROM (
        SELECT start_offset FROM mark WHERE revision = ? AND start_offset >= ?
        ORDER BY start_offset LIMIT ?)
"""

_ROWS_BEFORE = "SELECT count(DISTINCT claim) FROM mark WHERE revision = ? AND start_offset < ?"

_STARTING = """
    SELECT DISTINCT claim FROM mark WHERE revision = ? AND start_offset BETWEEN ? AND ?
"""

_COUNTS = f"""
    SELECT state, {COUNTING} AS given, count(*)
    FROM claim WHERE article = ? GROUP BY state, given
"""

_MOST_STANCES = """
    SELECT coalesce(max(number), 0) FROM (
        SELECT count(*) AS number FROM claim JOIN evidence ON evidence.claim = claim.id
        WHERE claim.article = ? GROUP BY claim.id)
"""


def opening(connection: Connection, article: int) -> Opening | None:
    """What is shown first; None where all may be read at once, or no claim has a place to begin at.

    UnknownThing where there is no such article.
    """
    row = connection.execute(_SIZE, (article,)).fetchone()
    if row is None or (row[1] <= LONG_TEXT and row[2] <= MANY_CLAIMS):
        return None
    revision, length, total, most_number = row
    at = _begin(connection, revision, article)
    if at is None:
        return None
    before = connection.execute(_BEFORE, (revision, at, ROWS)).fetchone()[0]
    behind = connection.execute(_BEHIND, (revision, at, ROWS)).fetchone()[0]
    starting = connection.execute(_STARTING, (revision, before, behind)).fetchall()
    around = marks.overlapping(connection, revision, at - AROUND, at + AROUND)
    wanted = {claim for (claim,) in starting} | {mark.claim for mark in around}
    near = sorted(claims.by_ids(connection, wanted), key=claims.by_place)
    return Opening(
        articles.article(connection, article, at + AROUND),
        length,
        [claim for claim in near if before <= claim.start <= behind],
        connection.execute(_ROWS_BEFORE, (revision, before)).fetchone()[0],
        total,
        near,
        around,
        list(map(StateCount._make, connection.execute(_COUNTS, (article,)))),
        most_number,
        connection.execute(_MOST_STANCES, (article,)).fetchone()[0],
    )


def _begin(connection: Connection, revision: int, article: int) -> int | None:
    """Where the first open claim begins; where none is open, the first of all."""
    row = connection.execute(_FIRST_OPEN, (revision,)).fetchone()
    if row is None:
        row = connection.execute(_FIRST, (revision, article)).fetchone()
    return None if row[0] is None else int(row[0])
