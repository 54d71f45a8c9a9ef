"""Opens a text in the person's own editor, while the app is out of the terminal's way."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from workbench.model.errors import RefusedChange, SettingsProblem, WorkbenchError
from workbench.text.display import shown

USUAL_EDITORS = ("nano", "vim", "vi")
"""Tried in this order where nothing names an editor; one of them is on nearly every machine."""

_KEPT = "The text is as it was."


def edit_text(app: App[Any], text: str, command: str = "", suffix: str = ".md") -> str | None:
    """The text as the editor left it, None where it is unchanged.

    The editor is `command`, else $VISUAL, else $EDITOR, else a usual one; it gets the text in a
    file that only this person can read. Raises WorkbenchError where there is no editor, it ends
    with an error, or the file is gone or no text: then the old text is still the text.
    """
    argv = editor_argv(command)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder, f"text{suffix}")
        _write(path, text)
        _run(app, [*argv, str(path)])
        edited = _read(path)
    if not text.endswith("\n"):
        # Editors end a file with a line feed, which nobody typed.
        edited = edited.removesuffix("\n")
    return None if edited == text else edited


def editor_argv(command: str = "") -> list[str]:
    """The editor's program, found on the path, and its arguments. No shell reads them.

    Raises SettingsProblem where it is not there.
    """
    wanted = command or os.environ.get("VISUAL", "") or os.environ.get("EDITOR", "")
    if not wanted.strip():
        wanted = next((name for name in USUAL_EDITORS if shutil.which(name)), "")
    try:
        argv = shlex.split(wanted)
    except ValueError as error:
        raise SettingsProblem(
            f"The editor “{shown(wanted)}” cannot be read: {error}.", _KEPT
        ) from error
    if not argv:
        raise SettingsProblem(
            "No editor is set.", f"Set $EDITOR, or editor in the settings. {_KEPT}"
        )
    program = shutil.which(argv[0])
    if program is None:
        raise SettingsProblem(
            f"The editor “{shown(argv[0])}” was not found.",
            f"Check $EDITOR or the settings. {_KEPT}",
        )
    return [program, *argv[1:]]


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _run(app: App[Any], argv: list[str]) -> None:
    name = shown(Path(argv[0]).name)
    try:
        with app.suspend():
            code = _exit_code(argv)
    except SuspendNotSupported as error:
        raise RefusedChange("This terminal cannot open another program.", _KEPT) from error
    if isinstance(code, OSError):
        raise RefusedChange(f"The editor {name} could not start: {code.strerror}.", _KEPT)
    if code < 0:
        raise RefusedChange(f"The editor {name} was stopped by signal {-code}.", _KEPT)
    if code:
        raise RefusedChange(f"The editor {name} ended with error {code}.", _KEPT)


def _exit_code(argv: list[str]) -> int | OSError:
    """The exit code, or why it did not start; raised only when the terminal is the app's again."""
    try:
        with _keys_are_the_editors():
            return subprocess.run(argv, check=False).returncode  # noqa: S603 - the person's own editor
    except OSError as error:
        return error


@contextmanager
def _keys_are_the_editors() -> Iterator[None]:
    """Ctrl+C and Ctrl+\\ reach both programs, and are meant for the editor: as system(3) has it."""

    def nothing(*_: object) -> None:
        """Not SIG_IGN, which the editor would inherit."""

    was = {number: signal.signal(number, nothing) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in was.items():
            signal.signal(number, handler)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise RefusedChange("The editor removed the file.", _KEPT) from error
    except UnicodeDecodeError as error:
        raise WorkbenchError("The editor left something that is no UTF-8 text.", _KEPT) from error
