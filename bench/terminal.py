"""A program in a pseudo-terminal of 120×40, driven by keys and watched frame by frame."""

import fcntl
import os
import random
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from bench.frames import FrameSplitter, letters
from bench.pump import Arrival, Pump
from bench.running import processor_ms, resident_mb
from bench.screen import Screen

SIZE = (120, 40)

GIVEN_UP = 30.0
"""Seconds after which a frame will not come: the slowest that is waited for takes three."""

QUIET = 0.07
"""Seconds without output after which a key is done: four frames of Textual's 60 a second."""

STILL = 0.4
"""The same after a start: what a program loads behind its first frame may yet show something."""

JITTER = 1 / 60
"""Seconds of chance between keys, so that none keeps step with the frames."""

AT_REST_MS = 2.0
"""Processor time within LOOK seconds below which a program is at rest; hello's timers take 1."""

LOOK = 0.25
LONGEST_REST = 5.0
GIVEN_BACK = b"\x1b[?1049l"


class Stuck(Exception):
    """A program did not do what was waited for."""


class Frame(NamedTuple):
    """A frame, and when it was shown (CLOCK_MONOTONIC, ns)."""

    at: int
    output: bytes


class Press(NamedTuple):
    """What a key did. Times in ms since it was struck: `first` frame, and the last (`painted`)."""

    first: float
    painted: float
    frames: int
    bytes: int
    processor: float


class Held(NamedTuple):
    """How far the screen was behind (ms) when a held key was let go, and frames for each repeat."""

    lag: float
    frames: float


class Left(NamedTuple):
    """Times in ms from the key that leaves: the terminal given back, the process ended."""

    given_back: float
    ended: float


