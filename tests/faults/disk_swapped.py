"""Faults of a disk that any machine can have: descriptors of an open file exchanged for bad ones.

SQLite keeps its descriptors and asks the system through them. One that is exchanged for another of
the same number gives the system's own errors, without rights, mounts or a compiler; it is put back
as it was. `swap` is used in the process that has the file open.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MOST = 256
"""Descriptors that are looked at: far more than a test has open."""


def descriptors(path: Path) -> list[int]:
    """Those of this process that are open on a file."""
    named = path.stat()
    found = []
    for number in range(3, MOST):
        with suppress(OSError):
            here = os.fstat(number)
            if (here.st_dev, here.st_ino) == (named.st_dev, named.st_ino):
                found.append(number)
    return found


def full() -> int:
    """Takes nothing: ENOSPC, where the system has such a device."""
    return os.open("/dev/full", os.O_RDWR)


def unwritable(path: Path) -> int:
    """The file itself, which gives all and takes nothing: EBADF on a write."""
    return os.open(path, os.O_RDONLY)


def unreadable(path: Path) -> int:
    """The file itself, which takes all and gives nothing: EBADF on a read."""
    return os.open(path, os.O_WRONLY)


def unsynced() -> int:
    """Takes all, and confirms nothing: EINVAL on fsync."""
    return os.open(os.devnull, os.O_RDWR)


class Swapped:
    """Descriptors of some files that are bad until `mend`."""

    def __init__(self) -> None:
        self._kept: list[tuple[int, int]] = []

    def swap(self, path: Path, bad: int) -> None:
        """Exchange all of a file for `bad`, which is closed."""
        found = descriptors(path)
        assert found, f"{path} is not open here"
        for number in found:
            self._kept.append((number, os.dup(number)))
            os.dup2(bad, number)
        os.close(bad)

    def mend(self) -> None:
        """Put back what was there."""
        while self._kept:
            number, was = self._kept.pop()
            os.dup2(was, number)
            os.close(was)


@contextmanager
def swapped(path: Path, bad: int) -> Iterator[None]:
    """A file whose descriptors are bad within."""
    fault = Swapped()
    fault.swap(path, bad)
    try:
        yield
    finally:
        fault.mend()
