"""What tests of the web use: time that passes only when somebody waits for it, short limits."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from workbench.web.fetching import Fetcher
from workbench.web.pacing import Time
from workbench.web.requests import Limits

LIMITS = Limits(connect=0.5, read=0.25, whole=0.5)
"""Seconds that are really waited for where a server is slow."""

MakeFetcher = Callable[..., Fetcher]
"""Makes one that may ask the server; takes what is to differ: Surroundings, `tell`, `private`."""

BEGAN = datetime(2023, 3, 20, 14, 2, 11, tzinfo=UTC)


class Waits:
    """A clock that a wait sets forward at once; `waited` is what was waited for, in order."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waited: list[float] = []
        self.time = Time(lambda: self.seconds, self._wait)

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.seconds)

    async def _wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)
