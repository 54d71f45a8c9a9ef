"""Claims as lists show them, and all that is said of one.

All claims of an article are read with one query for each table: looking the rest up for each
claim costs four times as much. Some claims, by their ids, are looked up one by one; the unary plus
keeps SQLite from looking through all marks of a revision for those of a claim.
"""

import json
from collections.abc import Iterable, Mapping
from sqlite3 import Connection

from workbench.model.errors import UnknownThing
from workbench.model.queries import Query
from workbench.model.views import Claim, ClaimDetail, Mark, Verdict
from workbench.store.views import evidence, marks, queries, readings, tokens
from workbench.store.views.articles import CURRENT_REVISION
from workbench.store.views.moments import moment
from workbench.store.views.readings import COUNTING

_RANGE = "claim.id BETWEEN ? AND ?"
_OF_ARTICLE = f"claim.article = ? AND {_RANGE}"
_OF_IDS = "claim.id IN (SELECT value FROM json_each(?))"

_ARTICLE_CLAIMS = f"""
    SELECT id, article, number, restated, claimant, claimed_on, kind, priority, state, waiting_on,
        {moment("waiting_since")}, waiting_until, flags, rev
    FROM claim WHERE article = ? AND {_RANGE}
"""

_ARTICLE_RATINGS = f"""
    SELECT verdict.claim, verdict.rating, verdict.round
    FROM claim JOIN verdict ON verdict.claim = claim.id
    WHERE claim.article = ? AND {_RANGE} ORDER BY claim.id, verdict.id
"""

_ARTICLE_QUERIES = """
    SELECT claim, group_concat(number) FROM "query"
    WHERE article = ? AND state = 'open' AND question <> '' AND claim IS NOT NULL GROUP BY claim
"""

_IDS = "SELECT id FROM claim WHERE article = ? ORDER BY id"

_PRESENT = "SELECT id FROM revision WHERE article = ? ORDER BY number DESC LIMIT 1"

_CLAIMS = f"""
    SELECT claim.id, claim.article, claim.number, coalesce(first.exact, ''), claim.restated,
        claim.claimant, claim.claimed_on, claim.kind, claim.priority, claim.state,
        claim.waiting_on, {moment("claim.waiting_since")}, claim.waiting_until, claim.flags,
        claim.rev,
        {COUNTING},
        coalesce(first.start_offset, -1),
        (SELECT count(mark.start_offset) FROM mark
         WHERE mark.claim = claim.id AND +mark.revision = present.id),
        (SELECT group_concat("query".number) FROM "query" WHERE "query".claim = claim.id
         AND "query".state = 'open' AND "query".question <> ''),
        EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND verdict.round = 'second')
    FROM claim
    JOIN article ON article.id = claim.article
    JOIN revision present ON present.id = {CURRENT_REVISION}
    LEFT JOIN mark first ON first.id =
        (SELECT mark.id FROM mark WHERE mark.claim = claim.id AND +mark.revision = present.id
         ORDER BY mark.start_offset NULLS LAST, mark.id LIMIT 1)
    WHERE {_OF_IDS}
"""

_STANCES = """
    SELECT evidence.claim, evidence.stance,
        evidence.passage = '' AND (evidence.locator = '' OR evidence.note = '')
    FROM claim JOIN evidence ON evidence.claim = claim.id
    WHERE {which}
    ORDER BY evidence.claim, evidence.position, evidence.id
"""

_VERDICTS = f"""
    SELECT id, rating, rationale, round, "by", {moment("at")} FROM verdict
    WHERE claim = ? ORDER BY id
"""

_RESTED_ON = """
    SELECT verdict_evidence.verdict, verdict_evidence.evidence
    FROM verdict JOIN verdict_evidence ON verdict_evidence.verdict = verdict.id
    WHERE verdict.claim = ? ORDER BY verdict_evidence.id
"""

EVERY = (0, 2**63 - 1)

# Stands for the first mark of a claim that has none.
_NO_MARK = Mark(0, 0, 0, 0, -1, -1, "", "", "", "")

_LOST = """
    SELECT claim, exact FROM mark WHERE revision = ? AND start_offset IS NULL ORDER BY id DESC
"""


def of_article(connection: Connection, article: int) -> list[Claim]:
    """The article's claims by place: where the first mark starts, then number; placeless ones
    come last.
    """
    return with_marks(connection, article)[0]


def parts(connection: Connection, article: int, number: int) -> list[tuple[int, int]]:
    """The first and the last id of each `number` of an article's claims."""
    ids = [row[0] for row in connection.execute(_IDS, (article,))]
    return [
        (part[0], part[-1])
        for part in (ids[first : first + number] for first in range(0, len(ids), number))
    ]


