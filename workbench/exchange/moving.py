"""Moving a file or a folder to its name in one step, never over another unasked.

POSIX's rename replaces what is there, and cannot exchange two folders; Linux and macOS have calls
that do both. Where a disk knows neither, two steps do it: then for a moment the name is free.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_NEW, _SWAP = "new", "swap"

_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a system or a disk answers that does not know the call: vfat and network disks, mostly."""

_HERE = -100
"""AT_FDCWD of Linux: names are meant from the current folder."""


def move_new(made: Path, path: Path) -> None:
    """Moves to a name that is free; FileExistsError where it is not, also one taken meanwhile."""
    if _renamed(made, path, _NEW):
        return
    if made.is_dir():
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        made.rename(path)
        return
    try:
        os.link(made, path)
    except OSError as problem:
        if problem.errno not in _UNKNOWN:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))  # the name is taken first
        made.replace(path)
    else:
        made.unlink()


def swap(made: Path, path: Path) -> None:
    """Exchanges two folders: `made` has the old one then."""
    if _renamed(made, path, _SWAP):
        return
    beside = made.with_name(f"{made.name}.old")
    path.rename(beside)
    try:
        made.rename(path)
    except OSError:
        beside.rename(path)
        raise
    beside.rename(made)


def _renamed(old: Path, new: Path, how: str) -> bool:
    """Whether the system did it in one step; False where it cannot, OSError where it failed."""
    call = _call(how)
    if call is None:
        return False
    if call(os.fsencode(old), os.fsencode(new)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(old), None, str(new))


def _call(how: str) -> Callable[[bytes, bytes], int] | None:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        flag = {_NEW: 4, _SWAP: 2}[how]  # RENAME_EXCL, RENAME_SWAP
        return lambda old, new: int(library.renamex_np(old, new, flag))
    if hasattr(library, "renameat2"):
        flag = {_NEW: 1, _SWAP: 2}[how]  # RENAME_NOREPLACE, RENAME_EXCHANGE
        return lambda old, new: int(library.renameat2(_HERE, old, _HERE, new, flag))
    return None
