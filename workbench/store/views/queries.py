"""Queries as the file has them: of an article in its order, and of a claim."""

from sqlite3 import Connection

from workbench.model.errors import UnknownThing
from workbench.model.queries import Query
from workbench.store.views.moments import moment

_QUERIES = f"""
    SELECT "query".id, "query".article, "query".number, "query".claim, claim.number,
        revision.number, "query".start_offset, "query".end_offset, "query".exact, "query".status,
        "query".to_whom, "query".whom, "query".asked_by, "query".question, "query".proposed,
        "query".state, "query".answer, {moment('"query".asked_at')}, "query".due_on,
        {moment('"query".answered_at')}, applied.number
    FROM "query"
    JOIN revision ON revision.id = "query".revision
    LEFT JOIN claim ON claim.id = "query".claim
    LEFT JOIN revision applied ON applied.id = "query".applied_in
    WHERE {{which}}
    ORDER BY "query".status = 'lost', "query".start_offset, "query".number
"""

_OF_ARTICLE = _QUERIES.format(which='"query".article = ?')
_OF_CLAIM = _QUERIES.format(which='"query".claim = ?')
_NUMBERED = _QUERIES.format(
    which=""""query".article = ? AND "query".number = ?
    AND EXISTS (SELECT 1 FROM article WHERE id = "query".article AND deleted_at IS NULL)"""
)


def of_article(connection: Connection, article: int) -> list[Query]:
    """An article's queries by place; those whose words are lost come last."""
    return _read(connection, _OF_ARTICLE, article)


def of_claim(connection: Connection, claim: int) -> list[Query]:
    """A claim's queries by place."""
    return _read(connection, _OF_CLAIM, claim)


def numbered(connection: Connection, article: int, number: int) -> Query:
    """An article's query; UnknownThing where there is none with that number."""
    found = _read(connection, _NUMBERED, article, number)
    if not found:
        hint = f"`workbench queries {article} --all` lists those of article {article}."
        raise UnknownThing(f"There is no query {article}/q{number}.", hint)
    return found[0]


def _read(connection: Connection, question: str, *values: int) -> list[Query]:
    return list(map(Query._make, connection.execute(question, values)))
