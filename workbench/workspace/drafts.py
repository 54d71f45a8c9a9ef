"""Text being typed: kept as it grows, and turned into one action when its field is left.

A draft is named by a table, a row and a field. The row of `verdict.rationale` is the claim's id:
a verdict is never changed, so that a new rationale makes a new one.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.errors import Conflict, RefusedChange, StorageError, UsageError
from workbench.model.requests import ClaimEdit, Done, EvidenceEdit
from workbench.model.views import Draft
from workbench.store.reader import Reader
from workbench.store.telling import before_any_change
from workbench.workspace.acting import Acting
from workbench.workspace.checking import checked_day
from workbench.workspace.verdicts import Verdicts

if TYPE_CHECKING:
    from workbench.store.transaction import Store, Transaction

_CLAIM_FIELDS = {"restated": "restated claim", "claimant": "claimant", "claimed_on": "date"}
_DATES = ("claimed_on", "published_on")
_EVIDENCE_FIELDS = ("note", "passage", "locator")


class Drafts:
    """Drafts of the person at the desk."""

    def __init__(self, acting: Acting, verdicts: Verdicts) -> None:
        self._acting = acting
        self._verdicts = verdicts
        self._typed_here: set[tuple[str, int, str]] = set()

    def keep(self, table: str, row: int, field: str, text: str) -> Future[Done[None]]:
        """Stores what is typed so far, outside the history."""
        self._typed_here.add((table, row, field))
        return self._acting.act(
            "draft", "Typed", lambda tx: tx.drafts.keep(table, row, field, text)
        )

    def leave(
        self, table: str, row: int, field: str, text: str, was: str | None = None
    ) -> Future[Done[None]]:
        """Makes the text one action, nothing where it is what stands there, and drops the draft.

        `was` is what stood there when typing began, None where that does not matter: a text that
        was not touched takes back nothing that another window wrote meanwhile. Conflict, with both
        texts, where both changed it; then the text is kept as a draft.
        """
        place = (table, row, field)
        self._typed_here.add(place)
        head = ActionHead(self._acting.who, "write", "Wrote", round=self._acting.round)

        def write(store: "Store") -> Done[None]:
            try:
                return store.act(head, self._finished(place, text, was))
            except Conflict:
                store.act(head, lambda tx: tx.drafts.keep(*place, text))
                raise

        return self._acting.writer.submit(write)

    def recover(self) -> Future[list[Draft]]:
        """Makes actions of what this person was typing when the program ended; what it was.

        A draft that cannot be one, its claim gone or its date half typed, stays: nothing is lost.
        So does what was typed in this window: nobody has left it yet.
        """
        told: Future[list[Draft]] = Future()
        self._acting.writer.submit(self._recover).add_done_callback(partial(_tell, told))
        return told

    def _recover(self, store: "Store") -> list[Draft]:
        with closing(Reader(self._acting.path)) as reader:
            waiting = reader.drafts(self._acting.who)
        recovered = []
        for draft in waiting:
            place = (draft.table, draft.row, draft.field)
            if place in self._typed_here:
                continue
            head = ActionHead(
                self._acting.who, "write", "Recovered what was typed", round=self._acting.round
            )
            try:
                store.act(head, self._finished(place, draft.text))
            except (UsageError, RefusedChange):
                continue
            recovered.append(draft)
        return recovered

    def _finished(
        self, place: tuple[str, int, str], text: str, was: str | None = None
    ) -> "Callable[[Transaction], None]":
        table, row, field = place

        def step(tx: "Transaction") -> None:
            if text != was:
                if was is not None:
                    _refuse_to_overwrite(tx.drafts.standing(*place), text, was)
                self._write(tx, (table, field), row, text)
            tx.drafts.drop(*place)

        return step

    def _write(self, tx: "Transaction", field: tuple[str, str], row: int, text: str) -> None:
        if field[1] in _DATES:
            checked_day(text)
        match field:
            case ("verdict", "rationale"):
                self._verdicts.explain_in(tx, row, text)
            case ("claim", "proposed"):
                self._verdicts.propose_in(tx, row, text)
            case ("claim", name) if name in _CLAIM_FIELDS:
                seen = tx.claims.get(row)
                label = f"Changed the {_CLAIM_FIELDS[name]} of #{seen.number}"
                tx.name(label=label, article=seen.article, claim=row)
                tx.claims.edit(_claim_edit(row, seen.rev, name, text))
            case ("evidence", name) if name in _EVIDENCE_FIELDS:
                from workbench.workspace import pinning

                seen = tx.claims.get(tx.sources.claim_of(row))
                label = f"Changed the {name} of a source on #{seen.number}"
                tx.name(label=label, article=seen.article, claim=seen.id)
                pinning.edit_evidence(tx, _evidence_edit(row, name, text))
            case ("source", name):
                tx.name(label=f"Changed the {name} of a source")
                tx.sources.edit(row, **{name: text})
            case ("article", name):
                tx.name(label=f"Changed the article’s {name}", article=row)
                tx.articles.edit(row, {name: text})
            case _:
                raise UsageError(f"“{'.'.join(field)}” is not a field that is typed into.")


def _refuse_to_overwrite(now: str | None, text: str, was: str) -> None:
    """Conflict where something else stands there now that is not in the new text."""
    if now not in (None, was) and now not in text:
        raise Conflict(
            "This was changed by somebody else meanwhile.",
            f"It is now “{now}”. Leave the field once more to put yours in its place.",
        )


def _claim_edit(claim: int, rev: int, name: str, text: str) -> ClaimEdit:
    match name:
        case "restated":
            return ClaimEdit(claim, rev, restated=text)
        case "claimant":
            return ClaimEdit(claim, rev, claimant=text)
        case _:
            return ClaimEdit(claim, rev, claimed_on=text)


def _evidence_edit(evidence: int, name: str, text: str) -> EvidenceEdit:
    match name:
        case "note":
            return EvidenceEdit(evidence, note=text)
        case "passage":
            return EvidenceEdit(evidence, passage=text)
        case _:
            return EvidenceEdit(evidence, locator=text)


def _tell(told: Future[list[Draft]], done: Future[list[Draft]]) -> None:
    """Passes on what came of a write that nobody asked for: nothing of theirs was not saved."""
    error = done.exception()
    if error is None:
        told.set_result(done.result())
    else:
        told.set_exception(before_any_change(error) if isinstance(error, StorageError) else error)
