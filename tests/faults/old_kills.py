"""Kills a program in the midst of an update of its file: `python -m tests.faults.old_kills N SEED`.

Each time a child is forked, which updates a fixture to a made-up next schema and is ended by the
system: after a seeded number of steps of the migration, or a seeded time after its start. Prints a
JSON object: how often the file was as before and how often as after, and everything that was wrong.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "store"))

from make_fixture import contents
from test_store_fixtures import NEXT, following, told, unpacked, without_moods

from workbench.model.clock import SystemClock
from workbench.store.care import verify
from workbench.store.database import SCHEMA, schema_of
from workbench.store.upgrading import upgrade

STEPS = 6
"""Steps of the made-up migration that are told while it goes on."""


def main(kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    outcome: dict[str, object] = {"kills": kills, "before": 0, "after": 0, "wrong": []}
    with tempfile.TemporaryDirectory() as room:
        scripts = following(Path(room))
        longest = _timed(Path(room), scripts)
        for number in range(kills):
            folder = Path(room) / str(number)
            folder.mkdir()
            path = unpacked(SCHEMA, folder)
            after = None if chance.random() < 0.6 else chance.uniform(0, longest)
            _killed(path, scripts, chance.randrange(STEPS + 2), after)
            stage, wrong = _look(path, scripts)
            outcome[stage] = int(str(outcome[stage])) + 1
            if wrong:
                outcome["wrong"] = [*outcome["wrong"], f"kill {number}: {wrong}"]  # type: ignore[misc]
    return outcome


def _timed(room: Path, scripts: Path) -> float:
    """How long an update takes here; it also loads all that the children need."""
    (room / "timed").mkdir()
    path = unpacked(SCHEMA, room / "timed")
    upgrade(path, SCHEMA, SystemClock(), scripts, NEXT)
    path = unpacked(SCHEMA, room / "timed")
    begun = time.perf_counter()
    upgrade(path, SCHEMA, SystemClock(), scripts, NEXT)
    return time.perf_counter() - begun


def _killed(path: Path, scripts: Path, steps: int, after: float | None) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.environ["AT_STEP"] = str(writing)
        if after is not None:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, max(after, 1e-6))
        upgrade(path, SCHEMA, SystemClock(), scripts, NEXT)
        os.kill(os.getpid(), signal.SIGKILL)  # finished, and killed before it could close
    os.close(writing)
    if after is None:
        for _ in range(min(steps, STEPS)):
            os.read(reading, 1)
        if steps <= STEPS:
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)


def _look(path: Path, scripts: Path) -> tuple[str, str]:
    """What was left: whole as before, or whole as after; and that it can be gone on with."""
    found = schema_of(path)
    stage = "before" if found == SCHEMA else "after"
    wrong = []
    if found not in (SCHEMA, NEXT):
        wrong.append(f"schema {found}")
    if without_moods(contents(path)) != told(SCHEMA):
        wrong.append("other contents")
    if found == SCHEMA:
        wrong += verify(path).problems
        upgrade(path, SCHEMA, SystemClock(), scripts, NEXT)
    if schema_of(path) != NEXT or without_moods(contents(path)) != told(SCHEMA):
        wrong.append("it could not be gone on with")
    for copy in path.parent.glob(f"workbench.db.before-{SCHEMA}.*Z"):
        if contents(copy) != told(SCHEMA):
            wrong.append(f"{copy.name} is not whole")
    return stage, "; ".join(wrong)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
