"""The grammar: help, version, what is no command, and how little they load."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main
from workbench.cli.parser import COMMANDS
from workbench.cli.reference import page
from workbench.model.version import VERSION

ROOT = Path(__file__).resolve().parents[2]


def test_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"workbench {VERSION}\n"


def test_help_lists_what_works_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    listed = {
        line.split()[0] for line in told.splitlines() if line.startswith("  ") and line.split()
    }
    assert listed >= COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"workbench {command}" in capsys.readouterr().out


def test_what_is_no_command_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["exports", "1", "--anything"]) == 2
    told = capsys.readouterr().err
    assert "“exports” is no command. workbench --help lists them." in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [["nonsense"], ["articles", "x"], ["--dB", "x", "articles"], ["rate"], ["--db"]]
)
def test_usage_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def test_options_are_not_abbreviated(cli: Any) -> None:
    assert "--jso" in cli("articles", "--jso", code=2).err


def test_the_page_of_commands_is_up_to_date() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rate", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys; from workbench.cli.main import main; code = main(sys.argv[1:]);"
        "print(*sys.modules); sys.exit(code)"
    )
    told = subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True
    )
    loaded = set(told.stdout.splitlines()[-1].split())
    heavy = {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "httpx", "alembic", "sqlite3"}
    assert not loaded & {*heavy, "trafilatura", "asyncio", "workbench.workspace.workspace"}
