"""All that is said of each claim of an article, with one query for each table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import TypeVar

from workbench.model.queries import Query
from workbench.model.token_views import ClaimTokens
from workbench.model.views import ClaimDetail, Verdict
from workbench.store.views import claims, evidence, queries, tokens
from workbench.store.views.moments import moment

_VERDICTS = f"""
    SELECT verdict.claim, verdict.id, verdict.rating, verdict.rationale, verdict.round,
        verdict."by", {moment("verdict.at")}
    FROM claim JOIN verdict ON verdict.claim = claim.id WHERE claim.article = ? ORDER BY verdict.id
"""

_RESTED_ON = """
    SELECT verdict_evidence.verdict, verdict_evidence.evidence
    FROM claim JOIN verdict ON verdict.claim = claim.id
    JOIN verdict_evidence ON verdict_evidence.verdict = verdict.id
    WHERE claim.article = ? ORDER BY verdict_evidence.id
"""

_NONE = ClaimTokens(0, 0, ())

T = TypeVar("T")


def of_article(
    connection: Connection, article: int, numbers: Mapping[int, int]
) -> list[ClaimDetail]:
    """The article's claims by number, each as `claims.detail` gives it."""
    found, placed = claims.with_marks(connection, article)
    marks = _by_claim((each.claim, each) for each in placed)
    verdicts = _by_claim(_verdicts(connection, article))
    rests = _by_claim(
        (each.claim, each) for each in evidence.of_article(connection, article, numbers)
    )
    asked: dict[int, list[Query]] = _by_claim(
        (each.claim, each) for each in queries.of_article(connection, article) if each.claim
    )
    became = tokens.in_all_marks(connection, placed[0].revision_id) if placed else {}
    return [
        ClaimDetail(
            claim,
            tuple(marks[claim.id]),
            tuple(verdicts[claim.id]),
            tuple(rests[claim.id]),
            claims.proposed(asked[claim.id]),
            tuple(asked[claim.id]),
            tokens=became.get(claim.id, _NONE),
        )
        for claim in sorted(found, key=lambda each: each.number)
    ]


def _verdicts(connection: Connection, article: int) -> Iterable[tuple[int, Verdict]]:
    rested_on = _by_claim(connection.execute(_RESTED_ON, (article,)))
    for claim, *row in connection.execute(_VERDICTS, (article,)):
        yield claim, Verdict._make((*row, tuple(rested_on[row[0]])))


def _by_claim(rows: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for claim, each in rows:
        found[claim].append(each)
    return found
