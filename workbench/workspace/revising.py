"""A new text for an article: what is on the present one is carried over, as one action."""

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.errors import Conflict
from workbench.model.imports import Imported
from workbench.model.requests import Done
from workbench.model.revisions import Comparison, ReviseOutcome
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting
from workbench.workspace.carrying import Carrier, Plan, places_of, plan
from workbench.workspace.correcting import note_new_text
from workbench.workspace.giving_way import giving_way

if TYPE_CHECKING:
    from workbench.model.carrying import ToCarry
    from workbench.model.spans import Header, Token
    from workbench.store.transaction import Store, Transaction


class Revisions:
    """Writing revisions; a call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def revise(
        self, article: int, imported: Imported, applied: Sequence[int] = ()
    ) -> Future[Done[ReviseOutcome]]:
        """Gives the article a new text and carries all that is on the present one over to it.

        The present text again changes nothing. `applied` are queries whose proposed words this text
        has; they are accepted with it. UnknownThing where there is no such article, Conflict where
        it got another text meanwhile.
        """
        return self._acting.writer.submit(
            lambda store: _revise(self._acting, store, article, imported, applied)
        )

    def dry_run(self, article: int, imported: Imported) -> ReviseOutcome:
        """What `revise` would do; writes nothing, and may be called from any thread."""
        with closing(Reader(self._acting.path)) as reader:
            return Revising(reader, article, imported).foreseen()

    def compare(self, article: int, old: int, new: int) -> Comparison:
        """Two revisions by their numbers, beside each other; may be called from any thread."""
        from workbench.workspace.comparing import compare

        with closing(Reader(self._acting.path)) as reader:
            return compare(reader, article, old, new)


def _revise(
    acting: Acting, store: "Store", article: int, imported: Imported, applied: Sequence[int]
) -> Done[ReviseOutcome]:
    with giving_way, closing(Reader(acting.path)) as reader:
        new = Revising(reader, article, imported)
    label = f"Revised “{new.there.title}”: revision {new.number}"
    head = ActionHead(acting.who, "revise", label, article)
    if new.is_known:
        known = new.foreseen()
        return store.act(head, lambda _tx: known)
    return store.act(head, lambda tx: new.write(tx, applied))


class Revising:
    """A text that an article is to get, with all that is found out before the file is locked."""

    def __init__(self, reader: Reader, article: int, imported: Imported) -> None:
        from workbench.store.characters import storable, text_sha256
        from workbench.text.coverage import RULES_VERSION, checkable
        from workbench.text.headers import headers

        with reader.snapshot():
            self.there = reader.revisions.to_carry(article)
            texts = {each: reader.revisions.text(each) for each in self.there.revisions}
        self._present = texts[self.there.revision_id]
        self._imported = replace(imported, text=storable(imported.text))
        self.is_known = text_sha256(imported.text) == self.there.text_sha256
        self.number = self.there.number + (not self.is_known)
        self._carrier = Carrier(texts, self._imported.text)
        self._rules_version = RULES_VERSION
        self._tokens: list[Token] = []
        self._headers: list[Header] = []
        if not self.is_known:
            self._tokens = checkable(self._imported.text, self.there.language)
            self._headers = headers(self._imported.text)
            self._carrier.look_for(places_of(self.there))

    def foreseen(self) -> ReviseOutcome:
        """What would be told, if nothing comes between."""
        if self.is_known:
            return self._outcome(self.there.revision_id, None)
        return self._outcome(0, self._plan(self.there))

    def write(self, tx: "Transaction", applied: Sequence[int]) -> ReviseOutcome:
        """Writes the revision, as things stand under the lock."""
        there = tx.revisions.to_carry(self.there.article)
        if there.revision_id != self.there.revision_id:
            raise Conflict(
                f"The article got revision {there.number} meanwhile.",
                "Nothing was changed. Look at it, then bring in your text again.",
            )
        self._carrier.look_for(places_of(there))
        planned = self._plan(there)
        revision = tx.revisions.add(there.article, self.number, self._imported)
        tx.revisions.add_tokens(revision, planned.tokens)
        tx.revisions.add_marks(revision, planned.marks)
        tx.revisions.add_covers(revision, planned.covers)
        tx.revisions.move_queries(revision, planned.queries)
        tx.revisions.accept_queries(revision, list(dict.fromkeys([*applied, *planned.applied])))
        note_new_text(tx, there, self._present, self._imported.text, revision)
        return self._outcome(revision, planned)

    def _plan(self, there: "ToCarry") -> Plan:
        planned = plan(there, self._carrier, self._tokens, self._rules_version)
        covered = {(start, end) for start, end, _reason in planned.covers}
        found = [
            (each.start, each.end, each.field or "dateline")
            for each in self._headers
            if (each.start, each.end) not in covered
        ]
        return planned._replace(covers=planned.covers + found)

    def _outcome(self, revision: int, planned: Plan | None) -> ReviseOutcome:
        there = self.there
        known = ReviseOutcome(
            there.article,
            there.title,
            self.number,
            revision,
            len(self._imported.text),
            known=planned is None,
            warnings=self._imported.warnings,
        )
        if planned is None:
            return known
        return known._replace(
            marks=planned.told,
            queries=planned.changed_queries,
            covers=planned.lost_covers,
            ticks=planned.lost_ticks,
        )
