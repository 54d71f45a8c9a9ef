"""Undo and redo: a new action that takes back what another changed, where nothing stands on it."""

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from workbench.model.errors import CannotUndo
from workbench.model.requests import Reversal
from workbench.model.states import Actor, Round
from workbench.store.bulk import Progress
from workbench.store.lookups import key_of
from workbench.store.purging import VERB as PURGE
from workbench.store.replay import PURGED
from workbench.store.reversals import Step, put_back, steps_of
from workbench.store.standing import Blocked, blocking, without_kept
from workbench.store.tables import Action, Change, Claim, Verdict

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

UNDO = "undo"
REDO = "redo"
_DONE = {UNDO: "Undid", REDO: "Redid"}

OFFERS = 20
"""How many older actions are tried for one that can be undone, before none is offered."""

NAMED = 3
"""How many of the actions that stand on another are named in the refusal."""


class History:
    """Undo and redo of this person's actions.

    The columns `rev` and `next_claim` are never compared and never lowered.
    """

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def undo(self, article: int | None = None, tell: Progress | None = None) -> Reversal:
        """Takes back this person's newest standing action, on the article if one is given. Purges,
        and what was done to what they removed, are passed over, and told once. `tell` is told how
        far it is, of one that changed many rows.

        CannotUndo where there is none, or where later changes stand on it: it names them, and in
        `offer` carries the id of the next older action that can be undone. Nor is the article that
        was asked for taken away: a hand that goes on undoing would lose its desk.
        """
        action = self._tx.session.exec(self._standing(article).where(~_is_purged())).first()
        passed = self._passed_over(article, action)
        if action is None:
            raise CannotUndo("There is nothing of yours left to undo here.", passed)
        if article is not None and self._made(key_of(action), article):
            raise CannotUndo("Only the import is left; the library deletes articles.")
        reversal = self._reverse(action, UNDO, tell)
        return reversal._replace(label=f"{reversal.label}. {passed}" if passed else reversal.label)

    def redo(self, article: int | None = None, tell: Progress | None = None) -> Reversal:
        """Does again what this person's newest undo took back; CannotUndo where there is none.

        Whatever the person did since the undo, other than redo, has made it final.
        """
        undone = self._tx.session.exec(
            self._mine(article).where(col(Action.verb) == UNDO, ~_is_reversed())
        ).first()
        done = self._tx.session.exec(
            self._mine(article).where(col(Action.verb).not_in((UNDO, REDO)))
        ).first()
        if undone is None or (done is not None and key_of(done) > key_of(undone)):
            raise CannotUndo("There is nothing of yours to do again here.")
        return self._reverse(undone, REDO, tell)

    def undo_action(self, action: int) -> Reversal:
        """Takes back one action, whoever did it; CannotUndo where it cannot be, or was already."""
        row = self._tx.session.get(Action, action)
        if row is None:
            raise CannotUndo(f"There is no action {action}.")
        if self._tx.session.exec(select(Action.id).where(col(Action.reverses) == action)).first():
            raise CannotUndo(f"“{row.label}” was taken back already.")
        return self._reverse(row, REDO if row.verb == UNDO else UNDO)

    def _passed_over(self, article: int | None, action: Action | None) -> str:
        """What is said where an undo comes to what was purged, and the next one not again."""
        newest = self._tx.session.exec(self._standing(article)).first()
        if newest is None or newest is action:
            return ""
        last = self._tx.session.exec(self._mine(article)).first()
        undone = last.reverses if last is not None and last.verb == UNDO else None
        if undone is not None and undone < key_of(newest):
            return ""
        return f"“{newest.label}” was passed over: what was purged is gone for good."

    def _made(self, action: int, article: int) -> bool:
        made = select(Change.id).where(
            Change.action == action,
            Change.table_name == "article",
            Change.row == article,
            col(Change.before).is_(None),
        )
        return self._tx.session.exec(made).first() is not None

    def _mine(self, article: int | None) -> SelectOfScalar[Action]:
        mine = select(Action).where(
            col(Action.who) == self._tx.who, col(Action.origin) == Actor.PERSON
        )
        if article is not None:
            mine = mine.where(col(Action.article) == article)
        return mine.order_by(col(Action.id).desc()).limit(1)

    def _standing(self, article: int | None) -> SelectOfScalar[Action]:
        return self._mine(article).where(col(Action.verb) != UNDO, ~_is_reversed())

    def _reverse(self, action: Action, verb: str, tell: Progress | None = None) -> Reversal:
        identity = key_of(action)
        steps = without_kept(self._tx, steps_of(self._tx, identity))
        if self._tx.head.round == Round.SECOND and any(map(_is_of_others, steps)):
            raise CannotUndo("This belongs to another reading.", "Take that round to undo it.")
        blocked = blocking(self._tx, identity, steps)
        if blocked is not None:
            raise self._refusal(action, blocked)
        label, article, claim = self._told(action), action.article, action.claim
        in_its_place = _refusal_of(action, "what came after it stands in its place")
        try:
            put_back(self._tx, steps, tell)
        except (IntegrityError, sqlite3.IntegrityError) as problem:
            raise in_its_place from problem
        label = f"{_DONE[verb]}: {label}"
        self._tx.name(verb=verb, label=label, article=article, claim=claim, reverses=identity)
        return Reversal(label, article, self._present(claim))

    def _refusal(self, action: Action, blocked: Blocked) -> CannotUndo:
        if (
            self._tx.head.round == Round.SECOND
        ):  # what came after may be what this reader must not see
            return _refusal_of(action, "something later came after it")
        refusal = _refusal_of(action, _why(action, blocked))
        offered = self._offer(action)
        if offered is not None:
            refusal.hint = f"The one before, “{offered.label}”, can be undone."
            refusal.offer = offered.id
        return refusal

    def _offer(self, refused: Action) -> Action | None:
        """The next older standing action of this person on the article that can be taken back."""
        older = self._standing(refused.article).where(col(Action.id) < refused.id).limit(OFFERS)
        for action in self._tx.session.exec(older).all():
            steps = without_kept(self._tx, steps_of(self._tx, key_of(action)))
            if blocking(self._tx, key_of(action), steps) is None:
                return action
        return None

    def _told(self, action: Action) -> str:
        """What the action was called that an undo or redo goes back to in the end."""
        while action.reverses is not None:
            earlier = self._tx.session.get(Action, action.reverses)
            if earlier is None:
                break
            action = earlier
        return action.label

    def _present(self, claim: int | None) -> int | None:
        found = None if claim is None else self._tx.session.get(Claim, claim)
        return None if found is None else claim


