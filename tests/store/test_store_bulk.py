"""That rows in bulk leave the history that the same rows leave one at a time."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from store_bench import Bench

from workbench.model.captured import Probe
from workbench.model.errors import RefusedChange
from workbench.store import care
from workbench.store.bulk import insert_columns
from workbench.store.recorder import MANY, insert_many
from workbench.store.replay import WITHOUT_HISTORY
from workbench.store.reversals import tables_by_name
from workbench.store.tables import Claim, Evidence, LinkCheck, Row, Source, Token

EVERYTHING = "".join(map(chr, [*range(1, 0x2100), 0x1F4A9, 0xFFFD, 0x10FFFF]))
"""Each character that a text may have, up to the signs that terminals obey."""

sources = st.fixed_dictionaries(
    {
        "title": st.text(max_size=30),
        "sensitive": st.booleans(),
        "primary_source": st.sampled_from((True, False, None)),
    },
    optional={"note": st.text("\"'\\{}[],:\n\r\t\b\f\0\ud800 \x7f\x1f\u2028", max_size=10)},
)


def _left(bench: Bench, table: type[Row]) -> list[list[Any]]:
    """The changes of a table, without whose they are, and its rows."""
    name = table.__tablename__
    changes = bench.rows(
        'SELECT "row", claim, "before", "after" FROM "change" WHERE table_name = ?', name
    )
    return [changes, bench.rows(f'SELECT * FROM "{name}"')]  # noqa: S608 - a table of ours


def _both_ways(
    bench: Bench, other: Bench, table: type[Row], rows: list[dict[str, Any]]
) -> list[list[list[Any]]]:
    """What rows leave where they come in bulk, and where they come one by one."""
    bench.act(lambda tx: insert_many(tx, table, rows))
    other.act(lambda tx: [insert_many(tx, table, [row]) for row in rows])
    return [_left(bench, table), _left(other, table)]


@pytest.fixture
def other(template: Bench, tmp_path: Path, bench: Bench) -> Iterator[Bench]:
    """A second file that is as the first."""
    shutil.copy(template.path, tmp_path / "other.db")
    made = Bench(tmp_path / "other.db")
    yield made
    made.close()


@given(some=st.lists(sources, min_size=1, max_size=8))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_rows_in_bulk_leave_what_rows_one_by_one_leave(
    bench: Bench, other: Bench, some: list[dict[str, Any]]
) -> None:
    bulk, single = _both_ways(bench, other, Source, some * MANY)
    assert bulk == single


def test_every_character_stands_in_the_history_as_the_recorder_writes_it(
    bench: Bench, other: Bench
) -> None:
    bulk, single = _both_ways(bench, other, Source, [{"title": EVERYTHING}] * MANY)
    assert bulk == single


def test_times_and_whose_rows_they_are_stand_in_it_too(bench: Bench, other: Bench) -> None:
    at = datetime(2026, 1, 2, 3, 4, 5, 60, tzinfo=UTC)
    rows = [{"article": 1, "number": each, "waiting_since": at} for each in range(1, 2 * MANY)]
    rows += [{"article": 1, "number": 2 * MANY}]
    bulk, single = _both_ways(bench, other, Claim, rows)
    assert bulk == single
    for each in (bench, other):
        each.act(lambda tx: insert_many(tx, Source, [{}]))
    bulk, single = _both_ways(
        bench, other, Evidence, [{"claim": each, "source": 1} for each in range(1, 2 * MANY)]
    )
    assert bulk == single
    bulk, single = _both_ways(
        bench, other, LinkCheck, [{"source": 1, "at": at, "outcome": Probe.OK}] * MANY
    )
    assert bulk == single


def test_every_table_with_a_history_can_be_told_in_one_object(bench: Bench) -> None:
    """SQLite takes a hundred arguments of a function at least: fifty columns."""
    from workbench.store.bulk import as_json

    for name, table in tables_by_name().items():
        if name not in WITHOUT_HISTORY:
            bench.rows(f'SELECT {as_json(table)} FROM "{name}"')  # noqa: S608 - ours


def test_what_comes_before_and_behind_rows_in_bulk_stands_so_in_the_history(bench: Bench) -> None:
    def step(tx: Any) -> None:
        insert_many(tx, Source, [{"title": "first"}])
        insert_columns(tx, Source, {"title": ["second", "third"]})
        insert_many(tx, Source, [{"title": "fourth"}])

    done = bench.act(step)
    told = """SELECT json_extract("after", '$.title') FROM "change" WHERE action = ? ORDER BY id"""
    assert [title for (title,) in bench.rows(told, done.action)] == [
        "first",
        "second",
        "third",
        "fourth",
    ]


def test_the_database_refuses_a_wrong_row_among_many(bench: Bench) -> None:
    rows = [{"revision": 1, "start_offset": 0, "end_offset": 4, "kind": "number"}] * MANY
    with pytest.raises(KeyError):
        bench.act(lambda tx: insert_many(tx, Token, [{**row, "colour": "red"} for row in rows]))
    whole = [{**row, "words": "x", "rules_version": "1"} for row in rows]
    with pytest.raises(RefusedChange):
        bench.act(lambda tx: insert_many(tx, Token, [*whole, {**whole[0], "kind": "gossip"}]))
    assert bench.rows("SELECT count(*) FROM token") == [(40,)]
    assert care.verify(bench.path).problems == ()
