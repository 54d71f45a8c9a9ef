"""Kills a program that writes, again and again, and looks each time at what is left of its work.

    python tests/faults/kills.py --kills 20000 --seed 7

A run is written down first, undisturbed (`kills_script`). Then a child that was forked from this
process, where all is imported and no thread runs, carries it out on a copy, says of each call when
its future says that it is saved, and is killed at a moment of chance; the next one goes on from
there. What is on disk must be the undisturbed run's file, every row of every table, behind the
calls that were said to be saved, or one more; and at the end all of it.
"""

import argparse
import gc
import os
import select
import shutil
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NoReturn

import kills_planted
from driver import REOPEN, Call, Counting, outcome
from kills_script import SETTINGS, Script, state_of, write_script

from workbench.store import care
from workbench.workspace.opening import open_workspace

LENGTH = 60
"""Calls of a script: some twenty kills until one has got through it."""

TIMES = 3
"""How often a script is carried out, each time killed at other moments."""

SOON = 0.004
"""Seconds behind a call that was said to be saved, within which a kill comes: two writes' time."""

LIFE = 0.08
"""Seconds of a child that is killed by the clock instead: it opens the file in the first twenty."""

HURRY = (1, 1, 2, 6)
"""How many calls are asked at once."""


class Lost(AssertionError):
    """What the file holds is not what was said."""


class Tally:
    """What was seen so far."""

    def __init__(self) -> None:
        self.kills = self.told = self.refused = self.one_more = self.whole_runs = 0
        self.calls: dict[str, int] = {}
        """Calls by their kind that were said to be saved."""

    def count(self, call: Call, line: str) -> None:
        """Takes a call that a child told of."""
        if " refused " in line:
            self.refused += 1
            return
        self.told += 1
        kind = f"{call.activity}.{call.method}".rstrip(".")
        self.calls[kind] = self.calls.get(kind, 0) + 1

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.calls.items()))
        return (
            f"{self.kills} kills survived; {self.told} calls said to be saved, all there and whole "
            f"({self.refused} more were refused); "
            f"{self.one_more} times the one in flight was there too; {self.whole_runs} runs ended "
            f"as the undisturbed run.\nCalls: {kinds}"
        )


def kill_many(folder: Path, kills: int, seed: int, planted: str = "") -> Tally:
    """Kills so many children; Lost at the first that left something else than it said."""
    tally = Tally()
    number = 0
    while tally.kills < kills:
        name = f"{seed}-{number}"
        empty = folder / f"{name}.empty.db"
        open_workspace(empty, SETTINGS, Counting()).close()
        script = write_script(Path(shutil.copy(empty, folder / f"{name}.whole.db")), name, LENGTH)
        chance = Random(name)
        try:
            for again in range(TIMES):
                path = Path(shutil.copy(empty, folder / f"{name}.{again}.db"))
                _carry_out(path, script, chance, tally, kills, planted)
        except Lost as lost:
            raise Lost(f"seed {seed}, run {number}, after {tally.kills} kills: {lost}") from None
        for left in folder.glob(f"{name}.*"):
            left.unlink()
        number += 1
    return tally


def _carry_out(
    path: Path, script: Script, chance: Random, tally: Tally, kills: int, planted: str
) -> None:
    """One script, by as many children as it takes."""
    at = 0
    while tally.kills < kills:
        told, was_killed = _one_life(path, script, at, chance, planted)
        for number, line in enumerate(told, start=at):
            if line != f"{number} {script.outcomes[number]}":
                raise Lost(f"call {str(script.calls[number])[:300]} ended as {line!r}")
            tally.count(script.calls[number], line)
        at = _where(path, script, at + len(told), tally)
        _whole(path)
        if not was_killed:
            if at != len(script.calls):
                raise Lost(f"a child ended by itself behind call {at}")
            tally.whole_runs += 1
            return
        tally.kills += 1


