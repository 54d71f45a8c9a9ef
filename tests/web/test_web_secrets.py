"""Keys: where they are found, that a careless file is refused, and that nothing shows them."""

import logging
import pickle
import sys
from pathlib import Path
from types import ModuleType

import pytest

from workbench.model.errors import SettingsProblem
from workbench.web.secrets import Secret, how_to_give, secret

KEY = "s3cret-k3y"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the package is not installed, whatever the desktop of the tests has."""
    monkeypatch.setitem(sys.modules, "keyring", None)


def keyring(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    """A keyring that gives an answer, or raises it."""

    def get_password(service: str, name: str) -> object:
        assert (service, name) == ("workbench", "archive_org")
        if isinstance(answer, Exception):
            raise answer
        return answer

    module = ModuleType("keyring")
    module.get_password = get_password  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", module)


def write(folder: Path, content: str, mode: int = 0o600) -> Path:
    path = folder / "keys.toml"
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return path


def revealed(found: Secret | None) -> str | None:
    return found and found.revealed()


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(monkeypatch, "of the keyring")
    write(tmp_path, 'archive_org = "of-the-file"')
    environ = {"WORKBENCH_KEY_ARCHIVE_ORG": f" {KEY}\n"}
    assert revealed(secret("archive_org", environ, tmp_path)) == KEY


def test_then_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(monkeypatch, KEY)
    write(tmp_path, 'archive_org = "of-the-file"')
    assert revealed(secret("archive_org", {}, tmp_path)) == KEY


@pytest.mark.parametrize("answer", [None, RuntimeError("No recommended backend"), KeyError("x"), 3])
def test_then_the_file_also_where_the_keyring_fails(
    answer: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring(monkeypatch, answer)
    write(tmp_path, f'other = "x"\narchive_org = "{KEY}"')
    kept: list[object] = []
    assert revealed(secret("archive_org", {}, tmp_path, kept.append)) == KEY
    assert kept == ([answer] if isinstance(answer, Exception) else [])


def test_a_fault_of_the_keyring_that_nobody_keeps_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring(monkeypatch, RuntimeError("The bus is gone"))
    write(tmp_path, f'archive_org = "{KEY}"')
    with pytest.raises(RuntimeError, match="The bus is gone"):
        secret("archive_org", {}, tmp_path)


def test_there_may_be_none(tmp_path: Path) -> None:
    assert secret("archive_org", {}, tmp_path) is None
    write(tmp_path, 'other = "x"')
    assert secret("archive_org", {}, tmp_path) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o777, 0o610])
def test_a_file_that_others_can_open_is_not_read(mode: int, tmp_path: Path) -> None:
    path = write(tmp_path, f'archive_org = "{KEY}"', mode)
    with pytest.raises(SettingsProblem) as problem:
        secret("archive_org", {}, tmp_path)
    assert problem.value.hint == f"Make it so with: chmod 600 {path}"


@pytest.mark.parametrize(
    "content",
    [
        f'archive_org = "{KEY}',
        f"archive_org = {KEY}",
        f'archive_org = ["{KEY}"]',
        f'archive_org = "{KEY}\\nX-Other: 1"',
        f'archive_org = "{KEY} {KEY}"',
        f'archive_org = "{KEY}é"',
    ],
)
def test_a_key_that_cannot_be_used_is_told_without_being_shown(
    content: str, tmp_path: Path
) -> None:
    write(tmp_path, content)
    with pytest.raises(SettingsProblem) as problem:
        secret("archive_org", {}, tmp_path)
    said = f"{problem.value!r} {problem.value} {problem.value.__cause__!r}"
    assert "s3cret" not in said


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").mkdir(mode=0o700)
    with pytest.raises(SettingsProblem, match="could not be read"):
        secret("archive_org", {}, tmp_path)


def test_nothing_that_prints_a_key_shows_it(caplog: pytest.LogCaptureFixture) -> None:
    key = Secret(KEY)
    logging.getLogger("x").warning("%s %r", key, [key])
    assert "s3cret" not in f"{key} {key!r} {[key]} {vars(Secret)}" + caplog.text
    with pytest.raises(TypeError):
        pickle.dumps(key)


@pytest.mark.parametrize("name", ["", "Archive", "a-b", "../keys", "a b"])
def test_a_name_of_a_key_is_a_plain_word(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No name"):
        secret(name, {}, tmp_path)


def test_who_has_a_key_is_told_where_it_goes(tmp_path: Path) -> None:
    said = how_to_give("archive_org", tmp_path)
    assert "WORKBENCH_KEY_ARCHIVE_ORG" in said
    assert f"{tmp_path / 'keys.toml'}" in said
