"""Evidence that can be shown again: captures, fetched or supplied, and passages pinned in them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from workbench.model.actions import ActionHead
from workbench.model.captured import Fault, Fetched, Judged, Unfetched
from workbench.model.capturing import Missed, Progress, Taken
from workbench.model.clock import Clock
from workbench.model.evidence_requests import NewLinkCheck, Pin, Upload
from workbench.model.evidence_views import ToFetch
from workbench.model.requests import Citation, Done
from workbench.model.states import Actor, Match
from workbench.workspace.acting import Acting, name
from workbench.workspace.capture_reading import CaptureReading, Looked, Prepared
from workbench.workspace.capture_run import CaptureRun
from workbench.workspace.network import Network
from workbench.workspace.pinning import pin_passage
from workbench.workspace.reading_apart import MANY, ReadingApart

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


def _nobody(_progress: Progress) -> None:
    """Where nobody looks at how far a run is."""


class Captures:
    """Captures are evidence: nothing changes them, and undo passes over those that were fetched."""

    def __init__(self, acting: Acting, clock: Clock, network: Network) -> None:
        self._acting = acting
        self._clock = clock
        self._network = network
        self._reading = CaptureReading(acting.path)
        self._read_last: CaptureReading | ReadingApart = self._reading
        self._room = ThreadPoolExecutor(1, thread_name_prefix="captures")
        self._runs: list[CaptureRun] = []
        self._any_answer = False

    def fetch(
        self, sources: Sequence[ToFetch], tell: Callable[[Progress], object] = _nobody
    ) -> CaptureRun:
        """Captures sources from their addresses; each is stored as it comes in.

        `tell` is called on threads of the run. What is given is asked, sensitive or not: choose by
        `Reader.proof.to_fetch`, which leaves those out.
        """
        ask = self._network.fetcher().fetch
        apart = ReadingApart(self._acting.path) if len(sources) >= MANY else None
        run = CaptureRun(sources, ask, partial(self._keep, apart), self._room, tell)
        self._runs = [each for each in self._runs if not each.outcome.done()] + [run]
        if apart is not None:
            run.outcome.add_done_callback(lambda _done: apart.close())
        run.start()
        return run

    def supply(self, source: int, upload: Upload) -> Future[Done[Taken]]:
        """Stores a file or a pasted text as a capture of a source, marked as supplied."""

        def take() -> Done[Taken]:
            self._turn_to(self._reading)
            ready = self._reading.supplied(source, upload, self._clock.now())
            what = upload.file_name or "pasted text"
            head = ActionHead(self._acting.who, "supply", f"Supplied {what}", ready.article)
            return self._store(head, source, ready).result()

        return self._room.submit(take)

    def read_again(self, source: int) -> Future[Done[bool]]:
        """Reads what a source gave last with the extractors of today; whether they read it
        otherwise. What was read before stays beside it, and so do the passages pinned in it.
        """

        def read() -> Done[bool]:
            from workbench.workspace.rereading import read_newest

            again = read_newest(self._acting.path, source, self._clock.now())
            head = self._program("reread", f"Read source {source} again", None)

            def step(tx: "Transaction") -> bool:
                if again is None:
                    return False
                before = tx.captures.texts_of(again.capture)
                tx.captures.add_text(again.capture, again.text)
                return again.text.content.sha256 not in before

            return self._acting.writer.submit(lambda store: store.act(head, step)).result()

        return self._room.submit(read)

    def pin(self, pins: Sequence[Pin]) -> Future[Done[tuple[Match, ...]]]:
        """Pins passages, one on each piece of evidence; how each stands there."""

        def step(tx: "Transaction") -> tuple[Match, ...]:
            name(tx, "Pinned a passage on {}", [tx.sources.claim_of(pin.evidence) for pin in pins])
            return tuple(pin_passage(tx, pin) for pin in pins)

        return self._acting.act("pin", "Pinned a passage", step)

    def pin_source(self, claim: int, source: int, pin: Pin) -> Future[Done[Match]]:
        """Puts a source on a claim, where it is not on it yet, and pins a passage of it there.

        The pin's own evidence counts for nothing: it is the one on that claim.
        """

        def step(tx: "Transaction") -> Match:
            name(tx, "Pinned a passage on {}", [claim])
            evidence = tx.sources.attach(claim, source, Citation())
            return pin_passage(tx, pin._replace(evidence=evidence))

        return self._acting.act("pin", "Pinned a passage", step)

    def unpin(self, evidence: int) -> Future[Done[None]]:
        """Takes a passage off a piece of evidence."""

        def step(tx: "Transaction") -> None:
            name(tx, "Took the passage off {}", [tx.sources.claim_of(evidence)])
            tx.pins.unpin(evidence)

        return self._acting.act("unpin", "Took a passage off", step)

    def answer_fetching(self, article: int, answer: str) -> Future[Done[None]]:
        """Keeps whether the article's links are fetched now, only when asked, or never."""

        def step(tx: "Transaction") -> None:
            tx.articles.set_fetching(article, answer)

        return self._acting.act("fetching", f"Links are fetched: {answer}", step, article)

    def close(self) -> None:
        """Stops what is on its way and waits for what is being read; may be called again."""
        for run in self._runs:
            run.stop()
        self._network.close()
        for run in self._runs:
            run.outcome.exception()  # waits; a fault was told to whoever started the run
        self._room.shutdown(wait=True)

    def _keep(
        self, apart: ReadingApart | None, source: ToFetch, got: Fetched | Unfetched
    ) -> Future[Done[Taken | Missed]]:
        """In the room: reads what came, and queues it to be stored; a link check in any case."""
        if isinstance(got, Unfetched):
            from workbench.web.links import judge

            judged = judge(got, others_answered=self._any_answer)
            return self._miss(source, judged, got.fault == Fault.REFUSED)
        self._any_answer = True
        judged, ready = self._looked(apart, source.source, got)
        if ready is None:
            return self._miss(source, judged, is_refused=False)
        title = ready.extraction.title or source.title or source.url
        head = self._program("capture", f"Captured “{title}”", ready.article)
        return self._store(head, source.source, ready, judged)  # type: ignore[return-value]

    def _looked(self, apart: ReadingApart | None, source: int, got: Fetched) -> Looked:
        at = self._clock.now()
        if apart is not None:
            self._turn_to(apart)
            if (looked := apart.fetched(source, got, at)) is not None:
                return looked
        self._turn_to(self._reading)
        return self._reading.fetched(source, got, at)

    def _turn_to(self, reading: CaptureReading | ReadingApart) -> None:
        """What another one read must be in the file, where this one finds it to compare with."""
        if reading is not self._read_last:
            self._acting.writer.submit(lambda _store: None).result()
            self._read_last = reading

    def _miss(
        self, source: ToFetch, judged: Judged, is_refused: bool
    ) -> Future[Done[Taken | Missed]]:
        at = self._clock.now()

        def step(tx: "Transaction") -> Taken | Missed:
            tx.links.record([_check(source.source, at, judged)])
            return Missed(source.source, judged.outcome, judged.detail, is_refused)

        head = self._program("check", f"Asked for “{source.title or source.url}”", None)
        return self._acting.writer.submit(lambda store: store.act(head, step))

    def _program(self, verb: str, label: str, article: int | None) -> ActionHead:
        return ActionHead(self._acting.who, verb, label, article, origin=Actor.PROGRAM)

    def _store(
        self, head: ActionHead, source: int, ready: Prepared, judged: Judged | None = None
    ) -> Future[Done[Taken]]:
        from workbench.workspace.capture_storing import store_capture

        def step(tx: "Transaction") -> Taken:
            if judged is not None:
                tx.links.record([_check(source, ready.capture.at, judged)])
            return store_capture(tx, source, ready)

        return self._acting.writer.submit(lambda store: store.act(head, step))


def _check(source: int, at: datetime, judged: Judged) -> NewLinkCheck:
    return NewLinkCheck(source, at, judged.outcome, judged.http_status, judged.detail)
