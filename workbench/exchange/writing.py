"""Writing what leaves to a file: whole or not at all, and never over another file unasked."""

import os
import tempfile
from pathlib import Path

from workbench.model.errors import RefusedChange, StorageError


def write(path: Path, body: bytes, *, force: bool = False) -> None:
    """Puts the bytes into a file: written beside it under another name, then moved there.

    RefusedChange where there is a file already, unless `force`; StorageError where it could not be
    written: then nothing is left there, and what was there is as it was.
    """
    if not force and os.path.lexists(path):
        raise _is_there(path)
    try:
        number, name = tempfile.mkstemp(prefix=".workbench-", dir=path.parent)
    except OSError as problem:
        raise _unwritten(path, problem) from problem
    made = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        _move(made, path, force)
    except FileExistsError as problem:
        raise _is_there(path) from problem
    except OSError as problem:
        raise _unwritten(path, problem) from problem
    finally:
        made.unlink(missing_ok=True)


def _move(made: Path, path: Path, force: bool) -> None:
    made.chmod(0o666 & ~_mask())
    if force:
        made.replace(path)
    else:
        os.link(made, path)  # of two that write at once only one finds the name free


def _mask() -> int:
    """The person's own mask of rights for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _is_there(path: Path) -> RefusedChange:
    return RefusedChange(f"{path} is there already.", "Give another path, or say --force.")


def _unwritten(path: Path, problem: OSError) -> StorageError:
    reason = (problem.strerror or str(problem)).lower()
    return StorageError(
        f"{path} could not be written ({reason}).", "Nothing was left there. Give another path."
    )
