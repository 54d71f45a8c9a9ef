"""Whose turn it is: few requests at once, fewer to one host, never two of those in one second."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from workbench.model.captured import Fault
from workbench.web.failures import Failure

AT_ONCE = 12
"""Requests in flight: httpx costs more for each the more there are, and past 16 is slower."""

AT_ONE_HOST = 2
GAP = 1.0
"""Seconds between the beginnings of two requests to one host."""

LONGEST_PAUSE = 60.0
"""Seconds that a server may ask us to wait (Retry-After) before we say so instead of waiting."""

MANY_HOSTS = 1_000
"""Hosts that are remembered before those that nobody asks any more are forgotten."""


class Time(NamedTuple):
    """Seconds that only grow, and how to wait so many of them."""

    now: Callable[[], float] = time.monotonic
    wait: Callable[[float], Awaitable[object]] = asyncio.sleep


class _Lane:
    """One host: who may ask it, and from when on."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(AT_ONE_HOST)
        self.gate = asyncio.Lock()
        self.free_at = 0.0
        self.waiting = 0


class Pacing:
    """Turns, for one loop. `tell` is given a sentence when a server asks for a pause."""

    def __init__(self, clock: Time, tell: Callable[[str], object] | None = None) -> None:
        self._time = clock
        self._tell = tell
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until the host may be asked; Failure where it asked for a long pause.

        No place among those in flight is held while waiting for a host.
        """
        lane = self._lane(host)
        lane.waiting += 1
        try:
            async with lane.places:
                async with lane.gate:
                    await self._enter(lane, host)
                    lane.free_at = self._time.now() + GAP
                try:
                    yield
                finally:
                    self._slots.release()
        finally:
            lane.waiting -= 1

    def pause(self, host: str, seconds: float) -> None:
        """Has everybody wait so long before the host is asked again."""
        lane = self._lane(host)
        lane.free_at = max(lane.free_at, self._time.now() + seconds)

    def grant(self, host: str, seconds: float) -> None:
        """The pause that a server asked for, which is told."""
        self.pause(host, seconds)
        if self._tell is not None:
            self._tell(f"{host} asks for a pause of {_spoken(seconds)}.")

    async def _enter(self, lane: _Lane, host: str) -> None:
        while True:
            while (left := lane.free_at - self._time.now()) > 0:
                if left > LONGEST_PAUSE:
                    raise _told_to_wait(host, left)
                await self._time.wait(left)
            await self._slots.acquire()
            if lane.free_at <= self._time.now():
                return
            self._slots.release()  # the host asked for a pause while the place was waited for

    def _lane(self, host: str) -> _Lane:
        if len(self._lanes) >= MANY_HOSTS and host not in self._lanes:
            now = self._time.now()
            self._lanes = {
                name: lane
                for name, lane in self._lanes.items()
                if lane.waiting or lane.free_at > now
            }
        return self._lanes.setdefault(host, _Lane())


def _told_to_wait(host: str, seconds: float) -> Failure:
    return Failure(
        Fault.ASKED_TO_WAIT,
        f"{host} asked not to be asked again for another {_spoken(seconds)}. Try it later.",
    )


def _spoken(seconds: float) -> str:
    if seconds < 120:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 7200 else f"{round(seconds / 3600)} h"
