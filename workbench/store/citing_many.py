"""Puts many sources on many claims at once: for an import, where `Sources.attach` is for a key."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select as select_columns
from sqlalchemy import text
from sqlmodel import col

from workbench.model.requests import Citation
from workbench.model.states import Stance, SuppliedBy
from workbench.store.characters import storable
from workbench.store.lookups import checked
from workbench.store.recorder import insert_many, update_many
from workbench.store.statements import FixedSelect, Values, core_table
from workbench.store.tables import Evidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_ON_CLAIMS = FixedSelect(
    select_columns(core_table(Evidence))
    .where(col(Evidence.claim).in_(text("SELECT value FROM json_each(:claims)")))
    .order_by(col(Evidence.claim), col(Evidence.position), col(Evidence.id))
)

_TAKEN = ("url", "stance", "supplied_by", "passage", "locator", "note")


class Cited(NamedTuple):
    """A source that is to be on a claim, and what is said of it there."""

    claim: int
    source: int
    citation: Citation


def cite_many(tx: "Transaction", cited: Sequence[Cited]) -> dict[tuple[int, int], int]:
    """Puts each source on its claim, behind those that are there; the evidence by both.

    What is there already learns what it did not have; what a person said of it stays, and a note
    that says something else goes below theirs.
    """
    wanted = _merged(cited)
    claims = sorted({claim for claim, _source in wanted})
    present: dict[tuple[int, int], Values] = {}
    last: dict[int, int] = defaultdict(lambda: -1)
    for piece in tx.read_rows(_ON_CLAIMS, claims=json.dumps(claims)):
        present[piece["claim"], piece["source"]] = piece
        last[piece["claim"]] = max(last[piece["claim"]], piece["position"])
    known = {key: said for key, said in wanted.items() if key in present}
    update_many(
        tx, Evidence, [(present[key], _learned(present[key], said)) for key, said in known.items()]
    )
    new = {key: said for key, said in wanted.items() if key not in present}
    rows = []
    for (claim, source), said in new.items():
        last[claim] += 1
        rows.append({"claim": claim, "source": source, "position": last[claim], **said})
    made = dict(zip(new, insert_many(tx, Evidence, rows), strict=True))
    return made | {key: present[key]["id"] for key in known}


def _merged(cited: Sequence[Cited]) -> dict[tuple[int, int], Values]:
    """What is to be said of each source on each claim, once."""
    wanted: dict[tuple[int, int], Values] = {}
    for claim, source, citation in cited:
        checked(citation.stance, Stance, "stance")
        checked(citation.supplied_by, SuppliedBy, "supplier of a source")
        said = {name: getattr(citation, name) for name in _TAKEN}
        before = wanted.get((claim, source))
        wanted[claim, source] = said if before is None else before | _learned(before, said)
    return wanted


def _learned(piece: Values, said: Values) -> Values:
    """What a piece of evidence does not have yet of what is said."""
    new = {name: said[name] for name in ("passage", "locator") if said[name] and not piece[name]}
    if piece["stance"] == Stance.NONE:
        new["stance"] = said["stance"]
    note = storable(said["note"])
    if note and note not in piece["note"]:
        new["note"] = f"{piece['note']}\n{note}" if piece["note"] else note
    return new
