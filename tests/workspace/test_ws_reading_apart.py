"""A long run of captures is read in a process of its own, and keeps what a thread would keep."""

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sites import Site, attach, page, settings, without_waits
from ws_world import World

from workbench.model.captured import Fetched, Probe
from workbench.workspace import captures as use_case
from workbench.workspace.capture_reading import CaptureReading
from workbench.workspace.reading_apart import MANY, ReadingApart, received, send
from workbench.workspace.reading_worker import serve

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STORY = " ".join(f"Lamp number {number} of the harbour was lit again." for number in range(40))


@pytest.fixture
def world(file: Path, pages: Site) -> Iterator[World]:
    made = World(file, settings(pages))
    made.add(purpose="statements")
    without_waits(made.ws)
    yield made
    made.ws.close()


def attach_many(world: World, pages: Site, claim: int) -> list[int]:
    """Two sources with one story, one that is not found, and others."""
    sources = []
    for number in range(MANY):
        status = "404 Not Found" if number == 2 else "200 OK"
        said = STORY if number < 2 else f"{number} lamps of quay {number} are out."
        url = pages.put(f"page-{number}", page(f"Lamps {number}", said), status=status)
        sources.append(attach(world.ws, claim, url)[1])
    return sources


def kept_of(world: World, sources: list[int]) -> list[object]:
    """What is known of sources after a run, without times and numbers."""
    proof = world.ws.read.proof
    texts = [proof.newest_text(source) for source in sources]
    shared = [(each.source, each.other) for each in proof.shared_texts(sources)]
    return [
        [text and text.text for text in texts],
        [[capture.sha256 for capture in proof.captures(source)] for source in sources],
        [[check.outcome for check in proof.checks(source)] for source in sources],
        shared,
    ]


def run(world: World) -> tuple[int, int]:
    done = world.ws.captures.fetch(world.ws.read.proof.to_fetch(1)).outcome.result(60)
    return done.taken, done.missed


def test_a_long_run_keeps_what_single_captures_keep(
    world: World, pages: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = attach_many(world, pages, world.mark("at least 14 rockets"))
    assert run(world) == (MANY - 1, 1)
    in_a_process = kept_of(world, sources)
    assert in_a_process[3] == [(sources[0], sources[1])]
    assert world.ws.care.verify().problems == ()

    monkeypatch.setattr(use_case, "MANY", MANY + 1)
    other = World(tmp_path / "other.db", settings(pages))
    other.add(purpose="statements")
    without_waits(other.ws)
    with other.ws:
        assert attach_many(other, pages, other.mark("at least 14 rockets")) == sources
        assert run(other) == (MANY - 1, 1)
        assert kept_of(other, sources) == in_a_process


def test_what_was_read_just_before_a_long_run_is_compared_with(world: World, pages: Site) -> None:
    claim = world.mark("nine people")
    url = pages.put("first", page("The first to tell", STORY))
    _piece, first = attach(world.ws, claim, url)
    world.ws.captures.fetch(world.ws.read.proof.to_fetch(1))  # nobody waits for it
    sources = attach_many(world, pages, claim)
    new = [each for each in world.ws.read.proof.to_fetch(1) if each.source != first]
    world.ws.captures.fetch(new).outcome.result(60)
    shared = world.ws.read.proof.shared_texts([first, *sources])
    pairs = {(each.source, each.other) for each in shared}
    assert {(first, sources[0]), (first, sources[1])} <= pairs


def test_a_process_that_ends_gives_no_answer_and_the_next_question_starts_another(
    world: World,
) -> None:
    apart = ReadingApart(world.ws.path, start="raise SystemExit")
    assert apart.fetched(1, _answer(b"words"), NOON) is None
    assert apart.fetched(1, _answer(b"words"), NOON) is None
    apart.close()
    assert apart.fetched(1, _answer(b"words"), NOON) is None


def test_the_process_answers_one_question_after_the_other(world: World) -> None:
    _piece, source = attach(world.ws, world.mark("nine people"), "https://example.org/lamps")
    asked = BytesIO()
    for status in (200, 403):
        send(asked, (source, _answer(STORY.encode(), status), NOON))
    send(asked, (source + 99, _answer(b"of no source"), NOON))
    asked.seek(0)
    said = BytesIO()
    serve(CaptureReading(world.ws.path), asked, said)

    answers = BytesIO(said.getvalue())
    found = [received(answers) for _ in range(4)]
    assert found[3] is None
    first, second = (pickle.loads(each) for each in found[:2])  # noqa: S301 - said by this program
    assert (first.judged.outcome, first.ready.extraction.text) == (Probe.OK, STORY)
    assert (second.judged.outcome, second.ready) == (Probe.BLOCKED, None)


def test_half_a_message_is_none() -> None:
    whole = BytesIO()
    send(whole, ["lamps"])
    for size in range(len(whole.getvalue())):
        assert received(BytesIO(whole.getvalue()[:size])) is None


def _answer(body: bytes, status: int = 200) -> Fetched:
    url = "https://example.org/lamps"
    return Fetched(url, url, (), status, (), "text/plain", "utf-8", body)
