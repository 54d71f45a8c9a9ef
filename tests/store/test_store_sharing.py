"""Several writers of one file, and what a person is told when the file fails."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from store_bench import Bench, Ticking

from workbench.model.errors import Conflict, FileAway, StorageBusy, StorageError
from workbench.model.requests import ClaimEdit
from workbench.store import care, database
from workbench.store.recorder import insert_many
from workbench.store.tables import Source
from workbench.store.transaction import Store

OPENING = """
import sys
from pathlib import Path
from workbench.model.clock import SystemClock
from workbench.store.database import prepare
prepare(Path(sys.argv[1]), SystemClock())
"""


def test_two_stores_on_one_file_see_each_other(bench: Bench) -> None:
    claim = bench.mark(1)
    other = Bench(bench.path, "grace")
    other.article = bench.article
    other.rate(claim, "false")
    assert bench.act(lambda tx: tx.claims.get(claim)).value.rating == "false"
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 2, claimant="Army")))
    with pytest.raises(Conflict):
        other.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 2, claimant="Navy")))
    other.close()
    assert care.verify(bench.path).problems == ()


def test_actions_of_two_writers_are_numbered_as_they_are_committed(bench: Bench) -> None:
    def write(who: str) -> None:
        writer = Bench(bench.path, who)
        for each in range(25):
            writer.act(lambda tx, each=each: insert_many(tx, Source, [{"title": f"{each}"}]))
        writer.close()

    threads = [Thread(target=write, args=(who,)) for who in ("ada", "grace")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bench.rows("SELECT count(*), count(DISTINCT id) FROM source") == [(50, 50)]
    assert bench.rows("SELECT count(*), max(id) FROM action") == [(51, 51)]
    assert care.verify(bench.path).problems == ()


def test_programs_that_open_a_new_file_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    started = [
        subprocess.Popen([sys.executable, "-c", OPENING, str(path)], stderr=subprocess.PIPE)  # noqa: S603
        for _each in range(2)
    ]
    for program in started:
        assert program.communicate(timeout=60)[1] == b""
    assert database.schema_of(path) == database.SCHEMA


def test_a_file_that_another_program_holds_is_busy(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.close()
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout=10",))
    waiting = Store(bench.path, Ticking())
    bench.store = waiting
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy) as told:
            bench.mark(1)
        assert told.value.exit_code == 4
        other.execute("ROLLBACK")
    bench.mark(1)


def test_a_full_disk_is_told_and_what_was_saved_is_safe(bench: Bench) -> None:
    claim = bench.mark(1)
    pages = bench.store._raw.execute("PRAGMA page_count").fetchone()[0]
    bench.store._raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StorageError, match="disk is full") as told:
        bench.rate(claim, "false", "x" * 100_000)
    assert "what was saved before is safe" in told.value.hint
    bench.store._raw.execute("PRAGMA max_page_count=100000")
    bench.rate(claim, "true")
    assert bench.rows("SELECT rating FROM verdict") == [("true",)]


def test_a_file_that_cannot_be_written_is_told(bench: Bench) -> None:
    bench.store._raw.execute("PRAGMA query_only=1")
    with pytest.raises(StorageError, match="cannot be written to"):
        bench.mark(1)


def test_a_file_that_was_moved_takes_no_more_writes(bench: Bench) -> None:
    bench.path.rename(bench.path.with_name("elsewhere.db"))
    with pytest.raises(StorageError, match="moved or replaced"):
        bench.mark(1)
    with pytest.raises(FileAway, match="moved or replaced"):
        bench.close()
    bench.close()


def test_pragmas_hold(bench: Bench) -> None:
    def ask(name: str) -> object:
        return bench.store._raw.execute(f"PRAGMA {name}").fetchone()[0]

    held = {name: ask(name) for name in ("foreign_keys", "journal_mode", "synchronous")}
    assert held == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}
    assert ask("busy_timeout") == 5_000
    bench.store.checkpoint()
    bench.close()
    bench.close()
    assert [each.name for each in bench.path.parent.iterdir()] == [bench.path.name]
