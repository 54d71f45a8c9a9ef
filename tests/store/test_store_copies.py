"""Copies: whole while another process writes, one a day, the last few kept."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_bench import Bench

from workbench.cli.main import main
from workbench.model.errors import StorageError
from workbench.model.settings import Settings
from workbench.store import care
from workbench.store.copies import DAILY_KEPT, copy_daily, copy_whole
from workbench.workspace.opening import open_workspace

MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
COPIES = 20

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_bench import Bench
bench = Bench(Path(sys.argv[1]), "writer")
bench.article, bench.revision = 1, 1
number = 0
while True:
    claim = bench.mark(number % 40)
    bench.rate(claim, "true", "x" * (number % 5000))
    bench.rate(claim, "false")
    number += 1
    print(number, flush=True)
"""


class At:
    """A clock that stands where it is put."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


def test_a_copy_is_whole_while_another_process_writes(bench: Bench, tmp_path: Path) -> None:
    bench.close()
    words = [sys.executable, "-c", WRITER, str(bench.path), str(Path(__file__).parent)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as writer:  # noqa: S603 - our own
        try:
            assert writer.stdout is not None
            for number in range(COPIES):
                said = int(writer.stdout.readline())
                copy = tmp_path / f"copy-{number}.db"
                care.backup(bench.path, copy)
                assert care.verify(copy).problems == ()
                with closing(sqlite3.connect(copy)) as connection:
                    (claims,) = connection.execute("SELECT count(*) FROM claim").fetchone()
                assert claims >= said
        finally:
            writer.send_signal(signal.SIGKILL)
    assert care.verify(bench.path).problems == ()


def test_one_copy_a_day_and_the_last_few(bench: Bench) -> None:
    bench.close()
    names = []
    for day in range(DAILY_KEPT + 3):
        now = MORNING + timedelta(days=day)
        made = copy_daily(bench.path, now)
        assert made is not None
        assert made.stat().st_mode & 0o777 == 0o600
        assert copy_daily(bench.path, now + timedelta(minutes=5)) is None
        names.append(made.name)
    assert names[0] == f"workbench.db.daily-{MORNING.astimezone():%Y-%m-%d}"
    left = sorted(each.name for each in bench.path.parent.glob("workbench.db.*"))
    assert left == names[-DAILY_KEPT:]
    assert care.verify(made).problems == ()


def test_a_copy_that_cannot_be_made_leaves_none(bench: Bench, tmp_path: Path) -> None:
    bench.close()
    with pytest.raises(StorageError):
        copy_whole(bench.path, tmp_path / "nowhere" / "copy.db")
    blocked = tmp_path / "copy.db"
    blocked.mkdir()
    with pytest.raises(StorageError):
        copy_whole(bench.path, blocked)
    assert not list(tmp_path.glob("*unfinished*"))


def test_what_a_killed_program_left_of_a_copy_is_removed(bench: Bench, tmp_path: Path) -> None:
    bench.close()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    copy = tmp_path / "copy.db"
    for number in (ended.pid, os.getpid(), 1):
        copy.with_name(f"copy.db.unfinished-{number}").write_bytes(b"half")
    copy_whole(bench.path, copy)
    assert care.verify(copy).problems == ()
    assert [each.name for each in tmp_path.glob("*unfinished*")] == ["copy.db.unfinished-1"]


@pytest.mark.parametrize("copies", ["never", "daily"])
def test_the_workspace_copies_only_where_the_settings_want_it(bench: Bench, copies: str) -> None:
    bench.close()
    with open_workspace(bench.path, Settings(copies=copies), At(MORNING)) as workspace:
        made = workspace.copy_daily().result()
    assert (made is not None) == (copies == "daily")
    beside = [each.name for each in bench.path.parent.glob("workbench.db*")]
    assert len(beside) == (2 if made else 1)


def test_closing_waits_for_the_copy(bench: Bench) -> None:
    bench.close()
    with open_workspace(bench.path, Settings(copies="daily"), At(MORNING)) as workspace:
        copied = workspace.copy_daily()
    assert copied.done()
    assert copied.result() is not None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("WORKBENCH_DB", raising=False)
    for folder in (tmp_path / "config", tmp_path / "Library" / "Application Support"):
        (folder / "workbench").mkdir(parents=True)
        (folder / "workbench" / "config.toml").write_text('copies = "daily"\n')
    return tmp_path


def test_a_command_that_writes_copies_first_and_goes_on_where_that_fails(
    bench: Bench, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.mark(1)
    bench.close()
    db = ["--db", str(bench.path)]
    assert main([*db, "claims", "1"]) == 0
    assert not list(bench.path.parent.glob("*.daily-*"))
    assert main([*db, "rate", "1/1", "true"]) == 0
    (copy,) = bench.path.parent.glob("*.daily-*")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM verdict").fetchone() == (0,)
    copy.unlink()
    # Beside it lies what the copy would take for its own journal: as where no copy can be made.
    for number in range(2):
        day = datetime.now(UTC).astimezone() + timedelta(days=number)
        name = f"workbench.db.daily-{day:%Y-%m-%d}.unfinished-"
        _block(bench.path.parent, name)
    capsys.readouterr()
    assert main([*db, "rate", "1/1", "false"]) == 0
    assert "The day’s copy was not made." in capsys.readouterr().err
    with closing(sqlite3.connect(bench.path)) as connection:
        assert connection.execute("SELECT count(*) FROM verdict").fetchone() == (2,)


def _block(folder: Path, name: str) -> None:
    (folder / f"{name}{os.getpid()}-wal").write_bytes(b"x")
