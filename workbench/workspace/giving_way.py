"""Lets keys through while another thread computes for long: each key waits for the interpreter. And
has that thread look for no cycles where there are none.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SOONER = 10
"""How many times sooner than usual the interpreter goes over to a thread that waits for it. Usually
it may be held for 5 ms, and a key's dozen reads each give it away."""


class GivingWay:
    """A context for any thread; what is usual is restored when all have left it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._within = 0
        self._usual = 0.0

    def __enter__(self) -> None:
        with self._lock:
            self._within += 1
            if self._within == 1:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(self._usual / SOONER)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                sys.setswitchinterval(self._usual)


giving_way = GivingWay()
"""The interpreter's: it has one interval for all of its threads."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Has Python look for no cycles meanwhile: what is read from JSON has none, and to look through
    a million rows again and again took a third of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
