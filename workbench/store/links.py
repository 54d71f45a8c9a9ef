"""Writing down what probes of addresses found: one row each, never changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.evidence_requests import NewLinkCheck
from workbench.store.recorder import insert_many
from workbench.store.tables import LinkCheck

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Links:
    """Checks of sources' addresses."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def record(self, checks: Iterable[NewLinkCheck]) -> int:
        """Adds checks in one pass, oldest first; how many. Hundreds are one action."""
        rows = sorted((each._asdict() for each in checks), key=lambda row: row["at"])
        return len(insert_many(self._tx, LinkCheck, rows))
