"""A text in the person's own editor: a program of ours stands for it."""

import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App, SuspendNotSupported

from workbench.model.errors import SettingsProblem, WorkbenchError
from workbench.tui.editor import edit_text, editor_argv


class Quiet(App[None]):
    """An app that can be suspended without a terminal."""

    suspended = 0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.suspended += 1
        yield


class Stuck(App[None]):
    @contextmanager
    def suspend(self) -> Iterator[None]:
        raise SuspendNotSupported("not here")
        yield


@pytest.fixture
def editor(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(body: str) -> str:
        path = tmp_path / "an editor.py"
        path.write_text(f"import os, sys\npath = sys.argv[-1]\n{body}\n", encoding="utf-8")
        return f"{sys.executable} '{path}' --wait"

    return make


def test_the_edited_text_comes_back(editor) -> None:  # type: ignore[no-untyped-def]
    app = Quiet()
    command = editor("open(path, 'a', encoding='utf-8').write(' größer\\n')")
    assert edit_text(app, "why", command) == "why größer"
    assert app.suspended == 1


def test_an_unchanged_text_is_none(editor) -> None:  # type: ignore[no-untyped-def]
    assert edit_text(Quiet(), "why", editor("")) is None


def test_the_file_is_for_its_owner_only(editor, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    seen = tmp_path / "seen"
    body = f"open({str(seen)!r}, 'w').write(f'{{os.stat(path).st_mode}} {{path}}')"
    edit_text(Quiet(), "secret", editor(body))
    mode, path = seen.read_text().split(" ", 1)
    assert stat.S_IMODE(int(mode)) == 0o600
    assert path.endswith(".md")
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sys.exit(3)", "ended with error 3"),
        ("os.kill(os.getpid(), 9)", "stopped by signal 9"),
        ("os.remove(path)", "removed the file"),
        ("open(path, 'wb').write(b'\\xff\\xfe')", "no UTF-8"),
    ],
)
def test_a_failing_editor_is_told(editor, body: str, words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(WorkbenchError, match=words):
        edit_text(Quiet(), "why", editor(body))


def test_a_missing_editor_is_told() -> None:
    with pytest.raises(SettingsProblem, match="no-such-editor"):
        editor_argv("no-such-editor -w")
    with pytest.raises(SettingsProblem, match="cannot be read"):
        editor_argv("vi 'unclosed")


def test_settings_come_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert editor_argv() == [sys.executable]
    monkeypatch.delenv("VISUAL")
    assert editor_argv(f"{sys.executable} -w") == [sys.executable, "-w"]


def test_a_terminal_that_cannot_is_told() -> None:
    with pytest.raises(WorkbenchError, match="cannot open another program"):
        edit_text(Stuck(), "why", sys.executable)
