"""Keys on the desk while many sources are captured, against the same keys on the same desk at rest.

What is attached to an article whose links are fetched at once is captured by the desk itself: its
own thread asks, its own worker reads the pages, and its writer stores them.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from bench.desk import COMMON, DOWN, UP, Desk
from bench.room import Room
from bench.rows import RATIO, Row, Series, both
from bench.terminal import Press, Stuck, Terminal
from workbench.model.settings import Settings
from workbench.model.states import Fetching
from workbench.workspace.opening import open_workspace

SOURCES = 200
GOAL = 2
SERVER = Path(__file__).parents[1] / "probes" / "pages.py"
AT_REST = "at rest"
CAPTURING = "capturing"

LEAST = 40
"""Keys in a round that a 95th percentile needs, at rest and while captures run."""

MOST = 400
"""Keys after which the captures, if they are not over, are not waited for with keys."""

TO_FIRST = 2
"""Keys from the first open claim, where the desk begins, to the first: it has no source yet."""

LEG = 20
"""Keys downwards, and as many upwards: no end of the list is reached."""


class Captures:
    """200 sources, each on a host of its own, captured behind the claims' cursor."""

    name = "captures"

    def __init__(self, room: Room) -> None:
        self._room = room
        self._desk = Desk(room, COMMON)

    def round(self) -> None:
        copy = self._room.databases.copy(self._desk.path)
        with open_workspace(copy, Settings(who="Bench")) as workspace:
            workspace.captures.answer_fetching(1, Fetching.NOW).result()
        try:
            with _server() as port:
                self._measure(copy, port)
        finally:
            self._room.databases.forget(copy)

    def rows(self) -> list[Row]:
        return [
            self._row("first", f"key while {SOURCES} sources are captured, to its frame", GOAL),
            self._row("painted", "the same, until nothing more is painted", None),
        ]

    def _measure(self, copy: Path, port: int) -> None:
        hosts = [f"127.1.0.{number + 1}" for number in range(SOURCES)]
        with self._desk.opened(copy, settings=self._settings(hosts, port)) as terminal:
            self._desk.ready(terminal)
            for _ in range(TO_FIRST):
                terminal.press(UP)
            for press in _keys(terminal, LEAST):
                self._add(AT_REST, press)
            addresses = "\n".join(f"http://{host}:{port}/story" for host in hosts)
            terminal.send(f"\x1b[200~{addresses}\x1b[201~")
            terminal.painted(f"Fetching {SOURCES} sources")
            pressed = 0
            for press in _keys(terminal, MOST):
                if _captured(copy) >= SOURCES:
                    break
                self._add(CAPTURING, press)
                pressed += 1
            if pressed < LEAST:
                raise terminal.stuck(f"All was captured after {pressed} keys")
            _wait(terminal, copy)

    def _add(self, whom: str, press: Press) -> None:
        self._room.samples.add("captures first", whom, press.first)
        self._room.samples.add("captures painted", whom, press.painted)

    def _row(self, what: str, words: str, goal: float | None) -> Row:
        samples = self._room.samples
        of, to = Series(f"captures {what}", CAPTURING), Series(f"captures {what}", AT_REST)
        value = samples.high(*of) / samples.high(*to)
        return Row(f"{words}, 95th percentiles", value, goal, RATIO, both(samples, of, to))

    def _settings(self, hosts: Sequence[str], port: int) -> str:
        listed = ", ".join(f'"{host}"' for host in hosts)
        return self._room.programs.settings(
            f"captures-{port}", f"[web]\nports = [{port}]\nown_hosts = [{listed}]\n"
        )


def _keys(terminal: Terminal, count: int) -> Iterator[Press]:
    for number in range(count):
        yield terminal.press(UP if number // LEG % 2 else DOWN)


def _captured(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return int(file.execute("SELECT count(*) FROM capture").fetchone()[0])


def _wait(terminal: Terminal, path: Path) -> None:
    """Nothing is lost by the keys: all came in."""
    for _ in range(120):
        if _captured(path) == SOURCES:
            return
        terminal.idle(1)
    raise Stuck(f"{_captured(path)} of {SOURCES} sources were captured.")


@contextmanager
def _server() -> Iterator[int]:
    server = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-P", str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert server.stdout is not None  # noqa: S101 - it is asked for
        yield int(server.stdout.readline())
    finally:
        server.communicate()
