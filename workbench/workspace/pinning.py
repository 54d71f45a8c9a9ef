"""Passages in captured texts, in an open Action: pinned where they stand, sought where somebody
typed them.
"""

from typing import TYPE_CHECKING

from workbench.model.capturing import Sought
from workbench.model.evidence_requests import Pin
from workbench.model.requests import EvidenceEdit
from workbench.model.states import Match, PinState

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

MOST_COMPARED = 300_000
"""Characters of a text in which a passage is sought that stands there otherwise; at it that takes
0.2 s, for which other writes wait."""


def pin_passage(tx: "Transaction", pin: Pin) -> Match:
    """Pins a passage; in an earlier capture it may be gone from the newest already."""
    match = tx.pins.pin(pin)
    newer = tx.captures.newer_text(pin.capture_text)
    if newer is not None:
        from workbench.text.marks import describe
        from workbench.text.pins import standing

        capture, text = newer
        pinned = describe(tx.captures.text(pin.capture_text), pin.start, pin.end)
        if standing(tx.captures.text(text), pinned, pin.start).state == PinState.GONE:
            tx.pins.mark_gone(pin.evidence, capture)
    return match


def sought_in(evidence: int, passage: str, text: str) -> Sought:
    """A passage that somebody typed, looked for in a text that may have none."""
    from workbench.text.quotes import compare

    start = text.find(passage)
    if start >= 0:
        return Sought(evidence, passage, Match.VERBATIM, start, start + len(passage))
    found = compare(passage, text)
    return Sought(evidence, passage, Match(found.kind), found.start, found.end)


def settle(tx: "Transaction", sought: Sought, text: int) -> None:
    """Gives a passage that somebody typed its place, or says that it is not there."""
    present = tx.pins.typed(sought.evidence)
    if present != sought.passage:
        return  # taken off, pinned or written anew while the capture was read
    if sought.start is None or sought.end is None or sought.match == Match.ABSENT:
        tx.pins.miss(sought.evidence, text)
    else:
        pin = Pin(sought.evidence, text, sought.start, sought.end, sought.passage)
        pin_passage(tx, pin)


def edit_evidence(tx: "Transaction", edit: EvidenceEdit) -> None:
    """Sets what the edit names of a piece of evidence; a passage is looked for at once."""
    tx.sources.edit_evidence(edit)
    if edit.passage:
        look_up(tx, edit.evidence)


def look_up(tx: "Transaction", evidence: int) -> None:
    """Looks for a typed passage in what is captured of its source: it is pinned in the newest text
    that has its words; where none has, the newest says how it stands there.
    """
    passage = tx.pins.typed(evidence)
    texts = tx.captures.texts(tx.pins.source_of(evidence)) if passage else []
    for text in texts:
        words = tx.captures.text(text)
        if passage in words:
            settle(tx, sought_in(evidence, passage, words), text)
            return
    if texts and len(words := tx.captures.text(texts[0])) <= MOST_COMPARED:
        settle(tx, sought_in(evidence, passage, words), texts[0])
