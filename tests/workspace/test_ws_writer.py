"""The queue of writes: order, failures, closing, and futures that nobody can take back."""

import threading

import pytest
from ws_world import Ticking, World

from workbench.model.errors import StorageError, UnknownThing
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace
from workbench.workspace.writer import Writer


def test_what_is_asked_first_is_written_first(world):
    claim = world.mark("nine people")
    ratings = ["true", "false", None, "mixed", "unproven"] * 4
    futures = [world.ws.verdicts.rate([claim], rating) for rating in ratings]
    actions = [future.result().action for future in futures]
    assert actions == sorted(actions)
    assert [verdict.rating for verdict in world.ws.read.detail(claim).verdicts] == ratings


def held_up(world):
    """Something that the writer is at until the event is set."""
    hold, held = threading.Event(), threading.Event()

    def wait(_store) -> None:
        held.set()
        hold.wait(10)

    waiting = world.ws._writer.submit(wait)
    held.wait(10)
    return waiting, hold


def test_a_write_is_queued_and_counted_when_the_call_returns(world):
    claim = world.mark("nine people")
    waiting, hold = held_up(world)
    rated = world.ws.verdicts.rate([claim], "true")
    assert world.ws.pending == 2
    assert not rated.done()
    hold.set()
    rated.result()
    assert waiting.done()
    assert world.ws.pending == 0


def test_a_failed_write_is_told_and_the_next_one_is_done(world):
    claim = world.mark("nine people")
    failing = world.ws.verdicts.rate([99], "true")
    fine = world.ws.verdicts.rate([claim], "true")
    assert fine.result().action is not None
    with pytest.raises(UnknownThing):
        failing.result()
    assert world.ws.pending == 0


def test_nobody_who_stops_waiting_takes_a_write_back(world):
    claim = world.mark("nine people")
    rated = world.ws.verdicts.rate([claim], "true")
    assert not rated.cancel()
    rated.result()
    assert world.claim(claim).rating == "true"


def test_closing_waits_for_all_that_was_asked(file):
    world = World(file)
    world.add(purpose="statements")
    claims = [world.mark(words) for words in ("nine people", "30 people", "2 trucks")]
    for claim in claims:
        world.ws.verdicts.rate([claim], "true")
    world.ws.close()
    world.ws.close()
    again = open_workspace(file, Settings(who="MK"))
    assert [claim.rating for claim in again.read.claims(1)] == ["true"] * 3
    again.close()
    with pytest.raises(RuntimeError, match="closed"):
        world.ws.verdicts.rate(claims, "false")


def test_a_writer_that_never_wrote_closes(tmp_path):
    writer = Writer(tmp_path / "none.db", Ticking())
    writer.close()


def test_a_file_that_went_away_is_told_at_the_write(tmp_path):
    writer = Writer(tmp_path / "none.db", Ticking())
    with pytest.raises(StorageError):
        writer.submit(lambda store: store.checkpoint()).result()
    writer.close()


def test_warming_up_and_resting(world):
    world.ws.warm_up().result()
    world.ws.rest().result()
    assert world.ws.pending == 0


def test_resting_moves_the_journal_but_lets_what_is_asked_meanwhile_pass(world, file):
    claim = world.mark("nine people")
    before = file.read_bytes()
    _waiting, hold = held_up(world)
    resting = world.ws.rest()
    rated = world.ws.verdicts.rate([claim], "true")
    hold.set()
    resting.result()
    rated.result()
    assert file.read_bytes() == before
    world.ws.rest().result()
    assert file.read_bytes() != before
