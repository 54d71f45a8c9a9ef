"""Programs that are no Python packages: a test uses one where it is, and says where it is not."""

import os
import shutil
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")

INSTALLING = "WORKBENCH_TEST_PROGRAMS"
"""Names a file that is locked while CI installs them beside the tests (`.ci/programs`)."""


def found(names: tuple[str, ...]) -> str:
    """The path of the first of these programs that is here; skips the test where none is."""
    _wait_for_installing()
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.skip(f"There is none of these programs here: {', '.join(names)}.")


def _wait_for_installing() -> None:
    """Until nobody installs any more: a program that is half there would fail the test."""
    lock = Path(os.environ.get(INSTALLING, ""))
    if lock.is_file():
        import fcntl

        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH)
