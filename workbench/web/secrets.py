"""Keys of services: asked for by name, shown nowhere, kept neither in the database nor in a log.

First the environment, then the desktop's keyring where the package is installed, then a file that
only its owner can read.
"""

import os
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.model.errors import SettingsProblem

FILE_NAME = "keys.toml"
PREFIX = "WORKBENCH_KEY_"
_SERVICE = "workbench"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SENDABLE = re.compile(r"[!-~]{1,4096}")
"""What a header can carry: a key with a line break in it would write headers of its own."""


class Secret:
    """A key. Whatever prints it prints dots; `revealed` is for the header that carries it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def revealed(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("A key is not written down.")


def secret(
    name: str,
    environ: Mapping[str, str],
    folder: Path,
    keep_fault: Callable[[Exception], object] | None = None,
) -> Secret | None:
    """The key of that name (`archive_org`, say), None where there is none.

    `folder` is that of the configuration. The keyring may ask the person to unlock it: not to be
    called on the thread that paints. Where it fails, `keep_fault` is given its error and the file
    is read; without it the error is raised. SettingsProblem, without the key, where one cannot be
    used.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"No name of a key: {name!r}")
    value = (
        environ.get(PREFIX + name.upper())
        or _from_keyring(name, keep_fault)
        or _from_file(name, folder)
    )
    if not value:
        return None
    if not _SENDABLE.fullmatch(value.strip()):
        raise SettingsProblem(
            f"The key “{name}” cannot be sent: it has a space, a line break or a letter that is "
            "not plain in it.",
            "Copy it once more from the service.",
        )
    return Secret(value.strip())


def how_to_give(name: str, folder: Path) -> str:
    """A sentence for the person who has a key and has not told it."""
    return (
        f'Set {PREFIX}{name.upper()}, or write {name} = "…" into {folder / FILE_NAME} and '
        "make it yours alone with chmod 600."
    )


def _from_keyring(name: str, keep_fault: Callable[[Exception], object] | None) -> str | None:
    try:
        import keyring
    except ImportError:
        return None
    try:
        found = keyring.get_password(_SERVICE, name)
    except Exception as fault:
        # Each desktop's fails in its own way, and the file is still there.
        if keep_fault is None:
            raise
        keep_fault(fault)
        return None
    return found if isinstance(found, str) else None


def _from_file(name: str, folder: Path) -> str | None:
    path = folder / FILE_NAME
    try:
        with path.open("rb") as file:
            _refuse_readable_by_others(os.fstat(file.fileno()), path)
            content = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsProblem(f"{path} could not be read: {error.strerror}.") from error
    return _named(name, content, path)


def _named(name: str, content: bytes, path: Path) -> str | None:
    from tomllib import loads

    try:
        keys = loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        # Not chained: the error quotes the line, and with it the key.
        raise SettingsProblem(
            f"{path} is not TOML.", f'Each line is a name and a key in quotes: {name} = "…".'
        ) from None
    value = keys.get(name)
    if value is None or isinstance(value, str):
        return value
    raise SettingsProblem(f"“{name}” in {path} must be a key in quotes.")


def _refuse_readable_by_others(status: os.stat_result, path: Path) -> None:
    if stat.S_IMODE(status.st_mode) & 0o077 or status.st_uid != os.getuid():
        raise SettingsProblem(
            f"{path} holds keys and is not yours alone, so it was not read.",
            f"Make it so with: chmod 600 {path}",
        )
