"""Copies of a file that the program makes by itself, beside it: before an update, and daily.

Those of a file that was moved or removed while it was open are made by `presence.py`.

Plain SQLite; loads no SQLModel.
"""

import glob
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbench.store.care import backup
from workbench.store.telling import told_plainly

_UNFINISHED = ".unfinished-"
"""Stands before the number of the program that is writing a copy."""

DAILY = "daily"
BEFORE = "before"
RESCUED = "rescued"
DAILY_KEPT = 5
"""Days of daily copies: a working week, in which a mistake is seen."""


def copy_daily(path: Path, now: datetime) -> Path | None:
    """Today's copy, `<name>.daily-<date>`, where there is none yet; its path where one was made.

    Only its owner can read it. StorageError where it cannot be written; nothing is left then.
    """
    copy = path.with_name(f"{path.name}.{DAILY}-{now.astimezone():%Y-%m-%d}")
    if copy.exists():
        return None
    copy_whole(path, copy)
    keep_newest(path, DAILY, DAILY_KEPT)
    return copy


def copy_whole(path: Path, copy: Path) -> None:
    """A copy that is there whole or not at all, also where the program dies over it, or two make it
    at once. StorageError where it cannot be written; nothing is left then.
    """
    with told_plainly(copy):
        _remove_abandoned(copy)
        unfinished = copy.with_name(f"{copy.name}{_UNFINISHED}{os.getpid()}")
        try:
            backup(path, unfinished)
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)


def _remove_abandoned(copy: Path) -> None:
    """What programs left that died while they copied."""
    for left in copy.parent.glob(f"{glob.escape(copy.name)}{_UNFINISHED}*"):
        number = left.name.rpartition("-")[2]
        if number.isdigit() and (int(number) == os.getpid() or not _is_running(int(number))):
            left.unlink(missing_ok=True)


def _is_running(program: int) -> bool:
    try:
        os.kill(program, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):  # no such number, or somebody else's
        return True
    return True


def copies_of(path: Path, kind: str) -> list[Path]:
    """The copies of a kind, oldest first: their names are in the order of their times."""
    named = re.compile(re.escape(f"{path.name}.{kind}-") + r"(\d{4}-\d\d-\d\d|\d+\.\d{8}T\d+Z)")
    copies = [each for each in path.parent.iterdir() if named.fullmatch(each.name)]
    return sorted(copies, key=lambda copy: copy.name.rpartition(".")[2])


def names_of_copies(path: Path) -> tuple[str, ...]:
    """All of them, by their names."""
    return tuple(each.name for kind in (BEFORE, DAILY, RESCUED) for each in copies_of(path, kind))


def keep_newest(path: Path, kind: str, number: int) -> None:
    """Removes the oldest copies of a kind."""
    copies = copies_of(path, kind)
    for copy in copies[:-number]:
        with suppress(OSError):  # one copy too many does no harm
            copy.unlink()
