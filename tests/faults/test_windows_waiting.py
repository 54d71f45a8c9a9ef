"""Another program holds the file, for ten seconds or for good: waited for, and told."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import pytest
from at_desk import AtDesk, Start
from fixed_clock import FixedClock
from on_disk import Disk

from workbench.model.errors import StorageBusy
from workbench.model.settings import Settings
from workbench.store import database, engines
from workbench.workspace.opening import open_workspace

HELD = 10.0
"""Seconds that the lock is held at the desk and for the command: twice what SQLite waits for."""

WAITING = "waiting for another window"


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program's write, under way until the connection rolls back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def started(words: list[str], env: dict[str, str]) -> subprocess.Popen[str]:
    """A command, under way."""
    argv = [sys.executable, "-m", "workbench.cli", *words]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(argv, env=env, text=True, **pipes)  # noqa: S603 - the test's own words


def hold_until(desk: AtDesk, until: float) -> None:
    """Nothing is told as failed, or called saved, for so long."""
    with pytest.raises(AssertionError, match="did not come"):
        desk.wait_for(
            lambda: "NOT SAVED" in desk.header or "saved" in desk.header,
            timeout=until - monotonic(),
        )


def test_the_desk_and_a_command_wait_for_ten_seconds(
    start: Start, story_db: Path, disk: Disk, env: dict[str, str]
) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().mark_hole()
    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    words = ["--db", str(story_db), "source", "1/1", "https://a.example/b"]
    with held(story_db) as other:
        until = monotonic() + HELD
        desk.press("1", "6").wait_for(lambda: WAITING in desk.header)
        with started(words, env) as command:
            assert "writing to the file; waiting for it" in command.stderr.readline()
            hold_until(desk, until)
            assert command.poll() is None
            assert disk.ratings() == {1: None, 2: None}
            other.execute("ROLLBACK")
            assert command.wait(20) == 0
    desk.wait_for(lambda: disk.ratings() == {1: "confirmed", 2: "opinion"})
    desk.wait_for(lambda: WAITING not in desk.header and "saved" in desk.header)
    assert disk.sources_of(1) == ["https://a.example/b"]
    assert desk.leave() == 0


def test_a_file_that_is_never_let_go_of_is_told_once_and_keys_do_not_add_up(
    story_db: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = [each for each in database.PRAGMAS if "busy_timeout" not in each]
    monkeypatch.setattr(database, "PRAGMAS", (*pragmas, "PRAGMA busy_timeout=50"))
    told: list[str] = []
    with open_workspace(story_db, Settings(who="MK"), FixedClock()) as workspace:
        workspace.when_waiting(lambda: told.append(WAITING))
        workspace.warm_up().result()
        with held(story_db) as other:
            begun = monotonic()
            futures = [workspace.claims.cover(1, 1, at, at + 5) for at in range(0, 100, 10)]
            wait(futures)
            took = monotonic() - begun
            assert all(isinstance(each.exception(), StorageBusy) for each in futures)
            other.execute("ROLLBACK")
        assert told == [WAITING]
        # One whole wait, and ten short ones: not ten whole ones.
        assert engines.PATIENCE * 0.05 < took < 5 * engines.PATIENCE * 0.05
        workspace.claims.cover(1, 1, 0, 5).result()
    assert disk.verbs() == ["cover"]
