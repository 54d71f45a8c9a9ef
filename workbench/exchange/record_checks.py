"""Whether what a record says fits together: rows name rows that are there, marks and passages stand
on their words, contents are what their names say. What passes leaves a file that `verify` is
content with.
"""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import itemgetter
from typing import Any

from workbench.exchange.record_values import (
    check_names,
    have_names,
    pass_at_once,
    refuse,
    text,
    time,
)
from workbench.model.record_columns import ORDINAL
from workbench.model.record_shape import BY_NAME, NAMES_ROWS, TABLES
from workbench.model.states import Actor, MarkStatus, Match

Fields = dict[str, Any]
Rows = Mapping[str, list[Fields]]
Contents = Mapping[str, bytes]

_NAMING = {
    "revision": ("text_sha256",),
    "capture": ("sha256",),
    "capture_text": ("text_sha256",),
}
_STEP = ("at", "who", "origin", "verb", "label", "claim", "reverses", "changes")
DEEPEST = 8
"""Levels of lists and objects in a value of the history: a rating scale has three. What is kept as
it came is written and read again, and Python does so only to some depth."""

_CHANGE = ("table", "row", "claim", "before", "after")


def check(article: Fields, rows: Rows, steps: Any, contents: Contents) -> None:
    """Refuses a record whose rows are each right, and do not fit together."""
    _references(rows)
    _contents(rows, contents)
    texts = {
        row[ORDINAL]: _text(f"revision[{at}]", row, contents)
        for at, row in enumerate(rows["revision"])
    }
    if not texts:
        refuse("revision", "there should be a text of the article")
    _numbers(article, rows)
    _places(rows, texts)
    _captures(rows, contents)
    _passages(rows, contents)
    _carried(rows)
    check_steps(steps)


def check_steps(steps: Any) -> None:
    """Refuses a history whose steps have another form."""
    if type(steps) is not list:
        refuse("history", "there should be a list")
    for at, step in enumerate(steps):
        _check_step(f"history[{at}]", step)
    if not _changes_pass([change for step in steps for change in step["changes"]]):
        for at, step in enumerate(steps):
            for each, change in enumerate(step["changes"]):
                _check_change(f"history[{at}].changes[{each}]", change)


def _check_step(where: str, step: Any) -> None:
    """Refuses a step for anything but what is in its changes."""
    check_names(step, where, _STEP)
    for name in ("who", "origin", "verb", "label"):
        if why := text(step[name]):
            refuse(f"{where}.{name}", why)
    if why := time(step["at"]):
        refuse(f"{where}.at", why)
    if step["origin"] not in tuple(Actor):
        refuse(f"{where}.origin", f"there should be one of {', '.join(Actor)}")
    _maybe_number(f"{where}.claim", step["claim"])
    _maybe_number(f"{where}.reverses", step["reverses"])
    if type(step["changes"]) is not list:
        refuse(f"{where}.changes", "there should be a list")


def _changes_pass(changes: list[Any]) -> bool:
    """Whether none is wrong, all looked at together: of one that is, `_check_change` says how."""
    if not have_names(changes, _CHANGE):
        return False
    if not pass_at_once(_table, map(itemgetter("table"), changes)):
        return False
    sides: dict[str, list[Any]] = {change["table"]: [] for change in changes}
    for change in changes:
        sides[change["table"]] += change["before"], change["after"]
    return (
        {type(change["row"]) for change in changes} <= {int}
        and pass_at_once(_number, map(itemgetter("claim"), changes))
        and all(_sides_pass(table, found) for table, found in sides.items())
    )


def _sides_pass(table: str, sides: Iterable[Any]) -> bool:
    said = [side for side in sides if side is not None]
    if not {type(side) for side in said} <= {dict}:
        return False
    values = chain.from_iterable(map(dict.values, said))
    if not {list, dict}.isdisjoint(map(type, values)) and any(
        _is_deep(value, DEEPEST) for side in said for value in side.values()
    ):
        return False
    return all(
        pass_at_once(_number, (side[name] for side in said if name in side))
        for name in NAMES_ROWS[table]
    )


def _check_change(where: str, change: Any) -> None:
    check_names(change, where, _CHANGE)
    table = change["table"]
    if why := _table(table):
        refuse(f"{where}.table", why)
    if type(change["row"]) is not int:
        refuse(f"{where}.row", "there should be the number of a row")
    _maybe_number(f"{where}.claim", change["claim"])
    for side in ("before", "after"):
        fields = change[side]
        if fields is None:
            continue
        if type(fields) is not dict:
            refuse(f"{where}.{side}", "there should be an object or null")
        if any(_is_deep(value, DEEPEST) for value in fields.values()):
            refuse(f"{where}.{side}", "things are nested too deeply")
        for name in NAMES_ROWS[table].keys() & fields.keys():
            _maybe_number(f"{where}.{side}.{name}", fields[name])


def _is_deep(value: Any, left: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    within = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_is_deep(each, left - 1) for each in within)


def _maybe_number(where: str, value: Any) -> None:
    if why := _number(value):
        refuse(where, why)


def _number(value: Any) -> str:
    if value is not None and (type(value) is not int or abs(value) > 2**53):
        return "there should be a whole number or null"
    return ""


def _table(value: Any) -> str:
    if type(value) is not str or value not in BY_NAME:
        return f"there should be one of {', '.join(BY_NAME)}"
    return ""


def _references(rows: Rows) -> None:
    there = {table.name: {row[table.key] for row in rows[table.name]} for table in TABLES}
    for table in TABLES:
        names = NAMES_ROWS[table.name]
        for name, of in names.items():
            if {row[name] for row in rows[table.name]} - {None} <= there[of]:
                continue
            for at, row in enumerate(rows[table.name]):
                if row[name] is not None and row[name] not in there[of]:
                    refuse(f"{table.name}[{at}].{name}", f"there is no {of} {row[name]}")


