"""What waits for a day in the articles that are at hand: neither deleted nor put away."""

from sqlite3 import Connection

from workbench.model.queries import asked
from workbench.model.today import Due, DueKind, is_rechecked
from workbench.store.views.articles import CURRENT_REVISION
from workbench.store.views.moments import moment
from workbench.store.views.readings import RATED_AT, READ_AGAIN

_AT_HAND = "article.deleted_at IS NULL AND article.state <> 'shelved'"

_WORDS = f"""
    coalesce((SELECT mark.exact FROM mark WHERE mark.claim = claim.id
        AND +mark.revision = {CURRENT_REVISION}
        ORDER BY mark.start_offset NULLS LAST, mark.id LIMIT 1), claim.restated)
"""

_CLAIMS = f"""
    SELECT article.id, article.title, claim.id, claim.number, {_WORDS}, claim.waiting_on,
        {moment("claim.waiting_since")}, claim.waiting_until, claim.state, claim.flags,
        article.published_on, {READ_AGAIN}, {RATED_AT}
    FROM claim JOIN article ON article.id = claim.article
    WHERE {_AT_HAND} AND (claim.state = 'waiting' AND claim.waiting_until <> ''
        OR instr(claim.flags, 'legal') OR instr(claim.flags, 'recheck'))
    ORDER BY claim.id
"""

_QUERIES = f"""
    SELECT article.id, article.title, "query".claim, "query".number, "query".question,
        "query".proposed, "query".to_whom, "query".whom, {moment('"query".asked_at')},
        "query".due_on
    FROM "query" JOIN article ON article.id = "query".article
    WHERE {_AT_HAND} AND "query".state = 'open' AND "query".due_on <> ''
    ORDER BY "query".id
"""


def due(connection: Connection, is_blind: bool = False) -> list[Due]:
    """All of it: by day, what has none last, then by article. To a blind reader a claim that is to
    be rechecked stays, whatever others found of it since.
    """
    found = [*_of_claims(connection, is_blind), *_of_queries(connection)]
    return sorted(found, key=lambda each: (not each.on, each.on, each.article))


def _of_claims(connection: Connection, is_blind: bool) -> list[Due]:
    found: list[Due] = []
    for row in connection.execute(_CLAIMS):
        *claim, who, since, until, state, flags, published_on, is_read_again, rated_at = row
        is_done = state == "cut" or is_rechecked(rated_at or "", published_on)
        if state == "waiting" and until:
            found.append(Due._make((DueKind.CALL_BACK, *claim, who, since, until)))
        if "legal" in flags.split() and state != "cut" and not is_read_again:
            found.append(Due._make((DueKind.LEGAL, *claim, "a second reader", "", "")))
        if "recheck" in flags.split() and (is_blind or not is_done):
            found.append(Due._make((DueKind.RECHECK, *claim, "", "", published_on)))
    return found


def _of_queries(connection: Connection) -> list[Due]:
    return [
        Due._make((DueKind.QUERY, *row[:4], _asks(*row[4:6]), asked(*row[6:8]), *row[8:]))
        for row in connection.execute(_QUERIES)
    ]


def _asks(question: str, proposed: str | None) -> str:
    return question or f"Change to “{proposed}”"
