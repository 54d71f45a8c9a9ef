"""What a checker does with claims: mark, describe, order, join and part them."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from workbench.model.errors import RefusedChange
from workbench.model.requests import ClaimEdit, Done, NewClaim, Place
from workbench.model.states import ArticleState, ClaimState, OverrideRule, Round
from workbench.workspace.acting import Acting, counted, name, named
from workbench.workspace.checking import checked_day
from workbench.workspace.correcting import note_correction
from workbench.workspace.rating import give, known_rating, scale_in
from workbench.workspace.rounds import refuse_second

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

T = TypeVar("T")

QUOTED_WORDS = 6
"""Words of a claim that a label repeats: enough to know it by in a list of what was done."""

_SAID = {
    "restated": "restated claim",
    "claimant": "claimant",
    "claimed_on": "date of the claim",
    "kind": "kind",
    "priority": "priority",
    "flags": "flags",
}


class Claims:
    """Writing on claims; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def mark(self, new: NewClaim, rating: str | None = None) -> Future[Done[int]]:
        """Makes a claim of the places, and rates it where a rating is given; its id.

        An empty kind is guessed from the words. UnknownThing where the scale has no such rating.
        """
        return self._acting.act(
            "mark", "Marked a claim", lambda tx: self._mark(tx, new, rating), new.article
        )

    def add_place(self, claim: int, place: Place, revision_id: int) -> Future[Done[int]]:
        """Gives the claim one more place in a revision; the mark's id."""

        def step(tx: "Transaction") -> int:
            name(tx, "Added a place to {}", [claim])
            return tx.marks.add(claim, revision_id, place)

        return self._acting.act("place", "Added a place", step, claim=claim)

    def add_places(
        self, claim: int, places: Sequence[Place], revision_id: int
    ) -> Future[Done[list[int]]]:
        """Gives the claim several more places in a revision at once; the marks' ids."""

        def step(tx: "Transaction") -> list[int]:
            name(tx, f"Added {counted(len(places), 'place')} to {{}}", [claim])
            return [tx.marks.add(claim, revision_id, place) for place in places]

        return self._acting.act("place", "Added places", step, claim=claim)

    def move_mark(self, mark: int, place: Place) -> Future[Done[None]]:
        """Puts a mark on other words of its revision."""

        def step(tx: "Transaction") -> None:
            name(tx, "Moved the mark of {}", [tx.marks.claim_of(mark)])
            tx.marks.move(mark, place)

        return self._acting.act("move", "Moved a mark", step)

    def remove_mark(self, mark: int) -> Future[Done[int]]:
        """Removes a mark, with the last one its claim too; the claim's id."""

        def step(tx: "Transaction") -> int:
            name(tx, "Removed a mark of {}", [tx.marks.claim_of(mark)])
            return tx.marks.remove(mark)

        return self._acting.act("unmark", "Removed a mark", step)

    def edit(self, edit: ClaimEdit) -> Future[Done[None]]:
        """Sets what the edit names; Conflict where somebody changed the same field since then."""
        said = ", ".join(words for name, words in _SAID.items() if getattr(edit, name) is not None)
        label = f"Changed the {said} of {{}}"

        def step(tx: "Transaction") -> None:
            if edit.claimed_on is not None:
                checked_day(edit.claimed_on)
            name(tx, label, [edit.claim])
            tx.claims.edit(edit)

        return self._acting.act("edit", f"Changed the {said}", step, claim=edit.claim)

    def set_flags(
        self, claims: Sequence[int], flags: Iterable[str], seen: Iterable[str] | None = None
    ) -> Future[Done[None]]:
        """Gives each claim exactly these flags; where it is said which ones were `seen` before, a
        flag that another window set or took off meanwhile stays so.
        """
        wanted = frozenset(flags)
        known = None if seen is None else frozenset(seen)

        def step(tx: "Transaction", claim: int) -> None:
            given = wanted
            if known is not None:
                given = (frozenset(tx.claims.get(claim).flags) | (wanted - known)) - (
                    known - wanted
                )
            tx.claims.set_flags(claim, given)

        return self._each("flag", "Set the flags of {}", claims, step)

    def toggle_flag(self, claims: Sequence[int], flag: str) -> Future[Done[None]]:
        """Takes the flag off where all the claims have it, else gives it to all."""

        def step(tx: "Transaction") -> None:
            present = {claim: tx.claims.get(claim).flags for claim in claims}
            is_set = all(flag in flags for flags in present.values())
            name(tx, f"{'Unflagged' if is_set else 'Flagged'} {{}} {flag}", claims)
            for claim, flags in present.items():
                others = [each for each in flags if each != flag]
                tx.claims.set_flags(claim, others if is_set else [*others, flag])

        return self._acting.act("flag", f"Flagged {flag}", step)

    def set_priority(self, claims: Sequence[int], priority: int) -> Future[Done[None]]:
        """Sets the priority, 1 is checked first."""
        return self._each(
            "priority",
            f"Set the priority of {{}} to {priority}",
            claims,
            lambda tx, claim: tx.claims.set_priority(claim, priority),
        )

    def defer(self, claims: Sequence[int], waiting_on: str, until: str = "") -> Future[Done[None]]:
        """Lets claims wait for somebody, until a date where there is one; UsageError where not."""

        def step(tx: "Transaction", claim: int) -> None:
            refuse_second(tx, "Letting a claim wait")
            tx.claims.set_state(claim, ClaimState.WAITING, waiting_on, checked_day(until))

        label = f"Deferred {{}}, waiting on {waiting_on}" if waiting_on else "Deferred {}"
        return self._each("defer", label, claims, step)

    def delete(self, claims: Sequence[int]) -> Future[Done[None]]:
        """Removes claims with all that is theirs; undo brings them back."""
        return self._each("delete", "Deleted {}", claims, lambda tx, claim: tx.claims.delete(claim))

    def merge(self, claims: Sequence[int]) -> Future[Done[int]]:
        """Joins claims into the one with the lowest number; its id."""

        def step(tx: "Transaction") -> int:
            seen = sorted((tx.claims.get(claim) for claim in set(claims)), key=lambda c: c.number)
            if len(seen) < 2:
                raise RefusedChange("There is nothing to merge.", "Select two claims or more.")
            into, *others = seen
            label = f"Merged {named([each.number for each in others])} into #{into.number}"
            tx.name(label=label, article=into.article, claim=into.id)
            tx.claims.merge(into.id, [each.id for each in others])
            return into.id

        return self._acting.act("merge", "Merged claims", step)

    def split(self, claim: int, mark_ids: Sequence[int]) -> Future[Done[int]]:
        """Makes a new, open claim of some of a claim's marks, with its evidence; its id."""

        def step(tx: "Transaction") -> int:
            new = tx.claims.split(claim, mark_ids)
            seen, made = tx.claims.get(claim), tx.claims.get(new)
            label = f"Split #{made.number} from #{seen.number}"
            tx.name(label=label, article=seen.article, claim=new)
            return new

        return self._acting.act("split", "Split a claim", step, claim=claim)

    def cover(
        self, article: int, revision_id: int, start: int, end: int, reason: str = ""
    ) -> Future[Done[int]]:
        """Declares words (code points, half-open) to hold no fact; the cover's id."""
        return self._acting.act(
            "cover",
            "Declared words to hold no fact",
            lambda tx: tx.covers.add(revision_id, start, end, reason),
            article,
        )

    def explain_cover(self, cover: int, reason: str) -> Future[Done[None]]:
        """Says why words hold no fact; an empty reason takes the one there was away."""

        def step(tx: "Transaction") -> None:
            tx.name(article=tx.covers.article_of(cover))
            tx.covers.explain(cover, reason)

        return self._acting.act("cover", "Wrote why words hold no fact", step)

    def uncover(self, cover: int) -> Future[Done[None]]:
        """Takes back that words hold no fact."""

        def step(tx: "Transaction") -> None:
            tx.name(article=tx.covers.article_of(cover))
            tx.covers.remove(cover)

        return self._acting.act("uncover", "Took back that words hold no fact", step)

    def tick(self, token_ids: Sequence[int], value: int | None) -> Future[Done[None]]:
        """Says of tokens that they hold (1), are struck (0) or neither (None)."""
        verb = {1: "Ticked", 0: "Struck", None: "Unticked"}.get(value, "Ticked")
        label = f"{verb} {counted(len(token_ids), 'token')}"

        def step(tx: "Transaction") -> None:
            refuse_second(tx, "Ticking words")
            if token_ids:
                tx.name(article=tx.tokens.article_of(token_ids[0]))
            tx.tokens.tick(token_ids, value)

        return self._acting.act("tick", label, step)

    def set_aside(
        self, claim: int, reason: str, rule: str = OverrideRule.SUFFICIENCY, about: str = ""
    ) -> Future[Done[None]]:
        """Sets a rule aside for a claim, or for the thing of it that `about` names, as a `Problem`
        does; UsageError without a reason.
        """

        def step(tx: "Transaction") -> None:
            name(tx, f"Set {_ruled(rule)} aside for {{}}", [claim])
            tx.overrides.set(claim, rule, reason.strip(), about)

        return self._acting.act("override", "Set a rule aside", step, claim=claim)

    def uphold(
        self, claim: int, rule: str = OverrideRule.SUFFICIENCY, about: str = ""
    ) -> Future[Done[None]]:
        """Lets a rule hold for a claim, or for a thing of it, again."""

        def step(tx: "Transaction") -> None:
            name(tx, f"Let {_ruled(rule)} hold for {{}} again", [claim])
            tx.overrides.withdraw(claim, rule, about)

        return self._acting.act("override", "Let a rule hold again", step, claim=claim)

    def _mark(self, tx: "Transaction", new: NewClaim, rating: str | None) -> int:
        words = new.places[0].quote.exact if new.places else ""
        claim = tx.claims.mark(new, new.kind or _guessed_kind(words))
        made = tx.claims.get(claim)
        label = f"Marked #{made.number} “{_short(words)}”"
        if rating is not None:
            written, state = tx.articles.scale_and_state(new.article)
            scale = scale_in(written)
            given = known_rating(scale, rating)
            give(tx, claim, given, "", self._acting.round)
            if state == ArticleState.SIGNED and self._acting.round != Round.SECOND:
                note_correction(tx, made, given, scale)
            label += f" and rated it {given.label}" if given else ""
        tx.name(label=label, claim=claim)
        return claim

    def _each(
        self,
        verb: str,
        label: str,
        claims: Sequence[int],
        step: "Callable[[Transaction, int], object]",
    ) -> Future[Done[None]]:
        """One Action that does a step for each claim; `{}` in the label becomes their numbers."""

        def all_steps(tx: "Transaction") -> None:
            name(tx, label, claims)
            for claim in claims:
                step(tx, claim)

        return self._acting.act(verb, label.replace("{}", "claims", 1), all_steps)


def _guessed_kind(words: str) -> str:
    from workbench.text.kinds import guess_kind

    return guess_kind(words)


def _ruled(rule: str) -> str:
    """A rule as a label has it: `a rule`, `“passage gone”`."""
    return "a rule" if rule == OverrideRule.SUFFICIENCY else f"“{rule.replace('-', ' ')}”"


def _short(words: str) -> str:
    from workbench.text.words import first_words

    return first_words(words, QUOTED_WORDS)
