"""The folders that are the program's own, as platformdirs finds them."""

import sys
from pathlib import Path

import pytest
from platformdirs import user_config_path, user_data_path

from workbench.store.places import own_configuration, own_folder

NAMED = ("", "/somewhere", "/some where/", "//twice", "relative", "~/tilde", " /blank")
HOMES = ("/person", "/", "relative", "")


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("home", HOMES)
def test_the_short_way_leads_to_the_same_folders(
    monkeypatch: pytest.MonkeyPatch, named: str, home: str
) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("XDG_DATA_HOME", named)
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    assert own_folder() == user_data_path("workbench", appauthor=False)
    assert own_configuration() == user_config_path("workbench", appauthor=False)


def test_without_an_environment_the_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert own_folder() == user_data_path("workbench", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the short way is Linux's")
def test_an_android_is_no_ordinary_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/person")
    monkeypatch.setenv("XDG_DATA_HOME", "/named")
    assert own_folder() == Path("/named/workbench")
    monkeypatch.setenv("ANDROID_ROOT", "/system")
    assert own_folder() == user_data_path("workbench", appauthor=False)
