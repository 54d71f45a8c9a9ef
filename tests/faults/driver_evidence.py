"""What is done as calls of the store: captures, pins, links, archives, purges, a second reading.

Each is a function of plain values, so that a run can be written down and carried out again.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from workbench.model.actions import ActionHead
from workbench.model.captured import Extraction, Fetched, Probe
from workbench.model.evidence_requests import JobOutcome, NewLinkCheck, Pin, Upload
from workbench.model.states import Actor, ArchiveState, Round
from workbench.store import packing
from workbench.store.transaction import Store, Transaction
from workbench.workspace.workspace import Workspace

SERVICE = "web.archive.org"

Step = Callable[[Transaction], Any]


def capture(source: int, said: str) -> Step:
    """A page, fetched, as a link check too; the title goes where there is none."""

    def step(tx: Transaction) -> int:
        url = f"https://s{source}.example.org/"
        answer = Fetched(url, url, (), 200, (), "text/html", "utf-8", f"<p>{said}</p>".encode())
        text = packing.read_text(Extraction(said, "driver 1", f"Page {source}"), tx.now)
        made = tx.captures.add(packing.fetched(source, answer, tx.now), text)
        tx.links.record([NewLinkCheck(source, tx.now, Probe.OK, 200)])
        tx.sources.fill(source, title=f"Page {source}")
        return made

    return step


def supply(source: int, said: str) -> Step:
    """A pasted text, by the person."""

    def step(tx: Transaction) -> int:
        upload = Upload(said.encode(), "text/plain", "pasted.txt")
        text = packing.read_text(Extraction(said, "driver 1"), tx.now)
        return tx.captures.add(packing.supplied(source, upload, tx.now), text)

    return step


def read_again(capture: int, said: str) -> Step:
    """A newer extractor's text beside the older."""

    def step(tx: Transaction) -> int:
        text = packing.read_text(Extraction(said, "driver 2"), tx.now)
        return tx.captures.add_text(capture, text)

    return step


def pin(evidence: int, text: int, start: int, end: int) -> Step:
    return lambda tx: tx.pins.pin(Pin(evidence, text, start, end))


def mark_gone(evidence: int, capture: int | None) -> Step:
    return lambda tx: tx.pins.mark_gone(evidence, capture)


def unpin(evidence: int) -> Step:
    return lambda tx: tx.pins.unpin(evidence)


def check(sources: Sequence[int], outcome: Probe) -> Step:
    return lambda tx: tx.links.record([NewLinkCheck(each, tx.now, outcome) for each in sources])


def ask_archive(sources: Sequence[int]) -> Step:
    """Queued, handed out, and answered for the first of them."""

    def step(tx: Transaction) -> None:
        tx.archive_jobs.enqueue(sources, SERVICE, "save")
        jobs = tx.archive_jobs.claim(SERVICE, 3)
        tx.archive_jobs.settle(JobOutcome(job.id, ArchiveState.ARCHIVED) for job in jobs[:1])

    return step


def group(sources: Sequence[int], origin: str) -> Step:
    return lambda tx: tx.origins.group(sources, origin)


def second(claim: int, rating: str | None, reason: str) -> Step:
    """A second reader's verdict."""
    return lambda tx: tx.verdicts.add(claim, rating, reason, Round.SECOND)


BY_PROGRAM = {"capture", "read_again", "mark_gone", "check", "ask_archive"}
STEPS: dict[str, Callable[..., Step]] = {
    each.__name__: each
    for each in (
        *(capture, supply, read_again, pin, mark_gone, unpin, check, ask_archive, group),
        second,
    )
}


def start(workspace: Workspace, method: str, args: tuple[Any, ...]) -> "Future[Any]":
    """Queues it on the workspace's writer, as a use case would."""
    origin = Actor.PROGRAM if method in BY_PROGRAM else Actor.PERSON
    head = ActionHead(workspace.who, method, f"Did {method}", origin=origin)
    if method == "purge":
        return workspace._writer.submit(lambda store: store.purge(head, *args))

    def work(store: Store) -> Any:
        return store.act(head, STEPS[method](*args))

    return workspace._writer.submit(work)
