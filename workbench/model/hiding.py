"""What belongs to a source, also in a history: the one rule for what is purged and for what stays
here at a handover; and taking out of a history what was purged.

Works on steps as records have them: rows by their numbers within the article, sides as JSON values.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Fields = dict[str, Any]
Rows = Mapping[str, Iterable[Fields]]
Owned = dict[str, set[int]]
"""Numbers of rows, by table."""

PURGED = "purged"
"""Stands among what is left of a side whose row was purged."""

BELONGS = (
    ("evidence", "source", "source"),
    ("verdict_evidence", "evidence", "evidence"),
    ("capture", "source", "source"),
    ("capture_text", "capture", "capture"),
    ("link_check", "source", "source"),
    ("archive_job", "source", "source"),
    ("shared_text", "source", "source"),
    ("shared_text", "other", "source"),
)
"""Tables whose rows go with a source: by which column they belong to a row of which table."""

NUMBERS = frozenset({"claim", "source", "other", "verdict", "evidence", "capture", "gone_in"})
"""Columns that only number rows: with them a reader knows what a row belonged to."""

SAID = frozenset(
    (
        *("url", "canonical_url", "final_url", "title", "author", "authors", "publisher", "site"),
        *("origin", "credit", "note", "private_note", "passage", "locator", "file_name", "detail"),
    )
)
"""Columns whose words an action's label may have."""

PURGED_LABEL = "Worked on a source that was purged"


def owned_by(sources: Iterable[int], rows: Rows, steps: Iterable[Fields]) -> Owned:
    """The rows that are or ever were the sources' own, and what was set aside about them."""
    owned: Owned = {"source": set(sources)}
    known = _sides_of(rows, steps)
    for table, column, owner in BELONGS:
        mine = owned.setdefault(table, set())
        mine.update(row for row, side in known.get(table, ()) if side.get(column) in owned[owner])
    names = {f"evidence {piece}" for piece in owned["evidence"]}
    owned["override"] = {
        row
        for row, side in known.get("override", ())
        if " ".join(str(side.get("about", "")).split(" ")[:2]) in names
    }
    return owned


def _sides_of(rows: Rows, steps: Iterable[Fields]) -> dict[str, list[tuple[int, Fields]]]:
    """All that is known of rows that can belong to a source, by table."""
    known: dict[str, list[tuple[int, Fields]]] = {
        table: [] for table in ("override", *(table for table, _column, _owner in BELONGS))
    }
    for table, found in known.items():
        found += [(row["ordinal"], row) for row in rows.get(table, ())]
    for step in steps:
        for change in step["changes"]:
            if change["table"] in known:
                sides = (side for side in (change["before"], change["after"]) if side)
                known[change["table"]] += [(change["row"], side) for side in sides]
    return known


def sensitive_in(rows: Rows, steps: Iterable[Fields]) -> set[int]:
    """The sources that are sensitive, and those that are gone and ever were: to take back what made
    one sensitive goes before its row does.
    """
    here = {row["ordinal"]: bool(row["sensitive"]) for row in rows.get("source", ())}
    ever = {
        change["row"]
        for step in steps
        for change in step["changes"]
        for side in (change["before"], change["after"])
        if change["table"] == "source" and side and side.get("sensitive")
    }
    return {source for source in ever | here.keys() if here.get(source, True)}


def purged(steps: Iterable[Fields], owned: Owned) -> Iterator[Fields]:
    """The steps without what they say of owned rows; a label that has words of one says so."""
    held = list(steps)
    words = words_of(side for step in held for side in _owned_sides(step, owned))
    for step in held:
        if any(change["row"] in owned.get(change["table"], ()) for change in step["changes"]):
            said = PURGED_LABEL if any(w in step["label"] for w in words) else step["label"]
            changes = [_left(change, owned) for change in step["changes"]]
            yield {**step, "label": said, "changes": changes}
        else:
            yield step


def _owned_sides(step: Fields, owned: Owned) -> Iterator[Fields]:
    for change in step["changes"]:
        if change["row"] in owned.get(change["table"], ()):
            yield from (side for side in (change["before"], change["after"]) if side)


def _left(change: Fields, owned: Owned) -> Fields:
    if change["row"] not in owned.get(change["table"], ()):
        return change
    return {**change, **{name: _numbers(change[name]) for name in ("before", "after")}}


def _numbers(side: Fields | None) -> Fields | None:
    if side is None:
        return None
    return {name: value for name, value in side.items() if name in NUMBERS} | {PURGED: True}


def words_of(sides: Iterable[Fields]) -> set[str]:
    """The words of rows that a label may have: what is said of them, and their hosts."""
    found: set[str] = set()
    for side in sides:
        for name in SAID & side.keys():
            value = side[name]
            listed = value if isinstance(value, list) else [value]
            said = {each for each in listed if isinstance(each, str) and len(each) > 1}
            found |= said - {"[]"}
            if name.endswith("url"):
                found |= {host for each in said if (host := _host(each))}
    return found


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")
