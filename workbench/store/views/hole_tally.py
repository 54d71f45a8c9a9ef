"""How many holes a revision has, kept by stretches of its text.

Counting a book's holes takes a tenth of a second, too long for after every rating: once counted,
only the stretches that later actions touched are counted again.
"""

from collections import Counter
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.views import HoleCounts
from workbench.store.views.history import last_action
from workbench.store.views.tokens import HOLE
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


class HoleTally:
    """The holes of one revision by stretch and kind, as of an action."""

    def __init__(self, revision: int) -> None:
        self._revision = revision
        self._as_of: int | None = None
        self._stretches: dict[int, dict[str, int]] = {}

    def counts(self, connection: Connection, longest_token: int) -> HoleCounts:
        """How many holes there are now, all and by kind; kinds without holes are left out."""
        row = connection.execute(_BOUNDS, (self._revision,)).fetchone()
        if row is None:
            return HoleCounts(0, {})
        article, length = row
        if self._as_of is None:
            self._as_of = last_action(connection)
            self._count(connection, range(length // STRETCH + 1))
        elif self._as_of != last_action(connection):
            touched = touched_since(connection, self._as_of, article)
            spans = ((0, length),) if touched.article else touched.spans
            self._as_of = touched.last_action
            for stretches in _stretches(spans, longest_token):
                self._count(connection, stretches)
        return self._total()

    def _count(self, connection: Connection, stretches: range) -> None:
        for stretch in stretches:
            self._stretches.pop(stretch, None)
        bounds = {
            "revision": self._revision,
            "start": stretches.start * STRETCH,
            "end": stretches.stop * STRETCH,
        }
        for stretch, kind, count in connection.execute(_COUNTS, bounds):
            self._stretches.setdefault(stretch, {})[kind] = count

    def _total(self) -> HoleCounts:
        total: Counter[str] = Counter()
        for by_kind in self._stretches.values():
            total.update(by_kind)
        return HoleCounts(total.total(), dict(sorted(total.items())))


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