def _where(path: Path, script: Script, told: int, tally: Tally) -> int:
    """Behind how many calls the file stands."""
    found = state_of(path)
    if found == script.states[told]:
        return told
    if found in script.states[told : told + 2]:
        tally.one_more += 1
        return told + 1
    places = [number for number, state in enumerate(script.states) if state == found]
    call = str(script.calls[told])[:300] if told < len(script.calls) else "the end"
    raise Lost(
        f"{told} calls were said to be saved, and the file is "
        + (f"that of {places[0]}" if places else "that of no number of calls: half of one is there")
        + f"; in flight was {call}"
    )


def _whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    problems = care.verify(path).problems  # SQLite's integrity check among it
    if loose or problems:
        raise Lost(f"the file is not whole: {loose} {problems}")


# a child's life


def _one_life(
    path: Path, script: Script, begin: int, chance: Random, planted: str
) -> tuple[list[str], bool]:
    """What a child said until its end, and whether it was killed."""
    assert threading.active_count() == 1, "a thread would not be there in the child"
    after, within = chance.choice(((chance.randint(0, 8), SOON), (None, LIFE)))
    moment, haste = chance.uniform(0, within), chance.randrange(1 << 30)
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _live(path, script, begin, into, Random(haste), planted)
    os.close(into)
    said = _listen(out, after, moment)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    while data := os.read(out, 1 << 16):
        said += data
    os.close(out)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise Lost(f"a child failed: {said.decode()}")
    # A line that was cut off by the kill was not said.
    return said.decode().split("\n")[:-1], os.WIFSIGNALED(status)


def _listen(out: int, lines: int | None, moment: float) -> bytes:
    """Reads until so many lines came (None: none are waited for), and for a moment more."""
    said = b""
    until = None if lines else monotonic() + moment
    while until is None or monotonic() < until:
        wait = None if until is None else max(0.0, until - monotonic())
        if not select.select([out], [], [], wait)[0]:
            break
        data = os.read(out, 1 << 16)
        if not data:
            break
        said += data
        if until is None and said.count(b"\n") >= (lines or 0):
            until = monotonic() + moment
    return said


def _live(
    path: Path, script: Script, begin: int, into: int, chance: Random, planted: str
) -> NoReturn:
    """Carries out the script from a call on, and ends the process."""

    def say(words: str) -> None:
        os.write(into, f"{words}\n".encode())

    try:
        if planted:
            kills_planted.FAULTS[planted]()
        _work(path, script, begin, say, chance)
    except BaseException as error:  # noqa: BLE001 - a forked child must never return
        say(repr(error))
        os._exit(1)
    os._exit(0)


def _work(
    path: Path, script: Script, begin: int, say: Callable[[str], None], chance: Random
) -> None:
    clock = Counting(script.clocks[begin])
    workspace = open_workspace(path, SETTINGS, clock)
    number = begin
    while number < len(script.calls):
        if script.calls[number].activity == REOPEN:
            workspace.close()
            workspace = open_workspace(path, SETTINGS, clock)
            say(f"{number} nothing")
            number += 1
            continue
        number = _burst(workspace, script, number, say, chance.choice(HURRY))
    workspace.close()


def _burst(workspace, script: Script, first: int, say: Callable[[str], None], most: int) -> int:
    """Asks several calls before the first is begun; the number of the next one."""
    gate = threading.Event()
    workspace._writer.submit(lambda _store: gate.wait())  # so that no future is told of too late
    futures = []
    for number in range(first, min(first + most, len(script.calls))):
        if script.calls[number].activity == REOPEN:
            break
        future = script.calls[number].start(workspace)
        future.add_done_callback(lambda done, number=number: say(f"{number} {outcome(done)}"))
        futures.append(future)
    gate.set()
    for future in futures:
        future.exception()
    return first + len(futures)


def main() -> None:
    """The harness by hand: as many kills as asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--planted", choices=sorted(kills_planted.FAULTS), default="")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else int.from_bytes(os.urandom(4))
    _tell(f"seed {seed}")
    gc.freeze()
    begun = monotonic()
    with TemporaryDirectory(prefix="kills-") as folder:
        try:
            tally = kill_many(Path(folder), asked.kills, seed, asked.planted)
        except Lost as lost:
            sys.exit(f"LOST: {lost}")
    _tell(f"{tally}\n{monotonic() - begun:.0f} s")


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
