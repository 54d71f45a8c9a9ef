"""The archive queue: in the file, once for each, handed to one at a time, there after a crash."""

from datetime import timedelta
from typing import Any

import pytest
from captured import NOON
from store_bench import Bench

from workbench.model.errors import UnknownThing, UsageError
from workbench.model.evidence_requests import ClaimedJob, JobOutcome
from workbench.model.states import ArchiveState
from workbench.store import care
from workbench.store.archive_jobs import GIVEN_UP

SERVICE = "web.archive.org"


@pytest.fixture
def sources(bench: Bench) -> list[int]:
    claim = bench.mark(1)
    for number in range(3):
        bench.attach(claim, f"https://example.org/{number}")
    return [1, 2, 3]


def jobs(bench: Bench, sources: list[int], wish: str = "save") -> list[int]:
    made: list[int] = bench.act(lambda tx: tx.archive_jobs.enqueue(sources, SERVICE, wish)).value
    return made


def claim(bench: Bench, most: int = 10) -> list[ClaimedJob]:
    found: list[ClaimedJob] = bench.act(lambda tx: tx.archive_jobs.claim(SERVICE, most)).value
    return found


def settle(bench: Bench, *outcomes: JobOutcome) -> None:
    bench.act(lambda tx: tx.archive_jobs.settle(outcomes))


def state(bench: Bench, columns: str = "state") -> list[Any]:
    return bench.rows(f"SELECT {columns} FROM archive_job ORDER BY id")  # noqa: S608 - our words


def test_a_job_is_handed_out_once_the_longest_waiting_first(
    bench: Bench, sources: list[int]
) -> None:
    made = jobs(bench, sources)
    assert jobs(bench, sources) == made
    first = claim(bench, 2)
    assert [(job.id, job.url, job.state, job.attempts) for job in first] == [
        (1, "https://example.org/0", "queued", 1),
        (2, "https://example.org/1", "queued", 1),
    ]
    assert [job.id for job in claim(bench)] == [3]
    assert claim(bench) == []
    assert state(bench) == [("asking",)] * 3


def test_finding_and_saving_are_two_jobs(bench: Bench, sources: list[int]) -> None:
    assert jobs(bench, [1], "find") != jobs(bench, [1], "save")
    with pytest.raises(UsageError, match="wish"):
        jobs(bench, [1], "hope")
    with pytest.raises(UnknownThing):
        jobs(bench, [9])


def test_a_job_of_a_program_that_died_is_due_again_with_its_name(
    bench: Bench, sources: list[int]
) -> None:
    jobs(bench, [1])
    claim(bench)
    now = bench.clock.now()
    settle(bench, JobOutcome(1, ArchiveState.SUBMITTED, now, job="spn2-1"))
    assert [job.state for job in claim(bench)] == ["submitted"]
    bench.close()
    again = Bench(bench.path)
    again.clock._now = now
    assert claim(again) == []
    again.clock._now = now + GIVEN_UP + timedelta(seconds=5)
    (job,) = claim(again)
    assert (job.state, job.job, job.attempts) == ("asking", "spn2-1", 3)
    again.close()


def test_what_was_answered_is_kept_and_asked_no_more(bench: Bench, sources: list[int]) -> None:
    jobs(bench, sources)
    claim(bench)
    settle(
        bench,
        JobOutcome(1, ArchiveState.ARCHIVED, archived_url="https://w/1", archived_at=NOON),
        JobOutcome(2, ArchiveState.NOT_ARCHIVED, detail="No index knows it."),
        JobOutcome(3, ArchiveState.COULD_NOT_ASK, bench.clock.now() + timedelta(hours=1), "away"),
    )
    assert state(bench, "state, url, detail") == [
        ("archived", "https://w/1", ""),
        ("not-archived", "", "No index knows it."),
        ("could-not-ask", "", "away"),
    ]
    assert claim(bench) == []
    bench.clock._now += timedelta(hours=2)
    assert [job.id for job in claim(bench)] == [3]
    jobs(bench, [1])
    assert [(job.id, job.attempts) for job in claim(bench)] == [(1, 1)]


def test_what_is_put_off_is_handed_out_again(bench: Bench, sources: list[int]) -> None:
    jobs(bench, [1, 2])
    claim(bench)
    bench.act(lambda tx: tx.archive_jobs.put_off([1]))
    bench.act(lambda tx: tx.archive_jobs.stop([2]))
    assert [(job.id, job.attempts) for job in claim(bench)] == [(1, 1)]
    assert state(bench, "next_at IS NULL") == [(0,), (1,)]


def test_sensitive_sources_are_never_handed_out(bench: Bench, sources: list[int]) -> None:
    jobs(bench, sources)
    bench.act(lambda tx: tx.sources.edit(2, sensitive=True))
    assert [job.source for job in claim(bench)] == [1, 3]


def test_the_queue_is_bookkeeping_without_a_history(bench: Bench, sources: list[int]) -> None:
    done = bench.act(lambda tx: tx.archive_jobs.enqueue(sources, SERVICE, "save"))
    assert done.action is None
    assert bench.undo().label.startswith("Undid: Attached")
    assert care.verify(bench.path).problems == ()
