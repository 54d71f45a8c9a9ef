"""Whether a path still means the file that was opened."""

from pathlib import Path

from workbench.model.errors import StorageError


def identity_of(path: Path) -> tuple[int, int]:
    """Which file a path means: a moved file goes on taking writes that nobody would find.

    StorageError where there is none any more.
    """
    try:
        found = path.stat()
    except FileNotFoundError as problem:
        raise moved(path) from problem
    return found.st_dev, found.st_ino


def moved(path: Path) -> StorageError:
    """What is told of a file that is another one now, or gone."""
    return StorageError(
        f"{path} was moved or replaced while it was open.",
        "Nothing of this change was saved. Put the file back, then start again.",
    )
