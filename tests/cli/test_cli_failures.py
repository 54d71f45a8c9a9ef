"""How a call ends when something goes wrong: exit codes, the log, pipes, interruptions."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import articles
from workbench.cli.main import main

ENTRY = [sys.executable, "-c", "from workbench.cli.main import run; run()"]


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [*ENTRY, *words], text=True, check=False, stderr=subprocess.PIPE, **options
    )


def test_a_fault_is_logged_and_told_in_a_sentence(
    cli: Any, home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_called: object) -> None:
        raise ZeroDivisionError("by a test")

    monkeypatch.setattr(articles, "read", fail)
    told = cli("import", str(file), code=1).err
    assert len(told.splitlines()) == 1
    (log,) = home.rglob("workbench.log")
    assert str(log) in told
    assert "ZeroDivisionError: by a test" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_fault_is_told_whole_where_no_log_can_be_kept(
    cli: Any, home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_called: object) -> None:
        raise ZeroDivisionError("by a test")

    for folder in (".local", "Library"):
        (home / folder).write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(articles, "read", fail)
    told = cli("import", str(file), code=1).err
    assert "Traceback" in told
    assert "log could not be" in told


def test_an_interruption_is_130(cli: Any, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_called: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(articles, "read", interrupt)
    cli("import", str(file), code=130)


def test_a_reader_that_stops_early_is_no_fault(cli: Any, article: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ended = run("--db", str(cli.db), "history", "--json", stdout=closed)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
def test_output_that_does_not_arrive_is_told(cli: Any, article: int) -> None:
    with Path("/dev/full").open("w") as full:
        ended = run("--db", str(cli.db), "articles", stdout=full)
    assert ended.returncode == 4
    assert "could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_output_that_nobody_opened_is_survived(cli: Any, article: int) -> None:
    closing = f'exec "$0" -c "$1" --db "{cli.db}" articles >&-'
    ended = subprocess.run(  # noqa: S603 - a shell, to start without a standard output
        ["/bin/sh", "-c", closing, sys.executable, ENTRY[2]], check=False, capture_output=True
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_letters_that_the_terminal_lacks_are_escaped(cli: Any, article: int, claim: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = run("--db", str(cli.db), "claims", "1", stdout=subprocess.PIPE, env=environment)
    assert ended.returncode == 0
    assert "\\u201c41 street lamps" in ended.stdout


def test_settings_that_are_wrong_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for folder in (home / "config", home / "Library" / "Application Support"):
        (folder / "workbench").mkdir(parents=True)
        (folder / "workbench" / "config.toml").write_text('advance = "sometimes"\n')
    assert main(["--db", str(home / "x.db"), "articles"]) == 2
    assert "advance" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_storage(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    cli.db = tmp_path / "file" / "check.db"
    assert cli("articles", code=4).err


def test_a_finished_call_leaves_one_file(cli: Any, claim: str) -> None:
    cli("rate", claim, "cut", "--note", "Out.")
    assert [place.name for place in cli.db.parent.glob("check.db*")] == ["check.db"]