def _is_of_others(step: Step) -> bool:
    """Whether a step made or took away a verdict that is no second reader's."""
    if step.table is not Verdict:
        return False
    row = step.after or step.before
    return bool(row.get("round", Round.SECOND) != Round.SECOND)


def _is_reversed() -> ColumnElement[bool]:
    later = aliased(Action)
    return select(later.id).where(col(later.reverses) == col(Action.id)).exists()


def _is_purged() -> ColumnElement[bool]:
    """Whether an action is a purge, or one on what was purged since."""
    marks = (func.json_type(side, f"$.{PURGED}") for side in (Change.before, Change.after))
    one, other = (mark.is_not(None) for mark in marks)
    touched = select(Change.id).where(col(Change.action) == col(Action.id), one | other)
    return (col(Action.verb) == PURGE) | touched.exists()


def _why(action: Action, blocked: Blocked) -> str:
    if action in blocked.actions:  # nothing comes after itself but a purge
        return "what was purged is gone for good"
    named = [f"“{each.label}”" for each in blocked.actions[:NAMED]]
    more = len(blocked.actions) - len(named)
    if more:
        named.append(f"{more} more")
    return f"{', '.join(named) or 'something later'} came after it"


def _refusal_of(action: Action, why: str) -> CannotUndo:
    return CannotUndo(f"“{action.label}” cannot be undone: {why}.", "Nothing was changed.")
