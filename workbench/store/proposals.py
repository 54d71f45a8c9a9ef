"""Writing proposed wordings: open queries to the author, on the words of a claim's first mark."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.errors import RefusedChange
from workbench.store.lookups import current_revision, find, key_of
from workbench.store.recorder import insert_many
from workbench.store.tables import Claim, Mark, Query
from workbench.text.rewording import taken_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.transaction import Transaction


class Proposals:
    """At most one open proposal a claim."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def set(self, claim: int, words: str) -> int | None:
        """Proposes other words for a claim's; empty text withdraws what was proposed.

        Returns the query's id, None where nothing is proposed any more.
        """
        present = self.present(claim)
        if not words:
            if present is not None:
                present.state = "withdrawn"
            return None
        mark = self._first_mark(find(self._tx, Claim, claim))
        if present is None:
            return self._ask(mark, words)
        if present.proposed != words:
            present.proposed = words
        return present.id

    def apply(self, claim: int, revision: int) -> bool:
        """Accepts the wordings proposed for a claim that a mark of the revision has exactly, of the
        proposal and of queries; whether there is one.
        """
        wordings = self._wordings(claim)
        if not wordings:
            return False
        marks = {key_of(mark): mark for mark in self._tx.marks.of(claim)}
        pairs = [
            (marks[mark.carried_from].exact if mark.carried_from in marks else "", mark.exact)
            for mark in marks.values()
            if mark.revision == revision
        ]
        asked = [(query.exact, query.proposed or "") for query in wordings]
        done = {at for old, new in pairs for at in taken_up(old, new, asked)}
        applied = [key_of(wordings[at]) for at in sorted(done)]
        self._tx.revisions.accept_queries(revision, applied)
        return bool(applied)

    def _wordings(self, claim: int) -> "Sequence[Query]":
        """Proposed wordings of a claim that no text has yet, the newest first."""
        found = select(Query).where(
            col(Query.claim) == claim,
            col(Query.state).in_(("open", "answered", "accepted")),
            col(Query.proposed).is_not(None),
            col(Query.applied_in).is_(None),
        )
        return self._tx.session.exec(found.order_by(col(Query.id).desc())).all()

    def present(self, claim: int) -> Query | None:
        """The claim's open proposal: a wording that hangs on no question."""
        found = select(Query).where(
            col(Query.claim) == claim,
            col(Query.state) == "open",
            col(Query.question) == "",
            col(Query.proposed).is_not(None),
        )
        return self._tx.session.exec(found.order_by(col(Query.id).desc())).first()

    def _first_mark(self, claim: Claim) -> Mark:
        revision = current_revision(self._tx, claim.article)
        found = select(Mark).where(
            col(Mark.claim) == claim.id,
            col(Mark.revision) == revision.id,
            col(Mark.start_offset).is_not(None),
        )
        mark = self._tx.session.exec(found.order_by(col(Mark.start_offset))).first()
        if mark is None:
            raise RefusedChange(
                f"Claim #{claim.number} has no place in the present text.",
                "Mark its words first.",
            )
        return mark

    def _ask(self, mark: Mark, words: str) -> int:
        article = find(self._tx, Claim, mark.claim).article
        row = {
            "article": article,
            "number": self._tx.articles.take_query_number(article),
            "claim": mark.claim,
            "revision": mark.revision,
            "start_offset": mark.start_offset,
            "end_offset": mark.end_offset,
            "exact": mark.exact,
            "asked_by": self._tx.who,
            "proposed": words,
            "asked_at": self._tx.now,
        }
        (query,) = insert_many(self._tx, Query, [row])
        return query
