"""How many holes a revision has: counted a part at a time, and then kept.

Asking of each token whether it is a hole takes a third of a second in a book, too long for a start
or a key. While nothing else is to do they are counted: names by their words, for a tick settles all
of a name at once, wherever it stands; the others by stretches of the text. From then on only what
later actions touched is counted anew.
"""

from collections import Counter
from collections.abc import Iterable
from sqlite3 import Connection

from workbench.model.token_views import HoleCounts
from workbench.model.views import Touched
from workbench.store.views.history import last_action
from workbench.store.views.tokens import HOLE, UNCOVERED, UNJUDGED
from workbench.store.views.touched import touched_since

STRETCH = 5_000
"""Characters of a stretch: 100 to 200 tokens, counted in a tenth of a millisecond."""

NAMES = 100
"""Names that are counted at once, in as long."""

AT_ONCE = 8
"""Stretches that are counted while somebody waits; a rating seldom touches more than two."""

MANY = 50
"""Places touched from which on all is counted anew, behind what is shown."""

NAME = "name"

_IN_STRETCHES = f"""
    SELECT token.start_offset / :long AS stretch, token.kind, count(*)
    FROM token INDEXED BY ix_token_unjudged
    WHERE token.revision = :revision AND token.start_offset >= :start
    AND token.start_offset < :end AND token.kind <> '{NAME}' AND {HOLE}
    GROUP BY stretch, token.kind
"""

_NAMES = f"""
    SELECT words, CASE WHEN max(coalesce(ticked, 0)) THEN 0
        ELSE sum({UNJUDGED} AND {UNCOVERED}) END
    FROM token INDEXED BY ix_token_words
    WHERE token.revision = :revision AND kind = '{NAME}' AND words > :after
    GROUP BY words ORDER BY words LIMIT :most
"""

_NAME = f"""
    SELECT count(*) FROM token INDEXED BY ix_token_words
    WHERE token.revision = :revision AND token.kind = '{NAME}' AND token.words = :words AND {HOLE}
"""

# Asked first, for then none of its repeats need be looked at.
_IS_SETTLED = f"""
    SELECT 1 FROM token INDEXED BY ix_token_words
    WHERE revision = :revision AND kind = '{NAME}' AND words = :words AND ticked = 1 LIMIT 1
"""

_NAMES_AT = f"""
    SELECT DISTINCT words FROM token
    WHERE revision = :revision AND start_offset > :start - :longest AND start_offset < :end
    AND end_offset > :start AND kind = '{NAME}'
"""

_BOUNDS = "SELECT article, length FROM revision WHERE id = ?"


Just = tuple[int, int, Touched]
"""An action, an article, and what was touched in it since then."""


