"""The one door for writing: a call of `Store.act` is one SQL transaction is one Action."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine

from workbench.model.actions import ActionHead
from workbench.model.clock import Clock
from workbench.model.evidence_requests import PurgeOutcome
from workbench.model.requests import Done
from workbench.store import purging
from workbench.store.archive_jobs import ArchiveJobs
from workbench.store.articles import Articles
from workbench.store.captures import Captures
from workbench.store.characters import storable_row
from workbench.store.claims import Claims
from workbench.store.columns import time_text
from workbench.store.copies import names_of_copies
from workbench.store.covers import Covers
from workbench.store.database import connect
from workbench.store.drafts import Drafts
from workbench.store.engines import WriteLock, engine_over
from workbench.store.failures import told
from workbench.store.history import History
from workbench.store.links import Links
from workbench.store.marks import Marks
from workbench.store.origins import Origins
from workbench.store.overrides import Overrides
from workbench.store.pins import Pins
from workbench.store.presence import Presence
from workbench.store.proposals import Proposals
from workbench.store.queries import Queries
from workbench.store.recorder import RecordedSession, written
from workbench.store.records import Records
from workbench.store.revisions import Revisions
from workbench.store.sources import Sources
from workbench.store.statements import ID, FixedSelect, Values, insertion, updating
from workbench.store.tables import Action, Change
from workbench.store.tokens import Tokens
from workbench.store.verdicts import Verdicts

A = TypeVar("A")
T = TypeVar("T")

MANY = 10_000
"""Changes held before they are written: an import's go out in batches, a key's all at the end."""


class Store:
    """The writer of one file. Made, used and closed on one thread: the workspace's writer.

    `waits` is called, on that thread, where another program holds the file for longer.
    """

    def __init__(self, path: Path, clock: Clock, waits: Callable[[], object] | None = None) -> None:
        self._path = path
        self._clock = clock
        with told(path):
            self._raw = connect(path)
            self._lock = WriteLock(self._raw, waits)
            self._engine = engine_over(self._raw, self._lock)
            self.presence = Presence(path, self._raw, clock)

    def act(self, head: ActionHead, step: Callable[["Transaction"], T]) -> Done[T]:
        """Runs a step in one transaction and records what it changed as one action.

        All or nothing. StorageBusy, StorageError, Conflict or RefusedChange where nothing was done.
        """
        with told(self._path):
            self.presence.need()
            work = Transaction(self._raw, self._lock, self._engine, head, self._clock)
            try:
                value = step(work)
                action = work.finish()
                work.commit()
            finally:
                work.close()
        return Done(action, value, time_text(work.now))

    def purge(self, head: ActionHead, source: int) -> Done[PurgeOutcome]:
        """Removes a source for good, as one action, then its bytes from the file."""
        with told(self._path):
            self._raw.execute("PRAGMA secure_delete=ON").close()
        done = self.act(head, lambda tx: purging.purge(tx, source))
        left = purging.scour(self._raw)
        outcome = PurgeOutcome(source, done.value, left, names_of_copies(self._path))
        return Done(done.action, outcome, done.at)

    def checkpoint(self) -> None:
        """Moves what is in the journal to the file, as far as readers let it; for idle moments."""
        with told(self._path):
            self._raw.execute("PRAGMA wal_checkpoint(PASSIVE)").close()

    def close(self) -> None:
        """Closes the file, once; FileAway where what was in it would be gone otherwise."""
        try:
            self.presence.end()
        finally:
            self._engine.dispose()
            self._raw.close()


class Transaction:
    """What a step of `Store.act` works with: the session, who and when, and the repositories.

    It begins with the first statement. A session, which doubles what a rating takes, is made late.
    """

    def __init__(
        self,
        raw: sqlite3.Connection,
        lock: WriteLock,
        engine: Engine,
        head: ActionHead,
        clock: Clock,
    ) -> None:
        self._raw = raw
        self._lock = lock
        self._engine = engine
        self.now = clock.now()
        self.head = head
        self.who = head.who
        self._reverses: int | None = None
        self._action: int | None = None
        self._named_late = False
        self._changes: list[Values] = []
        self.kept: list[object] = []
        """Rows found by id: the session would let go of them, and ask again at the next need."""
        self.held: RecordedSession | None = None
        self.before_commit: Callable[[], object] | None = None
        """Called when all is written and nothing is on the disk: what waits for that disk can be
        made ready meanwhile."""

    @property
    def session(self) -> RecordedSession:
        """The session, for rows as objects."""
        if self.held is None:
            self.held = RecordedSession(self._engine, expire_on_commit=False)
            self.held.transaction_of_work = self
        return self.held

    @property
    def driver(self) -> sqlite3.Connection:
        """SQLite's own connection, in this transaction: for statements that never change."""
        self._lock.take()
        return self._raw

    def flush(self) -> None:
        """Writes what was done to objects, so that what follows sees it."""
        if self.held is not None:
            self.held.flush()

    @cached_property
    def articles(self) -> Articles:
        return Articles(self)

    @cached_property
    def revisions(self) -> Revisions:
        return Revisions(self)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self)

    @cached_property
    def marks(self) -> Marks:
        return Marks(self)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self)

    @cached_property
    def verdicts(self) -> Verdicts:
        return Verdicts(self)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self)

    @cached_property
    def captures(self) -> Captures:
        return Captures(self)

    @cached_property
    def pins(self) -> Pins:
        return Pins(self)

    links = cached_property(Links)
    archive_jobs = cached_property(ArchiveJobs)
    origins = cached_property(Origins)
    records = cached_property(Records)
    overrides = cached_property(Overrides)
    proposals = cached_property(Proposals)
    queries = cached_property(Queries)

    covers = cached_property(Covers)
    drafts = cached_property(Drafts)
    history = cached_property(History)

    @property
    def action_id(self) -> int:
        """The action's id, taken when it is first asked for."""
        if self._action is None:
            row = {"id": None, **self._row()}
            made = insertion(Action).run(self.driver, row).lastrowid
            self._action = int(made or 0)
        return self._action

    def read(self, question: FixedSelect, **values: Any) -> Sequence[Sequence[Any]]:
        """What a question finds in the file as the transaction leaves it so far."""
        self.flush()
        return question.rows(self.driver, values)

    def read_rows(self, question: FixedSelect, **values: Any) -> list[Values]:
        """The same by the columns' names, for `update_many`."""
        self.flush()
        return question.dicts(self.driver, values)

    def view(self, view: Callable[[sqlite3.Connection, A], T], of: A) -> T:
        """What a view of `store.views` finds, as the transaction leaves the file so far."""
        self.flush()
        return view(self.driver, of)

    def name(
        self,
        *,
        label: str | None = None,
        article: int | None = None,
        claim: int | None = None,
        verb: str | None = None,
        reverses: int | None = None,
    ) -> None:
        """Betters what the action is called and what it is on, once a step knows."""
        head = self.head
        self.head = head._replace(
            label=label or head.label,
            verb=verb or head.verb,
            article=article or head.article,
            claim=claim or head.claim,
        )
        self._reverses = reverses or self._reverses
        self._named_late = self._action is not None

    @property
    def changes(self) -> list[Values]:
        """What a step changed so far, where it was one of plain values and of few."""
        return self._changes

    def record(self, changes: Sequence[Values]) -> None:
        """Takes changes that were made; the recorder calls it."""
        self._changes += changes
        if len(self._changes) >= MANY:
            self.write_changes()

    def finish(self) -> int | None:
        """Writes what is still to be written; the action's id, None where nothing changed."""
        self.flush()
        self.write_changes()
        if self._named_late:
            row = self._row()
            named = updating(Action, tuple(row))
            named.run(self.driver, {ID: self._action, **row})
        return self._action

    def commit(self) -> None:
        """Puts it on the disk."""
        if self.held is not None:
            self.held.commit()
        if self.before_commit is not None:
            self.before_commit()
        self._raw.commit()

    def close(self) -> None:
        """Takes back what was not committed."""
        if self.held is not None:
            self.held.close()
        self._raw.rollback()

    def write_changes(self) -> None:
        """Writes the changes that are held."""
        changes, self._changes = self._changes, []
        if changes:
            action = self.action_id
            rows = (written(change, action) for change in changes)
            insertion(Change).run_many(self.driver, rows)

    def _row(self) -> Values:
        return {"at": self.now, "reverses": self._reverses, **storable_row(self.head.kept())}
