"""Which file a path means, and the folders that files lie in."""

import os
import sys
from pathlib import Path

PRIVATE_FOLDER = 0o700

NAME = "workbench"
"""Of the folders that are the program's among a person's."""

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
    short = _told("XDG_DATA_HOME", ".local/share")
    if short is not None:
        return short
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def own_configuration() -> Path:
    """Where a person's configuration is; it may not be there."""
    short = _told("XDG_CONFIG_HOME", ".config")
    if short is not None:
        return short
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False)


def _told(variable: str, beneath_home: str) -> Path | None:
    """What the environment of an ordinary Linux says, as platformdirs reads it, which takes 3 ms of
    a start to load; None for it to tell all else.
    """
    home, named = os.environ.get("HOME", ""), os.environ.get(variable, "")
    if sys.platform != "linux" or "ANDROID_ROOT" in os.environ or home[:1] != "/":
        return None
    if named:
        return Path(named, NAME) if named[:1] == "/" else None
    return Path(home, beneath_home, NAME)


def make_folders(path: Path) -> None:
    """Those that a file is to lie in, for its owner alone; what is there stays as it is."""
    for folder in [each for each in reversed(path.parents) if not each.exists()]:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        folder.chmod(PRIVATE_FOLDER)  # some masks take rights from the owner too
