"""Opening the interface: where there is no terminal, and where there is one behind the input."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.interface import keep_cells
from workbench.cli.main import main

BEHIND = """
import os, sys
from workbench.cli import interface
interface.need_terminal(behind_input=True)
said = sys.stdin.buffer.read()
interface.take_terminal_as_input()
print(said.decode(), os.isatty(0), os.ttyname(0) == os.ttyname(1), flush=True)
"""


@pytest.mark.parametrize("words", [[], ["3"], ["open", "lamps.txt"], ["open", "-"], ["demo"]])
def test_the_desk_needs_a_terminal(
    words: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr().err
    assert "needs a terminal" in told
    assert len(told.splitlines()) == 1
    assert list(home.rglob("*.db")) == []


def test_a_terminal_is_found_behind_a_text_on_standard_input() -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        body, feed = os.pipe()
        os.write(feed, b"a text")
        os.close(feed)
        os.dup2(body, 0)
        os.execv(sys.executable, [sys.executable, "-c", BEHIND])  # noqa: S606 - our interpreter
    told = b""
    while b"\n" not in told:
        told += os.read(terminal, 1000)
    os.waitpid(pid, 0)
    os.close(terminal)
    assert told.split() == [b"a", b"text", b"True", b"True"]


def test_a_sign_that_the_terminal_lacks_takes_its_cell() -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="ascii", errors="backslashreplace")
    keep_cells(terminal, None)
    terminal.write("a✓b")
    terminal.flush()
    assert written.getvalue() == b"a?b"


def test_an_unknown_article_is_told_before_the_screen_changes(cli: Any, article: int) -> None:
    entry = "from workbench.cli.main import run; run()"
    terminal, end = pty.openpty()
    ended = subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [sys.executable, "-c", entry, "--db", str(cli.db), "9"],
        stdin=end,
        stdout=end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(end)
    os.close(terminal)
    assert ended.returncode == 2
    assert b"There is no article 9" in ended.stderr
