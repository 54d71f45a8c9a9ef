"""Undo and redo: whose, in which order, and what stands in the way."""

import pytest
from store_bench import Bench

from workbench.model.errors import CannotUndo
from workbench.model.requests import ClaimEdit
from workbench.store import care


@pytest.fixture
def rated(bench: Bench) -> int:
    claim = bench.mark(1)
    bench.rate(claim, "true")
    bench.rate(claim, "false", "because")
    return claim


def _rating(bench: Bench) -> str | None:
    rows = bench.rows("SELECT rating FROM verdict ORDER BY id DESC LIMIT 1")
    return rows[0][0] if rows else None


def test_undo_goes_back_one_action_at_a_time_and_redo_forth(bench: Bench, rated: int) -> None:
    assert bench.undo() == ("Undid: Rated #1 false", bench.article, rated)
    assert _rating(bench) == "true"
    assert bench.undo().label == "Undid: Rated #1 true"
    assert bench.undo() == ("Undid: Marked 1", bench.article, None)
    assert bench.redo() == ("Redid: Marked 1", bench.article, rated)
    assert bench.redo().label == "Redid: Rated #1 true"
    assert bench.redo().label == "Redid: Rated #1 false"
    assert _rating(bench) == "false"
    with pytest.raises(CannotUndo, match="nothing"):
        bench.redo()
    assert care.verify(bench.path).problems == ()


def test_a_redo_can_be_undone(bench: Bench, rated: int) -> None:
    bench.undo()
    bench.redo()
    assert bench.undo().label == "Undid: Rated #1 false"
    assert bench.undo().label == "Undid: Rated #1 true"
    assert bench.redo().label == "Redid: Rated #1 true"


def test_what_is_done_after_an_undo_makes_it_final(bench: Bench, rated: int) -> None:
    bench.undo()
    bench.rate(rated, "mixed")
    with pytest.raises(CannotUndo):
        bench.redo()
    assert bench.undo().label == "Undid: Rated #1 mixed"
    assert bench.undo().label == "Undid: Rated #1 true"


def test_undo_reaches_over_a_restart_to_the_import(bench: Bench, rated: int) -> None:
    bench.close()
    bench = Bench(bench.path)
    for _each in range(4):
        bench.undo()
    assert bench.rows("SELECT count(*) FROM article") == [(0,)]
    with pytest.raises(CannotUndo):
        bench.undo()
    for _each in range(4):
        bench.redo()
    assert bench.rows("SELECT count(*) FROM token WHERE ticked = 1") == [(1,)]
    assert care.verify(bench.path).problems == ()
    bench.close()


def test_undo_is_of_ones_own_on_this_article(bench: Bench, rated: int) -> None:
    first = bench.article
    bench.add_article("0000 0001 0002")
    bench.who = "grace"
    with pytest.raises(CannotUndo):
        bench.undo()
    bench.who = "ada"
    assert bench.undo(first).label == "Undid: Rated #1 false"
    with pytest.raises(CannotUndo):
        bench.redo(bench.article)
    assert bench.redo(first).label == "Redid: Rated #1 false"
    assert bench.undo().label == "Undid: Rated #1 false"


def test_the_programs_own_actions_are_passed_over(bench: Bench, rated: int) -> None:
    bench.act(
        lambda tx: tx.articles.edit(bench.article, {"title": "Found title"}),
        "fetch",
        "Found the title",
        article=bench.article,
        origin="program",
    )
    assert bench.undo().label == "Undid: Rated #1 false"
    assert bench.rows("SELECT title FROM article") == [("Found title",)]


def test_what_others_did_since_stands_in_the_way_and_is_named(bench: Bench, rated: int) -> None:
    bench.who = "grace"
    bench.rate(rated, "mixed")
    bench.who = "ada"
    before = bench.rows("SELECT * FROM verdict")
    with pytest.raises(CannotUndo) as told:
        bench.act(lambda tx: tx.history.undo_action(2), "undo", "")
    assert "“Rated #1 mixed”" in told.value.message
    assert "Marked 1" in told.value.message
    assert bench.rows("SELECT * FROM verdict") == before


