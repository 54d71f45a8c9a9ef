"""That values set past the session are recorded as objects are, and undone and done again."""

import json
from datetime import UTC, datetime
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete
from store_bench import Bench

from workbench.model.states import ClaimState
from workbench.store import care
from workbench.store.lookups import find
from workbench.store.recorder import insert_many, rows_by_id, update_many
from workbench.store.statements import FixedSelect
from workbench.store.tables import Claim, Evidence, Mark, Source, Token, Verdict, VerdictEvidence
from workbench.store.transaction import Transaction

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

texts = st.text(max_size=20)


values_of_claims = st.fixed_dictionaries(
    {},
    optional={
        "claimant": texts,
        "waiting_since": st.none() | st.datetimes(timezones=st.just(UTC)),
        "priority": st.sampled_from((1, 2, 3)),
        "restated": texts,
        "state": st.sampled_from(tuple(ClaimState)),
    },
)
values_of_tokens = st.fixed_dictionaries(
    {}, optional={"claim": st.sampled_from((None, 1, 2)), "ticked": st.sampled_from((None, 0, 1))}
)
values_of_sources = st.fixed_dictionaries(
    {}, optional={"title": texts, "sensitive": st.booleans(), "primary_source": st.booleans()}
)
updates = st.one_of(
    st.tuples(st.just(Claim), st.lists(values_of_claims, min_size=1, max_size=2)),
    st.tuples(st.just(Token), st.lists(values_of_tokens, min_size=1, max_size=4)),
    st.tuples(st.just(Source), st.lists(values_of_sources, min_size=1, max_size=2)),
)


def _by_objects(tx: Transaction, table: Any, wanted: list[dict[str, Any]]) -> None:
    for identity, values in enumerate(wanted, 1):
        row = tx.session.get(table, identity)
        for name, value in values.items():
            setattr(row, name, value)
        tx.kept.append(row)


def _by_values(tx: Transaction, table: Any, wanted: list[dict[str, Any]]) -> None:
    rows = rows_by_id(tx, table, range(1, len(wanted) + 1))
    update_many(tx, table, [(rows[at], values) for at, values in enumerate(wanted, 1)])


def _changes(bench: Bench, action: int) -> list[tuple[Any, ...]]:
    return bench.rows(
        'SELECT table_name, "row", claim, before, after FROM "change" WHERE action = ?', action
    )


def _rows(bench: Bench, table: Any) -> list[tuple[Any, ...]]:
    """The table without `rev`, a claim's last column, which only rises."""
    found = bench.rows(f"SELECT * FROM {table.__tablename__}")  # noqa: S608 - a table's name
    return [row[:-1] if table is Claim else row for row in found]


def _written(bench: Bench, table: Any, step: Any) -> Any:
    """What a step writes in the history and leaves of the table; it is taken back at the end."""
    before = _rows(bench, table)
    done = bench.act(step)
    rows = _rows(bench, table)
    if done.action is not None:
        bench.undo()
        assert _rows(bench, table) == before
        bench.redo()
        assert _rows(bench, table) == rows
        bench.undo()
    return _changes(bench, done.action), rows


def _revs_told(recorded: Any) -> Any:
    """The changes in the order of their columns, with what they add to `rev` in its place."""
    told = []
    for table, row, claim, before, after in recorded:
        was, now = json.loads(before), json.loads(after)
        if table == "claim":
            now["rev"] -= was["rev"]
            was["rev"] = 0
        told.append((table, row, claim, list(was.items()), list(now.items())))
    return told


@given(updates)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_values_are_recorded_as_objects_are(bench: Bench, update: Any) -> None:
    table, wanted = update
    for word in range(2 - len(bench.rows("SELECT id FROM claim"))):
        bench.attach(bench.mark(word), f"https://example.org/{word}")
    recorded, rows = _written(bench, table, lambda tx: _by_objects(tx, table, wanted))
    again, rows_again = _written(bench, table, lambda tx: _by_values(tx, table, wanted))
    assert _revs_told(again) == _revs_told(recorded)
    assert rows_again == rows


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (Claim, {"article": 1, "number": 9, "kind": "number", "claimant": "Ministry"}),
        (Source, {"kind": "call", "title": "A call", "sensitive": True}),
        (Evidence, {"claim": 1, "source": 1, "stance": "supports", "position": 2}),
        (Mark, {"claim": 1, "revision": 1, "start_offset": 0, "end_offset": 4, "exact": "0000"}),
        (Verdict, {"claim": 1, "rating": "true", "by": "ada", "at": NOON}),
    ],
)
def test_values_are_inserted_as_objects_are(bench: Bench, table: Any, row: Any) -> None:
    bench.mark(1)
    bench.act(lambda tx: insert_many(tx, Source, [{"title": "Known"}]))
    by_object = bench.act(lambda tx: tx.session.add(table(**row)))
    recorded = _changes(bench, by_object.action)
    bench.undo()
    by_values = bench.act(lambda tx: insert_many(tx, table, [row]))
    (identity,) = by_values.value
    ((name, made, claim, _before, after),) = recorded
    whose = identity if table is Claim else claim
    told = after.replace(f'"id":{made},', f'"id":{identity},')
    assert _changes(bench, by_values.action) == [(name, identity, whose, None, told)]
    assert claim == (made if table is Claim else row.get("claim"))


def test_a_column_that_is_not_there_is_told(bench: Bench) -> None:
    with pytest.raises(KeyError, match="colour"):
        bench.act(lambda tx: insert_many(tx, Source, [{"title": "S", "colour": "red"}]))


def test_objects_follow_values_that_are_set_past_them(bench: Bench) -> None:
    claim = bench.mark(1)

    def step(tx: Transaction) -> tuple[str, int]:
        held = find(tx, Claim, claim)
        held.restated = "said before"
        row = rows_by_id(tx, Claim, [claim])[claim]
        update_many(tx, Claim, [(row, {"claimant": "Ministry"})])
        held.claimed_on = "2026-11-22"
        return held.claimant, held.rev

    done = bench.act(step)
    assert done.value == ("Ministry", 3)
    assert bench.rows("SELECT restated, claimant, claimed_on, rev FROM claim") == [
        ("said before", "Ministry", "2026-11-22", 4)
    ]
    assert [json.loads(change[-1]) for change in _changes(bench, done.action)] == [
        {"restated": "said before", "rev": 2},
        {"claimant": "Ministry", "rev": 3},
        {"claimed_on": "2026-11-22", "rev": 4},
    ]


def test_what_a_verdict_rested_on_is_its_claims(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.attach(claim, "https://example.org/1")
    bench.rate(claim, "true")
    other = bench.attach(claim, "https://example.org/2")

    def step(tx: Transaction) -> None:
        row = rows_by_id(tx, VerdictEvidence, [1])[1]
        update_many(tx, VerdictEvidence, [(row, {"evidence": other})])

    done = bench.act(step)
    assert [change[2] for change in _changes(bench, done.action)] == [claim]
    assert care.verify(bench.path).problems == ()


def test_nothing_but_a_question_is_read(bench: Bench) -> None:
    with pytest.raises(AttributeError):
        FixedSelect(delete(Token))  # type: ignore[arg-type]
    assert bench.rows("SELECT count(*) FROM token") == [(40,)]
