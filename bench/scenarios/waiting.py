"""What is not one key: a key held down, doing nothing, a start that finds nothing in memory."""

import os
from abc import abstractmethod
from pathlib import Path

from bench.desk import DOWN, PAGE_DOWN, to_article
from bench.rows import HELLO, WORKBENCH, Row, Series, in_words, ratio, to_hello
from bench.scenarios.pair import GREETING, Pair
from bench.terminal import Terminal

SECONDS_HELD = 2
A_SECOND = 30
"""Times that a keyboard repeats a key, as most are set."""

IDLE = 3.0
"""Seconds of doing nothing; all that a program does now and then, it does within one."""

CACHES = Path("/proc/sys/vm/drop_caches")
EVERYTHING = "3"


class AtRest(Pair):
    """hello and the desk once they have started and do nothing."""

    def hello(self) -> None:
        with self.room.programs.hello() as terminal:
            terminal.painted(GREETING)
            terminal.rest()
            self.measure(HELLO, terminal)

    def workbench(self) -> None:
        with self.desk.opened() as terminal:
            self.measure(WORKBENCH, self.desk.ready(terminal))

    @abstractmethod
    def measure(self, whom: str, terminal: Terminal) -> None:
        """Measures one of them."""


class Held(AtRest):
    """A key held down for two seconds: how far the screen is behind at its end."""

    name = "held"

    def measure(self, whom: str, terminal: Terminal) -> None:
        if whom == HELLO:
            self._hold("held", whom, terminal, "x")
        else:
            self._hold("held cursor", whom, terminal, DOWN)
            to_article(terminal)
            self._hold("held page", whom, terminal, PAGE_DOWN)

    def rows(self) -> list[Row]:
        least = Series("held", HELLO)
        samples = self.room.samples
        return [
            ratio(samples, f"{words} held for 2 s, lag", Series(what, WORKBENCH), least, 2)
            for what, words in (("held cursor", "claims cursor"), ("held page", "article page"))
        ]

    def _hold(self, what: str, whom: str, terminal: Terminal, key: str) -> None:
        lag = terminal.hold(key, SECONDS_HELD * A_SECOND, A_SECOND).lag
        self.room.samples.add(what, whom, lag)


class Idle(AtRest):
    """Nobody does anything."""

    name = "idle"

    def measure(self, whom: str, terminal: Terminal) -> None:
        used = terminal.processor
        written = terminal.idle(IDLE)
        self.room.samples.add("idle processor", whom, (terminal.processor - used) / IDLE)
        self.room.samples.add("idle bytes", whom, written / IDLE)

    def rows(self) -> list[Row]:
        written = self.room.samples.of("idle bytes", WORKBENCH)
        return [
            to_hello(self.room.samples, "idle processor", "idle, processor time a second", 1.1),
            Row(
                "idle, written a second",
                written.high,
                0,
                "bytes",
                f"most {in_words(written.most, 'bytes')}",
            ),
        ]


class Cold(Pair):
    """The first frame where nothing of the program, its libraries or its file is in memory."""

    name = "cold"

    def round(self) -> None:
        if may_drop_caches():
            super().round()

    def hello(self) -> None:
        drop_caches()
        with self.room.programs.hello() as terminal:
            self.room.samples.add("cold", HELLO, terminal.painted(GREETING))

    def workbench(self) -> None:
        drop_caches()
        with self.desk.opened() as terminal:
            self.room.samples.add("cold", WORKBENCH, terminal.painted(*self.desk.signs))

    def rows(self) -> list[Row]:
        words = "start to the article painted, page cache cold"
        if not may_drop_caches():
            return [Row(words, None, 1.25, said="only root can empty the page cache")]
        return [to_hello(self.room.samples, "cold", words, 1.25)]


def may_drop_caches() -> bool:
    """Whether the kernel lets us empty the page cache."""
    return CACHES.exists() and os.access(CACHES, os.W_OK) and os.geteuid() == 0


def drop_caches() -> None:
    """Empties the page cache of everything that is on disk."""
    os.sync()
    CACHES.write_text(EVERYTHING, encoding="ascii")