class Terminal:
    """A running program. Times are in ms since it was started, if not said otherwise."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        cwd: Path,
        size: tuple[int, int] = SIZE,
    ) -> None:
        self.size = size
        self.frames: list[Frame] = []
        self.bytes = 0
        self._splitter = FrameSplitter()
        self._sizes = {0: size}
        self._random = random.Random(len(argv[-1]))
        self._master, slave = os.openpty()
        self._tell_size()
        self._pump = Pump(self._master, slave)
        self.began = time.monotonic_ns()
        self._program = subprocess.Popen(  # noqa: S603 - the bench's own words
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # looking

    def painted(self, *texts: str) -> float:
        """Waits for the first frame by which all of `texts` have been written."""
        waiting = set(texts)
        seen = 0
        until = time.monotonic() + GIVEN_UP
        while True:
            for frame in self.frames[seen:]:
                shown = letters(frame.output)
                waiting = {text for text in waiting if text not in shown}
                if not waiting:
                    return self.since(frame.at)
            seen = len(self.frames)
            if self._take(until - time.monotonic()) is None:
                raise self.stuck(f"{sorted(waiting)} did not come")

    def still(self, quiet: float = STILL) -> float:
        """Waits until nothing was written for so many seconds; when the last frame was shown."""
        until = time.monotonic() + GIVEN_UP
        while self._take(quiet) is not None and time.monotonic() < until:
            pass
        return self.since(self.frames[-1].at) if self.frames else 0.0

    def rest(self) -> None:
        """Waits until the program does nothing any more, as far as it ever rests."""
        until = time.monotonic() + LONGEST_REST
        used = 2 * AT_REST_MS
        while used > AT_REST_MS and time.monotonic() < until:
            before = processor_ms(self.process)
            self.idle(LOOK)
            used = processor_ms(self.process) - before

    def idle(self, seconds: float) -> int:
        """Lets time pass; how many bytes were written in it."""
        before, until = self.bytes, time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._take(left) is None and self._pump.is_over:
                raise self.stuck("The program has ended")
        return self.bytes - before

    @property
    def screen(self) -> Screen:
        """What is on the screen now; slow, so not to be asked for while something is measured."""
        return self.screen_after(len(self.frames))

    def screen_after(self, frames: int) -> Screen:
        """What was on the screen after so many frames."""
        shown = Screen(self._sizes[0])
        for number, frame in enumerate(self.frames[:frames]):
            if number in self._sizes:
                shown.resize(self._sizes[number])
            shown.feed(frame.output)
        return shown

    def shown(self, text: str, after: int = 0) -> float:
        """When a text was first on the screen, of the frames that have come since number `after`;
        for looking back: it takes some ms for each frame.
        """
        shown = Screen(self.size)
        for number, frame in enumerate(self.frames):
            shown.feed(frame.output)
            if number >= after and text in shown.text:
                return self.since(frame.at)
        raise self.stuck(f"“{text}” did not come")

    def stuck(self, why: str) -> Stuck:
        """The error that says why, with what is on the screen and what was written outside it."""
        outside = letters(self._splitter.rest).strip()
        code = self._program.poll()
        left = "" if code is None else f", and the program ended with {code}"
        return Stuck(f"{why}{left}; the screen was\n{self.screen.text.strip()}\n{outside}")

    def since(self, at: int) -> float:
        return (at - self.began) / 1e6

    @property
    def process(self) -> int:
        return self._program.pid

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        return resident_mb(self.process)

    @property
    def processor(self) -> float:
        """Processor time in ms since the start."""
        return processor_ms(self.process)

    # doing

    def send(self, keys: str) -> int:
        """Strikes keys; returns when (CLOCK_MONOTONIC, ns)."""
        at = time.monotonic_ns()
        os.write(self._master, keys.encode())
        return at

    def press(self, key: str, quiet: float = QUIET) -> Press:
        """Strikes a key and waits until all that follows from it is painted."""
        self.still(self._random.random() * JITTER)
        shown, written, used = len(self.frames), self.bytes, self.processor
        struck = self.send(key)
        while len(self.frames) == shown:
            if self._take(GIVEN_UP) is None:
                raise self.stuck(f"{key!r} painted nothing")
        self.still(quiet)
        return Press(
            (self.frames[shown].at - struck) / 1e6,
            (self.frames[-1].at - struck) / 1e6,
            len(self.frames) - shown,
            self.bytes - written,
            self.processor - used,
        )

    def hold(self, key: str, times: int, a_second: float) -> Held:
        """Holds a key down as a keyboard repeats it."""
        shown, began, struck = len(self.frames), time.monotonic(), 0
        for number in range(times):
            self.idle(began + number / a_second - time.monotonic())
            struck = self.send(key)
        self.still(STILL)
        if len(self.frames) == shown:
            raise self.stuck(f"{key!r} painted nothing")
        return Held((self.frames[-1].at - struck) / 1e6, (len(self.frames) - shown) / times)

    def resize(self, size: tuple[int, int]) -> int:
        """Gives the terminal another size, which the kernel tells the program; returns when."""
        self.still(QUIET)
        self.size = self._sizes[len(self.frames)] = size
        at = time.monotonic_ns()
        self._tell_size()
        return at

    def leave(self, key: str) -> Left:
        """Strikes the key that leaves, and waits until the program has ended."""
        struck = self.send(key)
        self._program.wait(GIVEN_UP)
        ended = time.monotonic_ns()
        seen, back = bytearray(), 0
        while (arrival := self._take(STILL)) is not None:
            seen += arrival.output
            if not back and GIVEN_BACK in seen:
                back = arrival.at
        if not back:
            raise self.stuck("The terminal was not given back")
        return Left((back - struck) / 1e6, (ended - struck) / 1e6)

    def close(self) -> None:
        """Ends the program, if it still runs, and all that watched it."""
        if self._program.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._program.pid, signal.SIGKILL)
            self._program.wait()
        self._pump.close()
        os.close(self._master)

    def _take(self, timeout: float) -> Arrival | None:
        arrival = self._pump.next(max(0.0, timeout))
        if arrival is not None:
            self.bytes += len(arrival.output)
            self.frames += [Frame(arrival.at, each) for each in self._splitter.feed(arrival.output)]
        return arrival

    def _tell_size(self) -> None:
        columns, lines = self.size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _take_terminal() -> None:
    """In the program's process: the terminal is its own, so that it is told of sizes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
