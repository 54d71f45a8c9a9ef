"""Fixtures: programs in terminals of their own, ended with the test, in a home of its own.

A folder of tests that wants them imports them into its conftest.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_desk import Start
from terminal import Terminal

import workbench

SIZES = ((120, 40), (80, 24))

RUN = "from workbench.cli.main import run; run()"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a person whose home is empty, on a terminal that most have."""
    home = tmp_path / "home"
    home.mkdir()
    kept = ("PATH", "TMPDIR", "LD_LIBRARY_PATH", "TZ")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(workbench.__path__[0]).parent),
        "LOGNAME": "MK",
    }


@pytest.fixture
def start(env: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start the program with these words; `changed` is Python that is run before it, other
    arguments are `Terminal`'s.
    """
    running: list[Terminal] = []

    def begin(
        *words: object, size: tuple[int, int] = SIZES[0], changed: str = "", **others: object
    ) -> Terminal:
        program = ["-c", f"{changed}\n{RUN}"] if changed else ["-m", "workbench.cli"]
        argv = [sys.executable, *program, *map(str, words)]
        running.append(Terminal(argv, size, env=env, cwd=tmp_path, **others))
        return running[-1]

    yield begin
    for terminal in running:
        terminal.close()
