"""Writing sources, and the evidence that they are on claims."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.errors import UsageError
from workbench.model.requests import Citation, EvidenceEdit
from workbench.model.states import Match, SourceKind, Stance, SuppliedBy
from workbench.store.lookups import checked, find, key_of, remove, set_fields
from workbench.store.tables import Claim, Evidence, Source, VerdictEvidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

EDITABLE = ("title", "author", "publisher", "published_on", "note", "sensitive")
_SAID_OF_SOURCE = ("title", "author", "publisher", "published_on")


class Sources:
    """Sources of the file, and which claims they stand on."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def find_or_add(self, citation: Citation, canonical_url: str) -> tuple[int, bool]:
        """The source that a citation names, and whether it was known; it learns what was unknown.

        With an address it is found by `canonical_url`, an offline one by all that is said of it.
        """
        checked(citation.kind, SourceKind, "kind of source")
        known = self._known(citation, canonical_url)
        if known is not None:
            for name in _SAID_OF_SOURCE:
                if not getattr(known, name) and getattr(citation, name):
                    setattr(known, name, getattr(citation, name))
            return key_of(known), True
        if not canonical_url and not citation.title:
            raise UsageError("A source without an address needs a title.")
        said = {name: getattr(citation, name) for name in ("url", "kind", *_SAID_OF_SOURCE)}
        source = Source(canonical_url=canonical_url, **said)
        self._tx.session.add(source)
        self._tx.session.flush()
        return key_of(source), False

    def attach(self, claim: int, source_id: int, citation: Citation) -> int:
        """Puts a source on a claim, last; returns the evidence's id, an existing one's too.

        What is there already learns what the citation says: a stance, and what was empty.
        """
        find(self._tx, Claim, claim)
        find(self._tx, Source, source_id)
        checked(citation.stance, Stance, "stance")
        checked(citation.supplied_by, SuppliedBy, "supplier of a source")
        present = self._on_claim(claim)
        for piece in present:
            if piece.source == source_id:
                _learn(piece, citation)
                return key_of(piece)
        piece = Evidence(
            claim=claim,
            source=source_id,
            url=citation.url,
            stance=citation.stance,
            supplied_by=citation.supplied_by,
            passage=citation.passage,
            locator=citation.locator,
            note=citation.note,
            position=max((each.position for each in present), default=-1) + 1,
        )
        self._tx.session.add(piece)
        self._tx.session.flush()
        return key_of(piece)

    def edit_evidence(self, edit: EvidenceEdit) -> None:
        """Sets what the edit names; a passage that changed was not looked for yet."""
        piece = find(self._tx, Evidence, edit.evidence)
        if edit.stance is not None:
            checked(edit.stance, Stance, "stance")
        if edit.supplied_by is not None:
            checked(edit.supplied_by, SuppliedBy, "supplier of a source")
        if edit.passage is not None and edit.passage != piece.passage:
            piece.passage_start = piece.passage_end = None
            piece.passage_match = Match.UNCHECKED
        fields = ("stance", "passage", "locator", "note", "supplied_by")
        set_fields(piece, {name: getattr(edit, name) for name in fields}, fields)

    def move(self, evidence: int, by: int) -> None:
        """Moves a piece of evidence down by so many places on its claim, up where negative."""
        piece = find(self._tx, Evidence, evidence)
        order = self._on_claim(piece.claim)
        at = order.index(piece)
        order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
        for position, each in enumerate(order):
            if each.position != position:
                each.position = position

    def detach(self, evidence: int) -> int:
        """Takes a piece of evidence off its claim, also where a verdict rested on it; the claim."""
        piece = find(self._tx, Evidence, evidence)
        rests = select(VerdictEvidence).where(col(VerdictEvidence.evidence) == evidence)
        remove(self._tx, self._tx.session.exec(rests).all())
        remove(self._tx, [piece])
        return piece.claim

    def claim_of(self, evidence: int) -> int:
        """The claim that a piece of evidence is on."""
        return find(self._tx, Evidence, evidence).claim

    def edit(self, source: int, **fields: str | bool | None) -> None:
        """Sets fields of EDITABLE; None leaves one as it is."""
        set_fields(find(self._tx, Source, source), dict(fields), EDITABLE)

    def _known(self, citation: Citation, canonical_url: str) -> Source | None:
        if canonical_url:
            same: Iterable[object] = (
                col(Source.canonical_url) == canonical_url,
                col(Source.canonical_url) != "",
            )
        else:
            said = ("kind", *_SAID_OF_SOURCE)
            same = (
                col(Source.canonical_url) == "",
                *(getattr(Source, name) == getattr(citation, name) for name in said),
            )
        return self._tx.session.exec(select(Source).where(*same)).first()  # type: ignore[arg-type]

    def _on_claim(self, claim: int) -> list[Evidence]:
        found = select(Evidence).where(col(Evidence.claim) == claim)
        ordered = found.order_by(col(Evidence.position), col(Evidence.id))
        return list(self._tx.session.exec(ordered))


def _learn(piece: Evidence, citation: Citation) -> None:
    if citation.stance != Stance.NONE and piece.stance != citation.stance:
        piece.stance = citation.stance
    for name in ("passage", "locator", "note"):
        if not getattr(piece, name) and getattr(citation, name):
            setattr(piece, name, getattr(citation, name))
