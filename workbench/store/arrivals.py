"""How articles came here in records: what was done before, and which row has which number.

The archive's jobs have no history, so that undoing and redoing would miss those of a record: they
are taken away and brought back from here.
"""

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from workbench.model.hiding import owned_by, purged
from workbench.model.record_columns import Kind
from workbench.model.record_shape import BY_NAME
from workbench.store import blobs, numbering, packing
from workbench.store.columns import from_time_text
from workbench.store.recorder import (
    insert_many,
    remove_many,
    restore_many,
    rows_by_id,
    update_many,
)
from workbench.store.statements import FixedSelect, core_table
from workbench.store.tables import ArchiveJob, ImportedHistory

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

Fields = dict[str, Any]

_ALL = FixedSelect(select(core_table(ImportedHistory)))
_KEY = ("source", "service", "wish")


def keep(tx: "Transaction", article: int, told: Fields, numbers: str) -> None:
    """Remembers how an article came here."""
    row = {"article": article, "sha256": _keep(tx, told), "numbers": numbers}
    insert_many(tx, ImportedHistory, [row])


def jobs(arrivals: Iterable[Fields]) -> frozenset[int]:
    """The ids of archive jobs that came with articles; an arrival is a row of its table."""
    return frozenset(
        identity
        for each in arrivals
        for identity in numbering.ids_of(each["numbers"], "archive_job").values()
    )


def take_jobs(tx: "Transaction", arrival: Fields, going: Collection[int]) -> None:
    """Removes the jobs that came along, of the sources that are going; of others those that are
    still what they were.
    """
    brought = {row["id"]: row for row in _brought(tx, arrival)}
    there = rows_by_id(tx, ArchiveJob, list(brought))
    gone = [
        job
        for job, row in there.items()
        if row["source"] in going or {**row, **brought[job]} == row
    ]
    remove_many(tx, ArchiveJob, gone, [None] * len(gone))


def bring_jobs(tx: "Transaction", arrival: Fields) -> None:
    """Puts the jobs back, but where the same was asked since."""
    brought = _brought(tx, arrival)
    columns = core_table(ArchiveJob).c
    asked = FixedSelect(select(columns.id, *(columns[name] for name in _KEY)))
    there = tx.read(asked)
    known = {(identity, *key) for identity, *key in there}
    ids, keys = {each[0] for each in known}, {each[1:] for each in known}
    back = [
        row
        for row in brought
        if row["id"] not in ids and tuple(row[name] for name in _KEY) not in keys
    ]
    restore_many(tx, ArchiveJob, back, [None] * len(back))


def _brought(tx: "Transaction", arrival: Fields) -> list[Fields]:
    """The jobs as they came, with the ids that they got here."""
    ids = numbering.ids_of(arrival["numbers"], "archive_job")
    if not ids:
        return []
    sources = numbering.ids_of(arrival["numbers"], "source")
    found = []
    for row in _told(tx, arrival["sha256"])["archive_job"]:
        stored = {
            column.name: from_time_text(row[column.name])
            if column.kind == Kind.TIME and row[column.name] is not None
            else row[column.name]
            for column in BY_NAME["archive_job"].columns
        }
        found.append({**stored, "source": sources[row["source"]], "id": ids[row["ordinal"]]})
    return found


def purge(tx: "Transaction", source: int, owned: dict[str, set[int]]) -> list[str]:
    """Takes a source out of what was done before articles came here; `owned` are its rows' ids.

    Returns the names of contents that are not needed any more.
    """
    left = []
    for arrival in tx.read_rows(_ALL):
        numbers = numbering.by_id(arrival["numbers"])
        number = numbers.get("source", {}).get(source)
        if number is None:
            continue
        told = _told(tx, arrival["sha256"])
        rows = owned_by([number], {}, told["history"])
        for table, ids in owned.items():
            known = numbers.get(table, {})
            rows.setdefault(table, set()).update(known[each] for each in ids & known.keys())
        steps = list(purged(told["history"], rows))
        kept = [job for job in told["archive_job"] if job["source"] != number]
        digest = _keep(tx, {**told, "history": steps, "archive_job": kept})
        if digest != arrival["sha256"]:
            update_many(tx, ImportedHistory, [(arrival, {"sha256": digest})])
            left.append(arrival["sha256"])
    return left


def _told(tx: "Transaction", sha256: str) -> Fields:
    found: Fields = json.loads(blobs.text_of(tx, sha256))
    return found


def _keep(tx: "Transaction", told: Fields) -> str:
    return blobs.keep(tx, packing.pack(packing.to_json(told).encode()))
