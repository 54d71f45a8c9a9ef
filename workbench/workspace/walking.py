"""The walk over a new text: what of it waits, and what a checker does about that.

What was looked at is not shown again; each call is one action, for one mark or for a whole group.
"""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.requests import Done, Place
from workbench.model.revisions import Walk, WalkGroup, WalkItem
from workbench.model.scales import CUT, IN_TEXT, RatingScale
from workbench.model.spans import Span
from workbench.model.states import Alteration, ArticleState, ClaimState, MarkStatus
from workbench.workspace.acting import Acting, name
from workbench.workspace.correcting import note_correction
from workbench.workspace.rating import give, known_rating, scale_in
from workbench.workspace.rounds import refuse_second, refuse_to_overrule

if TYPE_CHECKING:
    from workbench.store.marks import MarkNow
    from workbench.store.reader import Reader
    from workbench.store.transaction import Transaction
    from workbench.store.views.walk import Waiting

_GROUPS = {
    Alteration.NONE: WalkGroup.PUNCTUATION,
    Alteration.PROPOSED: WalkGroup.PROPOSED,
    Alteration.FACTS: WalkGroup.FACTS,
    Alteration.WORDS: WalkGroup.WORDS,
    Alteration.PUNCTUATION: WalkGroup.PUNCTUATION,
}
_ORDER = {group: at for at, group in enumerate(WalkGroup)}


def walk(read: "Reader", article: int) -> Walk:
    """All that waits in an article, grouped; UnknownThing where there is no such article."""
    return WalkReader(read, article).all()


def begun(read: "Reader", article: int) -> "tuple[WalkReader, Walk]":
    """The same, with what reads on from there: `over` the reader of whoever goes on."""
    reader = WalkReader(read, article)
    return reader, reader.all()


class WalkReader:
    """Reads what waits in an article, all of it or what some claims have of it; what does not
    change, the texts, is read once.
    """

    def __init__(self, read: "Reader", article: int) -> None:
        self._read = read
        self._article = article
        self._scale: RatingScale | None = None
        self._numbers: dict[int, int] = {}
        self._texts: dict[int, str] = {}

    def over(self, read: "Reader") -> "WalkReader":
        """The same over another reader; what was read is known."""
        other = WalkReader(read, self._article)
        other._scale, other._numbers, other._texts = self._scale, self._numbers, self._texts
        return other

    def all(self) -> Walk:
        """All of it, grouped; UnknownThing where there is no such article."""
        read = self._read
        with read.snapshot():
            self._scale = read.article(self._article).scale
            revisions = read.revisions.of_article(self._article)
            self._numbers = {row.id: row.number for row in revisions}
            present = revisions[-1]
            items = self._items(read.revisions.waiting(self._article))
        return Walk(self._article, present.id, present.number, items)

    def of(self, claims: Collection[int]) -> tuple[WalkItem, ...]:
        """What waits of these claims, grouped. To be asked after `all`, while the article has the
        same revision.
        """
        with self._read.snapshot():
            return self._items(self._read.revisions.waiting(self._article, claims))

    def text(self, number: int) -> str:
        """The text of a revision that an item was found in, by its number."""
        return self._text(next(each for each, one in self._numbers.items() if one == number))

    def _items(self, rows: "Sequence[Waiting]") -> tuple[WalkItem, ...]:
        if self._scale is None:
            raise RuntimeError("all of the walk is read first")
        wanted = {row.revision for row in rows} | {row.old_revision for row in rows}
        texts = {each: self._text(each) for each in wanted}
        items = [_item(row, texts, self._numbers, self._scale) for row in rows]
        return tuple(sorted(items, key=lambda item: _ORDER[item.group]))

    def _text(self, revision: int) -> str:
        if revision not in self._texts:
            self._texts[revision] = self._read.revisions.text(revision)
        return self._texts[revision]


def _item(
    row: "Waiting", texts: Mapping[int, str], numbers: Mapping[int, int], scale: RatingScale
) -> WalkItem:
    return WalkItem(
        mark=row.mark,
        claim=row.claim,
        number=row.number,
        group=_group(row, texts, is_to_go(scale, row.rating)),
        status=row.status,
        start=row.start,
        end=row.end,
        words="" if row.start is None else row.words,
        old_revision=numbers[row.old_revision],
        old_start=row.old_start,
        old_end=row.old_end,
        old_words=row.old_words,
        proposed=_wanted(row),
        state=row.state,
        rating=row.rating,
        rationale=row.rationale,
    )


def _group(row: "Waiting", texts: Mapping[int, str], is_to_go: bool) -> WalkGroup:
    from workbench.text.alterations import alteration_at

    if row.status == MarkStatus.LOST:
        return WalkGroup.PROPOSED if is_to_go else WalkGroup.LOST
    if row.status == MarkStatus.AMBIGUOUS:
        return WalkGroup.AMBIGUOUS
    if row.status == MarkStatus.CHANGED and row.start is not None and row.end is not None:
        old, new = texts[row.old_revision], texts[row.revision]
        before, after = Span(row.old_start, row.old_end), Span(row.start, row.end)
        return _GROUPS[alteration_at(old, before, new, after, _wanted(row))]
    return WalkGroup.SENTENCE


def _wanted(row: "Waiting") -> str:
    """The words that were asked for, empty where none were; of several wordings those that the
    text has now, else the newest.
    """
    from workbench.text.rewording import asked_for, taken_up

    if not row.wordings:
        return ""
    if row.start is not None and taken_up(row.old_words, row.words, row.wordings):
        return row.words
    return asked_for(row.old_words, *row.wordings[0])


def is_to_go(scale: RatingScale, key: str | None) -> bool:
    """Whether a claim rated so waits until its words are out of the text."""
    rating = scale.rating(key) if key else None
    return rating is not None and rating.key == CUT and rating.waits_on == IN_TEXT


