"""Whether the values of a record are what its shape says: by kind, by row, by table."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from operator import itemgetter
from types import NoneType
from typing import Any, NoReturn

from workbench.model.errors import UnreadableInput
from workbench.model.record_columns import Column, Kind, Table
from workbench.model.scales import ROLES, Rating, RatingScale, is_symbol
from workbench.model.states import Purpose

Check = Callable[[Any], str]
"""Says what is wrong with a value; empty where nothing is."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_HASH = re.compile(r"[0-9a-f]{64}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

SHOWN = 40
"""Characters of a name in the file that a refusal repeats."""


def refuse(where: str, why: str) -> NoReturn:
    """Refuses the whole file, and says where in it."""
    raise UnreadableInput(
        f"The record cannot be taken in: at {where}, {why}; nothing was stored.",
        "Export it anew from the file that it comes from.",
    )


def text(value: Any) -> str:
    if type(value) is not str:
        return "there should be a text"
    if not value.isascii() or "\0" in value:
        return "there is a character that no text can have" if _UNSTORABLE.search(value) else ""
    return ""


def _yes(value: Any) -> str:
    return "" if type(value) is bool else "there should be true or false"


def time(value: Any) -> str:
    if type(value) is str and _TIME.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return "there is no such time"
        return ""
    return "there should be a time such as 2026-11-22T14:02:11.123456Z"


def hash_name(value: Any) -> str:
    is_one = type(value) is str and _HASH.fullmatch(value)
    return "" if is_one else "there should be a sha256 of 64 digits"


def whole(least: int, most: int) -> Check:
    def check(value: Any) -> str:
        if type(value) is int and least <= value <= most:
            return ""
        return f"there should be a whole number from {least} to {most}"

    return check


def _one_of(values: Iterable[str]) -> Check:
    known = frozenset(values)

    def check(value: Any) -> str:
        if type(value) is str and value in known:
            return ""
        return f"there should be one of {', '.join(sorted(known))}"

    return check


def _list_of(item: Check) -> Check:
    def check(value: Any) -> str:
        if type(value) is not list:
            return "there should be a list"
        return next((why for each in value if (why := item(each))), "")

    return check


def _row_of(*kinds: Check) -> Check:
    def check(value: Any) -> str:
        if type(value) is not list or len(value) != len(kinds):
            return f"there should be a list of {len(kinds)}"
        both = zip(kinds, value, strict=True)
        return next((why for kind, each in both if (why := kind(each))), "")

    return check


def _set_aside(value: Any) -> str:
    if type(value) is not dict or value.keys() != {"kind", "claim", "text", "reason"}:
        return "there should be a problem with kind, claim, text and reason"
    if value["claim"] is not None and type(value["claim"]) is not int:
        return "there should be the number of a claim, or null"
    return next((why for name in ("kind", "text", "reason") if (why := text(value[name]))), "")


def _scale(value: Any) -> str:
    if type(value) is not dict or value.keys() != set(RatingScale._fields):
        return "there should be a rating scale"
    ratings = value["ratings"]
    if type(ratings) is not list or not ratings:
        return "there should be ratings"
    if why := text(value["name"]) or _one_of(Purpose)(value["purpose"]):
        return why
    if why := next((why for each in ratings if (why := _rating(each))), ""):
        return why
    keys = {each["key"] for each in ratings}
    return "" if len(keys) == len(ratings) else "two ratings have one key"


_NO_SYMBOL = "there should be one narrow character"

_OF_RATING: dict[str, Check] = {
    **dict.fromkeys(("key", "label", "waits_on"), text),
    "symbol": lambda value: text(value) or ("" if is_symbol(value) else _NO_SYMBOL),
    "role": _one_of(ROLES),
    **dict.fromkeys(("settles", "asks_reason"), _yes),
    "number": lambda value: "" if value is None else whole(-(10**6), 10**6)(value),
}


def _rating(value: Any) -> str:
    if type(value) is not dict or value.keys() != set(Rating._fields):
        return f"there should be a rating with {', '.join(Rating._fields)}"
    wrong = ((name, check(value[name])) for name, check in _OF_RATING.items())
    return next((f"in a rating's {name} {why}" for name, why in wrong if why), "")


_BY_KIND: dict[Kind, Check] = {
    Kind.TEXT: text,
    Kind.YES: _yes,
    Kind.TIME: time,
    Kind.HASH: hash_name,
    Kind.TEXTS: _list_of(text),
    Kind.PAIRS: _list_of(_row_of(text, text)),
    Kind.PLACES: _list_of(_row_of(whole(0, 2**53), text)),
    Kind.SET_ASIDE: _list_of(_set_aside),
    Kind.SCALE: _scale,
    Kind.NUMBER_OF: whole(-(2**53), 2**53),
}


def check_of(column: Column) -> Check:
    """What a value of a column has to pass."""
    if column.values:
        check = _one_of(column.values)
    elif column.kind == Kind.WHOLE:
        check = whole(column.least, column.most)
    else:
        check = _BY_KIND[column.kind]
    if not column.optional:
        return check
    return lambda value: "" if value is None else check(value)


def check_row(row: Any, where: str, checks: dict[str, Check]) -> None:
    """Refuses a row that has other fields, or one with a wrong value."""
    check_names(row, where, checks)
    for name, check in checks.items():
        if why := check(row[name]):
            refuse(f"{where}.{name}", why)


def check_names(row: Any, where: str, names: Collection[str]) -> None:
    """Refuses what is no object with exactly these fields."""
    if type(row) is not dict:
        refuse(where, "there should be an object")
    if row.keys() != set(names):
        missing = [name for name in names if name not in row]
        other = [repr(name)[:SHOWN] for name in row if name not in set(names)]
        refuse(where, f"{', '.join(missing)} is missing" if missing else f"{other[0]} is unknown")


def check_rows(table: Table, rows: Any) -> None:
    """Refuses rows of a table with wrong values, or two with one number."""
    if type(rows) is not list:
        refuse(table.name, "there should be a list")
    checks = {column.name: check_of(column) for column in table.columns}
    checks.setdefault(table.key, whole(1, 2**53))
    by_column = have_names(rows, checks) and all(
        pass_at_once(check, map(itemgetter(name), rows)) for name, check in checks.items()
    )
    for at, row in enumerate(() if by_column else rows):
        check_row(row, f"{table.name}[{at}]", checks)
    for names in ((table.key,), *table.unique):
        _check_unique(table.name, names, rows)


def have_names(rows: Iterable[Any], names: Collection[str]) -> bool:
    """Whether all are objects with exactly these fields."""
    shapes = {tuple(row) if type(row) is dict else None for row in rows}
    return all(shape is not None and set(shape) == set(names) for shape in shapes)


def pass_at_once(check: Check, values: Iterable[Any]) -> bool:
    """Whether values pass; of equal ones of one kind only one is looked at."""
    found = list(values)
    kinds = set(map(type, found)) - {NoneType}
    if len(kinds) > 1 or kinds & {list, dict}:  # 1 is True where sets are made
        return not any(map(check, found))
    return not any(map(check, set(found)))


def _check_unique(table: str, names: tuple[str, ...], rows: Sequence[Any]) -> None:
    keys = list(zip(*(map(itemgetter(name), rows) for name in names), strict=True))
    seen: set[tuple[Any, ...]] = set()
    for at, key in enumerate(keys if len(set(keys)) < len(keys) else ()):
        if key in seen and None not in key:
            refuse(f"{table}[{at}]", f"its {' and '.join(names)} are another's too")
        seen.add(key)
