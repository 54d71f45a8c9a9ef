"""The sample as a person's own: where it ships, and the copy of it that `workbench demo` opens."""

import os
from pathlib import Path
from typing import NamedTuple

from workbench.model.clock import Clock, SystemClock
from workbench.model.errors import StorageError

SAMPLE = "workbench.db.sample"
NAME = "demo.db"
ARTICLE = 1
"""The article of the sample that the demo opens."""

_PACKAGE = Path(__file__).resolve().parent.parent


class Copy(NamedTuple):
    """The demo's file; `kept` is where an earlier one went, if it was renewed."""

    path: Path
    kept: Path | None


def sample() -> Path:
    """The shipped sample: in the package of an installation, beside it in a checkout."""
    for folder in (_PACKAGE, _PACKAGE.parent):
        if (folder / SAMPLE).is_file():
            return folder / SAMPLE
    raise StorageError("This installation has no sample.", "Install the workbench again.")


def place() -> Path:
    """Where a person's copy lives."""
    from platformdirs import user_data_path  # only the demo and the default file need it

    return user_data_path("workbench", appauthor=False) / NAME


def prepare(path: Path, fresh: bool = False, clock: Clock | None = None) -> Copy:
    """Copies the sample to `path` unless it is there; `fresh` renews it and keeps what was there.

    StorageError where it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and not fresh:
            return Copy(path, None)
        kept = _put_aside(path, clock or SystemClock()) if path.exists() else None
        _copy(sample(), path)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageError(f"The sample could not be copied to {path} ({reason}).") from problem
    return Copy(path, kept)


def _put_aside(path: Path, clock: Clock) -> Path:
    """Moves a database away with what its last writers may have left beside it."""
    kept = path.with_name(f"{path.stem}.before-{clock.now():%Y%m%dT%H%M%S%f}{path.suffix}")
    for suffix in ("", "-wal", "-shm"):
        old = Path(f"{path}{suffix}")
        if old.exists():
            old.rename(f"{kept}{suffix}")
    return kept


def _copy(source: Path, target: Path) -> None:
    """Writes a copy that only its owner can read, and that is there whole or not at all."""
    unfinished = target.with_name(f"{target.name}.unfinished-{os.getpid()}")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
        ) as new:
            new.write(source.read_bytes())
            new.flush()
            os.fsync(new.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
