"""A home of the test's own, so that no setting or file of a person is read or written."""

from pathlib import Path

import pytest


def own_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a home in the folder the one that the program finds."""
    home = folder / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "WORKBENCH_DB"):
        monkeypatch.delenv(name, raising=False)
    return home
