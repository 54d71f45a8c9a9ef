"""Writing sources, and the evidence that they are on claims."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.requests import Citation, EvidenceEdit
from workbench.model.states import SourceKind, Stance, SuppliedBy
from workbench.store.lookups import (
    checked,
    find,
    given,
    refuse_unseen,
    remove,
    row_of,
    unknown,
)
from workbench.store.pins import NOWHERE
from workbench.store.recorder import insert_many, update_many
from workbench.store.statements import FixedSelect, Values, core_table
from workbench.store.tables import Evidence, Source, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

EDITABLE = ("title", "author", "publisher", "published_on", "note", "sensitive")
_SAID_OF_SOURCE = ("title", "author", "publisher", "published_on")
_OF_EVIDENCE = ("stance", "passage", "locator", "note", "private_note", "supplied_by")


def _sources(*same: ColumnElement[bool]) -> FixedSelect:
    return FixedSelect(select_columns(core_table(Source)).where(*same))


_BY_ADDRESS = _sources(
    col(Source.canonical_url) == bindparam("canonical_url"), col(Source.canonical_url) != ""
)
_ASKED = func.json_each(bindparam("addresses")).table_valued("value")
_KNOWN_ADDRESSES = FixedSelect(
    select_columns(col(Source.canonical_url)).where(
        col(Source.canonical_url).in_(select_columns(_ASKED.c.value)),
        col(Source.canonical_url) != "",
    )
)
_BY_WORDS = _sources(
    col(Source.canonical_url) == "",
    *(col(getattr(Source, name)) == bindparam(name) for name in ("kind", *_SAID_OF_SOURCE)),
)
_ON_CLAIM = FixedSelect(
    select_columns(core_table(Evidence))
    .where(col(Evidence.claim) == bindparam("claim"))
    .order_by(col(Evidence.position), col(Evidence.id))
)
_CLAIM_OF = FixedSelect(select(Evidence.claim).where(col(Evidence.id) == bindparam("evidence")))


class Sources:
    """Sources of the file, and which claims they stand on."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def find_or_add(self, citation: Citation, canonical_url: str) -> tuple[int, bool]:
        """The source that a citation names, and whether it was known; it learns what was unknown.

        With an address it is found by `canonical_url`, an offline one by all that is said of it.
        """
        checked(citation.kind, SourceKind, "kind of source")
        known = self.known(citation, canonical_url)
        if known is not None:
            update_many(self._tx, Source, [(known, _new_to(known, citation, _SAID_OF_SOURCE))])
            return known["id"], True
        if not canonical_url and not citation.title:
            raise UsageError("A source without an address needs a title.")
        said = {name: getattr(citation, name) for name in ("url", "kind", *_SAID_OF_SOURCE)}
        (source,) = insert_many(self._tx, Source, [{"canonical_url": canonical_url, **said}])
        return source, False

    def attach(self, claim: int, source_id: int, citation: Citation) -> int:
        """Puts a source on a claim, last; returns the evidence's id, an existing one's too.

        What is there already learns what the citation says: a stance, and what was empty.
        """
        self._tx.claims.get(claim)
        row_of(self._tx, Source, source_id)
        checked(citation.stance, Stance, "stance")
        checked(citation.supplied_by, SuppliedBy, "supplier of a source")
        present = self._on_claim(claim)
        for piece in present:
            if piece["source"] == source_id:
                update_many(self._tx, Evidence, [(piece, _learned(piece, citation))])
                return piece["id"]  # type: ignore[no-any-return]
        row = {
            "claim": claim,
            "source": source_id,
            "url": citation.url,
            "stance": citation.stance,
            "supplied_by": citation.supplied_by,
            "passage": citation.passage,
            "private_note": citation.private_note,
            "locator": citation.locator,
            "note": citation.note,
            "position": max((each["position"] for each in present), default=-1) + 1,
        }
        (evidence,) = insert_many(self._tx, Evidence, [row])
        return evidence

    def edit_evidence(self, edit: EvidenceEdit) -> None:
        """Sets what the edit names; a passage that changed was not looked for yet."""
        piece = row_of(self._tx, Evidence, edit.evidence)
        if edit.stance is not None:
            checked(edit.stance, Stance, "stance")
        if edit.supplied_by is not None:
            checked(edit.supplied_by, SuppliedBy, "supplier of a source")
        wanted: Values = {}
        if edit.passage is not None and edit.passage != piece["passage"]:
            wanted = dict(NOWHERE)
        said = ((name, getattr(edit, name)) for name in _OF_EVIDENCE)
        wanted |= {name: value for name, value in said if value is not None}
        refuse_unseen(piece, wanted, edit.seen)
        update_many(self._tx, Evidence, [(piece, wanted)])

    def move(self, evidence: int, by: int) -> None:
        """Moves a piece of evidence down by so many places on its claim, up where negative."""
        order = self._on_claim(self.claim_of(evidence))
        at = [each["id"] for each in order].index(evidence)
        order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
        moved = [(each, {"position": position}) for position, each in enumerate(order)]
        update_many(self._tx, Evidence, sorted(moved, key=lambda move: int(move[0]["id"])))

    def detach(self, evidence: int) -> int:
        """Takes a piece of evidence off its claim, also where a verdict rested on it; the claim."""
        piece = find(self._tx, Evidence, evidence)
        rests = select(VerdictEvidence).where(col(VerdictEvidence.evidence) == evidence)
        remove(self._tx, self._tx.session.exec(rests).all())
        remove(self._tx, [piece])
        return piece.claim

    def claim_of(self, evidence: int) -> int:
        """The claim that a piece of evidence is on."""
        found = self._tx.read(_CLAIM_OF, evidence=evidence)
        if not found:
            raise unknown(Evidence, evidence)
        return int(found[0][0])

    def edit(self, source: int, **fields: str | bool | None) -> None:
        """Sets fields of EDITABLE; None leaves one as it is."""
        row = row_of(self._tx, Source, source)
        update_many(self._tx, Source, [(row, given(fields, EDITABLE))])

    def fill(self, source: int, **said: str) -> None:
        """Sets those of EDITABLE that are empty: what a capture says of a source that none did."""
        row = row_of(self._tx, Source, source)
        new = {name: value for name, value in given(said, EDITABLE).items() if value}
        update_many(self._tx, Source, [(row, {name: new[name] for name in new if not row[name]})])

    def addresses(self, canonical_urls: Iterable[str]) -> frozenset[str]:
        """Those of the addresses that sources of the file have."""
        found = self._tx.read(_KNOWN_ADDRESSES, addresses=json.dumps(list(canonical_urls)))
        return frozenset(address for (address,) in found)

    def known(self, citation: Citation, canonical_url: str) -> Values | None:
        """The source of the file that a citation names, as `find_or_add` finds it."""
        if canonical_url:
            found = self._tx.read_rows(_BY_ADDRESS, canonical_url=canonical_url)
        else:
            said = {name: getattr(citation, name) for name in ("kind", *_SAID_OF_SOURCE)}
            found = self._tx.read_rows(_BY_WORDS, **said)
        return found[0] if found else None

    def _on_claim(self, claim: int) -> list[Values]:
        return self._tx.read_rows(_ON_CLAIM, claim=claim)


def _learned(piece: Values, citation: Citation) -> Values:
    fields = ("passage", "locator", "note", "private_note")
    stance = {} if citation.stance == Stance.NONE else {"stance": citation.stance}
    return {**stance, **_new_to(piece, citation, fields)}


def _new_to(row: Values, citation: Citation, fields: Iterable[str]) -> Values:
    """What the citation says where the row says nothing."""
    said = ((name, getattr(citation, name)) for name in fields)
    return {name: value for name, value in said if value and not row[name]}
