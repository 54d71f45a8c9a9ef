"""The workspace: the only way in for the desk and the commands. Reads at once, writes in a queue.

Loads neither SQLModel nor anything else that would hold up the first frame.
"""

from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.model.clock import Clock
from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting, person
from workbench.workspace.articles import Articles
from workbench.workspace.care import Care
from workbench.workspace.claims import Claims
from workbench.workspace.drafts import Drafts
from workbench.workspace.history import History
from workbench.workspace.sources import Sources
from workbench.workspace.verdicts import Verdicts
from workbench.workspace.writer import Writer


class Workspace:
    """One file, open for one person. `read` is for the thread that opened it.

    What writes returns a future of `Done` and has queued the write when it returns.
    """

    def __init__(self, path: Path, settings: Settings, clock: Clock) -> None:
        self.path = path
        self.settings = settings
        self.who = person(settings)
        self.round = settings.round
        self.clock = clock
        self.read = Reader(path)
        self._writer = Writer(path, clock)
        acting = Acting(path, settings, self.who, self._writer)
        self.articles = Articles(acting)
        self.claims = Claims(acting)
        self.verdicts = Verdicts(acting)
        self.sources = Sources(acting)
        self.history = History(acting)
        self.drafts = Drafts(acting, self.verdicts)
        self.care = Care(path)

    @property
    def pending(self) -> int:
        """Writes that were asked for and are not finished."""
        return self._writer.pending

    def warm_up(self) -> Future[None]:
        """Loads what writing needs, on the writer's thread: for after the first frame."""
        return self._writer.submit(lambda _store: None)

    def rest(self) -> Future[None]:
        """Moves the journal into the file: for when the person pauses, so that no key waits."""
        return self._writer.submit(lambda store: store.checkpoint())

    def close(self) -> None:
        """Waits until all is written, then closes the file; may be called again."""
        # The writer last: only then can it move the journal into the file and leave one file; and
        # whatever becomes of the reader, what was asked for is written.
        try:
            self.read.close()
        finally:
            self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
