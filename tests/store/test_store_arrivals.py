"""What was done to an article before it came here: looked after like all else in the file."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_bench import Bench, Ticking
from test_store_fixtures import told, unpacked

from workbench.store import arrivals, care, numbering, recovery
from workbench.store.database import SCHEMA, prepare
from workbench.store.upgrading import upgrade

TOLD = {"left_out": {"sensitive_sources": 0, "private_notes": 0}, "history": [], "archive_job": []}


def bring(bench: Bench, **other: object) -> None:
    said = {**TOLD, **other}
    bench.act(lambda tx: arrivals.keep(tx, bench.article, said, '{"claim":[[1,1,2]]}'), "import")


def test_what_cannot_be_read_of_it_is_told(bench: Bench) -> None:
    bring(bench)
    assert care.verify(bench.path).checked["imported"] == 1
    assert care.verify(bench.path).problems == ()
    bench.close()
    with closing(sqlite3.connect(bench.path)) as connection, connection:
        connection.execute("UPDATE imported_history SET numbers = '[1]'")
    problems = care.verify(bench.path).problems
    assert any("What was done to article 1 before" in problem for problem in problems)


def test_history_that_is_no_history_is_told(bench: Bench) -> None:
    bring(bench, history=[{"changes": [{"table": "claim", "row": "1"}]}])
    (problem,) = care.verify(bench.path).problems
    assert "a step names no row" in problem


def test_doctor_tells_that_it_is_lost_and_the_rest_is_whole(bench: Bench, tmp_path: Path) -> None:
    bench.mark(1)
    bring(bench)
    bench.close()
    with closing(sqlite3.connect(bench.path)) as connection, connection:
        connection.execute("DELETE FROM blob WHERE sha256 = (SELECT sha256 FROM imported_history)")
    recovered = recovery.recover(bench.path, tmp_path / "new.db", Ticking(), None)
    assert recovered.problems == ()
    assert "What was done to article 1 before it came here is lost." in recovered.losses


@pytest.mark.parametrize("version", ["0001", "0002", "0003"])
def test_articles_of_an_older_file_came_in_no_record(tmp_path: Path, version: str) -> None:
    path = unpacked(version, tmp_path)
    prepare(path, Ticking())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM imported_history").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM article").fetchone()[0] == len(
            told(version)["article"]
        )


def test_an_article_comes_in_one_record_only(bench: Bench) -> None:
    bring(bench)
    bench.close()
    with closing(sqlite3.connect(bench.path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(
            "INSERT INTO imported_history (article, sha256, numbers) "
            "SELECT article, sha256, numbers FROM imported_history"
        )


def test_an_update_from_0003_that_is_broken_off_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked("0003", tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(
        "workbench.store.upgrading._never_give_again", lambda *_: 1 / 0, raising=True
    )
    with pytest.raises(ZeroDivisionError):
        upgrade(path, "0003", Ticking())
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert found == ("0003",)
    assert len(before) <= path.stat().st_size
    upgrade(path, "0003", Ticking())
    assert care.verify(path).problems == ()
    assert SCHEMA == "0004"


def test_numbers_are_runs_and_read_back_both_ways() -> None:
    pairs = {"claim": [(1, 11), (2, 12), (4, 13), (5, 14), (6, 16)], "mark": []}
    text = numbering.to_text(pairs)
    assert json.loads(text) == {"claim": [[1, 11, 2], [4, 13, 2], [6, 16, 1]], "mark": []}
    assert numbering.ids_of(text, "claim") == dict(pairs["claim"])
    assert numbering.by_id(text)["claim"] == {row: number for number, row in pairs["claim"]}


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("evidence 3", "evidence 30"),
        ("evidence 3 capture 4", "evidence 30 capture 40"),
        ("evidence 3 capture None", "evidence 30 capture None"),
        ("mark 5", "mark 50"),
        ("struck evidence 3", "struck evidence 3"),
        ("query 3", "query 3"),
        ("", ""),
    ],
)
def test_what_is_set_aside_names_rows_by_their_numbers(about: str, said: str) -> None:
    assert numbering.renamed(about, lambda _table, row: row * 10) == said
