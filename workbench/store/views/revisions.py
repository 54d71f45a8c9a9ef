"""The revisions of an article, their texts, and all marks on one, lost ones too."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from workbench.model.errors import UnknownThing
from workbench.model.revisions import PlacedMark, RevisionRow
from workbench.store.views.marks import WAITS
from workbench.store.views.moments import moment

_ROWS = f"""
    SELECT revision.id, revision.article, revision.number, revision.text_sha256, revision.length,
        revision.origin, {moment("revision.imported_at")}, count(mark.start_offset),
        count(CASE WHEN {WAITS} AND claim.state <> 'cut' THEN 1 END)
    FROM revision LEFT JOIN mark ON mark.revision = revision.id
    LEFT JOIN claim ON claim.id = mark.claim
    WHERE {{which}} GROUP BY revision.id ORDER BY revision.number
"""
_OF_ARTICLE = _ROWS.format(which="revision.article = ?")
_ONE = _ROWS.format(which="revision.id = ?")

_TEXT = """
    SELECT content FROM revision JOIN blob ON blob.sha256 = revision.text_sha256
    WHERE revision.id = ?
"""

_MARKS = """
    SELECT mark.id, mark.claim, claim.number, mark.revision, mark.start_offset, mark.end_offset,
        mark.exact, mark.prefix, mark.suffix, mark.status, mark.sentence, mark.reviewed,
        mark.carried_from
    FROM mark JOIN claim ON claim.id = mark.claim
    WHERE {which} ORDER BY mark.start_offset NULLS LAST, mark.id
"""
_OF_REVISION = _MARKS.format(which="mark.revision = ?")
_LOST = _MARKS.format(
    which="""mark.revision = :revision AND mark.start_offset IS NULL
    AND (:claim IS NULL OR mark.claim = :claim)"""
)
_BY_ID = _MARKS.format(which="mark.id = ?")


def of_article(connection: Connection, article: int) -> list[RevisionRow]:
    """The article's revisions, the first one first; marks of cut claims do not wait."""
    return list(map(RevisionRow._make, connection.execute(_OF_ARTICLE, (article,))))


def revision(connection: Connection, identity: int) -> RevisionRow:
    """One revision; UnknownThing where there is none."""
    row = connection.execute(_ONE, (identity,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no revision {identity} any more.")
    return RevisionRow._make(row)


def text(connection: Connection, identity: int) -> str:
    """A revision's text; UnknownThing where there is none. Texts of articles lie plain."""
    row = connection.execute(_TEXT, (identity,)).fetchone()
    if row is None:
        raise UnknownThing(f"There is no revision {identity} any more.")
    return str(row[0], "utf-8", "replace")


def marks(connection: Connection, identity: int) -> list[PlacedMark]:
    """The marks of a revision by their start, lost ones last."""
    return _placed(connection, _OF_REVISION, identity)


def lost(connection: Connection, identity: int, claim: int | None) -> list[PlacedMark]:
    """The lost marks of a revision, of one claim or of all."""
    return _read(connection.execute(_LOST, {"revision": identity, "claim": claim}))


def mark(connection: Connection, identity: int) -> PlacedMark:
    """One mark; UnknownThing where there is none."""
    found = _placed(connection, _BY_ID, identity)
    if not found:
        raise UnknownThing(f"There is no mark {identity} any more.")
    return found[0]


def _placed(connection: Connection, query: str, value: int) -> list[PlacedMark]:
    return _read(connection.execute(query, (value,)))


def _read(rows: Iterable[Sequence[Any]]) -> list[PlacedMark]:
    found = map(PlacedMark._make, rows)
    return [row._replace(reviewed=bool(row.reviewed)) for row in found]