def test_an_undo_that_is_refused_offers_the_one_before(bench: Bench) -> None:
    other, claim = bench.mark(5), bench.mark(1)
    bench.rate(other, "true")
    mine = bench.rows("SELECT max(id) FROM action")[0][0]
    evidence = bench.attach(claim, "https://example.org/")
    bench.who = "grace"
    bench.rate(claim, "false")
    bench.who = "ada"
    with pytest.raises(CannotUndo) as told:
        bench.undo()
    assert "“Rated #2 false” came after it" in told.value.message
    assert told.value.offer == mine
    assert "“Rated #1 true”, can be undone" in told.value.hint
    bench.act(lambda tx: tx.history.undo_action(mine), "undo", "")
    assert bench.rows("SELECT state FROM claim WHERE id = ?", other) == [("open",)]
    assert bench.rows("SELECT id FROM evidence") == [(evidence,)]


def test_columns_that_others_changed_stay_as_they_are(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(
        lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Army")), article=bench.article
    )
    bench.who = "grace"
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 2, restated="It fell.")))
    bench.who = "ada"
    bench.undo()
    assert bench.rows("SELECT claimant, restated, rev FROM claim") == [("", "It fell.", 4)]


def test_the_same_column_changed_since_is_refused(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 1, claimant="Army")), label="Said who")
    bench.who = "grace"
    bench.act(lambda tx: tx.claims.edit(ClaimEdit(claim, 2, claimant="Navy")), label="Said Navy")
    bench.who = "ada"
    with pytest.raises(CannotUndo, match="Said Navy"):
        bench.undo()


def test_what_was_removed_cannot_return_to_a_claim_that_is_gone(bench: Bench) -> None:
    claim = bench.mark(1)
    evidence = bench.attach(claim, "https://example.org/")
    bench.act(lambda tx: tx.sources.detach(evidence), label="Took off")
    bench.who = "grace"
    bench.act(lambda tx: tx.claims.delete(claim), "delete", "Deleted #1")
    bench.who = "ada"
    with pytest.raises(CannotUndo, match="Deleted #1"):
        bench.undo()


def test_what_was_removed_cannot_return_beside_its_successor(bench: Bench) -> None:
    claim = bench.mark(1)
    evidence = bench.attach(claim, "https://example.org/")
    detached = bench.act(lambda tx: tx.sources.detach(evidence), label="Took off").action
    bench.attach(claim, "https://example.org/")
    before = bench.rows("SELECT * FROM evidence")
    with pytest.raises(CannotUndo, match="Took off"):
        bench.act(lambda tx: tx.history.undo_action(detached), "undo", "")
    assert bench.rows("SELECT * FROM evidence") == before
    assert bench.undo().label == "Undid: Attached"


def test_an_action_is_taken_back_once(bench: Bench, rated: int) -> None:
    bench.undo()
    with pytest.raises(CannotUndo, match="taken back already"):
        bench.act(lambda tx: tx.history.undo_action(4), "undo", "")
    assert bench.act(lambda tx: tx.history.undo_action(5), "undo", "").value.label.startswith(
        "Redid"
    )


def test_undo_of_a_deleted_claim_brings_all_of_it_back(bench: Bench, rated: int) -> None:
    bench.attach(rated, "https://example.org/", note="n")
    bench.act(lambda tx: tx.proposals.set(rated, "0002"))
    bench.rate(rated, "mixed")
    tables = ("claim", "mark", "verdict", "evidence", "query", "verdict_evidence", "token")
    before = [bench.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]  # noqa: S608
    bench.act(lambda tx: tx.claims.delete(rated), "delete", "Deleted #1")
    assert bench.rows("SELECT * FROM claim") == []
    assert bench.undo().label == "Undid: Deleted #1"
    after = [bench.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]  # noqa: S608
    assert after == before


def test_an_action_row_says_what_it_reverses(bench: Bench, rated: int) -> None:
    bench.undo()
    assert bench.rows(
        "SELECT verb, label, article, claim, reverses FROM action ORDER BY id DESC LIMIT 1"
    ) == [("undo", "Undid: Rated #1 false", bench.article, rated, 4)]


def test_undo_in_an_article_stops_before_its_import(bench: Bench, rated: int) -> None:
    for _each in range(3):
        bench.undo(bench.article)
    with pytest.raises(CannotUndo, match="Only the import is left"):
        bench.undo(bench.article)
    assert bench.rows("SELECT count(*) FROM article") == [(1,)]
