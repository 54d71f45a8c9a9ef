"""From the call to the first frame, until it is still, what it takes in memory, and the way out."""

from bench.desk import DOWN, current, sign_of
from bench.programs import QUIT
from bench.rows import HELLO, WORKBENCH, Row, to_hello
from bench.scenarios.pair import GREETING, Pair
from bench.terminal import Terminal


class FirstFrame(Pair):
    """Only the first frame, of both: for the guard, which has little time."""

    name = "first frame"

    def hello(self) -> None:
        with self.room.programs.hello() as terminal:
            self.room.samples.add("start", HELLO, terminal.painted(GREETING))

    def workbench(self) -> None:
        with self.desk.opened() as terminal:
            self.room.samples.add("start", WORKBENCH, terminal.painted(*self.desk.signs))

    def rows(self) -> list[Row]:
        return [to_hello(self.room.samples, "start", "start to the first frame", None)]


class Start(Pair):
    """hello, and the desk on an article of 50,000 words with 200 claims."""

    name = "start"

    def hello(self) -> None:
        with self.room.programs.hello() as terminal:
            self._measure(HELLO, terminal, (GREETING,))
        with self.room.programs.hello() as terminal:
            struck = self._strike_at_once(terminal, (GREETING,), "x")
            self._obeyed(HELLO, terminal.shown("hello 1", struck))

    def workbench(self) -> None:
        with self.desk.opened() as terminal:
            self._measure(WORKBENCH, terminal, self.desk.signs)
        with self.desk.opened() as terminal:
            struck = self._strike_at_once(terminal, self.desk.signs, DOWN)
            sign = sign_of(current(terminal, struck) + 1)
            self._obeyed(WORKBENCH, terminal.shown(sign, struck))

    def rows(self) -> list[Row]:
        samples = self.room.samples
        return [
            to_hello(samples, "start", "start to the article and its claims painted", 1.2),
            to_hello(samples, "obeyed", "start until a key struck at once is obeyed", 1.2),
            to_hello(samples, "start processor", "processor time to the first frame", None),
            to_hello(samples, "start still", "start until nothing moves any more", 1.25),
            to_hello(samples, "memory", "memory at the first frame", 1.25, "MB"),
            to_hello(samples, "memory late", "memory after late imports", 2.2, "MB"),
            to_hello(samples, "quit", "quit until the shell is back", 0.3),
            to_hello(samples, "given back", "quit until the terminal is given back", None),
        ]

    def _measure(self, whom: str, terminal: Terminal, signs: tuple[str, ...]) -> None:
        add = self.room.samples.add
        add("start", whom, terminal.painted(*signs))
        add("memory", whom, terminal.memory)
        add("start processor", whom, terminal.processor)
        add("start still", whom, terminal.still())
        terminal.rest()
        add("memory late", whom, terminal.memory)
        left = terminal.leave(QUIT)
        add("quit", whom, left.ended)
        add("given back", whom, left.given_back)

    def _obeyed(self, whom: str, at: float) -> None:
        self.room.samples.add("obeyed", whom, at)

    def _strike_at_once(self, terminal: Terminal, signs: tuple[str, ...], key: str) -> int:
        """Strikes a key at the first frame; how many frames there were by then."""
        terminal.painted(*signs)
        shown = len(terminal.frames)
        terminal.send(key)
        terminal.still()
        return shown
