"""The process that stands between a program and its watcher: stamps, answers, passes on.

It does nothing else, so that whatever the watcher does with the output delays no stamp.
"""

import fcntl
import gc
import os
import select
import struct
import sys
from contextlib import suppress
from time import monotonic, monotonic_ns
from typing import NamedTuple

from bench.answers import Answerer

RECORD = struct.Struct("=qI")
"""When it arrived (CLOCK_MONOTONIC, ns), and how many bytes follow; none: the program is gone."""

READ = 1 << 16
PIPE = 1 << 20
"""Room in the pipe, so that a watcher who waits for something else holds nothing up."""

SET_PIPE_SIZE = getattr(fcntl, "F_SETPIPE_SZ", 1031)


class Arrival(NamedTuple):
    """Output, and when it arrived (CLOCK_MONOTONIC, ns)."""

    at: int
    output: bytes


class Pump:
    """A process that reads a terminal's master end until the program on the other end is gone."""

    def __init__(self, master: int, slave: int) -> None:
        self._read, write = os.pipe()
        with suppress(OSError):  # a smaller pipe does, where the system allows no more
            fcntl.fcntl(write, SET_PIPE_SIZE, PIPE)
        self._held = bytearray()
        self.is_over = False
        sys.stdout.flush()
        self._process = os.fork()
        if self._process == 0:
            _serve(master, write, close=(slave, self._read))
        os.close(write)

    def next(self, timeout: float) -> Arrival | None:
        """The next output; None where none came within so many seconds, or none will."""
        until = monotonic() + timeout
        while True:
            arrival = self._take()
            if arrival is not None or self.is_over:
                return arrival
            left = max(0.0, until - monotonic())
            if not select.select([self._read], [], [], left)[0]:
                return None
            output = os.read(self._read, PIPE)
            self.is_over = not output
            self._held += output

    def close(self) -> None:
        """Ends the process; the program's end of the terminal must be closed before."""
        os.close(self._read)
        os.kill(self._process, 9)
        os.waitpid(self._process, 0)

    def _take(self) -> Arrival | None:
        if len(self._held) < RECORD.size:
            return None
        at, size = RECORD.unpack_from(self._held)
        if len(self._held) < RECORD.size + size:
            return None
        output = bytes(self._held[RECORD.size : RECORD.size + size])
        del self._held[: RECORD.size + size]
        if not output:
            self.is_over = True
            return None
        return Arrival(at, output)


def _serve(master: int, out: int, close: tuple[int, ...]) -> None:
    """Reads until the program is gone, in the process of its own; never comes back."""
    code = 1
    try:
        for each in close:
            os.close(each)
        gc.disable()
        _pass_on(master, out)
        code = 0
    finally:
        os._exit(code)


def _pass_on(master: int, out: int) -> None:
    answerer = Answerer()
    while True:
        try:
            output = os.read(master, READ)
        except OSError:  # how Linux tells that the other end was closed
            output = b""
        _write(out, RECORD.pack(monotonic_ns(), len(output)) + output)
        if not output:
            return
        _write(master, answerer.answers(output))


def _write(descriptor: int, output: bytes) -> None:
    while output:
        output = output[os.write(descriptor, output) :]
