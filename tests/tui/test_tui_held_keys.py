"""Keys behind one that opens something wait for it however long it takes, or are told as not taken:
none of them ever acts on what is there meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from on_disk import Disk
from textual import events
from tui_desk import Desk, desk

from workbench.store import database
from workbench.tui import turns

REASON = "15 people"


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every key is late at once: nothing here depends on how long that takes."""
    monkeypatch.setattr(turns, "GIVE_UP", -1.0)


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's write, under way until the connection rolls back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


async def strike(at: Desk, *keys: str) -> None:
    """Keys in one burst, and all that the loop makes of them while the file is held."""
    for key in keys:
        at.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(20):
        await at.pilot.pause()


async def test_a_reason_waits_for_its_field_however_long_the_write_takes(
    story_db: Path, disk: Disk
) -> None:
    async with desk(story_db) as at:
        at.at("11 days")
        with held(story_db) as other:
            await strike(at, "2", *REASON)
            assert not at.screen.fields.is_open
            other.execute("ROLLBACK")
            for _ in range(12):
                await at.settle()
        assert at.screen.fields.is_open
        await at.press("ctrl+s")
    assert disk.ratings() == {1: "change"}
    assert disk.rationale_of(1) == REASON


async def test_a_reason_whose_rating_could_not_be_saved_rates_nothing_and_is_told(
    story_db: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = [each for each in database.PRAGMAS if "busy_timeout" not in each]
    monkeypatch.setattr(database, "PRAGMAS", (*pragmas, "PRAGMA busy_timeout=10"))
    async with desk(story_db, "1998") as at:
        at.at("11 days")
        with held(story_db) as other:
            await strike(at, "2", *REASON)
            at.app.workspace.warm_up().result()  # by now the rating has failed; it is not told yet
            other.execute("ROLLBACK")
            for _ in range(12):
                await at.settle()
        assert disk.ratings() == {1: None}
        assert f"“{REASON}” was not taken" in "\n".join(at.lines)
        await at.press("1")
        assert disk.ratings() == {1: None, 2: "confirmed"}


async def test_where_what_opens_never_comes_no_digit_rates_and_the_program_can_be_left(
    story_db: Path, disk: Disk
) -> None:
    async with desk(story_db, "1998") as at:
        at.screen.fields.is_opening = True
        await strike(at, "1", "2")
        assert disk.ratings() == {1: None}
        await strike(at, "1", "ctrl+q")
        assert not at.app.is_running
    assert disk.ratings() == {1: None}
