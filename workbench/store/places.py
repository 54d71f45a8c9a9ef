"""Which file a path means, and the folders that files lie in."""

from pathlib import Path

PRIVATE_FOLDER = 0o700

Identity = tuple[int, int] | None


def identity_of(path: Path) -> Identity:
    """Which file or folder a path means; None where there is none any more."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def own_folder() -> Path:
    """Where the program keeps what is the person's own; it may not be there yet."""
    from platformdirs import user_data_path

    return user_data_path("workbench", appauthor=False)


def make_folders(path: Path) -> None:
    """Those that a file is to lie in, for its owner alone; what is there stays as it is."""
    for folder in [each for each in reversed(path.parents) if not each.exists()]:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)  # some masks take rights from the owner too
