"""Sign-offs of an article, its corrections, and what else stands in the way of the next one."""

import json
from sqlite3 import Connection

from workbench.model.in_the_way import InTheWay, OpenQuery, QuotedPassage, StruckWords
from workbench.model.sign_offs import Correction, SignOff, StandingOverride
from workbench.store.views.articles import CURRENT_REVISION
from workbench.store.views.moments import moment
from workbench.store.views.readings import COUNTING, RATED_AT, READ_AGAIN

_SIGN_OFFS = f"""
    SELECT sign_off.id, sign_off.kind, revision.number, sign_off."by", {moment("sign_off.at")},
        sign_off.note, sign_off.overrides
    FROM sign_off JOIN revision ON revision.id = sign_off.revision
    WHERE sign_off.article = ? ORDER BY sign_off.id
"""

_CORRECTIONS = f"""
    SELECT correction.id, row_number() OVER (ORDER BY correction.id), correction.kind,
        correction.claim, claim.number, revision.number, correction.old_text,
        correction.new_text, correction.public_wording, correction."by", {moment("correction.at")}
    FROM correction LEFT JOIN claim ON claim.id = correction.claim
    LEFT JOIN revision ON revision.id = correction.revision
    WHERE correction.article = ? ORDER BY correction.id
"""

_QUERIES = f"""
    SELECT "query".number, "query".claim, "query".to_whom, {moment('"query".asked_at')},
        "query".exact, CASE WHEN "query".status <> 'lost' THEN "query".start_offset END
    FROM "query"
    WHERE "query".article = ? AND "query".state = 'open' AND "query".question <> ''
    ORDER BY "query".number, "query".id
"""

_QUOTED = """
    SELECT evidence.claim, evidence.source, evidence.passage
    FROM claim JOIN evidence ON evidence.claim = claim.id
    WHERE claim.article = ? AND claim.kind = 'quotation' AND evidence.passage <> ''
        AND evidence.passage_match <> 'absent'
    ORDER BY evidence.claim, evidence.position, evidence.id
"""

_READ_AGAIN = f"""
    SELECT claim.id FROM claim
    WHERE claim.article = ? AND instr(claim.flags, 'legal') AND {READ_AGAIN}
"""

_RATED_AT = f"""
    SELECT claim.id, {RATED_AT} FROM claim
    WHERE claim.article = ? AND instr(claim.flags, 'recheck') AND {COUNTING} IS NOT NULL
"""

# A mark that a token lies in starts at most the longest mark's length before it: without that bound
# each of 800 struck tokens would look through half of 5,000 marks.
_STRUCK = f"""
    WITH present AS MATERIALIZED (
        SELECT {CURRENT_REVISION} AS id FROM article WHERE article.id = ?),
    longest AS MATERIALIZED (
        SELECT coalesce(max(mark.end_offset - mark.start_offset), 0) AS length
        FROM present JOIN mark ON mark.revision = present.id)
    SELECT coalesce(token.claim, (SELECT mark.claim FROM mark
            WHERE mark.revision = token.revision AND mark.start_offset <= token.start_offset
                AND mark.start_offset >= token.end_offset - longest.length
                AND mark.end_offset >= token.end_offset
            ORDER BY mark.start_offset DESC, mark.id LIMIT 1)) AS of_claim,
        token.words, count(*), min(token.start_offset)
    FROM present CROSS JOIN longest
    CROSS JOIN token INDEXED BY ix_token_words ON token.revision = present.id
    WHERE token.ticked = 0
    GROUP BY of_claim, token.words ORDER BY min(token.start_offset)
"""


def of_article(connection: Connection, article: int) -> list[SignOff]:
    """Sign-offs and re-openings, oldest first: the last one holds."""
    return [
        SignOff._make((*row[:6], tuple(StandingOverride(**each) for each in json.loads(row[6]))))
        for row in connection.execute(_SIGN_OFFS, (article,))
    ]


def corrections(connection: Connection, article: int) -> list[Correction]:
    """The corrections of an article, oldest first."""
    return [Correction._make(row) for row in connection.execute(_CORRECTIONS, (article,))]


def in_the_way(connection: Connection, article: int) -> InTheWay:
    """What is to be seen to in an article beside what its claims' rows tell."""
    values = (article,)
    return InTheWay(
        [OpenQuery._make(row) for row in connection.execute(_QUERIES, values)],
        [QuotedPassage._make(row) for row in connection.execute(_QUOTED, values)],
        frozenset(claim for (claim,) in connection.execute(_READ_AGAIN, values)),
        dict(connection.execute(_RATED_AT, values).fetchall()),
        [StruckWords._make(row) for row in connection.execute(_STRUCK, values)],
    )
