"""All that is on an article's newest revision and goes over to the next; see `model.carrying`."""

from sqlite3 import Connection

from workbench.model.carrying import Asked, Covered, Judged, Standing, ToCarry
from workbench.model.errors import UnknownThing
from workbench.store.views.marks import WAITS

_REVISION = """
    SELECT article.id, article.title, article.language, revision.id, revision.number,
        revision.text_sha256
    FROM article JOIN revision ON revision.article = article.id
    WHERE article.id = ? AND article.deleted_at IS NULL ORDER BY revision.number DESC LIMIT 1
"""

# What was looked at and has no place is not looked for again.
_MARKS = f"""
    SELECT base.id, base.claim, claim.number, base.revision, base.start_offset, base.end_offset,
        base.exact, base.prefix, base.suffix,
        (SELECT verdict.rating FROM verdict
         WHERE verdict.claim = claim.id AND verdict.round <> 'second'
         ORDER BY verdict.id DESC LIMIT 1) IS NOT NULL,
        claim.state = 'settled'
    FROM mark JOIN claim ON claim.id = mark.claim
    JOIN mark base ON base.id = CASE WHEN {WAITS} THEN mark.carried_from ELSE mark.id END
    WHERE mark.revision = ? AND base.start_offset IS NOT NULL
    ORDER BY mark.start_offset IS NULL, mark.start_offset, mark.id
"""

_TOKENS = """
    SELECT start_offset, end_offset, ticked, claim FROM token
    WHERE revision = ? AND (ticked IS NOT NULL OR claim IS NOT NULL)
    ORDER BY start_offset, id
"""

_COVERS = "SELECT start_offset, end_offset, reason FROM cover WHERE revision = ? ORDER BY id"

_QUERIES = """
    SELECT id, revision, start_offset, end_offset, exact, status,
        CASE WHEN state = 'accepted' THEN coalesce(proposed, '') ELSE '' END
    FROM "query"
    WHERE article = ? AND state IN ('open', 'answered', 'accepted') AND applied_in IS NULL
    ORDER BY id
"""

_NAMES = "SELECT words, verdict FROM name_check WHERE article = ? AND verdict <> 'open'"


def to_carry(connection: Connection, article: int) -> ToCarry:
    """What is on the article's newest revision; UnknownThing where there is no such article."""
    row = connection.execute(_REVISION, (article,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no article {article}.", "`workbench articles` lists them.")
    revision = row[3]
    marks = connection.execute(_MARKS, (revision,))
    return ToCarry._make(
        (
            *row,
            tuple(Standing._make((*mark[:9], bool(mark[9]), bool(mark[10]))) for mark in marks),
            tuple(map(Judged._make, connection.execute(_TOKENS, (revision,)))),
            tuple(map(Covered._make, connection.execute(_COVERS, (revision,)))),
            tuple(map(Asked._make, connection.execute(_QUERIES, (article,)))),
            dict(connection.execute(_NAMES, (article,)).fetchall()),
        )
    )
