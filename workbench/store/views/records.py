"""An article's record: every row that is its own, and what was ever done to one, in bulk."""

import json
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import NamedTuple

from workbench.model.errors import UnknownThing
from workbench.model.handover import LeftOut
from workbench.model.record_columns import ORDINAL
from workbench.model.record_shape import ARTICLE, BY_NAME, TABLES
from workbench.model.records import Record
from workbench.store import numbering, packing
from workbench.store.replay import Fields
from workbench.store.views.record_rows import Rows, gone, standing

_CHANGES = """
    SELECT id, action, "row", claim, "before", "after" FROM "change"
    WHERE table_name = ? AND "row" IN (SELECT value FROM json_each(?))
"""
_ACTIONS = """
    SELECT id, at, who, origin, verb, label, article, claim, reverses FROM action
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_IMPORTED = """
    SELECT imported_history.id, numbers, content, coding FROM imported_history
    JOIN blob ON blob.sha256 = imported_history.sha256 WHERE article = ?
"""
_BROUGHT_BY = """
    SELECT action FROM "change" WHERE table_name = 'imported_history' AND "row" = ?
    AND ("before" IS NULL OR "after" IS NULL)
"""


class Arrival(NamedTuple):
    """How an article came here: the numbers of its rows by id, what was done to it before, and the
    actions of this file that brought it in, took it back and brought it again.
    """

    numbers: dict[str, dict[int, int]]
    steps: list[Fields]
    left_out: LeftOut
    actions: frozenset[int]


NOT_IMPORTED = Arrival({}, [], LeftOut(), frozenset())


def record(connection: Connection, article: int) -> Record:
    """All of an article; UnknownThing where there is none."""
    live = standing(connection, article)
    if not live[ARTICLE.name]:
        raise UnknownThing(f"There is no article {article}.", "`workbench articles` lists them.")
    arrival = arrival_of(connection, article)
    numbers = _numbers(live, gone(connection, article, live), arrival)
    told = {
        table: [_row(table, identity, fields, numbers) for identity, fields in found.items()]
        for table, found in live.items()
    }
    rows = {table.name: sorted(told[table.name], key=numbering.key_of) for table in TABLES}
    (own,) = told[ARTICLE.name]
    own.pop(ORDINAL)
    steps = arrival.steps + _steps(connection, article, numbers, arrival)
    return Record(own, rows, steps, arrival.left_out)


def arrival_of(connection: Connection, article: int) -> Arrival:
    """How an article came here, where a record brought it."""
    found = connection.execute(_IMPORTED, (article,)).fetchone()
    if found is None:
        return NOT_IMPORTED
    identity, numbers, content, coding = found
    told = json.loads(packing.unpack(content, coding))
    actions = frozenset(row[0] for row in connection.execute(_BROUGHT_BY, (identity,)))
    return Arrival(numbering.by_id(numbers), told["history"], LeftOut(**told["left_out"]), actions)


def _numbers(live: Rows, left: Rows, arrival: Arrival) -> dict[str, dict[int, int]]:
    last = numbering.highest(arrival.steps)
    numbers = {
        table: numbering.numbered(
            {*found, *left.get(table, ())}, arrival.numbers.get(table, {}), last.get(table, 0)
        )
        for table, found in live.items()
    }
    numbers[ARTICLE.name] = dict.fromkeys(live[ARTICLE.name], 1)
    claims = {**left["claim"], **live["claim"]}
    numbers["claim"] = {
        # A claim whose beginning a damaged file lost has no number: then one that none has.
        claim: claims[claim].get("number", -at)
        for at, claim in enumerate(sorted(claims), 1)
    }
    return numbers


def _row(table: str, identity: int, fields: Fields, numbers: numbering.Ids) -> Fields:
    """A row as a record has it, its columns in their order."""
    told = numbering.in_numbers(table, fields, numbers)
    key = BY_NAME[table].key
    number = {} if key != ORDINAL else {ORDINAL: numbers[table][identity]}
    return number | {column.name: told[column.name] for column in BY_NAME[table].columns}


def _steps(
    connection: Connection, article: int, numbers: numbering.Ids, arrival: Arrival
) -> list[Fields]:
    """What was done here, oldest first."""
    changes = [
        (change, action, table, *values)
        for table, rows in numbers.items()
        for change, action, *values in connection.execute(
            _CHANGES, (table, json.dumps(sorted(rows)))
        )
        if action not in arrival.actions
    ]
    changes.sort(key=lambda change: change[0])
    by_action: dict[int, list[Fields]] = {}
    for _id, action, table, row, claim, before, after in changes:
        by_action.setdefault(action, []).append(
            {
                "table": table,
                "row": numbers[table][row],
                "claim": numbers["claim"].get(claim),
                "before": _side(table, before, numbers),
                "after": _side(table, after, numbers),
            }
        )
    places = {action: len(arrival.steps) + at for at, action in enumerate(sorted(by_action), 1)}
    return [
        {
            **step,
            "claim": numbers["claim"].get(step["claim"]),
            "reverses": places.get(step["reverses"]),
            "changes": by_action[action],
        }
        for action, step in _actions(connection, article, places)
    ]


def _side(table: str, text: str | None, numbers: numbering.Ids) -> Fields | None:
    return None if text is None else numbering.in_numbers(table, json.loads(text), numbers)


def _actions(
    connection: Connection, article: int, ids: Iterable[int]
) -> Iterator[tuple[int, Fields]]:
    """The actions by their ids; one on another article says nothing of that one."""
    for action, at, who, origin, verb, label, on, claim, reverses in connection.execute(
        _ACTIONS, (json.dumps(sorted(ids)),)
    ):
        yield (
            action,
            {
                "at": f"{at.replace(' ', 'T')}Z",
                "who": who,
                "origin": origin,
                "verb": verb,
                "label": label if on in (None, article) else "",
                "claim": claim,
                "reverses": reverses,
            },
        )
