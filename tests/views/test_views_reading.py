"""How the file is read: never written, by index, in snapshots, with errors a person can be told."""

import re
import sqlite3

import pytest

from workbench.model.errors import NotADatabase, StorageError
from workbench.store.reader import Reader

LARGE = ("claim", "mark", "token", "verdict", "evidence", "verdict_evidence", "change", "first")


def test_a_reader_cannot_write(rows, reader):
    rows.article()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._connection.execute("DELETE FROM article")


def test_another_file_is_told_from_ours(tmp_path):
    path = tmp_path / "notes.db"
    path.write_bytes(b"These are my notes, not a database." * 40)
    with pytest.raises(NotADatabase):
        Reader(path)


def test_no_file(tmp_path):
    with pytest.raises(StorageError):
        Reader(tmp_path / "none.db")


def test_a_name_with_signs_of_addresses(tmp_path, rows, file):
    odd = tmp_path / "50% off? #1 ü.db"
    rows.article()
    odd.write_bytes(file.read_bytes())
    reader = Reader(odd)
    assert len(reader.articles()) == 1
    reader.close()
    reader.close()


def test_the_data_version_changes_when_somebody_else_writes(rows, reader):
    before = reader.data_version()
    assert reader.data_version() == before
    rows.article()
    assert reader.data_version() != before


def test_what_was_touched_is_looked_up_by_action_not_in_all_of_the_history(rows, reader):
    rows.change(rows.action(rows.article()), "token", 1, after="{}")
    statements: list[str] = []
    reader._connection.set_trace_callback(statements.append)
    reader.touched_since(0, 1)
    reader._connection.set_trace_callback(None)
    plans = [
        row[3]
        for statement in statements
        if "change" in statement
        for row in reader._connection.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    searches = [plan for plan in plans if plan.startswith("SEARCH change")]
    assert searches
    assert all("ix_change_action" in plan for plan in searches), searches


def test_drafts_are_a_persons_own(rows, reader):
    from views_rows import NOON

    from workbench.store.tables import Draft

    for who in ("MK", "AL"):
        rows.add(Draft(table_name="verdict", row=3, field="rationale", by=who, text="t", at=NOON))
    (draft,) = reader.drafts("MK")
    assert (draft.table, draft.row, draft.field, draft.text) == ("verdict", 3, "rationale", "t")


CALLS = {
    "article": lambda reader: reader.article(1),
    "claims": lambda reader: reader.claims(1),
    "claims_by_id": lambda reader: reader.claims_by_id([1]),
    "claim_id": lambda reader: reader.claim_id(1, 1),
    "detail": lambda reader: reader.detail(1),
    "marks": lambda reader: reader.marks(1),
    "marks_of": lambda reader: reader.marks_of([1], 1),
    "tokens": lambda reader: reader.tokens(1, 0, 50),
    "holes": lambda reader: reader.holes(1, 0, 50),
    "next_hole": lambda reader: reader.next_hole(1, 0),
    "previous_hole": lambda reader: reader.previous_hole(1, 50),
    "hole_counts": lambda reader: reader.hole_counts(1),
    "covers": lambda reader: reader.covers(1),
    "last_source": lambda reader: reader.last_source(1),
    "known_article": lambda reader: reader.known_article("0" * 64),
    "actions": lambda reader: reader.actions(1, limit=20),
    "actions_of_claim": lambda reader: reader.actions(claim=1, limit=20),
    "changes": lambda reader: reader.changes(1),
    "touched_since": lambda reader: reader.touched_since(0, 1),
    "next_article_with_open": lambda reader: reader.next_article_with_open(1),
}


@pytest.mark.parametrize("call", CALLS)
def test_large_tables_are_reached_by_index(rows, reader, call):
    article = rows.article("x" * 100)
    claim = rows.claim(article, 1)
    rows.mark(claim, 1, 0, 10)
    rows.token(1, 0, 4)
    rows.cover(1, 20, 30)
    rows.verdict(claim, "true")
    rows.evidence(claim, rows.source("a.org"))
    rows.change(rows.action(article, claim=claim), "claim", claim, claim=claim, after="{}")
    reader.tokens(1, 0, 1)  # the longest token is looked for once, through all of them
    statements: list[str] = []
    reader._connection.set_trace_callback(statements.append)
    CALLS[call](reader)
    reader._connection.set_trace_callback(None)
    for statement in statements:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            for row in reader._connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                scan = re.match(r"SCAN (\w+)", row[3])
                assert not (scan and scan[1] in LARGE), (row[3], statement)
