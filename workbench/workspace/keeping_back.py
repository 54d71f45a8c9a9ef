"""What stays here of a record that is handed over: sensitive sources and private notes, in rows and
history alike.
"""

from collections.abc import Iterator

from workbench.model.handover import Included, Staying
from workbench.model.hiding import Owned, owned_by, sensitive_in, words_of
from workbench.model.record_columns import ORDINAL
from workbench.model.records import Fields, Record
from workbench.model.views import Change
from workbench.workspace.leaving_out import LeavingOut


def handed_over(record: Record, included: Included) -> Record:
    """The record without what is not asked for by name, and with how much that is."""
    sources = set() if included.sensitive_sources else sensitive_in(record.rows, record.steps)
    owned = owned_by(sources, record.rows, record.steps)
    rows = {
        table: [row for row in found if row.get(ORDINAL) not in owned.get(table, ())]
        for table, found in record.rows.items()
    }
    if not included.private_notes:
        rows["evidence"] = [{**row, "private_note": ""} for row in rows["evidence"]]
    left_out = record.left_out._replace(
        sensitive_sources=record.left_out.sensitive_sources
        + sum(row[ORDINAL] in sources for row in record.rows["source"]),
        private_notes=record.left_out.private_notes
        + _notes(record.rows["evidence"])
        - _notes(rows["evidence"]),
    )
    steps = _steps(record, owned, included)
    return record._replace(rows=rows, steps=steps, left_out=left_out)


def _notes(pieces: list[Fields]) -> int:
    return sum(bool(piece["private_note"]) for piece in pieces)


def _steps(record: Record, owned: Owned, included: Included) -> list[Fields]:
    """The history with hashes for what stays here, other ones each time: a key that is made of
    what stays could be tried with it, where that is no more than a name.
    """
    own = list(_staying(record, owned, included))
    if not own:
        return record.steps
    rows = {table: frozenset(numbers) for table, numbers in owned.items()}
    staying = Staying(rows, frozenset(words_of(own)))
    leaving_out = LeavingOut(staying, included)
    return [_step(at, step, leaving_out) for at, step in enumerate(record.steps)]


def _staying(record: Record, owned: Owned, included: Included) -> Iterator[Fields]:
    """All that is said of what stays, private notes among it."""
    for table, numbers in owned.items():
        yield from (row for row in record.rows.get(table, ()) if row[ORDINAL] in numbers)
    for step in record.steps:
        for change in step["changes"]:
            stays = change["row"] in owned.get(change["table"], ())
            for side in (change["before"], change["after"]):
                if side and stays:
                    yield side
                elif side and side.get("private_note") and not included.private_notes:
                    yield {"private_note": side["private_note"]}


def _step(at: int, step: Fields, leaving_out: LeavingOut) -> Fields:
    changes = [
        Change(each["table"], each["row"], each["before"], each["after"])
        for each in step["changes"]
    ]
    told = map(leaving_out.change, changes)
    return {
        **step,
        "label": leaving_out.label(at, step["label"], changes),
        "changes": [
            {**each, "before": change.before, "after": change.after}
            for each, change in zip(step["changes"], told, strict=True)
        ],
    }
