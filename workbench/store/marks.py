"""Writing marks: the places of claims in revisions."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import and_, col, or_, select

from workbench.model.errors import UsageError
from workbench.model.requests import Place
from workbench.model.states import ClaimState, MarkStatus, SentenceState
from workbench.store.characters import storable
from workbench.store.lookups import find, is_newest, key_of, refuse_older, row_of
from workbench.store.recorder import insert_many, remove_many, rows_by_id, update_many
from workbench.store.statements import FixedSelect, Values
from workbench.store.tables import Claim, Mark, Revision

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


_WAITING = FixedSelect(
    select_columns(col(Mark.id), col(Mark.claim), col(Mark.reviewed)).where(
        col(Mark.claim) == bindparam("claim"),
        col(Mark.revision) == bindparam("revision"),
        col(Mark.reviewed).is_(False),
        or_(
            col(Mark.status) == MarkStatus.CHANGED,
            and_(
                col(Mark.sentence) == SentenceState.CHANGED,
                col(Mark.status) != MarkStatus.AMBIGUOUS,
                col(Mark.status) != MarkStatus.LOST,
            ),
        ),
    )
)
"""The marks of a claim that wait and have a certain place."""


class MarkNow(NamedTuple):
    """A mark of an article's newest text as it stands in the transaction."""

    id: int
    claim: int
    number: int
    article: int
    revision: int
    status: str
    reviewed: bool


class Marks:
    """Marks; after each change the tokens follow, so that a rated claim judges what it covers."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(self, claim: int, revision_id: int, place: Place) -> int:
        """Gives a claim one more place; returns the mark's id."""
        owner = find(self._tx, Claim, claim)
        (mark,) = self.add_all(claim, owner.article, revision_id, [place])
        self.settle(owner)
        return mark

    def add_all(
        self, claim: int, article: int, revision_id: int, places: Sequence[Place]
    ) -> list[int]:
        """Adds marks without touching tokens: for a claim, of that article, without a verdict."""
        return self.add_each(article, revision_id, [(claim, place) for place in places])

    def add_each(
        self, article: int, revision_id: int, placed: Sequence[tuple[int, Place]]
    ) -> list[int]:
        """The same of several claims, each with its place."""
        revision = row_of(self._tx, Revision, revision_id)
        if revision["article"] != article:
            raise UsageError("A claim can only be marked in its own article.")
        self._refuse_older(revision)
        rows = [
            {"claim": claim, "revision": revision_id, **_columns(place, revision["length"])}
            for claim, place in placed
        ]
        return insert_many(self._tx, Mark, rows)

    def move(self, mark: int, place: Place) -> None:
        """Puts a mark on other words of the same revision."""
        row = row_of(self._tx, Mark, mark)
        revision = row_of(self._tx, Revision, row["revision"])
        self._refuse_older(revision)
        update_many(self._tx, Mark, [(row, _columns(place, revision["length"]))])
        self.settle(find(self._tx, Claim, row["claim"]))

    def remove(self, mark: int) -> int:
        """Removes a mark, and with the last one of its text its claim; returns the claim's id."""
        row = row_of(self._tx, Mark, mark)
        self._refuse_older(row_of(self._tx, Revision, row["revision"]))
        claim: int = row["claim"]
        if sum(each.revision == row["revision"] for each in self.of(claim)) == 1:
            self._tx.claims.delete(claim)
            return claim
        self.take_away([mark])
        self.settle(find(self._tx, Claim, claim))
        return claim

    def take_away(self, marks: Iterable[int]) -> None:
        """Removes marks and nothing else, the newest first: it may be carried from the others."""
        ids = sorted(marks, reverse=True)
        rows = rows_by_id(self._tx, Mark, ids)
        remove_many(self._tx, Mark, ids, [rows[each]["claim"] for each in ids])

    def now(self, mark: int) -> MarkNow:
        """The mark as it stands; UnknownThing where there is none, Conflict in an older text."""
        row = row_of(self._tx, Mark, mark)
        revision = row_of(self._tx, Revision, row["revision"])
        self._refuse_older(revision)
        number = self._tx.claims.get(row["claim"]).number
        return MarkNow(
            mark,
            row["claim"],
            number,
            revision["article"],
            revision["id"],
            row["status"],
            row["reviewed"],
        )

    def review(self, mark: int) -> None:
        """Says that a person has looked at a mark as it is; the tokens are the caller's."""
        row = row_of(self._tx, Mark, mark)
        update_many(self._tx, Mark, [(row, {"reviewed": True})])

    def review_all(self, claim: int, revision: int) -> None:
        """The same of all marks of a claim whose place is certain, if that is the newest text."""
        waiting = self._tx.read_rows(_WAITING, claim=claim, revision=revision)
        if waiting and is_newest(self._tx, row_of(self._tx, Revision, revision)):
            update_many(self._tx, Mark, [(row, {"reviewed": True}) for row in waiting])

    def accept(self, mark: int) -> None:
        """Takes the suggested place for the right one: a moved mark, where its words are the ones
        it was carried from, else a changed one.
        """
        row = row_of(self._tx, Mark, mark)
        self._set_place(row, {})

    def put(self, mark: int, place: Place) -> None:
        """Gives a mark that was carried the place of the same assertion in the same revision."""
        row = row_of(self._tx, Mark, mark)
        revision = row_of(self._tx, Revision, row["revision"])
        self._set_place(row, _columns(place, revision["length"]))

    def _set_place(self, row: Values, place: Values) -> None:
        old = row_of(self._tx, Mark, row["carried_from"]) if row["carried_from"] else row
        same = place.get("exact", row["exact"]) == old["exact"]
        status = MarkStatus.MOVED if same else MarkStatus.CHANGED
        said = {"status": str(status), "reviewed": same, "sentence": str(SentenceState.SAME)}
        update_many(self._tx, Mark, [(row, {**place, **said})])

    def follow(self, claim: int) -> None:
        """Lets the tokens follow the claim, by its id."""
        self.settle(find(self._tx, Claim, claim))

    def claim_of(self, mark: int) -> int:
        """The claim whose place a mark is."""
        claim: int = row_of(self._tx, Mark, mark)["claim"]
        return claim

    def of(self, claim: int) -> Sequence[Mark]:
        """The claim's marks in all revisions, by id."""
        found = select(Mark).where(col(Mark.claim) == claim).order_by(col(Mark.id))
        return self._tx.session.exec(found).all()

    def _refuse_older(self, revision: Values) -> None:
        """Conflict where the article has a newer text: its marks are what is worked on."""
        refuse_older(self._tx, revision["article"], revision["number"])

    def settle(self, claim: Claim) -> None:
        """Lets the tokens follow the claim's marks as they are now."""
        self._tx.flush()
        rated = self._tx.verdicts.current(key_of(claim)).rating is not None
        self._tx.tokens.follow(key_of(claim), rated, claim.state == ClaimState.SETTLED)


def _columns(place: Place, length: int) -> dict[str, Any]:
    if place.start < 0 or not place.quote.exact or place.end > length:
        raise UsageError(
            f"There are no words to mark at {place.start}.", f"The text has {length} characters."
        )
    exact, prefix, suffix = (storable(words) for words in place.quote)
    return {
        "start_offset": place.start,
        "end_offset": place.end,
        "exact": exact,
        "prefix": prefix,
        "suffix": suffix,
        "status": str(MarkStatus.EXACT),
    }
