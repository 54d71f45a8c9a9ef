"""Which articles the library lists, and in which order."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from workbench.model.states import ArticleState
from workbench.model.views import ArticleRow
from workbench.text.fold import fold

SORTS = ("latest first", "by title", "by date", "by to do")


class Listing(NamedTuple):
    """What a person asked to see: `sort` is one of SORTS, `words` must stand in its names."""

    sort: str = SORTS[0]
    put_away: bool = False
    words: str = ""


def listed(rows: Sequence[ArticleRow], listing: Listing) -> list[ArticleRow]:
    """The rows to show, in order; `rows` come newest change first."""
    wanted = fold(listing.words).split()
    found = [row for row in rows if _is_wanted(row, listing.put_away, wanted)]
    key = _KEYS.get(listing.sort)
    return sorted(found, key=key) if key else found


def next_open(rows: Sequence[ArticleRow], at: int, step: int) -> int | None:
    """The nearest row, after `at` or before it by `step`, that has claims left to do; it wraps."""
    for offset in range(1, len(rows) + 1):
        row = (at + step * offset) % len(rows)
        if rows[row].open:
            return row
    return None


def _is_wanted(row: ArticleRow, put_away: bool, wanted: list[str]) -> bool:
    if row.state == ArticleState.SHELVED and not put_away:
        return False
    names = fold(" ".join((row.title, row.byline, row.publisher, row.url)))
    return all(word in names for word in wanted)


_KEYS: dict[str, Callable[[ArticleRow], Any]] = {
    "by title": lambda row: fold(row.title),
    # The newest first, those without a date last.
    "by date": lambda row: [-ord(char) for char in row.published_on] or [1],
    "by to do": lambda row: (-row.open, -row.holes),
}
