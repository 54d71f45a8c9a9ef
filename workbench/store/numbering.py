"""Numbers instead of ids: which row of the file has which number in an article's record.

Of an article that was imported its record's numbers stand in `imported_history`, as runs; what came
since is counted on. Loads no SQLModel.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workbench.model.record_columns import ORDINAL
from workbench.model.record_shape import AS_JSON, NAMES_ROWS
from workbench.store.replay import PURGED

Fields = dict[str, Any]
Ids = Mapping[str, Mapping[int, int]]
"""By table, which number a row has by its id; or the other way round."""

_DROPPED = frozenset({"id", "article"})
"""A record is of one article, and its rows go by numbers."""

_ABOUT = re.compile(r"(evidence|mark) (\d+)(?: capture (\d+|None))?")
"""How the `about` of an override names rows (`model/problems.py`)."""


def to_text(pairs: Mapping[str, Iterable[tuple[int, int]]]) -> str:
    """Numbers and ids as `imported_history.numbers` has them."""
    return json.dumps(
        {table: _runs(found) for table, found in pairs.items()}, separators=(",", ":")
    )


def _runs(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number, identity in sorted(pairs):
        last = runs[-1] if runs else [0, 0, 0]
        if last[2] and (number - last[0], identity - last[1]) == (last[2], last[2]):
            last[2] += 1
        else:
            runs.append([number, identity, 1])
    return runs


def by_id(text: str) -> dict[str, dict[int, int]]:
    """The numbers by id, of what `to_text` made."""
    return {
        table: {
            identity + at: number + at for number, identity, count in runs for at in range(count)
        }
        for table, runs in json.loads(text).items()
    }


def ids_of(text: str, table: str) -> dict[int, int]:
    """The ids that the rows of one table have, by number."""
    runs = json.loads(text).get(table, ())
    return {number + at: identity + at for number, identity, count in runs for at in range(count)}


def highest(steps: Iterable[Fields]) -> dict[str, int]:
    """The highest number that steps give in each table."""
    found: dict[str, int] = {}
    for step in steps:
        for change in step["changes"]:
            table, row = change["table"], change["row"]
            found[table] = max(found.get(table, 0), row)
    return found


def numbered(ids: Iterable[int], known: Mapping[int, int], last: int) -> dict[int, int]:
    """A number for each id: the known one, or the next after `last` and all known, by id."""
    mine = sorted(ids)
    following = max([last, *known.values()], default=0)
    numbers: dict[int, int] = {}
    for identity in mine:
        if identity not in known:
            following += 1
        numbers[identity] = known.get(identity, following)
    return numbers


def in_numbers(table: str, fields: Fields, numbers: Ids) -> Fields:
    """Columns of a row, or of one side of a change, as a record has them."""
    names, texts = NAMES_ROWS[table], AS_JSON[table]
    told: Fields = {}
    for name, value in fields.items():
        if name in names:
            told[name] = None if value is None else numbers[names[name]].get(value)
        elif name in texts:
            told[name] = _parsed(value)
        elif name == PURGED:
            told[name] = True
        elif name not in _DROPPED:
            told[name] = value
    if "about" in told:
        told["about"] = renamed(str(told["about"]), lambda of, row: numbers[of].get(row))
    return told


def _parsed(value: Any) -> Any:
    try:
        return json.loads(value)
    except (TypeError, ValueError):  # damage: then it travels as it is
        return value


def renamed(about: str, other: Callable[[str, int], int | None]) -> str:
    """What an override is about, with `other(table, row)` for the rows that it names."""
    found = _ABOUT.fullmatch(about)
    if found is None:
        return about
    table, row, capture = found.groups()
    named = f"{table} {other(table, int(row)) or 0}"
    if capture is None:
        return named
    return (
        f"{named} capture {capture if capture == 'None' else other('capture', int(capture)) or 0}"
    )


def key_of(row: Fields) -> int:
    """The number of a record's row."""
    return int(row[ORDINAL] if ORDINAL in row else row["number"])
