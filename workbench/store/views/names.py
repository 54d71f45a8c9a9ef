"""The names of a revision by their spellings, where they stand, and what was found of them."""

import json
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.names import NameFound, SpellingRow
from workbench.model.spans import Span
from workbench.store.views.moments import moment
from workbench.store.views.tokens import HOLE, UNCOVERED

_SPELLINGS = f"""
    SELECT token.words, count(*), min(token.start_offset), sum({HOLE}), sum(token.ticked IS 0)
    FROM token INDEXED BY ix_token_words
    WHERE token.revision = :revision AND token.kind = 'name' AND {UNCOVERED}
    GROUP BY token.words ORDER BY min(token.start_offset)
"""

_FOUND = """
    SELECT words, verdict, note, "by", "at" FROM name_check WHERE article = ? ORDER BY id
"""

_PLACES = """
    SELECT start_offset, end_offset FROM token
    WHERE revision = ? AND kind = 'name' AND words IN (SELECT value FROM json_each(?))
    ORDER BY start_offset
"""


def spellings(connection: Connection, revision: int) -> list[SpellingRow]:
    """Each spelling of a name once, by its first place; not in words that hold no fact."""
    rows = connection.execute(_SPELLINGS, {"revision": revision})
    return [SpellingRow._make(row) for row in rows]


def found(connection: Connection, article: int) -> dict[str, NameFound]:
    """What was found of an article's names, by their folded words."""
    rows = connection.execute(_FOUND, (article,))
    return {row[0]: NameFound(row[1], row[2], row[3], moment(row[4])) for row in rows}


def places(connection: Connection, revision: int, words: Iterable[str]) -> list[Span]:
    """Where these spellings stand, in order."""
    rows = connection.execute(_PLACES, (revision, json.dumps(list(words))))
    return [Span._make(row) for row in rows]
