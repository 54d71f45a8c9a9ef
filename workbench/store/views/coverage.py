"""The tokens of a revision with what became of each: for lists, not for keys."""

from sqlite3 import Connection

from workbench.model.coverage import CoveredToken
from workbench.store.views.tokens import UNCOVERED

# In the order in which one outweighs the other: a person's word on a token before a cover.
_TOKENS = f"""
    SELECT token.start_offset, token.end_offset, token.kind, token.words,
        CASE
            WHEN token.ticked = 0 THEN 'struck'
            WHEN token.ticked = 1 THEN 'ticked'
            WHEN token.claim IS NOT NULL THEN 'judged'
            WHEN NOT {UNCOVERED} THEN 'declared'
            WHEN token.kind = 'name' AND EXISTS (
                SELECT 1 FROM token settled WHERE settled.revision = token.revision
                AND settled.kind = 'name' AND settled.words = token.words AND settled.ticked = 1)
            THEN 'repeat'
            ELSE 'hole'
        END,
        claim.number
    FROM token LEFT JOIN claim ON claim.id = token.claim
    WHERE token.revision = :revision
    ORDER BY token.start_offset, token.end_offset DESC, token.id
"""


def covered(connection: Connection, revision: int) -> list[CoveredToken]:
    """All tokens of a revision by their start, longer ones first."""
    rows = connection.execute(_TOKENS, {"revision": revision})
    return [CoveredToken._make(row) for row in rows]
