"""The command line as a test calls it: `main(argv)` on a file and a home of its own."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from homes import own_home

from workbench.cli.main import main

ARTICLE = """\
The Lamps of Hollin

3 March 2025

The town of Hollin bought 41 street lamps in 2019, the mayor said on Monday.

“We paid nothing for the bulbs,” said Ada Brink, who has led the council since 2011. The lamps cost
£12,000, more than twice as much as those of Marle, because the posts had to be cast anew.

The town of Marle bought 18 lamps. Ada Brink has never been there.
"""


@dataclass
class Outcome:
    """What a call gave: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Calls commands, always on the same file; a test fails at once where one has another code."""

    def __init__(self, db: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self._capture = capture

    def __call__(self, *words: str, code: int = 0) -> Outcome:
        self._capture.readouterr()
        got = main(["--db", str(self.db), *words])
        printed = self._capture.readouterr()
        assert got == code, f"{words}: exit code {got}\n{printed.out}\n{printed.err}"
        return Outcome(got, printed.out, printed.err)

    def json(self, *words: str, code: int = 0) -> Any:
        return self(*words, "--json", code=code).json


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that no setting or file of a person is read or written."""
    folder = own_home(tmp_path, monkeypatch)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(tmp_path / "check.db", capsys)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small article as a file."""
    place = tmp_path / "lamps.txt"
    place.write_text(ARTICLE, encoding="utf-8")
    return place


@pytest.fixture
def article(cli: CommandLine, file: Path) -> int:
    """The small article, brought in; its id."""
    return int(cli.json("import", str(file))["article"])


@pytest.fixture
def claim(cli: CommandLine, article: int) -> str:
    """One claim of the small article, by its address."""
    made = cli.json("mark", str(article), "--quote", "41 street lamps in 2019")
    return f"{article}/{made['number']}"


@pytest.fixture
def no_holes(cli: CommandLine, article: int) -> None:
    """No word of the small article is left to check, so that nothing but claims are problems."""
    end = max(token["end"] for token in cli.json("coverage", str(article))["tokens"])
    cli("cover", str(article), "--start", "0", "--end", str(end))


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts bytes on standard input."""

    def put(body: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body), encoding="utf-8"))

    return put
