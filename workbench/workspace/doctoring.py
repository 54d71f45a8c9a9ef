"""A damaged file: what is wrong with it, and a new one made of what can be recovered.

Opens no workspace: the file may not open at all. It is only read.
"""

from pathlib import Path

from workbench.model.clock import Clock, SystemClock
from workbench.model.requests import Recovery


def wrong_with(path: Path) -> tuple[str, ...]:
    """What is wrong with a file, a sentence each. StorageError where it is none of ours."""
    from workbench.store import recovery

    return recovery.wrong_with(path)


def examine(path: Path, clock: Clock | None = None) -> Recovery:
    """What `recover` would give, done for trial."""
    from workbench.store import recovery, salvage

    return recovery.examine(path, clock or SystemClock(), salvage.find_shell())


def recover(path: Path, into: Path, clock: Clock | None = None) -> Recovery:
    """Writes what can be recovered to a new file; RefusedChange where `into` is there already."""
    from workbench.store import recovery, salvage

    return recovery.recover(path, into, clock or SystemClock(), salvage.find_shell())
