"""That history sees every change, and nothing else may write."""

import json
import re
from collections.abc import Callable
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete, insert, text, update
from sqlmodel import col
from store_bench import TEXT, Bench

from workbench.model.errors import RefusedChange
from workbench.model.requests import Citation, ClaimEdit, EvidenceEdit
from workbench.store import care
from workbench.store.recorder import insert_many
from workbench.store.replay import replay, table_rows
from workbench.store.tables import Article, Blob, Claim, Source, Token
from workbench.store.transaction import Transaction

texts = st.text(max_size=20)


def _changes(bench: Bench, action: int) -> list[tuple[str, Any, Any]]:
    rows = bench.rows('SELECT table_name, before, after FROM "change" WHERE action = ?', action)
    return [(table, json.loads(b or "null"), json.loads(a or "null")) for table, b, a in rows]


def test_an_update_says_only_the_columns_that_changed(bench: Bench) -> None:
    claim = bench.mark(1)
    done = bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Ministry")))
    assert _changes(bench, done.action) == [
        ("claim", {"claimant": "", "rev": 1}, {"claimant": "Ministry", "rev": 2})
    ]


def test_a_row_made_or_removed_is_said_whole(bench: Bench) -> None:
    claim = bench.mark(1)
    removed = bench.act(lambda tx: tx.claims.delete(claim))
    tables = {table: (before, after) for table, before, after in _changes(bench, removed.action)}
    before, after = tables["mark"]
    assert after is None
    assert before["exact"] == "0001"
    assert before["claim"] == claim


def test_what_changes_nothing_makes_no_action(bench: Bench) -> None:
    claim = bench.mark(1)
    last = bench.rows("SELECT max(id) FROM action")
    same = bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="", priority=2)))
    flags = bench.act(lambda tx: tx.claims.set_flags(claim, ()))
    draft = bench.act(lambda tx: tx.drafts.keep("claim", claim, "restated", "half a sen"))
    assert (same.action, flags.action, draft.action) == (None, None, None)
    assert bench.rows("SELECT max(id) FROM action") == last
    assert bench.rows("SELECT text FROM draft") == [("half a sen",)]


def test_a_step_that_fails_leaves_nothing(bench: Bench) -> None:
    def step(tx: Transaction) -> None:
        tx.articles.edit(bench.article, {"title": "Other"})
        tx.session.flush()
        raise RefusedChange("no")

    before = bench.rows("SELECT count(*) FROM action")
    with pytest.raises(RefusedChange):
        bench.act(step)
    assert bench.rows("SELECT title FROM article") == [("Numbers",)]
    assert bench.rows("SELECT count(*) FROM action") == before


def test_a_step_can_name_its_action_late(bench: Bench) -> None:
    def step(tx: Transaction) -> int:
        insert_many(tx, Source, [{"title": f"S{number}"} for number in range(3)])
        action = tx.action_id
        tx.name(label="Made \ud800 three", claim=77)
        return action

    done = bench.act(step, "make", "Made")
    assert done.action == done.value
    row = bench.rows("SELECT label, claim, verb FROM action WHERE id = ?", done.action)
    assert row == [("Made \ufffd three", 77, "make")]


def test_bulk_rows_have_their_defaults_ids_and_changes(bench: Bench) -> None:
    rows = [{"title": f"S{number}"} for number in range(12_345)]
    done = bench.act(lambda tx: insert_many(tx, Source, rows))
    assert done.value == list(range(1, 12_346))
    assert len(_changes(bench, done.action)) == 12_345
    assert bench.rows("SELECT kind, title FROM source WHERE id = 12345") == [("web", "S12344")]
    assert care.verify(bench.path).problems == ()


def test_large_content_has_no_history(bench: Bench) -> None:
    tables = {table for (table,) in bench.rows('SELECT DISTINCT table_name FROM "change"')}
    assert "blob" not in tables
    assert bench.rows("SELECT content FROM blob") == [(TEXT.encode(),)]


