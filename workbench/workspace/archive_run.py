"""Working off the archive queue: a question at a time, at the archive's pace, nothing of it lost.

Where a job stands is in the file before the next is begun, so that a run can end anywhere: what was
handed in is asked for by the next one, and not handed in again.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

from workbench.model.archives import ArchiveAnswer, ArchiveProgress, ArchiveReport
from workbench.model.clock import Clock
from workbench.model.evidence_requests import ClaimedJob
from workbench.model.states import ArchiveState
from workbench.workspace.archive_lanes import PATIENCE, Lane
from workbench.workspace.archive_queue import ArchiveQueue
from workbench.workspace.archive_steps import FIND, SAVE, next_step, settled

if TYPE_CHECKING:
    from workbench.web.archive_asking import ArchiveAsking

NO_KEYS = "There are no keys to save pages with."

Tell = Callable[[ArchiveProgress], object]
Wait = Callable[[Event, float], object]
"""Waits so many seconds, or until the event."""


@dataclass
class Tally:
    """What a run has done so far."""

    total: int = 0
    done: int = 0
    answered: int = 0
    unsaved: int = 0
    """Pages that are not archived and could not be saved without keys."""
    stopped_by: str = ""


@dataclass
class Course:
    """What a run is given: the queue, how to ask, at what pace, and which sources may be asked."""

    queue: ArchiveQueue
    asking: "Callable[[], ArchiveAsking]"
    lanes: tuple[Lane, Lane]
    """For saving, which is asked first, and for looking up."""
    allowed: frozenset[int]
    clock: Clock
    wait: Wait
    tell: Tell
    report: Callable[[Tally], ArchiveReport]
    tally: Tally = field(default_factory=Tally)


class ArchiveRun:
    """A run on its way. `outcome` is the report."""

    def __init__(self, course: Course) -> None:
        self.outcome: Future[ArchiveReport] = Future()
        self._course = course
        self._queue = course.queue
        self._tally = course.tally
        self._stopped = Event()
        self._asking: ArchiveAsking | None = None
        self._thread = Thread(target=self._go, name="archives", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Asks for nothing more; the queue is as it was, and a later run goes on with it."""
        self._stopped.set()
        if self._asking is not None:
            self._asking.stop()

    def join(self) -> None:
        """Waits until the run has ended."""
        self._thread.join()

    def _go(self) -> None:
        try:
            self._asking = self._course.asking()
            self._work_off(self._asking)
            report = self._course.report(self._tally)
        except BaseException as error:  # noqa: BLE001 - it is the future's to raise, for who asked
            self.outcome.set_exception(error)
        else:
            self.outcome.set_result(report)

    def _work_off(self, asking: "ArchiveAsking") -> None:
        if not asking.can_save:
            self._course.lanes[0].closed_by = NO_KEYS
        self._tell()
        while not self._stopped.is_set():
            taken = self._next()
            if taken is None:
                if not self._pause():
                    break
                continue
            job, lane = taken
            if job.source in self._course.allowed:
                self._ask(asking, job, lane)
            else:
                self._queue.drop(job.id)
        closed = [
            lane.closed_by for lane in self._course.lanes if lane.closed_by not in ("", NO_KEYS)
        ]
        self._tally.stopped_by = closed[0] if closed else ""

    def _next(self) -> tuple[ClaimedJob, Lane] | None:
        for lane in self._course.lanes:
            if lane.is_free(self._course.clock.now()):
                job = self._queue.claim(lane.service)
                if job is not None:
                    return job, lane
        return None

    def _pause(self) -> bool:
        """Waits for what is due next; False where nothing is, or only after a long while."""
        now = self._course.clock.now()
        soonest = [
            max(due[0], lane.free_at or now)
            for lane in self._course.lanes
            if not lane.closed_by and (due := self._queue.due(lane.service))
        ]
        if not soonest or min(soonest) - now > PATIENCE:
            return False
        seconds = max(0.0, (min(soonest) - now).total_seconds())
        self._tell(seconds)
        self._course.wait(self._stopped, seconds)
        return True

    def _ask(self, asking: "ArchiveAsking", job: ClaimedJob, lane: Lane) -> None:
        step = next_step(job, self._course.clock.now())
        if step is not None:
            answer = asking.look_up(job.url, step.since)
        else:
            answer = asking.poll(job.job) if job.job else asking.submit(job.url)
        if self._stopped.is_set() and answer.state == ArchiveState.COULD_NOT_ASK:
            self._queue.put_off(job.id)
            return
        now = self._course.clock.now()
        outcome = settled(job, answer, now)
        self._queue.settle(outcome)
        lane.take(answer, now, counts=step is not None or not job.job)
        self._count(job, answer, is_ended=outcome.next_at is None)
        if job.service == FIND and answer.state == ArchiveState.NOT_ARCHIVED:
            self._save(asking, job)
        self._tell()

    def _save(self, asking: "ArchiveAsking", job: ClaimedJob) -> None:
        if asking.can_save:
            self._queue.enqueue([job.source], SAVE)
            self._tally.total += 1
        else:
            self._tally.unsaved += 1

    def _count(self, job: ClaimedJob, answer: ArchiveAnswer, *, is_ended: bool) -> None:
        self._tally.answered += answer.state != ArchiveState.COULD_NOT_ASK
        is_accepted = answer.state == ArchiveState.ACCEPTED and answer.pause is None
        if (is_ended or is_accepted) and job.state != ArchiveState.ACCEPTED:
            self._tally.done += 1

    def _tell(self, waits: float = 0.0) -> None:
        total = max(self._tally.total, self._tally.done)
        self._course.tell(ArchiveProgress(self._tally.done, total, waits))
