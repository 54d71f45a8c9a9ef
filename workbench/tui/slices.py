"""Long work on the event loop in short slices, so that no key waits for it."""

import asyncio
from collections.abc import Callable, Iterator
from time import perf_counter

SLICE = 0.004
"""Seconds of work before keys have their turn: a key that comes meanwhile is as late as that."""

PAUSE = 0.002
"""Seconds between two slices, for what a key sets off in several turns of the loop."""


class Slices:
    """Work that goes on while the loop is free. `work` yields after each small part of it."""

    def __init__(
        self, work: Iterator[None], failed: Callable[[Exception], None], each: float = SLICE
    ) -> None:
        """Begin soon, with slices of `each` seconds; `failed` is told what the work raises."""
        self._each = each
        self._work = work
        self._failed = failed
        self._next = asyncio.get_running_loop().call_later(PAUSE, self._slice)

    def cancel(self) -> None:
        """Do no more of it."""
        self._next.cancel()

    def _slice(self) -> None:
        until = perf_counter() + self._each
        try:
            for _part in self._work:
                if perf_counter() > until:
                    self._next = asyncio.get_running_loop().call_later(PAUSE, self._slice)
                    return
        except Exception as error:  # noqa: BLE001 - told as any other fault: nobody awaits this
            self._failed(error)
