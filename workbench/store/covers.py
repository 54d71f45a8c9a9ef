"""Writing covers: words declared "no fact here"."""

from typing import TYPE_CHECKING

from workbench.model.errors import UsageError
from workbench.store.lookups import find, refuse_older, remove, row_of
from workbench.store.recorder import insert_many, update_many
from workbench.store.tables import Cover, Revision

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Covers:
    """Covers of revisions; offsets are code points, half-open."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(self, revision_id: int, start: int, end: int, reason: str) -> int:
        """Covers words of a revision; returns the cover's id."""
        revision = find(self._tx, Revision, revision_id)
        refuse_older(self._tx, revision.article, revision.number)
        length = revision.length
        if not 0 <= start < end <= length:
            raise UsageError(
                f"There are no words from {start} to {end}.", f"The text has {length} characters."
            )
        row = {"revision": revision_id, "start_offset": start, "end_offset": end, "reason": reason}
        (cover,) = insert_many(self._tx, Cover, [row])
        return cover

    def explain(self, cover: int, reason: str) -> None:
        """Says why there is no fact in the words."""
        update_many(self._tx, Cover, [(row_of(self._tx, Cover, cover), {"reason": reason})])

    def remove(self, cover: int) -> None:
        """Takes back that there is no fact in the words."""
        remove(self._tx, [find(self._tx, Cover, cover)])

    def article_of(self, cover: int) -> int:
        """The article that a cover's revision belongs to."""
        row = row_of(self._tx, Cover, cover)
        return find(self._tx, Revision, row["revision"]).article