@pytest.mark.parametrize(
    "statement",
    [
        update(Claim).values(restated="x"),
        delete(Token),
        insert(Source).values(kind="web", url=""),
        text("DELETE FROM token"),
        update(Article).where(col(Article.id) == 1).values(title="x"),
        insert(Blob),
    ],
    ids=str,
)
def test_any_other_statement_that_writes_is_refused(bench: Bench, statement: Any) -> None:
    with pytest.raises(RuntimeError, match="flush or insert_many"):
        bench.act(lambda tx: tx.session.execute(statement))
    assert bench.rows("SELECT count(*) FROM token") == [(40,)]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (Source, {"kind": "gossip"}),
        (Claim, {"article": 1, "number": 1, "kind": "rumour"}),
        (Claim, {"article": 1, "number": 1, "priority": 9}),
        (Claim, {"article": 1, "number": 1, "state": "done"}),
    ],
)
def test_the_database_refuses_words_outside_the_sets(bench: Bench, table: Any, row: Any) -> None:
    with pytest.raises(RefusedChange):
        bench.act(lambda tx: insert_many(tx, table, [row]))
    with pytest.raises(RefusedChange):
        bench.act(lambda tx: tx.session.add(table(**row)))


def test_no_text_with_characters_that_cannot_be_stored(bench: Bench) -> None:
    claim = bench.mark(1)
    bad, good = "a\0b\ud800c", "a\ufffdb\ufffdc"
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant=bad)))
    bench.attach(claim, "https://example.org/", title=bad)
    bench.act(lambda tx: tx.drafts.keep("claim", claim, "restated", bad))
    assert bench.rows("SELECT claimant FROM claim") == [(good,)]
    assert bench.rows("SELECT title FROM source") == [(good,)]
    assert bench.rows("SELECT text FROM draft") == [(good,)]
    assert care.verify(bench.path).problems == ()


edits = st.lists(
    st.one_of(
        st.tuples(st.just("claimant"), texts),
        st.tuples(st.just("restated"), texts),
        st.tuples(st.just("claimed_on"), texts),
        st.tuples(st.just("title"), texts),
        st.tuples(st.just("note"), texts),
        st.tuples(st.just("priority"), st.sampled_from((1, 2, 3))),
        st.tuples(st.just("rating"), st.sampled_from(("true", "false", None))),
        st.tuples(st.just("state"), st.sampled_from(("open", "waiting", "cut"))),
        st.tuples(st.just("words"), texts),
        st.tuples(st.just("cover"), st.integers(0, 30)),
        st.tuples(st.just("tick"), st.sampled_from((0, 1, None))),
        st.tuples(st.just("source"), texts),
    ),
    max_size=12,
)


def _edit(bench: Bench, claim: int, evidence: int, field: str, value: Any) -> None:
    def attach(tx: Transaction) -> None:
        citation = Citation(kind="call", title=f"Call {value}", stance="supports")
        source, _known = tx.sources.find_or_add(citation, "")
        tx.sources.attach(claim, source, citation)

    def edit(tx: Transaction) -> None:
        tx.claims.edit(ClaimEdit(claim, tx.claims.get(claim).rev, **{field: value}))

    steps: dict[str, Callable[[Transaction], object]] = {
        "title": lambda tx: tx.articles.edit(bench.article, {"title": value}),
        "note": lambda tx: tx.sources.edit_evidence(EvidenceEdit(evidence, note=value)),
        "rating": lambda tx: tx.verdicts.add(claim, value, "because", "first"),
        "state": lambda tx: tx.claims.set_state(claim, value, "author", "2026-12-01"),
        "words": lambda tx: tx.proposals.set(claim, value),
        "cover": lambda tx: tx.covers.add(bench.revision, value, value + 3, "boilerplate"),
        "tick": lambda tx: tx.tokens.tick([1, 2, 3], value),
        "source": attach,
    }
    bench.act(steps.get(field, edit))


@given(edits)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_history_replayed_is_the_tables(bench: Bench, steps: list[tuple[str, Any]]) -> None:
    claim = bench.mark(1)
    evidence = bench.attach(claim, "https://example.org/")
    for field, value in steps:
        _edit(bench, claim, evidence, field, value)
    connection = bench.store._raw
    for table, rows in replay(connection).items():
        assert rows == dict(table_rows(connection, table))


def test_every_way_of_writing_goes_through_the_recorder() -> None:
    """Only these modules may reach past the session, to its connection or to SQLite's own."""
    from pathlib import Path

    import workbench.store.recorder as recorder

    folder = Path(recorder.__file__).parent
    reaching = {
        module.name
        for module in folder.glob("*.py")
        if re.search(r"\.connection\(\)|\.driver\b", module.read_text(encoding="utf-8"))
    }
    # A purge is the one that takes values out of the history.
    assert reaching == {"recorder.py", "bulk.py", "transaction.py", "purging.py"}
