"""Kills a program while it makes its file: `python -m tests.faults.new_kills N SEED`.

Each time a child is forked, which begins a new file and is ended by the system: before a seeded one
of its calls to SQLite, or a seeded time after its start. Prints a JSON object: how often there was
no file, one with nothing in it, or a whole one; and everything that was wrong.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.model.clock import SystemClock
from workbench.store.care import verify
from workbench.store.database import SCHEMA, prepare, schema_of

CALLS = {"execute", "executescript", "commit", "connect", "close", "open", "fchmod"}
"""What a program calls that SQLite or the system does; before any of them it may be killed."""

Profile = Callable[[object, str, object], None]


def main(kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    stages: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as room:
        longest, calls = _measured(Path(room))
        for number in range(kills):
            path = Path(room, str(number), "workbench.db")
            path.parent.mkdir(mode=0o700)
            if chance.random() < 0.6:
                _killed(path, call=chance.randrange(calls))
            else:
                _killed(path, after=chance.uniform(0, longest))
            stage, found = _look(path)
            stages[stage] += 1
            wrong += [f"kill {number}, {stage}: {each}" for each in found]
    return {"kills": kills, "calls": calls, "stages": stages, "wrong": wrong}


def _measured(room: Path) -> tuple[float, int]:
    """How long it takes here, and how many calls; it also loads all that the children need."""
    made: list[str] = []
    sys.setprofile(_counting(made.append))
    prepare(room / "counted.db", SystemClock())
    sys.setprofile(None)
    begun = time.perf_counter()
    prepare(room / "timed.db", SystemClock())
    return time.perf_counter() - begun, len(made)


def _counting(called: Callable[[str], object]) -> Profile:
    def profile(_frame: object, event: str, what: object) -> None:
        name = getattr(what, "__name__", "")
        if event == "c_call" and name in CALLS:
            called(name)

    return profile


def _killed(path: Path, *, call: int = -1, after: float = 0.0) -> None:
    child = os.fork()
    if child == 0:
        if after:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, after)
        else:
            left = iter(range(call, -1, -1))
            sys.setprofile(_counting(lambda _name: next(left) or os.kill(os.getpid(), 9)))
        prepare(path, SystemClock())
        os.kill(os.getpid(), signal.SIGKILL)  # finished, and killed before it could close
    os.waitpid(child, 0)


def _look(path: Path) -> tuple[str, list[str]]:
    """What was left, and what is wrong with it: the next start has to make a whole file of it."""
    had_journal = Path(f"{path}-journal").exists()
    found = schema_of(path)
    stage = "whole" if found == SCHEMA else "empty" if path.exists() else "none"
    wrong = [] if found in (None, SCHEMA) else [f"schema {found}"]
    prepare(path, SystemClock())
    if schema_of(path) != SCHEMA:
        wrong.append("it could not be gone on with")
    wrong += verify(path).problems
    if path.stat().st_mode & 0o777 != 0o600:
        wrong.append(f"rights {path.stat().st_mode:o}")
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT (SELECT count(*) FROM article), count(*) FROM action")
        if rows.fetchone() != (0, 0):
            wrong.append("there is something in it")
    return f"{stage} with a journal" if had_journal else stage, wrong


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
