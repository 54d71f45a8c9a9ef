"""Evidence: the sources on a claim, and the numbers they carry within an article."""

from collections.abc import Mapping
from sqlite3 import Connection

from workbench.model.views import Evidence

_NUMBERS = """
    SELECT evidence.source FROM claim JOIN evidence ON evidence.claim = claim.id
    WHERE claim.article = ? GROUP BY evidence.source ORDER BY min(evidence.id)
"""

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

_BY_CLAIM = """
    SELECT evidence.claim, evidence.source FROM claim
    JOIN evidence ON evidence.claim = claim.id
    WHERE claim.article = ? ORDER BY evidence.claim, evidence.position, evidence.id
"""


def numbers(connection: Connection, article: int) -> dict[int, int]:
    """The sources of an article numbered from 1 in the order of their first attachment."""
    rows = connection.execute(_NUMBERS, (article,))
    return {source: number for number, (source,) in enumerate(rows, start=1)}


def of_claim(
    connection: Connection, claim: int, source_numbers: Mapping[int, int]
) -> list[Evidence]:
    """The evidence of a claim in its order; the address is the one it was attached with."""
    return [
        Evidence._make((*row[:3], source_numbers[row[2]], *row[3:17], bool(row[17])))
        for row in connection.execute(_OF_CLAIM, (claim,))
    ]


def by_claim(
    connection: Connection, article: int, source_numbers: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """The numbers of the sources on each claim of an article that has any, in their order."""
    found: dict[int, list[int]] = {}
    for claim, source in connection.execute(_BY_CLAIM, (article,)):
        found.setdefault(claim, []).append(source_numbers[source])
    return {claim: tuple(listed) for claim, listed in found.items()}
