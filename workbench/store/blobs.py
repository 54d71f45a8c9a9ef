"""Immutable content, kept once by its sha256."""

import hashlib
from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.store.characters import storable
from workbench.store.tables import Blob

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


def keep(tx: "Transaction", content: bytes) -> str:
    """Stores content unless it is there; returns its sha256 as hex."""
    digest = hashlib.sha256(content).hexdigest()
    known = select(Blob.sha256).where(col(Blob.sha256) == digest)
    if tx.session.exec(known).first() is None:
        tx.session.add(Blob(sha256=digest, content=content))
        tx.session.flush()
    return digest


def keep_text(tx: "Transaction", text: str) -> str:
    """Stores a text's storable form as UTF-8; returns its sha256, `characters.text_sha256`."""
    return keep(tx, storable(text).encode())
