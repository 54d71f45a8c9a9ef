"""Pinning passages: where in which captured text a piece of evidence has its words from.

Whether a passage is verbatim is looked up here, where it is stored, and believed of nobody.
"""

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select
from sqlmodel import col

from workbench.model.errors import RefusedChange
from workbench.model.evidence_requests import Pin
from workbench.model.states import Match
from workbench.store.characters import storable
from workbench.store.lookups import row_of
from workbench.store.recorder import update_many
from workbench.store.statements import FixedSelect, Values, core_table
from workbench.store.tables import CaptureText, Evidence

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

NOWHERE: Values = {
    "passage_start": None,
    "passage_end": None,
    "capture": None,
    "text_sha256": None,
    "passage_sha256": "",
    "gone_in": None,
    "passage_match": Match.UNCHECKED,
}
"""What a passage has that was looked for nowhere yet; with `passage` all that a pin is."""

_BY_ID = FixedSelect(select(core_table(Evidence)).where(col(Evidence.id) == bindparam("id")))


class Pins:
    """Places of passages."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def typed(self, evidence: int) -> str:
        """The passage of a piece of evidence that has no place yet; empty where there is none, also
        where the piece is gone.
        """
        piece = self._find(evidence)
        return "" if piece is None or piece["text_sha256"] else str(piece["passage"])

    def source_of(self, evidence: int) -> int:
        """The source that a piece of evidence is."""
        return int(row_of(self._tx, Evidence, evidence)["source"])

    def place_of(self, evidence: int) -> tuple[str, int, int] | None:
        """The text and the place that a passage is pinned at; None where it is not."""
        piece = self._find(evidence)
        if piece is None or not piece["text_sha256"]:
            return None
        return piece["text_sha256"], piece["passage_start"], piece["passage_end"]

    def pin(self, pin: Pin) -> Match:
        """Sets a piece of evidence's passage and its place; verbatim where its words stand there.

        RefusedChange where there is no such place, or the text is of another source.
        """
        piece, text = self._both(pin.evidence, pin.capture_text)
        words = self._tx.captures.place(pin.capture_text, pin.start, pin.end)
        passage = storable(pin.passage) or words
        match = Match.VERBATIM if passage == words else Match.CLOSE
        pinned = {
            "passage": passage,
            "passage_start": pin.start,
            "passage_end": pin.end,
            "capture": text["capture"],
            "text_sha256": text["text_sha256"],
            "passage_sha256": hashlib.sha256(passage.encode()).hexdigest(),
            "passage_match": match,
            "gone_in": None,
        }
        update_many(self._tx, Evidence, [(piece, pinned)])
        return match

    def unpin(self, evidence: int) -> None:
        """Takes the passage and its place off a piece of evidence."""
        piece = row_of(self._tx, Evidence, evidence)
        update_many(self._tx, Evidence, [(piece, {"passage": "", **NOWHERE})])

    def miss(self, evidence: int, capture_text: int) -> None:
        """Says that a passage, typed by somebody, was looked for in a text and is not there."""
        piece, text = self._both(evidence, capture_text)
        looked = {**NOWHERE, "passage_match": Match.ABSENT, "capture": text["capture"]}
        update_many(self._tx, Evidence, [(piece, looked)])

    def mark_gone(self, evidence: int, capture: int | None) -> None:
        """Says that a pinned passage is not in a later capture, or, with None, that it is again."""
        piece = row_of(self._tx, Evidence, evidence)
        if piece["text_sha256"] is None:
            raise RefusedChange("Nothing is pinned there.", "Pin a passage first.")
        if capture is not None:
            self._refuse_other(piece, capture)
        update_many(self._tx, Evidence, [(piece, {"gone_in": capture})])

    def _find(self, evidence: int) -> Values | None:
        found = self._tx.read_rows(_BY_ID, id=evidence)
        return found[0] if found else None

    def _both(self, evidence: int, capture_text: int) -> tuple[Values, Values]:
        piece = row_of(self._tx, Evidence, evidence)
        text = row_of(self._tx, CaptureText, capture_text)
        self._refuse_other(piece, text["capture"])
        return piece, text

    def _refuse_other(self, piece: Values, capture: int) -> None:
        if self._tx.captures.source_of(capture) != piece["source"]:
            raise RefusedChange("That capture is of another source.", "Pin a passage of this one.")
