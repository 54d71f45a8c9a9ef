"""Removing a source for good: its rows, its content, and what the history holds of it.

The history keeps that something was there: each change of a purged row stays, with the row's own
numbers and the action that purged it, and nothing else. So it can still be replayed and verified,
and undoing across it is refused instead of bringing back an empty row.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from workbench.model.errors import UnknownThing
from workbench.model.hiding import PURGED_LABEL, words_of
from workbench.store import arrivals
from workbench.store.owned import KEPT, Rows, rows_of
from workbench.store.recorder import bury, rows_by_id
from workbench.store.replay import PURGED
from workbench.store.reversals import tables_by_name

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

VERB = "purge"

_REMOVED = (
    "override",
    "verdict_evidence",
    "evidence",
    "capture_text",
    "capture",
    "link_check",
    "archive_job",
    "shared_text",
    "source",
)
"""In this order nothing refers to what is gone."""

_NAMED = ("sha256", "text_sha256")

_HOLDERS = (
    ("revision", "text_sha256"),
    ("capture", "sha256"),
    ("capture_text", "text_sha256"),
    ("evidence", "text_sha256"),
    ("imported_history", "sha256"),
)

Fields = dict[str, Any]


def purge(tx: "Transaction", source: int) -> dict[str, int]:
    """Removes a source and all that is its own; how many rows, by table.

    Also one that is in the history alone; one that was purged before changes nothing. UnknownThing
    where there never was one. Content that something else is made of stays.
    """
    owned = rows_of(tx.driver, {source})
    present = {
        table: rows_by_id(tx, tables_by_name()[table], sorted(ids)) for table, ids in owned.items()
    }
    changes = list(_changes(tx.driver, owned))
    if not changes and not present["source"]:
        raise UnknownThing(f"There is no source {source}, and never was.", "Nothing was removed.")
    fields = [side for _id, _action, *sides in changes for side in sides if side]
    if all(PURGED in each for each in fields) and not any(present.values()):
        return {}
    fields += [row for rows in present.values() for row in rows.values()]
    _silence(tx, changes, fields)
    for table in _REMOVED:
        rows = present.get(table, {}).values()
        said = [(_kept(row, tx.action_id), row.get("claim")) for row in rows]
        bury(tx, tables_by_name()[table], said)
    _drop_drafts(tx, owned)
    named = {each[name] for each in fields for name in _NAMED if each.get(name)}
    blobs = _drop_blobs(tx, named | set(arrivals.purge(tx, source, owned)))
    counted = {table: len(rows) for table, rows in present.items() if rows}
    return {**counted, "blob": blobs} if blobs else counted


def scour(raw: sqlite3.Connection) -> str:
    """Writes the file anew without what was removed from it, its journal too; what hindered it.

    Empty where nothing did. Outside a transaction.
    """
    try:
        raw.execute("VACUUM").close()
        busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError as problem:
        return str(problem)
    return "another program is reading the file" if busy else ""


def _changes(
    driver: sqlite3.Connection, owned: Rows
) -> Iterator[tuple[int, int, Fields | None, Fields | None]]:
    """The changes of the rows: id, action, before and after."""
    for table, ids in owned.items():
        found = driver.execute(
            """SELECT id, action, "before", "after" FROM "change"
            WHERE table_name = ? AND "row" IN (SELECT value FROM json_each(?))""",
            (table, json.dumps(sorted(ids))),
        )
        for change, action, *sides in found.fetchall():
            before, after = (None if side is None else json.loads(side) for side in sides)
            yield change, action, before, after


def _silence(
    tx: "Transaction",
    changes: Sequence[tuple[int, int, Fields | None, Fields | None]],
    fields: Iterable[Fields],
) -> None:
    """Takes the values out of the changes, and out of labels that have words of them."""
    tx.driver.executemany(
        'UPDATE "change" SET "before" = ?, "after" = ? WHERE id = ?',
        [
            (_numbers(before, tx.action_id), _numbers(after, tx.action_id), change)
            for change, _action, before, after in changes
        ],
    )
    words = words_of(fields)
    for action in {action for _change, action, *_sides in changes}:
        (label,) = tx.driver.execute("SELECT label FROM action WHERE id = ?", (action,)).fetchone()
        if any(word in label for word in words):
            tx.driver.execute("UPDATE action SET label = ? WHERE id = ?", (PURGED_LABEL, action))


def _numbers(fields: Fields | None, action: int) -> str | None:
    kept = None if fields is None else _kept(fields, action)
    return None if kept is None else json.dumps(kept, separators=(",", ":"))


def _kept(fields: Fields, action: int) -> Fields:
    kept = {name: value for name, value in fields.items() if name in KEPT}
    return {**kept, PURGED: fields.get(PURGED, action)}


def _drop_drafts(tx: "Transaction", owned: Rows) -> None:
    for table in ("source", "evidence"):
        tx.driver.execute(
            'DELETE FROM draft WHERE table_name = ? AND "row" IN (SELECT value FROM json_each(?))',
            (table, json.dumps(sorted(owned[table]))),
        )


def _drop_blobs(tx: "Transaction", hashes: set[str]) -> int:
    """Removes content that nothing has any more, nor could have again by undoing."""
    dropped = 0
    for digest in sorted(hashes):
        used = any(
            tx.driver.execute(
                f'SELECT 1 FROM "{table}" WHERE "{column}" = ? LIMIT 1',  # noqa: S608 - names of ours
                (digest,),
            ).fetchone()
            for table, column in _HOLDERS
        )
        named = tx.driver.execute(
            """SELECT 1 FROM "change" WHERE table_name IN ('revision', 'capture', 'capture_text')
            AND (instr("before", :digest) OR instr("after", :digest)) LIMIT 1""",
            {"digest": digest},
        ).fetchone()
        if not used and not named:
            dropped += tx.driver.execute("DELETE FROM blob WHERE sha256 = ?", (digest,)).rowcount
    return dropped
