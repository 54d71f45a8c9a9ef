"""Which articles the library lists, and in which order."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from workbench.model.states import ArticleState
from workbench.model.views import ArticleRow
from workbench.text.fold import fold

KEPT = 50_000
"""Articles whose folded names are kept: more than a library has, some 15 MB at most."""

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
    if listing.sort == "by date":  # the newest first, those without a date last
        return sorted(found, key=attrgetter("published_on"), reverse=True)
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
    names = names_of(row) if wanted else ""
    return all(word in names for word in wanted)


def names_of(row: ArticleRow) -> str:
    """What a filter looks at, folded: kept, since a filter looks at all articles."""
    return _folded(row.title, row.byline, row.publisher, row.url)


@lru_cache(maxsize=KEPT)
def _folded(*names: str) -> str:
    return fold(" ".join(names))


@lru_cache(maxsize=KEPT)
def _folded_title(title: str) -> str:
    return fold(title)


_KEYS: dict[str, Callable[[ArticleRow], Any]] = {
    "by title": lambda row: _folded_title(row.title),
    "by to do": lambda row: (-row.open, -row.holes),
}
