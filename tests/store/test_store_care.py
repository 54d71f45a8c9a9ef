"""That damage is found, whole files pass, and a backup is a file to go on with."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from store_bench import Bench

from workbench.model.errors import NotADatabase, RefusedChange, StorageError
from workbench.store import care


@pytest.fixture
def worked(bench: Bench) -> Bench:
    claim = bench.mark(1)
    bench.attach(claim, "https://example.org/")
    bench.rate(claim, "true", "because")
    bench.rate(claim, "false")
    bench.undo()
    return bench


DAMAGE = {
    "content": ("UPDATE blob SET content = x'00'", "is not what was stored"),
    "length": ("UPDATE revision SET length = 7", "not as long"),
    "mark": ("UPDATE mark SET exact = '9999'", "not on its words"),
    "number": ("UPDATE article SET next_claim = 1", "again"),
    "orphan": ("DELETE FROM claim", "refers to a row of “claim” that is not there"),
    "removed": ("DELETE FROM verdict_evidence", "is missing"),
    "changed": ("UPDATE verdict SET rating = 'mixed'", "history says in rating"),
    "added": (
        """INSERT INTO source (kind, url, canonical_url, title, author, publisher, published_on,
        origin, sensitive, note) VALUES ('web', '', '', 't', '', '', '', '', 0, '')""",
        "without a history",
    ),
    "index": (
        """PRAGMA writable_schema=1; UPDATE sqlite_master SET rootpage =
        (SELECT rootpage FROM sqlite_master WHERE name = 'ix_claim_article')
        WHERE name = 'ix_mark_claim'""",
        "damaged",
    ),
}


def test_a_whole_file_passes_and_is_counted(worked: Bench) -> None:
    outcome = care.verify(worked.path)
    assert outcome.problems == ()
    assert outcome.checked["marks"] == 1
    assert outcome.checked["blobs"] == 1
    assert outcome.checked["history"] > 40


def test_a_backup_to_where_nothing_can_be_is_told_of_its_own_place(worked: Bench) -> None:
    target = worked.path.with_name("nowhere") / "copy.db"
    with pytest.raises(StorageError) as told:
        care.backup(worked.path, target)
    assert "nowhere" in str(told.value)
    assert str(worked.path) not in str(told.value)


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found(worked: Bench, kind: str) -> None:
    worked.close()
    script, told = DAMAGE[kind]
    with closing(sqlite3.connect(worked.path)) as connection:
        connection.executescript(script)
    assert any(told in problem for problem in care.verify(worked.path).problems)


@pytest.mark.parametrize("page", [3, 30, 60])
def test_a_file_with_torn_pages_is_told_not_raised(worked: Bench, page: int) -> None:
    worked.close()
    with worked.path.open("r+b") as opened:
        opened.seek(4096 * page)
        opened.write(b"\xff" * 4096 * 5)
    assert care.verify(worked.path).problems


def test_thousands_of_problems_are_summed_up(worked: Bench) -> None:
    worked.add_article(" ".join(f"{each:04d}" for each in range(300)))
    worked.close()
    with closing(sqlite3.connect(worked.path)) as connection:
        connection.executescript("UPDATE token SET words = 'x'")
    problems = care.verify(worked.path).problems
    assert len(problems) == care.MOST_PROBLEMS + 1
    assert "240 more" in problems[-1]


def test_what_is_not_there_or_not_ours_is_not_verified(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no workbench file"):
        care.verify(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a database")
    with pytest.raises(NotADatabase):
        care.verify(tmp_path / "text.db")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["text.db"]


def test_a_backup_is_a_whole_file_to_go_on_with(worked: Bench, tmp_path: Path) -> None:
    target = tmp_path / "copies.db"
    care.backup(worked.path, target)
    worked.mark(9)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.glob("copies*")) == ["copies.db"]
    copy = Bench(target)
    assert copy.rows("SELECT count(*) FROM claim") == [(1,)]
    assert copy.undo().label == "Undid: Rated #1 true"
    copy.close()


def test_a_backup_overwrites_nothing(worked: Bench, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(RefusedChange, match="there already"):
        care.backup(worked.path, target)
    assert target.read_text() == "mine"
    with pytest.raises(StorageError):
        care.backup(worked.path, tmp_path / "no" / "folder.db")


def test_care_loads_no_database_library() -> None:
    script = (
        "import sys; from workbench.store import care, database;"
        "print(sorted({'sqlalchemy', 'sqlmodel', 'alembic'} & sys.modules.keys()))"
    )
    told = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
