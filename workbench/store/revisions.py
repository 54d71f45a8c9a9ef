"""Writing revisions: a new text, with what it takes over of the one before.

What stands where in it is found by the caller, before the file is locked.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbench.model.carrying import ToCarry
from workbench.model.imports import Imported
from workbench.model.states import QueryState
from workbench.store import blobs
from workbench.store.lookups import key_of, unknown
from workbench.store.recorder import insert_many, rows_by_id, update_many
from workbench.store.statements import Values
from workbench.store.tables import Cover, Mark, Query, Revision, Token
from workbench.store.views import carrying

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Revisions:
    """Revisions of articles; offsets are code points, half-open. Rows are by columns' names."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def to_carry(self, article: int) -> ToCarry:
        """What is on the article's newest revision as the transaction leaves it so far."""
        return self._tx.view(carrying.to_carry, article)

    def add(self, article: int, number: int, imported: Imported) -> int:
        """Adds a text to an article; the revision's id."""
        revision = Revision(
            article=article,
            number=number,
            text_sha256=blobs.keep_text(self._tx, imported.text),
            length=len(imported.text),
            origin=imported.origin,
            extractor=imported.extractor,
            locators=json.dumps(imported.locators, ensure_ascii=False, separators=(",", ":")),
            imported_at=self._tx.now,
        )
        self._tx.session.add(revision)
        self._tx.session.flush()
        return key_of(revision)

    def add_tokens(self, revision: int, tokens: Iterable[Values]) -> None:
        insert_many(self._tx, Token, ({"revision": revision, **token} for token in tokens))

    def add_covers(self, revision: int, covers: Iterable[tuple[int, int, str]]) -> None:
        """Covers words: where they start and end, and the reason."""
        rows = (
            {"revision": revision, "start_offset": start, "end_offset": end, "reason": reason}
            for start, end, reason in covers
        )
        insert_many(self._tx, Cover, rows)

    def add_marks(self, revision: int, marks: Iterable[Values]) -> None:
        """Puts marks of claims on a text that took them over."""
        insert_many(self._tx, Mark, ({"revision": revision, **mark} for mark in marks))

    def move_queries(self, revision: int, queries: Sequence[tuple[int, Values]]) -> None:
        """Lets queries, by their ids, be about other places: in this revision, where they have
        one in it, and else, where there is their status alone, where they were.
        """
        rows = rows_by_id(self._tx, Query, [query for query, _values in queries])
        placed = (
            (query, {**values, "revision": revision} if "start_offset" in values else values)
            for query, values in queries
        )
        update_many(self._tx, Query, [(rows[query], values) for query, values in placed])

    def accept_queries(self, revision: int, queries: Sequence[int]) -> None:
        """Queries whose proposed words the revision has are accepted, and say so."""
        rows = rows_by_id(self._tx, Query, queries)
        if gone := set(queries) - rows.keys():
            raise unknown(Query, min(gone))
        accepted = {"state": str(QueryState.ACCEPTED), "applied_in": revision}
        update_many(
            self._tx,
            Query,
            [
                (row, {**accepted, "answered_at": row["answered_at"] or self._tx.now})
                for row in rows.values()
            ],
        )
