"""A run over many addresses: asked, read and stored in a stream of bounded width.

What is fetched waits in memory until it is stored; no more is asked for than may wait.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from threading import Lock
from typing import TYPE_CHECKING

from workbench.model.captured import Fault, Fetched, Unfetched
from workbench.model.capturing import Missed, Progress, Taken
from workbench.model.evidence_views import ToFetch
from workbench.model.requests import Done

if TYPE_CHECKING:
    from workbench.web.fetching import Result

AT_ONCE = 16
"""Sources that are on their way at a time: the twelve that the web asks at once and four that are
read or stored meanwhile; at the cap of 10 MB each that is 160 MB at the very worst."""

Ask = Callable[[str], "Future[Result]"]
Keep = Callable[[ToFetch, Fetched | Unfetched], Future[Done[Taken | Missed]]]
Tell = Callable[[Progress], object]


class CaptureRun:
    """Sources on their way to being captured. `outcome` is set when all is stored or given up."""

    def __init__(
        self, sources: Sequence[ToFetch], ask: Ask, keep: Keep, room: Executor, tell: Tell
    ) -> None:
        self.outcome: Future[Progress] = Future()
        self._ask = ask
        self._keep = keep
        self._room = room
        self._tell = tell
        self._lock = Lock()
        self._waiting = deque(sources)
        self._asked: set[Future[Result]] = set()
        self._under_way = 0
        self._is_ended = False
        self._progress = Progress(0, len(sources))

    @property
    def progress(self) -> Progress:
        return self._progress

    def start(self) -> None:
        """Asks for the first addresses; the rest follows by itself."""
        self._go_on()

    def stop(self) -> None:
        """Asks for nothing more. What is being read is stored; the rest stays to be captured."""
        with self._lock:
            self._waiting.clear()
            self._progress = self._progress._replace(stopped=True)
            asked = list(self._asked)
        for future in asked:
            future.cancel()
        self._go_on()

    def _go_on(self) -> None:
        """Fills the stream up; ends the run where nothing is on its way or waits."""
        while True:
            with self._lock:
                if self._under_way == AT_ONCE or not self._waiting:
                    over = not self._under_way and not self._waiting
                    break
                source = self._waiting.popleft()
                self._under_way += 1
            self._begin(source)
        if over:
            self._end(None)

    def _begin(self, source: ToFetch) -> None:
        future = self._ask(source.url)
        with self._lock:
            self._asked.add(future)
        future.add_done_callback(lambda done: self._room.submit(self._answered, source, done))

    def _answered(self, source: ToFetch, asked: "Future[Result]") -> None:
        """In the room where captures are read: extraction takes its time."""
        with self._lock:
            self._asked.discard(asked)
        got = None if asked.cancelled() else asked.result()
        if got is None or (isinstance(got, Unfetched) and got.fault is Fault.STOPPED):
            self._settle(None)
            return
        try:
            kept = self._keep(source, got)
        except BaseException as error:  # noqa: BLE001 - told to whoever waits for the run
            self._fail(error)
        else:
            kept.add_done_callback(self._stored)

    def _stored(self, kept: "Future[Done[Taken | Missed]]") -> None:
        error = kept.exception()
        if error is None:
            self._settle(kept.result().value)
        else:
            self._fail(error)

    def _settle(self, done: Taken | Missed | None) -> None:
        with self._lock:
            self._under_way -= 1
            if done is not None:
                self._progress = _counted(self._progress, done)
            progress = self._progress
        if done is not None:
            self._tell(progress)
        self._go_on()

    def _fail(self, error: BaseException) -> None:
        """A fault of the file or of ours: what is stored stays, nothing more is asked."""
        with self._lock:
            self._under_way -= 1
        self.stop()
        self._end(error)

    def _end(self, error: BaseException | None) -> None:
        with self._lock:
            if self._is_ended:
                return
            self._is_ended = True
        if error is None:
            self.outcome.set_result(self._progress)
        else:
            self.outcome.set_exception(error)


def _counted(progress: Progress, done: Taken | Missed) -> Progress:
    if isinstance(done, Missed):
        return progress._replace(done=progress.done + 1, missed=progress.missed + 1, last=done)
    return progress._replace(
        done=progress.done + 1,
        taken=progress.taken + 1,
        changed=progress.changed + bool(done.is_changed),
        gone=progress.gone + bool(done.gone),
        last=done,
    )
