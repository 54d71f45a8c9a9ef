"""What schema 0003 makes of older files, and which marks it takes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_bench import Bench, Ticking
from test_store_fixtures import told, unpacked

from workbench.store import care, recovery
from workbench.store.database import prepare


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_queries_of_an_older_file_get_numbers_and_the_words_they_ask_about(
    tmp_path: Path, version: str
) -> None:
    path = unpacked(version, tmp_path)
    (query,) = told(version)["query"]
    prepare(path, Ticking())
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute('SELECT number, exact, status, whom FROM "query"').fetchall()
        following = connection.execute("SELECT next_query FROM article").fetchall()
    text = "0000 0001"
    words = text[query["start_offset"] : query["end_offset"]]
    assert found == [(1, words, "exact", "")]
    assert following == [(2,)]


def test_a_query_that_went_before_it_had_a_number_comes_back_with_one(bench: Bench) -> None:
    kept, gone = bench.mark(1), bench.mark(2)
    for claim in (gone, kept):
        bench.act(lambda tx, claim=claim: tx.proposals.set(claim, "1000"))
    bench.act(lambda tx: tx.claims.delete(gone), "delete")
    bench.close()
    with closing(sqlite3.connect(bench.path)) as connection, connection:
        connection.execute(
            """UPDATE "change" SET "before" = json_remove("before", '$.number'),
            "after" = json_remove("after", '$.number') WHERE table_name = 'query'"""
        )
    again = Bench(bench.path)
    again.undo()
    assert again.rows('SELECT claim, number FROM "query" ORDER BY id') == [(gone, 3), (kept, 2)]
    assert care.verify(bench.path).problems == ()
    again.close()


@pytest.mark.parametrize(
    "wrong",
    [
        "start_offset = NULL, end_offset = NULL",
        "status = 'lost'",
        "status = 'lost', start_offset = NULL",
        "end_offset = NULL",
        "end_offset = start_offset",
        "sentence = 'odd'",
    ],
)
def test_a_mark_has_a_place_or_is_lost(bench: Bench, wrong: str) -> None:
    bench.mark(1)
    bench.close()
    with closing(sqlite3.connect(bench.path)) as connection, connection:
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(f"UPDATE mark SET {wrong}")  # noqa: S608 - the test's own
        lost = "UPDATE mark SET status = 'lost', start_offset = NULL, end_offset = NULL"
        assert connection.execute(lost).rowcount == 1


def test_rows_that_only_an_older_history_tells_of_are_brought_back(tmp_path: Path) -> None:
    path = unpacked("0002", tmp_path)
    prepare(path, Ticking())
    with closing(sqlite3.connect(path)) as connection, connection:
        marks = connection.execute("SELECT * FROM mark").fetchall()
        connection.execute("DELETE FROM mark")
    new = tmp_path / "new.db"
    told_of = recovery.recover(path, new, Ticking(), None)
    assert told_of.problems == ()
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("SELECT * FROM mark").fetchall() == marks
