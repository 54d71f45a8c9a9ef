"""What goes to the terminal, sent from the loop's own thread and never waited for.

Textual hands each frame to a thread, which gets the interpreter only when this one pauses: half a
millisecond later, and more where there is something left to do. A terminal that takes no more (a
slow line, Ctrl+S) is not waited for: what is left is sent when it does.
"""

import asyncio
import os
import select
import time

MOMENT = 0.002
"""Seconds in which a terminal may read what it had no room for at once. A pseudo-terminal takes 9
to 13 kB, a whole frame may be longer, and one that waits for the loop is late by all that is done
behind it: at the start 16 ms. Terminals that read take 0.1 ms."""

LAST_SECONDS = 1.0
"""How long leaving waits for a terminal that takes nothing: it should get its settings back. One
that takes a little is slow, and waited for."""


_let_pass = getattr(os, "sched_yield", lambda: None)
"""Lets the kernel go first. It brings to a terminal what was written in a thread of its own, often
on the processor that wrote: behind all that this program does behind a frame, it is 0.5 ms late."""


class Output:
    """A terminal opened a second time, for the flags of the first are shared with the shell.

    Raises OSError where that cannot be: it is no terminal, or another user's.
    """

    def __init__(self, terminal: int, loop: asyncio.AbstractEventLoop) -> None:
        flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        self._fd = os.open(os.ttyname(terminal), flags)
        self._loop = loop
        self._left = bytearray()

    def send(self, text: str) -> None:
        """Send text, behind what is left of before."""
        data = text.encode(errors="replace")
        if not self._left:
            data = data[self._taken(data) :]
            if data:
                data = self._taken_soon(data)
            if data:
                self._loop.add_writer(self._fd, self._go_on)
        self._left += data
        _let_pass()

    def close(self) -> None:
        """Send what is left as far as the terminal takes it, and let it go."""
        self._loop.remove_writer(self._fd)
        until = time.monotonic() + LAST_SECONDS
        waiting = select.poll()
        waiting.register(self._fd, select.POLLOUT)
        while self._left and (rest := until - time.monotonic()) > 0:
            waiting.poll(rest * 1000)
            if taken := self._taken(self._left):
                del self._left[:taken]
                until = time.monotonic() + LAST_SECONDS
        os.close(self._fd)

    def _go_on(self) -> None:
        del self._left[: self._taken(self._left)]
        if not self._left:
            self._loop.remove_writer(self._fd)

    def _taken_soon(self, data: bytes) -> bytes:
        """What is left of it when the terminal had a moment to take it."""
        until = time.monotonic() + MOMENT
        waiting = select.poll()
        waiting.register(self._fd, select.POLLOUT)
        while data and (rest := until - time.monotonic()) > 0 and waiting.poll(rest * 1000):
            data = data[self._taken(data) :]
        return data

    def _taken(self, data: bytes | bytearray) -> int:
        """How much of it the terminal takes now; one that is gone takes all, the reader tells."""
        try:
            return os.write(self._fd, data)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            return len(data)
