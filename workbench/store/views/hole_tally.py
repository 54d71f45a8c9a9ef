"""How many holes a revision has: counted at once by index, then kept by stretches of its text.

Asking of each token whether it is a hole takes a tenth of a second in a book. Tokens that nobody
judged are counted by an index in a few milliseconds, and those of them that are no holes are few:
under a cover, or a name that is ticked elsewhere. After every rating even that is too long: while
nothing else is to do the stretches are counted, and from then on only those that later actions
touched.
"""

import json
from collections import Counter
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.views import HoleCounts
from workbench.store.views.history import last_action
from workbench.store.views.tokens import HOLE, UNJUDGED, UNJUDGED_NO_HOLES
from workbench.store.views.touched import touched_since

STRETCH = 20_000
"""Characters of a stretch: about 400 tokens, counted anew in half a millisecond."""

_COUNTS = f"""
    SELECT token.start_offset / {STRETCH}, token.kind, count(*) FROM token
    WHERE token.revision = :revision AND token.start_offset >= :start
    AND token.start_offset < :end AND {HOLE}
    GROUP BY 1, 2
"""

_BOUNDS = "SELECT article, length FROM revision WHERE id = ?"

_ALL_UNJUDGED = f"""
    SELECT token.kind, count(*) FROM token WHERE token.revision = ? AND {UNJUDGED} GROUP BY 1
"""

_NO_HOLES = f"SELECT kind, count(*) FROM ({UNJUDGED_NO_HOLES}) GROUP BY kind"


class HoleTally:
    """The holes of one revision by kind, as of an action, and by stretch as far as counted."""

    def __init__(self, revision: int) -> None:
        self._revision = revision
        self._as_of: int | None = None
        self._stretches: dict[int, dict[str, int]] = {}
        self._counted = 0
        self._total: Counter[str] = Counter()
        self._by_index: Counter[str] | None = None

    def counts(self, connection: Connection, longest_token: int) -> HoleCounts:
        """How many holes there are now, all and by kind; kinds without holes are left out."""
        row = connection.execute(_BOUNDS, (self._revision,)).fetchone()
        if row is None:
            return HoleCounts(0, {})
        article, length = row
        if self._as_of != last_action(connection):
            self._catch_up(connection, article, length, longest_token)
            self._by_index = None
        total = self._total
        if self._counted * STRETCH <= length:
            if self._by_index is None:
                self._by_index = _count_by_index(connection, self._revision)
            total = self._by_index
        return HoleCounts(
            total.total(), {kind: total[kind] for kind in sorted(total) if total[kind]}
        )

    def count_ahead(self, connection: Connection, longest_token: int) -> bool:
        """Count the holes of one more stretch; whether some are left."""
        self.counts(connection, longest_token)
        row = connection.execute(_BOUNDS, (self._revision,)).fetchone()
        if row is None or self._counted * STRETCH > row[1]:
            return False
        self._count(connection, range(self._counted, self._counted + 1))
        self._counted += 1
        return True

    def _catch_up(
        self, connection: Connection, article: int, length: int, longest_token: int
    ) -> None:
        """Count the stretches anew that actions since the last time touched."""
        if self._as_of is None:
            self._as_of = last_action(connection)
            return
        touched = touched_since(connection, self._as_of, article)
        spans = ((0, length),) if touched.article else touched.spans
        self._as_of = touched.last_action
        for stretches in _stretches(spans, longest_token):
            self._count(connection, range(stretches.start, min(stretches.stop, self._counted)))

    def _count(self, connection: Connection, stretches: range) -> None:
        bounds = {
            "revision": self._revision,
            "start": stretches.start * STRETCH,
            "end": stretches.stop * STRETCH,
        }
        for stretch in stretches:
            self._total.subtract(self._stretches.pop(stretch, {}))
        for stretch, kind, count in connection.execute(_COUNTS, bounds):
            self._stretches.setdefault(stretch, {})[kind] = count
            self._total[kind] += count


def _count_by_index(connection: Connection, revision: int) -> Counter[str]:
    total = Counter(dict(connection.execute(_ALL_UNJUDGED, (revision,)).fetchall()))
    bounds = {"revisions": json.dumps([revision])}
    total.subtract(dict(connection.execute(_NO_HOLES, bounds).fetchall()))
    return total


def _stretches(spans: Iterable[tuple[int, int]], longest_token: int) -> list[range]:
    """The stretches that hold a token which overlaps one of the spans, each once.

    A token belongs to the stretch that it starts in, so the one before the span may hold it.
    """
    found: list[range] = []
    for start, end in spans:
        first, last = max(0, start - longest_token) // STRETCH, end // STRETCH
        if found and first <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, last + 1))
        else:
            found.append(range(first, last + 1))
    return found