class HoleTally:
    """The holes of one revision by kind, as of an action; some may be left to count."""

    def __init__(self, revision: int) -> None:
        self._revision = revision
        self._as_of: int | None = None
        self._length = 0
        self._stretches: dict[int, dict[str, int]] = {}
        self._left: set[int] = set()
        self._names: dict[str, int] = {}
        self._names_until: str | None = ""
        """The last name that is counted, None where all are."""
        self._total: Counter[str] = Counter()

    def counts(self, connection: Connection, longest_token: int) -> HoleCounts:
        """How many holes there are now, all and by kind; kinds without holes are left out."""
        self._catch_up(connection, longest_token)
        while self._is_short_of_some:
            self._count_part(connection)
        total = self._total
        return HoleCounts(
            total.total(), {kind: total[kind] for kind in sorted(total) if total[kind]}
        )

    def known(
        self, connection: Connection, longest_token: int, just: Just | None = None
    ) -> HoleCounts | None:
        """The same, None where more is left to count than somebody can wait for; `just` is what
        was read of the article's actions a moment ago.
        """
        self._catch_up(connection, longest_token, just)
        is_long = self._length // STRETCH >= AT_ONCE
        if len(self._left) > AT_ONCE or (is_long and self._names_until is not None):
            return None
        return self.counts(connection, longest_token)

    def count_ahead(self, connection: Connection, longest_token: int) -> bool:
        """Count a part of what is left; whether more is."""
        self._catch_up(connection, longest_token)
        if self._is_short_of_some:
            self._count_part(connection)
        return self._is_short_of_some

    @property
    def _is_short_of_some(self) -> bool:
        return bool(self._left) or self._names_until is not None

    def _catch_up(
        self, connection: Connection, longest_token: int, just: Just | None = None
    ) -> None:
        """Find what is to be counted anew, at first all."""
        last = last_action(connection)
        row = connection.execute(_BOUNDS, (self._revision,)).fetchone()
        if self._as_of == last or row is None:
            return
        article, length = row
        self._length = length
        since, self._as_of = self._as_of, last
        every = range(length // STRETCH + 1)
        if since is not None:
            if just is not None and (just[:2], just[2].last_action) == ((since, article), last):
                touched = just[2]
            else:
                touched = touched_since(connection, since, article, repeats=False)
            self._as_of = touched.last_action
            if not touched.article and len(touched.own) <= MANY:
                self._left |= _stretches(touched.own, longest_token) & set(every)
                for name in self._names_at(connection, touched.own, longest_token):
                    self._count_name(connection, name)
                return
        self._left = set(every)
        self._names_until = ""
        self._names.clear()
        self._total[NAME] = 0

    def _count_part(self, connection: Connection) -> None:
        if self._names_until is not None:
            self._count_names(connection, self._names_until)
        else:
            self._count_stretches(connection)

    def _count_stretches(self, connection: Connection) -> None:
        first = min(self._left)
        found: dict[int, dict[str, int]] = {first: {}}
        while first + len(found) in self._left and len(found) < AT_ONCE:
            found[first + len(found)] = {}
        bounds = {"start": first * STRETCH, "end": (first + len(found)) * STRETCH}
        values = {"revision": self._revision, "long": STRETCH, **bounds}
        for stretch, kind, number in connection.execute(_IN_STRETCHES, values):
            found[stretch][kind] = number
        for stretch, kinds in found.items():
            self._total.subtract(self._stretches.get(stretch, {}))
            self._total.update(kinds)
            self._stretches[stretch] = kinds
        self._left -= found.keys()

    def _count_names(self, connection: Connection, after: str) -> None:
        values = {"revision": self._revision, "after": after, "most": NAMES}
        found = connection.execute(_NAMES, values).fetchall()
        self._names.update(found)
        self._total[NAME] += sum(number for _words, number in found)
        self._names_until = found[-1][0] if len(found) == NAMES else None

    def _count_name(self, connection: Connection, name: str) -> None:
        """Count the holes of one name anew, where it is counted already."""
        if self._names_until is not None and name > self._names_until:
            return
        values = {"revision": self._revision, "words": name}
        settled = connection.execute(_IS_SETTLED, values).fetchone()
        number = 0 if settled else connection.execute(_NAME, values).fetchone()[0]
        self._total[NAME] += number - self._names.get(name, 0)
        self._names[name] = number

    def _names_at(
        self, connection: Connection, spans: Iterable[tuple[int, int]], longest_token: int
    ) -> set[str]:
        """The names that stand in these places."""
        return {
            words
            for start, end in spans
            for (words,) in connection.execute(
                _NAMES_AT,
                {"revision": self._revision, "start": start, "end": end, "longest": longest_token},
            )
        }


def _stretches(spans: Iterable[tuple[int, int]], longest_token: int) -> set[int]:
    """The stretches that hold a token which overlaps one of the spans.

    A token belongs to the stretch that it starts in, so the one before the span may hold it.
    """
    return {
        stretch
        for start, end in spans
        for stretch in range(max(0, start - longest_token) // STRETCH, end // STRETCH + 1)
    }