class Walking:
    """Writing in the walk; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def still_holds(self, marks: Sequence[int], why: str = "") -> Future[Done[None]]:
        """Says that verdicts hold for the words as they are now: a new verdict, the same rating.

        An empty `why` keeps the reason that was given. What was changed or cut as it was asked for
        is settled by that. Claims without a rating are looked at, and get none. RefusedChange for
        a mark whose place is not known.
        """

        def step(tx: "Transaction") -> None:
            seen = _seen(tx, marks)
            name(tx, "Found that {} still holds", _claims(seen))
            for claim in _claims(seen):
                self._hold(tx, [each for each in seen if each.claim == claim], why)

        return self._acting.act("hold", "Still holds", step)

    def reopen(self, marks: Sequence[int]) -> Future[Done[None]]:
        """Re-opens the claims of marks: what was found does not hold for the words as they are."""
        return self.rate(marks, None)

    def rate(
        self, marks: Sequence[int], rating: str | None, rationale: str = ""
    ) -> Future[Done[None]]:
        """Rates the claims of marks anew, by the words as they are now; None re-opens them.

        UnknownThing where a scale has no such rating, RefusedChange for an ambiguous place.
        """

        def step(tx: "Transaction") -> None:
            seen = _seen(tx, marks)
            label = "Re-opened {}" if rating is None else f"Rated {{}} {rating} anew"
            name(tx, label, _claims(seen))
            for each in seen:
                _refuse_unplaced(each, lost_too=False)
                tx.marks.review(each.id)
            written, state = tx.articles.scale_and_state(seen[0].article)
            scale = scale_in(written)
            given = known_rating(scale, rating)
            for claim in _claims(seen):
                before = tx.claims.get(claim)
                give(tx, claim, given, rationale, self._acting.round)
                if state == ArticleState.SIGNED:
                    note_correction(tx, before, given, scale)

        return self._acting.act("rate" if rating else "reopen", "Rated anew", step)

    def accept(self, marks: Sequence[int]) -> Future[Done[None]]:
        """Takes the suggested places. Where the words are the old ones a verdict stands on them;
        else they wait as changed words. RefusedChange where a place is lost.
        """

        def step(tx: "Transaction") -> None:
            seen = _seen(tx, marks)
            name(tx, "Took the suggested place of {}", _claims(seen))
            for each in seen:
                _refuse_unplaced(each, ambiguous_too=False)
                tx.marks.accept(each.id)
            _settle(tx, seen)

        return self._acting.act("accept", "Took suggested places", step)

    def place(self, mark: int, place: Place) -> Future[Done[None]]:
        """Shows by hand where a mark is in the newest text."""

        def step(tx: "Transaction") -> None:
            (seen,) = _seen(tx, [mark])
            name(tx, "Showed the place of {}", [seen.claim])
            tx.marks.put(mark, place)
            _settle(tx, [seen])

        return self._acting.act("move", "Showed a place", step)

    def cut(self, marks: Sequence[int]) -> Future[Done[None]]:
        """Cuts the claims of marks: the article does not say them any more."""

        def step(tx: "Transaction") -> None:
            seen = _seen(tx, marks)
            name(tx, "Cut {}", _claims(seen))
            for each in seen:
                tx.marks.review(each.id)
            for claim in _claims(seen):
                tx.claims.set_state(claim, ClaimState.CUT)
                tx.tokens.release(claim)

        return self._acting.act("cut", "Cut claims", step)

    def _hold(self, tx: "Transaction", seen: "Sequence[MarkNow]", why: str) -> None:
        claim = tx.claims.get(seen[0].claim)
        scale = scale_in(tx.articles.scale_json(claim.article))
        goes = is_to_go(scale, claim.rating)
        for each in seen:
            _refuse_unplaced(each, lost_too=not goes)
            tx.marks.review(each.id)
        rating = known_rating(scale, claim.rating)
        if rating is None:
            tx.marks.follow(claim.id)
            return
        tx.verdicts.add(claim.id, rating.key, why or claim.rationale, self._acting.round)
        applied = tx.proposals.apply(claim.id, seen[0].revision)
        if rating.waits_on == IN_TEXT and (applied or goes):
            tx.claims.set_state(claim.id, ClaimState.SETTLED)
        tx.marks.follow(claim.id)


def _seen(tx: "Transaction", marks: Sequence[int]) -> "list[MarkNow]":
    """The marks as they stand; RefusedChange for a second reader, whose verdicts settle nothing."""
    refuse_second(tx, "The walk over a new text")
    seen = [tx.marks.now(mark) for mark in marks]
    for claim in _claims(seen):
        refuse_to_overrule(tx, tx.claims.get(claim))
    return seen


def _claims(seen: "Sequence[MarkNow]") -> list[int]:
    return list(dict.fromkeys(each.claim for each in seen))


def _settle(tx: "Transaction", seen: "Sequence[MarkNow]") -> None:
    for claim in _claims(seen):
        tx.marks.follow(claim)


def _refuse_unplaced(seen: "MarkNow", ambiguous_too: bool = True, lost_too: bool = True) -> None:
    """RefusedChange for a mark about which nothing can be said before its place is known."""
    if lost_too and seen.status == MarkStatus.LOST:
        raise RefusedChange(
            f"The words of #{seen.number} are not in this text.",
            "Mark by hand where they are said now, or cut the claim.",
        )
    if ambiguous_too and seen.status == MarkStatus.AMBIGUOUS and not seen.reviewed:
        raise RefusedChange(
            f"It is not certain where #{seen.number} is in this text.",
            "Take the suggested place, or mark it by hand.",
        )
