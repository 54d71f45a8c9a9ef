"""The programs that are measured: an interpreter, the workbench and hello in it, and its bytecode.

By default it is this interpreter with this checkout; another one with what is installed there.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.terminal import Terminal

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
QUIT = "\x11"

_WORKBENCH = "import sys; sys.argv[0] = 'workbench'; from workbench.cli.main import run; run()"
"""What the installed `workbench` script does; a module run by `-m` is found by more detours."""

_ASK = """
import importlib.metadata, importlib.util, json, os, platform, sys
def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
import textual.app, workbench.cli.main, workbench.model.version as own
compiled = [os.path.exists(importlib.util.cache_from_source(module.__file__))
            for module in (textual.app, workbench.cli.main)]
print(json.dumps({"compiled": all(compiled), "versions": {
    "python": platform.python_version(), "workbench": own.VERSION,
    **{name: version(name) for name in ("textual", "rich", "sqlmodel", "sqlalchemy")}}}))
"""


class Ran(NamedTuple):
    """A command that has ended: wall and processor time in ms."""

    wall: float
    processor: float


class Programs:
    """The commands of one interpreter, in a folder and an environment of their own."""

    def __init__(self, python: Path | None, folder: Path) -> None:
        self.python = python or Path(sys.executable)
        self._folder = folder
        self._is_checkout = python is None
        self._bytecode: Path | None = None
        self.settings("plain", "")
        self.settings("stays", 'advance = "never"\n')
        self.versions = self._compiled_versions()

    def settings(self, name: str, text: str) -> str:
        """Has a configuration under a name, by which `workbench` is given it; the name."""
        folder = self._folder / name / "workbench"
        folder.mkdir(parents=True, exist_ok=True)
        if text:
            (folder / "config.toml").write_text(text, encoding="utf-8")
        return name

    def hello(self) -> Terminal:
        return self._in_terminal([str(HERE / "hello.py")])

    def workbench(self, db: Path, article: int | None = 1, settings: str = "plain") -> Terminal:
        """The desk on an article, or the library; `settings` is plain, stays where it rates, or
        another that was made.
        """
        words = ["--db", str(db)] + ([] if article is None else [str(article)])
        return self._in_terminal(["-c", _WORKBENCH, *words], settings)

    def probe(self, name: str, *words: object) -> Terminal:
        """One of the bench's probes, in a terminal."""
        return self._in_terminal(_probe(name, words))

    def told(self, name: str, *words: object) -> Any:
        """What one of the bench's probes prints as JSON."""
        return json.loads(self._output(_probe(name, words)))

    def command(self, *words: str) -> Ran:
        """A call of `workbench` that prints and ends."""
        return self._run(["-c", _WORKBENCH, *words])

    def nothing(self) -> Ran:
        """The interpreter alone."""
        return self._run(["-c", "pass"])

    def imports(self, statement: str) -> str:
        """What Python tells of the time that each import takes."""
        return self._told_by(["-X", "importtime", "-c", statement]).stderr

    # private

    def _in_terminal(self, words: Sequence[str], settings: str = "plain") -> Terminal:
        return Terminal(self._argv(words), self._environment(settings), self._folder)

    def _argv(self, words: Sequence[str]) -> list[str]:
        # -P: the folder of a script, or the one we stand in, is no place to import from.
        return [str(self.python), "-P", *words]

    def _environment(self, settings: str = "plain") -> dict[str, str]:
        """What a person's shell gives, without what would hide the bytecode or change the look."""
        kept = ("PATH", "USER", "LOGNAME", "TMPDIR", "LD_LIBRARY_PATH", "SSL_CERT_FILE")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {
            "HOME": str(self._folder),
            "XDG_CONFIG_HOME": str(self._folder / settings),
            "XDG_DATA_HOME": str(self._folder / "share"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        if self._is_checkout:
            environment["PYTHONPATH"] = str(CHECKOUT)
        if self._bytecode is not None:
            environment["PYTHONPYCACHEPREFIX"] = str(self._bytecode)
        return environment

    def _compiled_versions(self) -> dict[str, str]:
        """The versions in use, once it is certain that nothing is compiled while it is measured.

        Without bytecode a start takes four times as long. Python writes it beside the source as it
        loads it; where it may not, it gets a folder for it.
        """
        self._ask()
        told = self._ask()
        if not told["compiled"]:
            self._bytecode = self._folder / "bytecode"
            self._ask()
            told = self._ask()
        if not told["compiled"]:
            raise RuntimeError("Python keeps no bytecode here, so no start can be measured.")
        versions: dict[str, str] = told["versions"]
        return versions

    def _ask(self) -> Any:
        return json.loads(self._output(["-c", _ASK]))

    def _output(self, words: Sequence[str]) -> str:
        return self._told_by(words).stdout

    def _told_by(self, words: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        ended = subprocess.run(  # noqa: S603 - the bench's own words
            self._argv(words),
            env=self._environment(),
            cwd=self._folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise RuntimeError(f"{' '.join(words)[:80]} failed:\n{ended.stderr}")
        return ended

    def _run(self, words: Sequence[str]) -> Ran:
        began = time.monotonic_ns()
        program = subprocess.Popen(  # noqa: S603 - the bench's own words
            self._argv(words),
            env=self._environment(),
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
        )
        _, code, used = os.wait4(program.pid, 0)
        wall = (time.monotonic_ns() - began) / 1e6
        program.returncode = os.waitstatus_to_exitcode(code)
        if program.returncode:
            raise RuntimeError(f"{' '.join(words)[:80]} ended with {program.returncode}.")
        return Ran(wall, 1000 * (used.ru_utime + used.ru_stime))


def _probe(name: str, words: Sequence[object]) -> list[str]:
    return [str(HERE / "probes" / f"{name}.py"), *map(str, words)]
