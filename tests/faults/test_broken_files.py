"""What is not a whole workbench file is told in a sentence with exit code 4, and stays as it is."""

import os
import pty
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from broken import copy_of_sample
from homes import own_home

from workbench.cli.main import main
from workbench.model.errors import StorageError
from workbench.model.settings import Settings
from workbench.store.care import verify
from workbench.store.database import SCHEMA, schema_of
from workbench.store.reader import Reader
from workbench.workspace.opening import open_workspace

ENTRY = "from workbench.cli.main import run; run()"
READING = (["articles"], ["claims", "1"], ["show", "1/1"], ["history"], ["verify"])
WRITING = (["rate", "1/1", "true"], ["undo"], ["shelve", "1"])


def _sql(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def _strange_journal(path: Path) -> None:
    """A journal of another file, as it lies there where a backup was put over a crashed one."""
    other = path.with_name("other.db")
    script = (
        "import sqlite3, sys, os\n"
        "c = sqlite3.connect(sys.argv[1])\n"
        "c.executescript('PRAGMA journal_mode=WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(other)], check=True)  # noqa: S603 - our own
    Path(f"{other}-wal").rename(f"{path}-wal")
    other.unlink()
    Path(f"{other}-shm").unlink(missing_ok=True)
    assert Path(f"{path}-wal").stat().st_size


def _sample(path: Path) -> Path:
    return copy_of_sample(path.parent, path.name)


def _truncate(path: Path, to: float) -> None:
    size = _sample(path).stat().st_size
    with path.open("r+b") as opened:
        opened.truncate(int(size * to))


def _newer(path: Path) -> None:
    _sql(_sample(path), "UPDATE alembic_version SET version_num = '0999'")


def _beside_sample(path: Path) -> None:
    _strange_journal(_sample(path))


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("Dear editor,\n" * 50), "not an SQLite database"),
    "foreign": (lambda path: _sql(path, "CREATE TABLE t (x)"), "another program's database"),
    "page": (lambda path: path.write_bytes(bytes(4096)), "not an SQLite database"),
    "folder": (lambda path: path.mkdir(), "it is a folder"),
    "pipe": (lambda path: os.mkfifo(path), "not an ordinary file"),
    "device": (lambda path: path.symlink_to(os.devnull), "not an ordinary file"),
    "newer": (_newer, "newer workbench"),
    "journal": (_beside_sample, "belongs to another file"),
    "orphan journal": (_strange_journal, "belongs to another file"),
    "cut short": (lambda path: _truncate(path, 0.5), "damaged"),
    "cut to a page": (lambda path: _truncate(path, 0.012), "damaged"),
    "schema": (
        lambda path: _sql(_sample(path), "DROP TABLE alembic_version"),
        "not a workbench's database",
    ),
}


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """All that is in a folder, without waiting at a pipe."""
    return {
        each.name: (
            each.lstat().st_mode,
            each.read_bytes() if stat.S_ISREG(each.lstat().st_mode) else b"",
        )
        for each in folder.iterdir()
    }


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_home(tmp_path, monkeypatch)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder / "work.db"


@pytest.mark.parametrize("kind", BROKEN)
def test_every_command_tells_it_and_touches_nothing(
    kind: str, place: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, sentence = BROKEN[kind]
    make(place)
    before = state(place.parent)
    story = home / "story.txt"
    story.write_text("Nine lamps were bought in 2019.\n")
    said = []
    for words in (*READING, *WRITING, ["backup", str(home / "copy")], ["import", str(story)]):
        code = main(["--db", str(place), *words])
        told = capsys.readouterr()
        said.append(told.err + told.out)
        assert code == 4 or (words == ["verify"] and code == 1) or "cut short" in kind, words
        assert "Traceback" not in told.err
        assert "fault of the workbench" not in told.err
    if "cut" not in kind and kind != "orphan journal":  # else some say that there is no file
        assert all(sentence in told for told in said)
    assert any(sentence in told for told in said)
    assert state(place.parent) == before
    assert not list(home.rglob("workbench.log"))


@pytest.mark.parametrize("kind", BROKEN)
def test_the_desk_does_not_begin_on_it(kind: str, place: Path) -> None:
    make, sentence = BROKEN[kind]
    make(place)
    before = state(place.parent)
    with pytest.raises(StorageError, match=sentence):
        _begin(place)
    assert state(place.parent) == before


def _begin(place: Path) -> None:
    """What a desk and its panes read."""
    with open_workspace(place, Settings()) as workspace:
        for article in (1, 2):
            for claim in workspace.read.claims(article):
                workspace.read.detail(claim.id)
        workspace.read.actions()


@pytest.mark.parametrize("kind", ["text", "pipe", "cut to a page"])
def test_the_program_itself_ends_at_once_with_a_sentence(kind: str, place: Path) -> None:
    make, sentence = BROKEN[kind]
    make(place)
    terminal, end = pty.openpty()
    ended = subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [sys.executable, "-c", ENTRY, "--db", str(place)],
        stdin=end,
        stdout=end,
        stderr=subprocess.PIPE,
        check=False,
        timeout=30,
    )
    os.close(end)
    os.close(terminal)
    assert ended.returncode == 4
    assert sentence.encode() in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_an_empty_file_is_begun_with(place: Path) -> None:
    place.touch()
    with open_workspace(place, Settings()) as workspace:
        assert workspace.read.articles() == []


def test_no_copy_is_made_where_a_journal_lies_that_it_would_take_for_its_own(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _sample(place)
    target = place.with_name("copy.db")
    _strange_journal(target)
    assert main(["--db", str(place), "backup", str(target)]) == 1
    assert "journal" in capsys.readouterr().err
    assert not target.exists()


HALF_WRITTEN = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE mark SET exact = exact || ' and more', prefix = ''")
connection.execute("UPDATE token SET rules_version = 99")
os._exit(9)
"""


def test_what_a_program_that_died_had_begun_to_write_is_taken_back(tmp_path: Path) -> None:
    """With a rollback journal, as a file has it that was shipped or is being updated."""
    path = copy_of_sample(tmp_path)
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(path)], check=False)  # noqa: S603
    assert Path(f"{path}-journal").exists()
    assert path.read_bytes() != before
    assert schema_of(path) == SCHEMA
    assert path.read_bytes() == before
    assert verify(path).problems == ()


NUMBERED = """
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(sql, 'flags VARCHAR', 'flags INTEGER') WHERE name = 'claim';
"""


def test_a_number_where_a_claims_flags_were_is_told_as_damage(tmp_path: Path) -> None:
    """Flipped bytes make numbers of texts; here the schema does."""
    path = copy_of_sample(tmp_path)
    _sql(path, NUMBERED)
    _sql(path, "PRAGMA ignore_check_constraints=ON; UPDATE claim SET flags = 5")
    with closing(Reader(path)) as read:
        for look in (read.claims, read.detail):
            with pytest.raises(StorageError) as told:
                look(1)
            assert told.value.message == f"{path} is damaged."
