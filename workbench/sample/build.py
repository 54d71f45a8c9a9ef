"""Makes `workbench.db.sample` from the readable files: `python -m workbench.sample.build [PATH]`.

Everything goes through the workspace, by invented people on a clock of its own, so that the file
says nothing of the machine that made it and its contents are the same each time.
"""

import sqlite3
import sys
import tempfile
from concurrent.futures import Future
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from workbench.model.imports import Imported
from workbench.model.queries import NewQuery
from workbench.model.requests import Done, NewClaim, Place
from workbench.model.settings import Settings
from workbench.model.views import Article
from workbench.sample.script import (
    NAMES,
    ArticleScript,
    ClaimScript,
    Finding,
    QueryScript,
    RevisionScript,
    read,
)
from workbench.text.marks import describe, occurrences
from workbench.workspace.opening import open_workspace
from workbench.workspace.walking import walk
from workbench.workspace.workspace import Workspace

FIRST_READER = Settings(who="M. Keller", round="first")
SECOND_READER = Settings(who="A. Osei", round="second")

STEP = timedelta(minutes=2, seconds=20)
"""Between two things that are done: thirty claims make a morning's work."""

BETWEEN_READINGS = timedelta(hours=3)

SHIPPED = Path(__file__).resolve().parents[2] / "workbench.db.sample"


T = TypeVar("T")


class SampleClock:
    """Stands still until it is moved on."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def move_to(self, moment: datetime) -> None:
        self._now = moment

    def move_by(self, step: timedelta) -> None:
        self._now += step


def build(target: Path) -> None:
    """Writes the sample to `target`, in place of what is there."""
    scripts = [read(name) for name in NAMES]
    with tempfile.TemporaryDirectory(prefix="workbench-sample-") as folder:
        made = Path(folder) / "sample.db"
        clock = SampleClock(scripts[0].start)
        for script in scripts:
            clock.move_to(script.start)
            with open_workspace(made, FIRST_READER, clock) as workspace:
                claims = _Reading(workspace, clock).first(script)
            clock.move_by(BETWEEN_READINGS)
            with open_workspace(made, SECOND_READER, clock) as workspace:
                _Reading(workspace, clock).second(script, claims)
        _compact(made)
        target.write_bytes(made.read_bytes())


class _Reading:
    """One person at work on one article; every step takes its time."""

    def __init__(self, workspace: Workspace, clock: SampleClock) -> None:
        self._workspace = workspace
        self._clock = clock

    def first(self, script: ArticleScript) -> list[int]:
        """Imports the article and goes through its claims; their ids."""
        imported = Imported(script.text, "sample", "plain")
        outcome = self._do(self._workspace.articles.add(imported, script.options))
        article = self._workspace.read.article(outcome.article)
        claims = [self._check(article, claim) for claim in script.claims]
        for query in script.queries:
            self._ask(article, query)
        if script.revision is not None:
            self._revise(article, script.revision)
        return claims

    def second(self, script: ArticleScript, claims: list[int]) -> None:
        """Reads again what the script has a second finding for."""
        for claim, said in zip(claims, script.claims, strict=True):
            if said.second.rating:
                self._rate(claim, said.second)

    def _ask(self, article: Article, said: QueryScript) -> None:
        new = NewQuery(
            article.id,
            article.revision_id,
            _place(article.text, said.words),
            said.question,
            to_whom=said.to,
            whom=said.whom,
            due_on=said.until,
        )
        self._do(self._workspace.queries.ask(new))

    def _revise(self, article: Article, said: RevisionScript) -> None:
        """Gives the article its second text, and walks through a part of what that changed."""
        self._do(
            self._workspace.revisions.revise(article.id, Imported(said.text, "sample", "plain"))
        )
        for item in walk(self._workspace.read, article.id).items:
            if item.number in said.held:
                self._do(self._workspace.walk.still_holds([item.mark]))

    def _check(self, article: Article, said: ClaimScript) -> int:
        claim = self._mark(article, said)
        if said.citations:
            self._do(self._workspace.sources.attach([claim], said.citations))
        if said.reopened:
            self._rate(claim, Finding(said.reopened, said.first.why))
            self._do(self._workspace.verdicts.rate([claim], None))
        if said.first.rating:
            self._rate(claim, said.first)
        if said.proposed:
            self._do(self._workspace.verdicts.propose(claim, said.proposed))
        if said.waiting_on:
            self._do(self._workspace.claims.defer([claim], said.waiting_on, said.until))
        return claim

    def _mark(self, article: Article, said: ClaimScript) -> int:
        first, *others = [_place(article.text, words) for words in (said.quote, *said.also)]
        new = NewClaim(
            article.id,
            article.revision_id,
            (first,),
            restated=said.restated,
            claimant=said.claimant,
            kind=said.kind,
            priority=said.priority,
            flags=said.flags,
        )
        claim = self._do(self._workspace.claims.mark(new))
        for place in others:
            self._do(self._workspace.claims.add_place(claim, place, article.revision_id))
        return claim

    def _rate(self, claim: int, finding: Finding) -> None:
        self._do(self._workspace.verdicts.rate([claim], finding.rating, finding.why))

    def _do(self, future: Future[Done[T]]) -> T:
        made = future.result().value
        self._clock.move_by(STEP)
        return made


def _place(text: str, words: str) -> Place:
    found = occurrences(text, words)
    if len(found) != 1:
        raise ValueError(f"“{words}” stands in {len(found)} places; the script needs one")
    return Place(found[0].start, describe(text, *found[0]))


def _compact(path: Path) -> None:
    """One file without a journal beside it, which can be read where it is installed read-only."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
