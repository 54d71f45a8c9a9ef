"""The process in which inputs are read, with limits: it says what went wrong, or dies of it.

Started by `fuzz`: `python -m tests.faults.fuzz_worker TARGET WAY SEED FIRST COUNT PROGRESS`.
"""

import json
import mmap
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tests.faults.fuzz_targets import TARGETS, Target

SECONDS = 2.0
"""Of processor time that one input may take: time on the wall depends on who else is working."""

MEMORY = 500_000_000
"""Bytes that the process may grow by."""

ROOM = 1 << 20
"""Bytes of an input that are kept for who looks at why the process died."""


def main() -> None:
    name, way, seed_given, first, count, progress = sys.argv[1:]
    target = TARGETS[name]
    target.read(target.mutated(Random(0)))  # loads what it needs before memory is limited
    _limit()
    with Path(progress).open("r+b") as file:
        reader = _Reader(target.read, mmap.mmap(file.fileno(), ROOM + 16))
    if way == "mutated":
        for number in range(int(first), int(first) + int(count)):
            reader.read(number, target.mutated(Random(f"{name} {seed_given} {number}")))
    else:
        _invent(target, reader, int(seed_given) + int(first), int(count))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"tried": reader.tried, "found": reader.found, "peak_kb": grown}))


def _invent(target: Target, reader: "_Reader", number: int, count: int) -> None:
    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(target.invented)
    def try_one(body: bytes) -> None:
        reader.read(reader.tried, body)

    try_one()


class _Reader:
    """Reads inputs one after the other; notes each before it is read."""

    def __init__(self, read: Callable[[bytes], object], progress: mmap.mmap) -> None:
        self._read = read
        self._progress = progress
        self.tried = 0
        self.found: list[dict[str, object]] = []

    def read(self, number: int, body: bytes) -> None:
        kept = body[:ROOM]
        self._progress[:16] = number.to_bytes(8, "big") + len(kept).to_bytes(8, "big")
        self._progress[16 : 16 + len(kept)] = kept
        self.tried += 1
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            self._read(body)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            trace = "".join(traceback.format_exception(error))[-3_000:]
            self.found.append({"number": number, "what": trace, "body": kept.hex()})
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _limit() -> None:
    """Limits how far the process may grow, where the system can do that."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
