"""The ratings of claims by rounds: which counts, and what two readers gave."""

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from workbench.model.readings import Readings
from workbench.model.states import Round
from workbench.store.views.moments import moment

COUNTING = """
    (SELECT verdict.rating FROM verdict
     WHERE verdict.claim = claim.id AND verdict.round <> 'second'
     ORDER BY verdict.id DESC LIMIT 1)"""
"""The rating of `claim` that counts, which is never a second reader's."""

READ_AGAIN = """
    EXISTS (SELECT 1 FROM verdict again
     WHERE again.claim = claim.id AND again.round <> 'first' AND again.rating IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM verdict later WHERE later.claim = again.claim
            AND later.round = again.round AND later.id > again.id))"""
"""Whether somebody rated `claim` in another reading than the first, a second reader or the editor,
and did not take it back: what a legal flag waits for.
"""

RATED_AT = f"""
    (SELECT {moment('max(verdict."at")')} FROM verdict
     WHERE verdict.claim = claim.id AND verdict.rating IS NOT NULL AND {COUNTING} IS NOT NULL)"""
"""When somebody rated `claim` last, NULL where it is not rated now."""

_OF_CLAIMS = """
    SELECT claim, rating, round FROM verdict
    WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY id
"""

_OWN = """
    SELECT verdict.claim, verdict.rating FROM verdict
    JOIN claim ON claim.id = verdict.claim
    WHERE {which} AND verdict.round = 'second' AND verdict."by" = ? ORDER BY verdict.id
"""

Given = Iterable[tuple[int, str | None, str]]
"""Claims with a rating and its round, each claim's oldest first."""


def sorted_out(given: Given) -> tuple[dict[int, str | None], dict[int, Readings]]:
    """The rating that counts of each claim, and the readings of those that were read twice."""
    counts: dict[int, str | None] = {}
    first: dict[int, str | None] = {}
    second: dict[int, str | None] = {}
    decided: set[int] = set()
    for claim, rating, round_ in given:
        if round_ == Round.SECOND:
            second[claim] = rating
            continue
        counts[claim] = rating
        if round_ == Round.FIRST:
            first[claim] = rating
            decided.discard(claim)
        else:
            decided.add(claim)
    return counts, {
        claim: Readings(first.get(claim), rating, claim in decided and counts[claim] is not None)
        for claim, rating in second.items()
        if rating is not None
    }


def of_claims(connection: Connection, claims: Sequence[int]) -> dict[int, Readings]:
    """The readings of those of the claims that were read twice."""
    if not claims:
        return {}
    return sorted_out(connection.execute(_OF_CLAIMS, (json.dumps(claims),)))[1]


def own_of_article(connection: Connection, article: int, by: str) -> dict[int, str | None]:
    """What a second reader gave the claims of an article."""
    return dict(
        connection.execute(_OWN.format(which="claim.article = ?"), (article, by)).fetchall()
    )


def own_of_claims(connection: Connection, claims: Iterable[int], by: str) -> dict[int, str | None]:
    """What a second reader gave these claims."""
    which = "verdict.claim IN (SELECT value FROM json_each(?))"
    found = connection.execute(_OWN.format(which=which), (json.dumps(list(claims)), by))
    return dict(found.fetchall())
