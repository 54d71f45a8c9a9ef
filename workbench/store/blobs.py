"""Immutable content, kept once by its sha256."""

from typing import TYPE_CHECKING

from workbench.model.evidence_requests import Packed
from workbench.store import packing
from workbench.store.characters import storable
from workbench.store.tables import Blob

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


def keep(tx: "Transaction", content: Packed) -> str:
    """Stores content unless it is there; returns its sha256 as hex.

    Where it lies packed and is wanted plain it lies plain from then on: whoever wants that reads
    parts of it.
    """
    known = tx.session.get(Blob, content.sha256)
    if known is None:
        tx.session.add(Blob(sha256=content.sha256, content=content.stored, coding=content.coding))
        tx.session.flush()
    elif content.coding == packing.PLAIN and known.coding != packing.PLAIN:
        known.content, known.coding = content.stored, content.coding
        tx.session.flush()
    return content.sha256


def keep_text(tx: "Transaction", text: str) -> str:
    """Stores a text's storable form as UTF-8, plain; its sha256, `characters.text_sha256`."""
    return keep(tx, packing.plain(storable(text).encode()))


def text_of(tx: "Transaction", sha256: str) -> str:
    """The text that is kept under a sha256."""
    row = tx.session.get(Blob, sha256)
    if row is None:
        raise ValueError(f"There is no text {sha256}")
    return str(packing.unpack(row.content, row.coding), "utf-8")
