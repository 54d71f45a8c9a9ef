"""Writing what leaves to a file or a folder: whole or not at all, and never over another unasked.

What is made stands beside its place under another name until it is on the disk, and is moved then.
A folder is replaced only where an earlier export made all that is in it. All of it is its owner's
alone to read, as the workbench's own file is: evidence may be in it that is nobody else's business.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from workbench.exchange.moving import move_new, swap
from workbench.model.errors import RefusedChange, StorageError
from workbench.model.handover import ExportedFile

BESIDE = ".workbench-"
"""What begins the name under which something is made; after a kill it may be left there."""

FILE, FOLDER = 0o600, 0o700
"""The rights of what is made, less what the person's mask takes away; `tempfile` gives them too."""

Fill = Callable[[IO[bytes]], object]
"""Writes what a file is to hold."""


def write(path: Path, body: bytes, *, force: bool = False) -> None:
    """Puts the bytes into a file; see `write_with`."""
    write_with(path, lambda out: out.write(body), force=force)


def write_with(path: Path, fill: Fill, *, force: bool = False) -> None:
    """Makes a file of what `fill` writes: beside it under another name, then moved there.

    RefusedChange where there is a file already, unless `force`, and where there is a folder;
    StorageError where it could not be written: then nothing is left there, and what was there is
    as it was.
    """
    if path.is_dir():
        raise RefusedChange(f"{path} is a folder.", "Name a file in it.")
    if not force and os.path.lexists(path):
        raise _is_there(path)
    with _told(path):
        number, name = tempfile.mkstemp(prefix=BESIDE, dir=path.parent)
        made = Path(name)
        try:
            with os.fdopen(number, "wb") as out:
                fill(out)
                _finish(out)
            if force:
                made.replace(path)
            else:
                move_new(made, path)
            _keep_names(path.parent)
        finally:
            made.unlink(missing_ok=True)


def write_folder(
    path: Path, files: Iterable[ExportedFile], names: str, *, force: bool = False
) -> None:
    """Puts the files into a folder, made beside it under another name, then moved there.

    With `force` it takes the place of an earlier export: of a folder in which every file's name
    fits `names`, a pattern. RefusedChange and StorageError as `write`.
    """
    if os.path.lexists(path):
        if not force:
            raise _is_there(path)
        _refuse_others(path, names)
    with _told(path):
        made = Path(tempfile.mkdtemp(prefix=BESIDE, dir=path.parent))
        try:
            for each in files:
                _put(made, each)
            _keep_all_names(made)
            if force and os.path.lexists(path):
                swap(made, path)
            else:
                move_new(made, path)
            _keep_names(path.parent)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _put(folder: Path, file: ExportedFile) -> None:
    place = folder
    *folders, name = file.name.split("/")
    for each in folders:
        place /= each
        place.mkdir(mode=FOLDER, exist_ok=True)
    number = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE)
    with os.fdopen(number, "wb") as out:
        out.write(file.content)
        _finish(out)


def _finish(file: IO[bytes]) -> None:
    """Has all of a file put on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _refuse_others(path: Path, names: str) -> None:
    """Refuses a folder in which anything is that no export of the format makes."""
    if path.is_symlink() or not path.is_dir():
        raise RefusedChange(f"{path} is there already, and is no folder.", "Give another path.")
    fits = re.compile(names).fullmatch
    for each in sorted(path.rglob("*")):
        name = each.relative_to(path).as_posix()
        if each.is_symlink() or not (each.is_dir() or fits(name)):
            raise RefusedChange(
                f"{path} is not replaced: “{name}” in it is not from an export.",
                "Give another path, or take it out of there.",
            )


def _keep_names(folder: Path) -> None:
    """Has a folder's names put on the disk, as those of new files are not with their bytes.

    The files are there and whole whether or not it can be done: a network disk may not know how.
    """
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _keep_all_names(folder: Path) -> None:
    for each in (folder, *(each for each in folder.rglob("*") if each.is_dir())):
        _keep_names(each)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tells what the system refuses."""
    try:
        yield
    except FileExistsError as problem:
        raise _is_there(path) from problem
    except OSError as problem:
        raise _unwritten(path, problem) from problem


def _is_there(path: Path) -> RefusedChange:
    return RefusedChange(f"{path} is there already.", "Give another path, or say --force.")


def _unwritten(path: Path, problem: OSError) -> StorageError:
    reason = (problem.strerror or str(problem)).lower()
    return StorageError(
        f"{path} could not be written ({reason}).", "Nothing was left there. Give another path."
    )
