"""From a key to all it changes being painted: the claims' cursor, the article, a rating."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from bench.desk import DOWN, PAGE_DOWN, current, to_article
from bench.rows import HELLO, RATIO, WORKBENCH, Row, Series, both, in_words, ratio
from bench.scenarios.pair import GREETING, Pair
from bench.terminal import Press, Stuck, Terminal

PRESSES = 10
"""Keys of each sort in a round, after two that are not counted."""

UNCOUNTED = 2
KILOBYTE = 1_000
FRAMES = 1
KILOBYTES = 10
"""What a key may take."""


class Keys(Pair):
    """What the scenarios of keys share: hello's key, in turn with those of the desk."""

    sorts: tuple[tuple[str, str], ...] = ()
    """What is struck: its samples, and what it is called."""
    frames_of_most = True
    """Whether nearly every key must keep to its frames; else half of them."""

    def struck(self, what: str, whom: str, strike: Callable[[], Press]) -> None:
        """Adds a series of presses to the samples."""
        for _ in range(UNCOUNTED):
            strike()
        for _ in range(PRESSES):
            press = strike()
            self.room.samples.add(f"{what} painted", whom, press.painted)
            self.room.samples.add(f"{what} frames", whom, press.frames)
            self.room.samples.add(f"{what} kilobytes", whom, press.bytes / KILOBYTE)
            self.room.samples.add(f"{what} processor", whom, press.processor)

    def hello(self) -> None:
        with self.room.programs.hello() as terminal:
            terminal.painted(GREETING)
            terminal.rest()
            self.struck(self.name, HELLO, lambda: terminal.press("x"))

    def to_hello(self, what: str, words: str, goal: float) -> Row:
        """The median of what a key takes until all is painted, to that of hello's key."""
        of, to = Series(f"{what} painted", WORKBENCH), Series(f"{self.name} painted", HELLO)
        return ratio(self.room.samples, words, of, to, goal)

    def processor_to_hello(self, what: str, words: str) -> Row:
        of, to = Series(f"{what} processor", WORKBENCH), Series(f"{self.name} processor", HELLO)
        return ratio(self.room.samples, words, of, to, None)

    def output(self) -> list[Row]:
        """Frames and bytes of each sort of key: at the 95th percentile, for none may take more."""
        return [row for what, words in self.sorts for row in self._output(what, words)]

    def _output(self, what: str, words: str) -> list[Row]:
        frames = self.room.samples.of(f"{what} frames", WORKBENCH)
        shown = frames.high if self.frames_of_most else frames.median
        written = self.room.samples.of(f"{what} kilobytes", WORKBENCH)
        median, most = in_words(written.median, "kB"), in_words(written.most, "kB")
        return [
            Row(f"{words}: frames", shown, FRAMES, "frames", f"most {frames.most:.0f}"),
            Row(f"{words}: bytes", written.high, KILOBYTES, "kB", f"median {median}, most {most}"),
        ]


class Cursor(Keys):
    """The cursor of the claims, with the article and the detail in step."""

    name = "cursor"
    sorts = (("cursor", "claims cursor"),)

    def workbench(self) -> None:
        with self.desk.opened() as terminal:
            self.desk.ready(terminal)
            before = current(terminal)
            self.struck(self.name, WORKBENCH, lambda: terminal.press(DOWN))
            went = current(terminal) - before
            if went != PRESSES + UNCOUNTED:
                raise terminal.stuck(f"The cursor went {went} claims on")

    def rows(self) -> list[Row]:
        samples = self.room.samples
        of, to = Series("cursor painted", WORKBENCH), Series("cursor painted", HELLO)
        return [
            self.to_hello("cursor", "claims cursor, three panes in step, to painted", 1.7),
            Row(
                "claims cursor, 95th percentile to hello's median",
                samples.high(*of) / samples.median(*to),
                3,
                RATIO,
                both(samples, of, to),
            ),
            self.processor_to_hello("cursor", "claims cursor, processor time"),
            *self.output(),
        ]


class Reading(Keys):
    """The article by lines and by pages, until it is still."""

    name = "article"
    sorts = (("line", "article line"), ("page", "article page"))

    def workbench(self) -> None:
        with self.desk.opened() as terminal:
            self.desk.ready(terminal)
            to_article(terminal)
            self.struck("line", WORKBENCH, lambda: terminal.press(DOWN))
            self.struck("page", WORKBENCH, lambda: terminal.press(PAGE_DOWN))

    def rows(self) -> list[Row]:
        return [
            self.to_hello("line", "article line, until settled", 1.3),
            self.to_hello("page", "article page, until settled", 1.3),
            self.processor_to_hello("line", "article line, processor time"),
            self.processor_to_hello("page", "article page, processor time"),
            *self.output(),
        ]


class Rating(Keys):
    """A rating, from its key until it is on disk and painted as saved."""

    name = "rating"
    sorts = (("rating", "rating"),)
    frames_of_most = False  # what a slow disk has not written soon is shown as saving first

    def workbench(self) -> None:
        copy = self.room.databases.copy(self.desk.path)
        try:
            with self.desk.opened(copy, settings="stays") as terminal:
                self.desk.ready(terminal)
                before = _verdicts(copy)
                self.struck(self.name, WORKBENCH, lambda: _rate_next(terminal))
                given = _verdicts(copy) - before
            if given != PRESSES + UNCOUNTED:
                raise Stuck(f"{given} ratings are on disk, of {PRESSES + UNCOUNTED}.")
        finally:
            self.room.databases.forget(copy)

    def rows(self) -> list[Row]:
        return [
            self.to_hello("rating", "rating key to durable on disk and painted", 1.6),
            self.processor_to_hello("rating", "rating key, processor time"),
            *self.output(),
        ]


def _rate_next(terminal: Terminal) -> Press:
    terminal.press(DOWN)
    return terminal.press("1")


def _verdicts(path: object) -> int:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return int(file.execute("SELECT count(*) FROM verdict").fetchone()[0])
