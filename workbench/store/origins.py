"""Writing what goes back to what: sources grouped by hand, and texts found to be one."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import tuple_
from sqlmodel import col, select

from workbench.store.lookups import row_of
from workbench.store.recorder import insert_many, update_many
from workbench.store.tables import SharedText, Source

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Origins:
    """Groups of sources that go back to one."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def group(self, sources: Sequence[int], origin: str) -> None:
        """Names one origin for sources, by hand; empty parts them again."""
        rows = [row_of(self._tx, Source, source) for source in sources]
        update_many(self._tx, Source, [(row, {"origin": origin.strip()}) for row in rows])

    def set_primary(self, sources: Sequence[int], is_primary: bool | None) -> None:
        """Says whether sources are primary ones; None leaves it open again."""
        rows = [row_of(self._tx, Source, source) for source in sources]
        update_many(self._tx, Source, [(row, {"primary_source": is_primary}) for row in rows])

    def share(self, pairs: Iterable[tuple[int, int, int]]) -> None:
        """Writes down pairs of sources whose texts are one: (source, other, per cent).

        A pair that is known gets the new figure; 0 says that their texts are not one any more.
        """
        wanted = {(min(one, two), max(one, two)): percent for one, two, percent in pairs}
        source, other = col(SharedText.source), col(SharedText.other)
        known = select(SharedText).where(
            source.in_({one for one, _two in wanted}),  # these two are for the index
            other.in_({two for _one, two in wanted}),
            tuple_(source, other).in_(list(wanted)),
        )
        for present in self._tx.session.exec(known).all() if wanted else ():
            percent = wanted.pop((present.source, present.other), present.percent)
            if present.percent != percent:
                present.percent, present.at = percent, self._tx.now
        new = [
            {"source": one, "other": two, "percent": percent, "at": self._tx.now}
            for (one, two), percent in wanted.items()
        ]
        insert_many(self._tx, SharedText, new)