def with_marks(
    connection: Connection, article: int, ids: tuple[int, int] = EVERY
) -> tuple[list[Claim], list[Mark]]:
    """The article's claims as `of_article` gives them, and the marks of its current revision by
    their start; those of the claims from one id to another, both included.
    """
    present = connection.execute(_PRESENT, (article,)).fetchone()
    some = None if ids == EVERY else ids
    placed = marks.of_revision(connection, present[0], some) if present else []
    which = (article, *ids)
    first, places = _first_and_number(placed)
    lost = dict(connection.execute(_LOST, present).fetchall()) if present else {}
    ratings, twice = readings.sorted_out(connection.execute(_ARTICLE_RATINGS, which))
    asked = dict(connection.execute(_ARTICLE_QUERIES, (article,)).fetchall())
    stances, unread = _stances(connection, _OF_ARTICLE, *which)
    found = [
        Claim._make(
            (
                *row[:3],
                (mark := first.get(row[0], _NO_MARK)).exact or lost.get(row[0], ""),
                *row[3:12],
                tuple(str.split(row[12])),  # a TypeError where a damaged file gives no text
                row[13],
                ratings.get(row[0]),
                mark.start,
                places.get(row[0], 0),
                tuple(stances.get(row[0], ())),
                unread.get(row[0], 0),
                _numbers(asked.get(row[0])),
                twice.get(row[0]),
            )
        )
        for row in connection.execute(_ARTICLE_CLAIMS, which)
    ]
    found.sort(key=by_place)
    return found, placed


def by_place(claim: Claim) -> tuple[bool, int, int]:
    """What an article's claims are ordered by."""
    return (claim.start < 0, claim.start, claim.number)


def by_ids(connection: Connection, ids: Iterable[int]) -> list[Claim]:
    """Those of the claims that exist, in the order of `ids`."""
    wanted = list(ids)
    found = {claim.id: claim for claim in _by_ids(connection, json.dumps(wanted))}
    return [found[claim] for claim in wanted if claim in found]


def claim_id(connection: Connection, article: int, number: int) -> int:
    """The id of the claim with that number; raises UnknownThing where there is none."""
    row = connection.execute(
        """SELECT claim.id FROM claim JOIN article ON article.id = claim.article
        WHERE claim.article = ? AND claim.number = ? AND article.deleted_at IS NULL""",
        (article, number),
    ).fetchone()
    if row is None:
        hint = f"`workbench claims {article}` lists the claims of article {article}."
        raise UnknownThing(f"There is no claim {article}/{number}.", hint)
    return int(row[0])


def detail(connection: Connection, claim: int, numbers: Mapping[int, int]) -> ClaimDetail:
    """All about one claim; `numbers` are the sources' numbers in its article.

    Raises UnknownThing where there is no such claim.
    """
    found = by_ids(connection, (claim,))
    if not found:
        raise UnknownThing(f"There is no claim with the id {claim}.")
    asked = queries.of_claim(connection, claim)
    places = marks.of_claim_now(connection, claim)
    return ClaimDetail(
        found[0],
        tuple(places),
        tuple(_verdicts(connection, claim)),
        tuple(evidence.of_claim(connection, claim, numbers)),
        proposed(asked),
        tuple(asked),
        tokens=tokens.in_marks(connection, places),
    )


def proposed(asked: Iterable[Query]) -> str:
    """The wording that hangs on no question, the newest of them."""
    found = [each for each in asked if each.is_open and not each.question and each.proposed]
    return (max(found, key=lambda each: each.id).proposed or "") if found else ""


def article_of(connection: Connection, claim: int) -> int | None:
    """The article that a claim belongs to."""
    row = connection.execute("SELECT article FROM claim WHERE id = ?", (claim,)).fetchone()
    return int(row[0]) if row else None


def _first_and_number(placed: Iterable[Mark]) -> tuple[dict[int, Mark], dict[int, int]]:
    """The first mark of each claim, and how many it has."""
    first: dict[int, Mark] = {}
    places: dict[int, int] = {}
    for mark in placed:
        claim = mark.claim
        first.setdefault(claim, mark)
        places[claim] = places.get(claim, 0) + 1
    return first, places


def _numbers(listed: str | None) -> tuple[int, ...]:
    """Numbers that SQLite put in one text, in their order."""
    return tuple(sorted(map(int, listed.split(",")))) if listed else ()


def _by_ids(connection: Connection, ids: str) -> list[Claim]:
    stances, unread = _stances(connection, _OF_IDS, ids)
    rows = connection.execute(_CLAIMS, (ids,)).fetchall()
    twice = readings.of_claims(connection, [row[0] for row in rows if row[19]])
    return [
        Claim._make(
            (
                *row[:13],
                tuple(str.split(row[13])),
                *row[14:18],
                tuple(stances.get(row[0], ())),
                unread.get(row[0], 0),
                _numbers(row[18]),
                twice.get(row[0]),
            )
        )
        for row in rows
    ]


def _stances(
    connection: Connection, which: str, *values: int | str
) -> tuple[dict[int, list[str]], dict[int, int]]:
    """The stances on each claim that has any, in their order, and how many are not read yet."""
    stances: dict[int, list[str]] = {}
    unread: dict[int, int] = {}
    for claim, stance, is_unread in connection.execute(_STANCES.format(which=which), values):
        stances.setdefault(claim, []).append(stance)
        if is_unread:
            unread[claim] = unread.get(claim, 0) + 1
    return stances, unread


def _verdicts(connection: Connection, claim: int) -> list[Verdict]:
    rested_on: dict[int, list[int]] = {}
    for verdict, piece in connection.execute(_RESTED_ON, (claim,)):
        rested_on.setdefault(verdict, []).append(piece)
    return [
        Verdict._make((*row, tuple(rested_on.get(row[0], ()))))
        for row in connection.execute(_VERDICTS, (claim,))
    ]