def _contents(rows: Rows, contents: Contents) -> None:
    for name, body in contents.items():
        if hashlib.sha256(body).hexdigest() != name:
            refuse(f"contents {name[:12]}…", "the content is not what its sha256 says")
    for table, names in _NAMING.items():
        for at, row in enumerate(rows[table]):
            for name in names:
                if row[name] not in contents:
                    refuse(f"{table}[{at}].{name}", "there is no such content")


def _text(where: str, row: Fields, contents: Contents) -> str:
    try:
        found = contents[row["text_sha256"]].decode()
    except UnicodeDecodeError:
        refuse(f"{where}.text_sha256", "the content is no text")
    if why := text(found):
        refuse(f"{where}.text_sha256", why)
    if len(found) != row["length"]:
        refuse(f"{where}.length", f"the text has {len(found)} characters")
    return found


def _numbers(article: Fields, rows: Rows) -> None:
    for table in ("claim", "query"):
        highest = max((row["number"] for row in rows[table]), default=0)
        if article[f"next_{table}"] <= highest:
            refuse(f"article.next_{table}", f"there is a {table} {highest} already")
    _once("query", "number", rows)
    _once("source", "canonical_url", rows)
    set_aside: set[tuple[str, str]] = set()
    for at, row in enumerate(rows["override"]):
        thing = row["rule"], row["about"]
        if row["claim"] is None and thing in set_aside:
            refuse(f"override[{at}]", "it is set aside for the article already")
        if row["claim"] is None:
            set_aside.add(thing)


def _once(table: str, name: str, rows: Rows) -> None:
    """That rows which have something there have each something else."""
    seen: set[Any] = set()
    for at, row in enumerate(rows[table]):
        if row[name] and row[name] in seen:
            refuse(f"{table}[{at}].{name}", "it is another's too")
        seen.add(row[name])


def _places(rows: Rows, texts: Mapping[int, str]) -> None:
    """That what has a place in the text has one, and a mark its words."""
    for table in ("token", "cover", "query"):
        for at, row in enumerate(rows[table]):
            start, end = row["start_offset"], row["end_offset"]
            is_place = start <= end if table == "query" else start < end
            if not is_place or end > len(texts[row["revision"]]):
                refuse(f"{table}[{at}].end_offset", "there is no such place in the text")
    for at, row in enumerate(rows["mark"]):
        start, end = row["start_offset"], row["end_offset"]
        is_lost = row["status"] == MarkStatus.LOST
        if is_lost != (start is None) or is_lost != (end is None):
            refuse(f"mark[{at}].start_offset", "a lost mark has no place, and any other has one")
        if start is not None:
            stands = texts[row["revision"]][start:end]
            if not stands or end > len(texts[row["revision"]]) or stands != row["exact"]:
                refuse(f"mark[{at}].exact", "these words are not at its place in the text")


def _carried(rows: Rows) -> None:
    """That a mark is carried from one of an earlier revision."""
    numbers = {row[ORDINAL]: row["number"] for row in rows["revision"]}
    of = {row[ORDINAL]: numbers[row["revision"]] for row in rows["mark"]}
    for at, row in enumerate(rows["mark"]):
        earlier = row["carried_from"]
        if earlier is not None and of[earlier] >= of[row[ORDINAL]]:
            refuse(f"mark[{at}].carried_from", "that mark is of no earlier revision")


def _captures(rows: Rows, contents: Contents) -> None:
    for at, row in enumerate(rows["capture"]):
        size = len(contents[row["sha256"]])
        if row["size"] not in (0, size):  # an early file kept no size
            refuse(f"capture[{at}].size", f"the content has {size} bytes")
    for at, row in enumerate(rows["capture_text"]):
        _text(f"capture_text[{at}]", row, contents)
    for at, row in enumerate(rows["shared_text"]):
        if row["source"] == row["other"]:
            refuse(f"shared_text[{at}].other", "that is the same source")


def _passages(rows: Rows, contents: Contents) -> None:
    """That a pinned passage is what was pinned, and stands where it is said to stand."""
    source_of = {row[ORDINAL]: row["source"] for row in rows["capture"]}
    texts = {(row["capture"], row["text_sha256"]) for row in rows["capture_text"]}
    decoded: dict[str, str] = {}
    for at, row in enumerate(rows["evidence"]):
        where = f"evidence[{at}]"
        for name in ("capture", "gone_in"):
            if row[name] is not None and source_of[row[name]] != row["source"]:
                refuse(f"{where}.{name}", "that capture is of another source")
        name = row["text_sha256"]
        if name is None:
            if row["passage_match"] == Match.VERBATIM or row["passage_start"] is not None:
                refuse(f"{where}.passage_match", "a passage without a text has no place in one")
        elif (row["capture"], name) not in texts:
            refuse(f"{where}.text_sha256", "that is no text of its capture")
        else:
            if name not in decoded:
                decoded[name] = contents[name].decode()
            _pinned(where, row, decoded[name])


def _pinned(where: str, row: Fields, words: str) -> None:
    start, end, passage = row["passage_start"], row["passage_end"], row["passage"]
    if start is None or end is None or not start < end <= len(words):
        refuse(f"{where}.passage_start", "there is no such place in the captured text")
    if hashlib.sha256(passage.encode()).hexdigest() != row["passage_sha256"]:
        refuse(f"{where}.passage_sha256", "that is another passage's")
    if (words[start:end] == passage) != (row["passage_match"] == Match.VERBATIM):
        refuse(f"{where}.passage_match", "verbatim is what stands there word for word")
