"""Which articles the library lists, and in which order."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from workbench.model.states import ArticleState, ClaimState
from workbench.model.views import ArticleRow
from workbench.tui.narrowing import Narrowing, folded
from workbench.tui.panes.layout import one_line

KEPT = 50_000
"""Articles whose folded titles are kept: more than a library has, some 8 MB at most."""

SORTS = ("latest first", "by title", "by date", "by to do")


class Listing(NamedTuple):
    """What a person asked to see: `sort` is one of SORTS, `words` must stand in its names."""

    sort: str = SORTS[0]
    put_away: bool = False
    words: str = ""


def in_order(rows: Sequence[ArticleRow], listing: Listing) -> Sequence[ArticleRow]:
    """The rows to show whatever their names are; `rows` come newest change first."""
    if not listing.put_away:
        rows = [row for row in rows if row.state != ArticleState.SHELVED]
    key = _KEYS.get(listing.sort)
    if listing.sort == "by date":  # the newest first, those without a date last
        return sorted(rows, key=attrgetter("published_on"), reverse=True)
    return sorted(rows, key=key) if key else rows


def names_of(row: ArticleRow) -> str:
    """What a filter looks at, folded."""
    return folded(f"{row.title} {row.byline} {row.publisher} {row.url}")


def narrowing(
    rows: Sequence[ArticleRow],
    listing: Listing,
    names: Callable[[ArticleRow], str] = names_of,
) -> Narrowing[ArticleRow]:
    """The rows to show, in order, for the words of a listing and others; `names` may be kept."""
    shown = in_order(rows, listing)
    return Narrowing(shown, list(map(names, shown)))


def title_of(listing: Listing, number: int, *, is_whole: bool) -> str:
    """What is listed, in words; `is_whole` where all articles are read."""
    count = "1 article" if number == 1 else f"{number:,} articles"
    if listing.words:
        count += f" with “{one_line(listing.words)}”"
    if not is_whole:
        count += " so far"
    return ", ".join([count, listing.sort, *(["put away too"] if listing.put_away else [])])


def next_open(rows: Sequence[ArticleRow], at: int, step: int) -> int | None:
    """The nearest row, after `at` or before it by `step`, that has claims left to do; it wraps."""
    for offset in range(1, len(rows) + 1):
        row = (at + step * offset) % len(rows)
        if rows[row].open:
            return row
    return None


@lru_cache(maxsize=KEPT)
def _folded_title(title: str) -> str:
    return folded(title)


_KEYS: dict[str, Callable[[ArticleRow], Any]] = {
    "by title": lambda row: _folded_title(row.title),
    "by to do": lambda row: (-row.apart(ClaimState.OPEN), -row.holes),
}
