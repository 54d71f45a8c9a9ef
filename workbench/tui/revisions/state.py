"""What the walk shows: marks that wait, by group, beside those that were looked at since it began.

A plain object: no widget, no key.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from workbench.model.revisions import Walk, WalkGroup, WalkItem
from workbench.tui.narrowing import folded, sought
from workbench.tui.revisions.phrases import GROUPS
from workbench.workspace.walking import WalkReader

BOTH, NEW, OLD = "both", "new", "old"
"""What is shown beside the list: old words and new ones, or one of the two texts."""

_ORDER = {group: at for at, group in enumerate(WalkGroup)}


class Row(NamedTuple):
    """A line of the list: a mark, or the heading of its group."""

    group: WalkGroup
    item: WalkItem | None = None


class WalkState:
    """The items stay in the list when they were looked at, so that one sees what one did."""

    def __init__(self, reader: WalkReader) -> None:
        self._reader = reader
        self.revision_id = 0
        self.revision = 0
        self.rows: list[Row] = []
        self.shows = BOTH
        self.words = ""
        """What the rows have, if not empty."""
        self._items: dict[int, WalkItem] = {}
        self._of_claim: dict[int, list[int]] = {}
        self._row_of: dict[int, int] = {}
        """Marks of claims, and rows of marks: a key must not look through all of them."""
        self._waiting: set[int] = set()
        self._later: set[int] = set()

    # reading

    def take_all(self, reader: WalkReader, walk: Walk) -> None:
        """Take all that waits, and what reads on from there; what waited before in the same text
        was looked at, if it is not among it.
        """
        self._reader = reader
        if walk.revision_id != self.revision_id:
            self.rows, self._items, self._of_claim, self._later = [], {}, {}, set()
            self.revision_id, self.revision = walk.revision_id, walk.revision
        self._waiting = set()
        self._take(walk.items)

    def read(self, claims: Collection[int]) -> None:
        """Read again what waits of these claims."""
        self._waiting.difference_update(*(self._of_claim.get(claim, ()) for claim in claims))
        self._take(self._reader.of(claims))

    def _take(self, items: Iterable[WalkItem]) -> None:
        fresh = {item.mark: item for item in items}
        self._waiting |= fresh.keys()
        is_otherwise = any(self._group(mark) != item.group for mark, item in fresh.items())
        for mark in fresh.keys() - self._items.keys():
            self._of_claim.setdefault(fresh[mark].claim, []).append(mark)
        self._items.update(fresh)
        if is_otherwise or not self.rows:
            self._lay()
        for mark in fresh.keys() & self._row_of.keys():
            self.rows[self._row_of[mark]] = Row(fresh[mark].group, fresh[mark])

    def _group(self, mark: int) -> WalkGroup | None:
        return self._items[mark].group if mark in self._items else None

    def narrow(self, words: str) -> None:
        """List the marks that have all of the words; verbs for a group act on these alone."""
        self.words = words
        self._lay()

    def _lay(self) -> None:
        self.rows, self._row_of = [], {}
        wanted = sought(self.words)
        fitting = (item for item in self._items.values() if _fits(item, wanted))
        for item in sorted(fitting, key=_place):
            if not self.rows or self.rows[-1].group != item.group:
                self.rows.append(Row(item.group))
            self._row_of[item.mark] = len(self.rows)
            self.rows.append(Row(item.group, item))

    def text(self, number: int) -> str:
        """The text of a revision, by its number."""
        return self._reader.text(number)

    # what is said of it

    @property
    def total(self) -> int:
        return len(self._items)

    @property
    def looked_at(self) -> int:
        return len(self._items) - len(self._waiting)

    def waits(self, item: WalkItem) -> bool:
        """Whether nobody has looked at it yet."""
        return item.mark in self._waiting

    def is_later(self, item: WalkItem) -> bool:
        """Whether it was put off until the others are done."""
        return item.mark in self._later

    def put_off(self, items: Iterable[WalkItem]) -> None:
        self._later |= {item.mark for item in items}

    def of_group(self, group: WalkGroup) -> list[WalkItem]:
        """All items of a group."""
        return [row.item for row in self.rows if row.group == group and row.item is not None]

    # rows

    def row_at(self, mark: int | None) -> int | None:
        """The row of a mark, if it is listed."""
        return None if mark is None else self._row_of.get(mark)

    def row_of(self, claim: int | None) -> int | None:
        """The row of a claim's mark, of one that waits if there is one."""
        marks = self._of_claim.get(claim, ()) if claim is not None else ()
        found = sorted(
            (mark not in self._waiting, self._row_of[mark])
            for mark in marks
            if mark in self._row_of
        )
        return found[0][1] if found else None

    def first(self) -> int:
        """Where the walk begins: a heading only where one key can take what was asked for."""
        if self.rows and self.rows[0].group == WalkGroup.PROPOSED:
            return 0
        return self.next_from(0, 1) or 0

    def next_from(self, row: int, by: int) -> int | None:
        """The next row, round by the end, whose mark waits: what was put off comes last."""
        count, later = len(self.rows), None
        for away in range(1, count + 1):
            at = (row + by * away) % count
            item = self.rows[at].item
            if item is None or not self.waits(item):
                continue
            if not self.is_later(item):
                return at
            later = at if later is None else later
        return later


def _fits(item: WalkItem, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    said = f"#{item.number} {GROUPS[item.group]} {item.rating or ''} {item.old_words} {item.words}"
    hay = folded(said)
    return all(word in hay for word in wanted)


def _place(item: WalkItem) -> tuple[int, bool, int, int]:
    at = item.old_start if item.start is None else item.start
    return (_ORDER[item.group], item.start is None, at, item.mark)
