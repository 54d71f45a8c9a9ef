"""The workspace: the only way in for the desk and the commands. Reads at once, writes in a queue.

Loads neither SQLModel nor anything else that would hold up the first frame; each activity is loaded
when it is first asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from workbench.model.states import Round
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting, person
from workbench.workspace.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path
    from threading import Thread
    from types import TracebackType

    from workbench.model.clock import Clock
    from workbench.model.settings import Settings
    from workbench.workspace.archives import Archives
    from workbench.workspace.articles import Articles
    from workbench.workspace.beside import Beside
    from workbench.workspace.captures import Captures
    from workbench.workspace.care import Care
    from workbench.workspace.claims import Claims
    from workbench.workspace.drafts import Drafts
    from workbench.workspace.footings import Footings
    from workbench.workspace.history import History
    from workbench.workspace.links import Links
    from workbench.workspace.names import Names
    from workbench.workspace.network import Network
    from workbench.workspace.offers import Offers
    from workbench.workspace.proving import Proving
    from workbench.workspace.queries import Queries
    from workbench.workspace.records import Records
    from workbench.workspace.revising import Revisions
    from workbench.workspace.signing import Signing
    from workbench.workspace.sources import Sources
    from workbench.workspace.verdicts import Verdicts
    from workbench.workspace.walking import Walking

ACTIVITIES = ("verdicts", "claims", "sources", "history", "drafts")
"""What keys on the desk ask for, to be loaded when there is time for it."""

IN_A_ROUND = ("articles", "revisions", "walk", "signing", "queries", "names", "offers")
"""What else writes as the reader of a round."""


class Workspace:
    """One file, open for one person. `read` is for the thread that opened it.

    What writes returns a future of `Done` and has queued the write when it returns.
    """

    def __init__(self, path: Path, settings: Settings, clock: Clock) -> None:
        self.path = path
        self.settings = settings
        self.who = person(settings)
        self.clock = clock
        self.read = _reader(path, settings.round, self.who)
        self._left: list[Reader] = []
        self._writer = Writer(path, clock)
        self._acting = Acting(path, settings, self.who, self._writer)
        self._copying: Thread | None = None

    @property
    def round(self) -> str:
        """Which reading this person does."""
        return self.settings.round

    def take_round(self, round: str) -> None:  # noqa: A002 - the design's word for it
        """Goes on in another round: what is read from now on is what that reader may see."""
        self.settings = self.settings._replace(round=round)
        self._acting = self._acting._replace(settings=self.settings)
        if "beside" in self.__dict__:
            self.beside.close()
        for activity in ("beside", *IN_A_ROUND, *ACTIVITIES):
            self.__dict__.pop(activity, None)
        self._left.append(self.read)  # what was begun with it may still ask it
        self.read = _reader(self.path, round, self.who)

    @cached_property
    def articles(self) -> Articles:
        from workbench.workspace.articles import Articles

        return Articles(self._acting)

    @cached_property
    def revisions(self) -> Revisions:
        from workbench.workspace.revising import Revisions

        return Revisions(self._acting)

    @cached_property
    def walk(self) -> Walking:
        from workbench.workspace.walking import Walking

        return Walking(self._acting)

    @cached_property
    def claims(self) -> Claims:
        from workbench.workspace.claims import Claims

        return Claims(self._acting)

    @cached_property
    def verdicts(self) -> Verdicts:
        from workbench.workspace.verdicts import Verdicts

        return Verdicts(self._acting)

    @cached_property
    def signing(self) -> Signing:
        from workbench.workspace.signing import Signing

        return Signing(self._acting)

    @cached_property
    def sources(self) -> Sources:
        from workbench.workspace.sources import Sources

        return Sources(self._acting)

    @cached_property
    def queries(self) -> Queries:
        from workbench.workspace.queries import Queries

        return Queries(self._acting)

    @cached_property
    def offers(self) -> Offers:
        from workbench.workspace.offers import Offers

        return Offers(self._acting)

    @cached_property
    def records(self) -> Records:
        from workbench.workspace.records import Records

        return Records(self._acting)

    @cached_property
    def network(self) -> Network:
        from workbench.workspace.network import Network

        return Network(self.settings.web)

    @cached_property
    def captures(self) -> Captures:
        from workbench.workspace.captures import Captures

        return Captures(self._acting, self.clock, self.network)

    @cached_property
    def names(self) -> Names:
        from workbench.workspace.names import Names

        return Names(self._acting, self.beside)

    @cached_property
    def beside(self) -> Beside:
        from workbench.workspace.beside import Beside

        return Beside(lambda: _reader(self.path, self.round, self.who))

    @cached_property
    def history(self) -> History:
        from workbench.workspace.history import History

        return History(self._acting)

    @cached_property
    def drafts(self) -> Drafts:
        from workbench.workspace.drafts import Drafts

        return Drafts(self._acting, self.verdicts)

    @cached_property
    def care(self) -> Care:
        from workbench.workspace.care import Care

        return Care(self.path)

    @cached_property
    def links(self) -> Links:
        from workbench.workspace.links import Links

        return Links(self._acting, self.clock, self.network)

    @cached_property
    def archives(self) -> Archives:
        from workbench.workspace.archives import Archives

        return Archives(self._acting, self.clock, self.network)

    @cached_property
    def proving(self) -> Proving:
        from workbench.workspace.proving import Proving

        return Proving(self.path)

    @cached_property
    def footings(self) -> Footings:
        from workbench.workspace.footings import Footings

        return Footings(self.path, self.settings.settles_with)

    @property
    def pending(self) -> int:
        """Writes that were asked for and are not finished."""
        return self._writer.pending

    def when_waiting(self, tell: Callable[[], object]) -> None:
        """Has `tell` called, on the writer's thread, where a write waits for another program."""
        self._writer.waits = tell

    def warm_up(self) -> Future[None]:
        """Loads what writing needs, on the writer's thread: for after the first frame."""
        return self._writer.submit(lambda _store: None)

    def copy_daily(self) -> Future[Path | None]:
        """Makes today's copy where the settings want one and there is none; where it lies, if it
        was made. On a thread of its own: it holds up neither keys nor writes. StorageError where it
        could not be written: then nothing is left of it.
        """
        from workbench.workspace.copying import start

        future, self._copying = start(self.path, self.settings, self.clock)
        return future

    def rest(self) -> Future[None]:
        """Moves the journal into the file: for when the person pauses, so that no key waits."""
        return self._writer.rest()

    @property
    def is_in_place(self) -> bool:
        """Whether the path still means the file that was opened."""
        return self._writer.is_in_place

    def keep(self, *, alone: bool) -> Future[None]:
        """Has what is in a file copied that is not in its place: FileAway says where to. `alone`
        says that nobody else wrote since it was.
        """
        return self._writer.submit(lambda store: store.presence.look(alone=alone))

    def close(self) -> None:
        """Waits until all is written, then closes the file; may be called again.

        FileAway where the file is not in its place: it says what became of what was in it.
        """
        # The writer last: only then can it move the journal into the file and leave one file; and
        # whatever becomes of the reader, what was asked for is written.
        try:
            self._leave_the_network()
            for read in (self.read, *self._left):
                read.close()
            if self._copying is not None:
                self._copying.join()
        finally:
            self._writer.close()

    def _leave_the_network(self) -> None:
        """Stops what is asked, of what was ever used; what came in is written still."""
        asking = ("proving", "captures", "links", "archives", "network", "footings", "beside")
        for activity in asking:
            if activity in self.__dict__:
                getattr(self, activity).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def _reader(path: Path, round: str, who: str) -> Reader:  # noqa: A002 - the design's word for it
    """What a person may see of the file in a round."""
    if round != Round.SECOND:
        return Reader(path)
    from workbench.store.blind_reader import BlindReader

    return BlindReader(path, who)
