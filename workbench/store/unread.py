"""Which ids of a damaged file's tables could not be read, and what is said of rows that may have
had them: where the history is whole it has them all, where it is not nobody knows.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from workbench.store.replay import WITHOUT_HISTORY

Span: TypeAlias = tuple[int, int]
"""The first and the last of ids in a row."""

Unread: TypeAlias = dict[str, list[Span]]
"""By table, ids that were not read, or read with what cannot be theirs."""

NO_END = 2**53
"""The last of a span whose table nobody knows the end of."""

MOST_SPANS = 12
"""Spans that are listed; of a table with more, the first and the last id are said."""

HISTORY = ("action", "change")
_TOLD_OTHERWISE = frozenset({"blob"})
"""Tables whose rows have no ids; what of their content is lost is told where it is missing."""


def without(spans: Iterable[Span], known: Iterable[int]) -> Iterator[Span]:
    """What is left of spans when ids are taken out, joined where they meet; `known` ascends."""
    ids = iter(known)
    one = next(ids, NO_END + 1)
    for low, high in _joined(spans):
        while one < low:
            one = next(ids, NO_END + 1)
        while one <= high:
            if low < one:
                yield low, one - 1
            low = one + 1
            one = next(ids, NO_END + 1)
        if low <= high:
            yield low, high


def how_many(spans: Iterable[Span]) -> int:
    """The ids in spans."""
    return sum(high - low + 1 for low, high in spans)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    first, last = 1, 0
    for low, high in sorted(spans):
        if low > last + 1:
            if first <= last:
                yield first, last
            first = low
        last = max(last, high)
    if first <= last:
        yield first, last


def may_be_missing(
    raw: sqlite3.Connection, spans: Unread, told: Mapping[str, Iterable[int]]
) -> Iterator[str]:
    """A sentence for each table that may have had rows that neither it nor the history has now.

    `spans` are ids that could not be read, `told` ids of rows that are lost and told each.
    """
    tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master") if row[0] in spans]
    left = {each: list(_unknown(raw, each, spans[each], told.get(each, ()))) for each in tables}
    is_whole = not any(left.get(table) for table in HISTORY)
    for table, unknown in left.items():
        if table in HISTORY:  # ids below the last are counted as lost: none is ever left out
            unknown = [span for span in unknown if span[1] >= NO_END]
        elif table in _TOLD_OTHERWISE or (is_whole and table not in WITHOUT_HISTORY):
            continue
        if unknown:
            yield _sentence(table, unknown)


def _unknown(
    raw: sqlite3.Connection, table: str, spans: Sequence[Span], told: Iterable[int]
) -> Iterator[Span]:
    there = raw.execute(f'SELECT rowid FROM "{table}"')  # noqa: S608 - a table of ours
    return without(spans, sorted({*told, *(row for (row,) in there)}))


def _sentence(table: str, unknown: Sequence[Span]) -> str:
    listed = unknown if len(unknown) <= MOST_SPANS else [(unknown[0][0], unknown[-1][1])]
    return (
        f"Rows of “{table}” may be missing, with the ids {', '.join(map(_named, listed))}: what "
        "stood there cannot be read, and no history tells of it."
    )


def _named(span: Span) -> str:
    low, high = span
    if high >= NO_END:
        return f"from {low} on"
    return f"{low}" if low == high else f"{low} to {high}"
