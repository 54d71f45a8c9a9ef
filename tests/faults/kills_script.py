"""A run that nobody disturbs, written down: its calls, how each ended, and the file after each.

What a killed run must leave is then known to the last byte of every row: the file of this run
behind as many calls.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from driver import REOPEN, WHO, Call, Chooser, Counting, outcome

from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace.opening import open_workspace

SETTINGS = Settings(who=WHO)


class Script(NamedTuple):
    """`outcomes` has one line a call; `states` and `clocks` one before each call and one at last.

    A state is a hash over all rows of all tables, a clock how often it was looked at.
    """

    calls: tuple[Call, ...]
    outcomes: tuple[str, ...]
    states: tuple[str, ...]
    clocks: tuple[int, ...]


def write_script(path: Path, seed: str, length: int) -> Script:
    """Does `length` random calls on the file at `path`, one at a time."""
    chance = Random(seed)
    clock = Counting()
    workspace = open_workspace(path, SETTINGS, clock)
    calls: list[Call] = []
    outcomes, states, clocks = [], [state_of(path)], [clock.count]
    try:
        with closing(Reader(path)) as read:
            chooser = Chooser(read, chance)
            while len(calls) < length:
                calls.append(chooser.next())
                if calls[-1].activity == REOPEN:
                    workspace.close()
                    workspace = open_workspace(path, SETTINGS, clock)
                    outcomes.append("nothing")
                else:
                    future = calls[-1].start(workspace)
                    future.exception()
                    outcomes.append(outcome(future))
                states.append(state_of(path))
                clocks.append(clock.count)
    finally:
        workspace.close()
    return Script(tuple(calls), tuple(outcomes), tuple(states), tuple(clocks))


def state_of(path: Path) -> str:
    """A hash over every row of every table, the history and the ids given among them."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("BEGIN")
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in sorted(names.fetchall()):
            found.update(f"\n{name}\n".encode())
            rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608 - a table's name
            for row in rows:
                found.update(repr(row).encode())
    return found.hexdigest()
