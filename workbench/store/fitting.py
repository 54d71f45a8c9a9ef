"""Whether a row that was read from a damaged file can be one of its table's."""

import json
import re
from typing import Any, NamedTuple

Row = tuple[Any, ...]

_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")
_JSON = {
    "change": ("before", "after"),
    "revision": ("locators",),
    "capture": ("headers", "redirects"),
    "capture_text": ("authors", "locators"),
    "imported_history": ("numbers",),
}


class Table(NamedTuple):
    """A table as the program makes it: its name, its SQL, and its columns."""

    name: str
    sql: str
    columns: tuple[str, ...]


def fits(table: Table, kinds: list[str], row: Row) -> bool:
    """Whether values are of their columns' kinds: damage also makes rows that only look like it."""
    if not all(_is_kind(value, kind) for value, kind in zip(row, kinds, strict=True)):
        return False
    fields = dict(zip(table.columns, row, strict=True))
    return all(_is_json(fields.get(name)) for name in _JSON.get(table.name, ()))


def _is_kind(value: Any, kind: str) -> bool:
    if value is None:
        return True
    if kind in ("INTEGER", "BOOLEAN"):
        return isinstance(value, int)
    if kind == "BLOB":
        return isinstance(value, bytes)
    return isinstance(value, str) and (kind != "DATETIME" or _TIME.fullmatch(value) is not None)


def _is_json(value: Any) -> bool:
    try:
        return value is None or isinstance(json.loads(value), dict | list)
    except ValueError:
        return False
