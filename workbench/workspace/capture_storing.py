"""Storing one capture: what it says of the source, of its pins and of the sources beside it."""

from typing import TYPE_CHECKING

from workbench.model.capturing import Taken
from workbench.model.evidence_views import PinRow
from workbench.model.states import Flag
from workbench.workspace.capture_reading import Prepared
from workbench.workspace.pinning import settle

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


def store_capture(tx: "Transaction", source: int, ready: Prepared) -> Taken:
    """One capture in an open Action. What changed since it was read is left as it is now."""
    capture = tx.captures.add(ready.capture)
    _fill(tx, source, ready)
    if ready.text is not None:
        text = tx.captures.add_text(capture, ready.text)
        for sought in ready.typed:
            settle(tx, sought, text)
    gone = [pin for pin in ready.gone if _mark(tx, pin, capture)]
    for pin in ready.back:
        _mark(tx, pin, None)
    lost = [pin for pin in gone if not pin.gone]  # a flag that was taken off since stays off
    for claim in dict.fromkeys(pin.claim for pin in lost):
        tx.claims.set_flags(claim, {*tx.claims.get(claim).flags, Flag.RECHECK})
    tx.origins.share(ready.shared)
    return Taken(
        source,
        capture,
        len(ready.extraction.text),
        ready.is_changed,
        tuple(dict.fromkeys(pin.claim for pin in gone)),
        ready.extraction.note if ready.text is None else "",
    )


def _fill(tx: "Transaction", source: int, ready: Prepared) -> None:
    """A capture fills what nobody has said of the source yet."""
    read = ready.extraction
    tx.sources.fill(
        source,
        title=read.title,
        author=read.byline,
        publisher=read.site,
        published_on=read.published_on,
    )


def _mark(tx: "Transaction", pin: PinRow, capture: int | None) -> bool:
    """Writes that a pinned passage is gone in a capture, or there again; whether it is pinned
    still as it was.
    """
    if tx.pins.place_of(pin.evidence) != (pin.text_sha256, pin.start, pin.end):
        return False
    tx.pins.mark_gone(pin.evidence, capture)
    return True
