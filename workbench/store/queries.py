"""Writing queries: asking on words, editing, answering, taking back."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlmodel import col

from workbench.model.errors import RefusedChange, UnknownThing, UsageError
from workbench.model.queries import NewQuery, QueryEdit
from workbench.model.states import MarkStatus, QueryState, ToWhom
from workbench.store import blobs
from workbench.store.characters import storable
from workbench.store.lookups import checked, refuse_older, row_of
from workbench.store.recorder import insert_many, update_many
from workbench.store.statements import FixedSelect, Values
from workbench.store.tables import Claim, Query, Revision

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

_NUMBERED = FixedSelect(
    select(col(Query.id)).where(
        col(Query.article) == bindparam("article"), col(Query.number) == bindparam("number")
    )
)

_HOW = {
    QueryState.ANSWERED: "was answered",
    QueryState.ACCEPTED: "was answered: its wording was accepted",
    QueryState.REJECTED: "was answered: its wording was rejected",
    QueryState.WITHDRAWN: "was withdrawn",
}


class Queries:
    """Queries of articles; their numbers are the article's, and none is given twice."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def ask(self, new: NewQuery) -> int:
        """Puts a query on words of the present text; its id.

        Conflict where the article has a newer text than the one that was looked at.
        """
        revision = row_of(self._tx, Revision, new.revision_id)
        if revision["article"] != new.article:
            raise UsageError("A query is on words of its own article.")
        refuse_older(self._tx, new.article, revision["number"])
        place = new.place
        if place.start < 0 or not place.quote.exact or place.end > revision["length"]:
            raise UsageError(f"There are no words to ask about at {place.start}.")
        if not new.question.strip():
            raise UsageError(
                "The query has no question.", "To propose words without one, use change to."
            )
        if new.claim is not None and row_of(self._tx, Claim, new.claim)["article"] != new.article:
            raise UsageError("The claim is one of another article.")
        row = {
            "article": new.article,
            "number": self._tx.articles.take_query_number(new.article),
            "claim": new.claim,
            "revision": new.revision_id,
            "start_offset": place.start,
            "end_offset": place.end,
            "exact": place.quote.exact,
            "to_whom": checked(new.to_whom, ToWhom, "person to ask"),
            "whom": new.whom,
            "asked_by": self._tx.who,
            "question": new.question,
            "proposed": self._other_words(place.quote.exact, new.proposed),
            "asked_at": self._tx.now,
            "due_on": new.due_on,
        }
        (query,) = insert_many(self._tx, Query, [row])
        return query

    def edit(self, edit: QueryEdit) -> None:
        """Sets what the edit names; RefusedChange where the query is not open any more."""
        row = self._open(edit.query)
        wanted: Values = {
            "question": edit.question,
            "to_whom": edit.to_whom and checked(edit.to_whom, ToWhom, "person to ask"),
            "whom": edit.whom,
            "due_on": edit.due_on,
        }
        wanted = {name: value for name, value in wanted.items() if value is not None}
        if edit.proposed is not None:
            wanted["proposed"] = self._other_words(row["exact"], edit.proposed or None)
        if not (row | wanted)["question"].strip() and (row | wanted)["proposed"] is None:
            raise UsageError("The query would have neither a question nor a wording.")
        update_many(self._tx, Query, [(row, wanted)])

    def answer(self, query: int, text: str, state: str) -> None:
        """Records what was said, and what became of the proposed wording, if it has one.

        RefusedChange where it was withdrawn, its wording is applied, or it has none to decide on.
        """
        row = row_of(self._tx, Query, query)
        if checked(state, QueryState, "answer") in (QueryState.OPEN, QueryState.WITHDRAWN):
            raise UsageError(f"“{state}” is no answer.")
        if row["state"] == QueryState.WITHDRAWN or row["applied_in"] is not None:
            raise _refused(row)
        if state != QueryState.ANSWERED and row["proposed"] is None:
            raise RefusedChange(
                f"q{row['number']} proposes no words that could be {state}.",
                "Record the answer alone.",
            )
        said = {"answer": text, "state": state}
        if row | said == row:
            return
        if state == QueryState.ACCEPTED and self._stands(row):
            said["applied_in"] = row["revision"]
        update_many(self._tx, Query, [(row, {**said, "answered_at": self._tx.now})])

    def withdraw(self, query: int) -> None:
        """Takes a query back; RefusedChange where it was answered already."""
        update_many(self._tx, Query, [(self._open(query), {"state": str(QueryState.WITHDRAWN)})])

    def get(self, query: int) -> Values:
        """The query's columns; UnknownThing where there is none."""
        return row_of(self._tx, Query, query)

    def numbered(self, article: int, number: int) -> int:
        """The id of an article's query; UnknownThing where there is none."""
        found = self._tx.read(_NUMBERED, article=article, number=number)
        if not found:
            raise UnknownThing(f"Article {article} has no query q{number}.")
        return int(found[0][0])

    def _open(self, query: int) -> Values:
        row = row_of(self._tx, Query, query)
        if row["state"] != QueryState.OPEN:
            raise _refused(row)
        return row

    def _stands(self, row: Values) -> bool:
        """Whether the present text has the proposed words already, for those asked about."""
        if row["status"] != MarkStatus.CHANGED:
            return False
        revision = row_of(self._tx, Revision, row["revision"])
        text = blobs.text_of(self._tx, revision["text_sha256"])
        words = text[row["start_offset"] : row["end_offset"]]
        return words.split() == str(row["proposed"]).split()

    @staticmethod
    def _other_words(exact: str, proposed: str | None) -> str | None:
        """A proposed wording; the words as they are propose nothing."""
        return None if proposed is None or storable(proposed) == exact else proposed


def _refused(row: dict[str, Any]) -> RefusedChange:
    if row["applied_in"] is not None:
        return RefusedChange(
            f"The wording of q{row['number']} stands in the text already.", "Ask anew."
        )
    how = _HOW.get(row["state"], f"is {row['state']}")
    return RefusedChange(f"q{row['number']} {how}.", "Undo that, or ask anew.")
