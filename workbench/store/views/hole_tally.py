"""How many holes a revision has: counted by stretches of its text, a part at a time.

Asking of each token whether it is a hole takes a third of a second in a book, too long for a start
or a key. While nothing else is to do the stretches are counted, and from then on only those that
later actions touched.
"""

from collections import Counter
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.views import HoleCounts
from workbench.store.views.history import last_action
from workbench.store.views.tokens import HOLE
from workbench.store.views.touched import touched_since

STRETCH = 5_000
"""Characters of a stretch: 100 to 200 tokens, counted in half a millisecond."""

AT_ONCE = 8
"""Stretches that are counted while somebody waits; a rating seldom touches more than two."""

_COUNTS = f"""
    SELECT token.kind, count(*) FROM token
    WHERE token.revision = :revision AND token.start_offset >= :start
    AND token.start_offset < :end AND {HOLE}
    GROUP BY token.kind
"""

_BOUNDS = "SELECT article, length FROM revision WHERE id = ?"


class HoleTally:
    """The holes of one revision by kind and by stretch, as of an action; some may be left."""

    def __init__(self, revision: int) -> None:
        self._revision = revision
        self._as_of: int | None = None
        self._stretches: dict[int, dict[str, int]] = {}
        self._left: set[int] = set()
        self._total: Counter[str] = Counter()

    def counts(self, connection: Connection, longest_token: int) -> HoleCounts:
        """How many holes there are now, all and by kind; kinds without holes are left out."""
        self._catch_up(connection, longest_token)
        while self._left:
            self._count_one(connection)
        total = self._total
        return HoleCounts(
            total.total(), {kind: total[kind] for kind in sorted(total) if total[kind]}
        )

    def known(self, connection: Connection, longest_token: int) -> HoleCounts | None:
        """The same, None where more is left to count than somebody can wait for."""
        self._catch_up(connection, longest_token)
        return self.counts(connection, longest_token) if len(self._left) <= AT_ONCE else None

    def count_ahead(self, connection: Connection, longest_token: int) -> bool:
        """Count the holes of one more stretch; whether some are left."""
        self._catch_up(connection, longest_token)
        if self._left:
            self._count_one(connection)
        return bool(self._left)

    def _catch_up(self, connection: Connection, longest_token: int) -> None:
        """Find the stretches that are to be counted anew, at first all."""
        last = last_action(connection)
        row = connection.execute(_BOUNDS, (self._revision,)).fetchone()
        if self._as_of == last or row is None:
            return
        article, length = row
        every = range(length // STRETCH + 1)
        if self._as_of is None:
            self._left, self._as_of = set(every), last
            return
        touched = touched_since(connection, self._as_of, article)
        self._as_of = touched.last_action
        spans = ((0, length),) if touched.article else touched.spans
        self._left |= _stretches(spans, longest_token) & set(every)

    def _count_one(self, connection: Connection) -> None:
        stretch = self._left.pop()
        self._total.subtract(self._stretches.pop(stretch, {}))
        bounds = {
            "revision": self._revision,
            "start": stretch * STRETCH,
            "end": (stretch + 1) * STRETCH,
        }
        found = self._stretches[stretch] = dict(connection.execute(_COUNTS, bounds).fetchall())
        self._total.update(found)


def _stretches(spans: Iterable[tuple[int, int]], longest_token: int) -> set[int]:
    """The stretches that hold a token which overlaps one of the spans.

    A token belongs to the stretch that it starts in, so the one before the span may hold it.
    """
    return {
        stretch
        for start, end in spans
        for stretch in range(max(0, start - longest_token) // STRETCH, end // STRETCH + 1)
    }
