"""The numbers that sources carry within an article, kept in step with its evidence.

Counting them anew reads all the article's evidence, too much for after every key: once read, only
the sources that later actions attached or detached are looked up again.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from sqlite3 import Connection

from workbench.store.views.history import last_action

MANY = 500
"""Pieces of evidence touched from which on all is read anew: one query beats that many."""

_ATTACHED = """
    SELECT evidence.source, evidence.id FROM claim JOIN evidence ON evidence.claim = claim.id
    WHERE claim.article = ?
"""

_FIRST = """
    SELECT min(evidence.id) FROM evidence JOIN claim ON claim.id = evidence.claim
    WHERE evidence.source = ? AND claim.article = ?
"""

# A piece that is gone stands in the history only, one that is there also in its table.
_TOUCHED = """
    SELECT json_extract("change"."before", '$.source'), json_extract("change"."after", '$.source'),
        (SELECT source FROM evidence WHERE evidence.id = "change"."row")
    FROM "change" WHERE "change".action > ? AND +"change".table_name = 'evidence'
    LIMIT ?
"""


class SourceNumbers(Mapping[int, int]):
    """The sources of one article numbered from 1 in the order of their first attachment.

    `changes` rises where a source that had a number may have another.
    """

    def __init__(self, article: int) -> None:
        self._article = article
        self._as_of: int | None = None
        self._first: dict[int, int] = {}
        self._order: list[int] = []
        self.changes = 0

    def __getitem__(self, source: int) -> int:
        return bisect_left(self._order, self._first[source]) + 1

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._first, key=self._first.__getitem__))

    def __len__(self) -> int:
        return len(self._first)

    def catch_up(self, connection: Connection) -> None:
        """Take in what actions since the last time attached and detached."""
        last = last_action(connection)
        if last == self._as_of:
            return
        touched = [] if self._as_of is None else self._touched(connection, self._as_of)
        if self._as_of is None or len(touched) > MANY:
            self._read(connection)
        else:
            for source in {source for row in touched for source in row if source is not None}:
                self._look_up(connection, source)
        self._as_of = last

    def _touched(self, connection: Connection, since: int) -> list[tuple[int | None, ...]]:
        return connection.execute(_TOUCHED, (since, MANY + 1)).fetchall()

    def _read(self, connection: Connection) -> None:
        first: dict[int, int] = {}
        for source, piece in connection.execute(_ATTACHED, (self._article,)):
            if piece < first.get(source, piece + 1):
                first[source] = piece
        self._first, self._order = first, sorted(first.values())
        self.changes += 1

    def _look_up(self, connection: Connection, source: int) -> None:
        was = self._first.pop(source, None)
        now = connection.execute(_FIRST, (source, self._article)).fetchone()[0]
        if now is not None:
            self._first[source] = now
        if now == was:
            return
        if was is not None:
            self._take_out(was)
        if now is not None:
            self._put_in(now)

    def _take_out(self, piece: int) -> None:
        at = bisect_left(self._order, piece)
        del self._order[at]
        self.changes += at < len(self._order)

    def _put_in(self, piece: int) -> None:
        at = bisect_left(self._order, piece)
        self.changes += at < len(self._order)
        self._order.insert(at, piece)
