"""Evidence: the sources on a claim."""

from collections.abc import Mapping
from sqlite3 import Connection

from workbench.model.views import Evidence

_OF_CLAIM = """
    SELECT evidence.id, evidence.claim, evidence.source,
        CASE WHEN evidence.url <> '' THEN evidence.url ELSE source.url END,
        source.canonical_url, source.title, source.kind, source.author, source.publisher,
        source.published_on, evidence.stance, evidence.supplied_by, evidence.passage,
        evidence.locator, evidence.passage_match, evidence.note, evidence.position,
        evidence.passage = '' AND (evidence.locator = '' OR evidence.note = '')
    FROM evidence JOIN source ON source.id = evidence.source
    WHERE evidence.claim = ?
    ORDER BY evidence.position, evidence.id
"""

_SOURCES = """
    SELECT evidence.source FROM evidence WHERE evidence.claim = ?
    ORDER BY evidence.position, evidence.id
"""


def of_claim(
    connection: Connection, claim: int, source_numbers: Mapping[int, int]
) -> list[Evidence]:
    """The evidence of a claim in its order; the address is the one it was attached with."""
    return [
        Evidence._make((*row[:3], source_numbers[row[2]], *row[3:17], bool(row[17])))
        for row in connection.execute(_OF_CLAIM, (claim,))
    ]


def sources_of(connection: Connection, claim: int) -> list[int]:
    """The sources on a claim in their order."""
    return [source for (source,) in connection.execute(_SOURCES, (claim,))]
