"""Edits of a claim that two people can make at once: a field changed since it was seen is told."""

import json
from typing import TYPE_CHECKING

from sqlalchemy import bindparam
from sqlmodel import col, select

from workbench.model.errors import Conflict
from workbench.store.recorder import update_many
from workbench.store.statements import FixedSelect, Values
from workbench.store.tables import Change, Claim

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_NAMES = {"claimed_on": "date of claim", "restated": "restated claim"}

_NEWEST_FIRST = FixedSelect(
    select(Change.after)
    .where(col(Change.table_name) == "claim", col(Change.row) == bindparam("claim"))
    .order_by(col(Change.id).desc())
)


def apply(tx: "Transaction", claim: Values, rev: int, fields: dict[str, str | int | None]) -> None:
    """Sets those of the fields that are not None and differ, as seen at `rev`.

    Raises Conflict, with both values, where one of them was changed after `rev`; changes to other
    fields stand beside each other.
    """
    wanted = {
        name: value for name, value in fields.items() if value is not None and claim[name] != value
    }
    if wanted and claim["rev"] != rev:
        touched = _changed_since(tx, claim["id"], rev)
        clashes = [name for name in wanted if name in touched]
        if clashes:
            raise Conflict(
                f"Claim #{claim['number']} was changed by somebody else meanwhile.",
                " ".join(_both(name, claim[name], wanted[name]) for name in clashes),
            )
    update_many(tx, Claim, [(claim, wanted)])


def _changed_since(tx: "Transaction", claim: int, rev: int) -> set[str]:
    """The columns of a claim that changed after it had the revision number `rev`."""
    columns: set[str] = set()
    for (after,) in tx.read(_NEWEST_FIRST, claim=claim):
        values = json.loads(after or "{}")
        if values.get("rev", 0) <= rev:
            break
        columns |= values.keys()
    return columns


def _both(name: str, theirs: object, yours: object) -> str:
    return f"The {_NAMES.get(name, name)} is now “{theirs}”; yours is “{yours}”."
