"""A purged source is gone from the file to the last byte; the history says that it was there."""

import sqlite3
from contextlib import closing

import pytest
from captured import SAID, after, captured, page, pin_of, reading, upload
from store_bench import Bench

from workbench.model.actions import ActionHead
from workbench.model.captured import Probe
from workbench.model.errors import CannotUndo, UnknownThing
from workbench.model.evidence_requests import NewLinkCheck, PurgeOutcome
from workbench.model.problems import about_pin
from workbench.store import care
from workbench.store.copies import copy_daily
from workbench.store.database import connect_reading
from workbench.store.packing import unpack
from workbench.store.reader import Reader
from workbench.store.transaction import Transaction

SECRETS = ("example.org/whistle", "Whistleblower", "wb@mail", "seen at night", "Page of Ann")
PURGE = ActionHead("ada", "purge", "Purged source 1 for good")


def work(bench: Bench) -> int:
    """A source with all that a source can have, beside another; returns its evidence."""
    first, second = bench.mark(1), bench.mark(4)
    said = f"{SECRETS[4]}. {SAID}"
    kept = {"title": SECRETS[1], "author": SECRETS[2]}
    evidence = bench.attach(first, f"https://{SECRETS[0]}", note=SECRETS[3], **kept)
    bench.attach(second, f"https://{SECRETS[0]}")
    bench.attach(second, "https://example.org/other", title="Other")

    def capture(tx: Transaction) -> int:
        capture: int = tx.captures.add(page(1, said), reading(said))
        tx.captures.add(upload(1, SECRETS[1].encode() * 3))
        tx.name(label=f"Captured “{SECRETS[1]}”")
        return capture

    bench.act(capture, "capture", "", origin="program")
    captured(bench, source=2)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence, words=SECRETS[4], said=said)))
    bench.act(lambda tx: tx.links.record([NewLinkCheck(1, after(), Probe.OK, 200, SECRETS[0])]))
    bench.act(lambda tx: tx.archive_jobs.enqueue([1, 2], "archive.example", "save"))
    bench.act(lambda tx: tx.origins.share([(1, 2, 60)]))
    bench.act(lambda tx: tx.drafts.keep("source", 1, "note", SECRETS[3]))
    bench.rate(first, "true", "because")
    return evidence


def set_aside(bench: Bench, evidence: int, reason: str) -> None:
    about = about_pin(evidence, 1)
    bench.act(lambda tx: tx.overrides.set(1, "passage-gone", reason, about), "override", "")


def purge(bench: Bench, source: int = 1) -> PurgeOutcome:
    done: PurgeOutcome = bench.store.purge(PURGE, source).value
    return done


def has_a_secret(bench: Bench) -> list[str]:
    """What of the secrets stands in the file's bytes, or its journal's, packed or not."""
    found = [
        path.read_bytes()
        for path in bench.path.parent.glob("workbench.db*")
        if not path.name.endswith("-shm") and "daily" not in path.name
    ]
    with closing(connect_reading(bench.path)) as connection:
        for content, coding in connection.execute("SELECT content, coding FROM blob"):
            found.append(unpack(content, coding))
    return [secret for secret in SECRETS if any(secret.encode() in each for each in found)]


def test_nothing_of_a_purged_source_is_left_in_the_file(bench: Bench) -> None:
    work(bench)
    assert set(has_a_secret(bench)) == set(SECRETS)
    outcome = purge(bench)
    assert outcome.hindered == ""
    assert outcome.removed == {
        "source": 1,
        "evidence": 2,
        "verdict_evidence": 1,
        "capture": 2,
        "capture_text": 1,
        "link_check": 1,
        "archive_job": 1,
        "shared_text": 1,
        "blob": 3,
    }
    assert has_a_secret(bench) == []
    assert bench.rows("SELECT id, title FROM source") == [(2, "Other")]
    assert bench.rows("SELECT count(*) FROM capture") == [(1,)]
    assert bench.rows("SELECT count(*) FROM archive_job") == [(1,)]
    assert bench.rows("SELECT rating, rationale FROM verdict") == [("true", "because")]


def test_the_file_is_whole_and_says_that_something_was_there(bench: Bench) -> None:
    work(bench)
    before = bench.rows('SELECT count(*) FROM "change"')[0][0]
    purge(bench)
    assert care.verify(bench.path).problems == ()
    ((label, action),) = bench.rows("SELECT label, id FROM action WHERE verb = 'purge'")
    assert label == PURGE.label
    assert bench.rows('SELECT count(*) FROM "change" WHERE action < ?', action) == [(before,)]
    assert bench.rows(
        """SELECT "before", "after" FROM "change" WHERE table_name = 'source' AND "row" = 1"""
    ) == [(None, f'{{"id":1,"purged":{action}}}'), (f'{{"id":1,"purged":{action}}}', None)]
    assert bench.rows("SELECT label FROM action WHERE verb = 'capture' ORDER BY id") == [
        ("Worked on a source that was purged",),
        ("Captured a source",),
    ]
    assert bench.rows("PRAGMA journal_mode") == [("wal",)]


def test_why_its_problems_were_set_aside_goes_too_and_no_other_reason(bench: Bench) -> None:
    evidence = work(bench)
    set_aside(bench, evidence, f"{SECRETS[1]} took it down.")
    bench.undo()
    set_aside(bench, evidence, f"{SECRETS[1]} took it down again.")
    set_aside(bench, evidence * 10, "The other paper corrected it.")
    assert SECRETS[1] in has_a_secret(bench)
    assert purge(bench).removed["override"] == 1
    assert has_a_secret(bench) == []
    assert bench.rows("SELECT reason FROM override") == [("The other paper corrected it.",)]
    assert care.verify(bench.path).problems == ()


def test_undo_across_a_purge_is_refused_in_a_sentence(bench: Bench) -> None:
    evidence = work(bench)
    ((attached,),) = bench.rows("SELECT min(id) FROM action WHERE verb = 'attach'")
    bench.act(lambda tx: tx.sources.detach(evidence), "detach", "Detached", article=bench.article)
    purge(bench)
    with pytest.raises(CannotUndo, match="“Purged source 1 for good” came after it"):
        bench.act(lambda tx: tx.history.undo_action(attached), "undo", "")
    assert care.verify(bench.path).problems == ()


def test_undo_passes_over_a_purge_and_what_it_took_the_content_of(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.rate(claim, "true")
    bench.attach(claim, f"https://{SECRETS[0]}", title=SECRETS[1])
    purge(bench)
    newer = bench.mark(4)
    assert "passed over" not in bench.undo().label
    found = bench.undo()
    assert found.label.startswith("Undid: ")
    assert found.claim == claim
    assert found.label.endswith(
        "“Purged source 1 for good” was passed over: what was purged is gone for good."
    )
    assert bench.rows("SELECT count(*) FROM verdict WHERE claim = ?", claim) == [(0,)]
    assert "passed over" not in bench.undo().label
    assert bench.rows("SELECT count(*) FROM claim WHERE id IN (?, ?)", claim, newer) == [(0,)]
    assert care.verify(bench.path).problems == ()


def test_undo_on_an_article_passes_over_what_a_purge_emptied(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.rate(claim, "true")
    bench.attach(claim, f"https://{SECRETS[0]}", title=SECRETS[1])
    purge(bench)
    found = bench.undo(bench.article)
    assert "was passed over" in found.label
    assert bench.rows("SELECT count(*) FROM verdict WHERE claim = ?", claim) == [(0,)]


def test_what_was_undone_before_a_purge_is_not_done_again(bench: Bench) -> None:
    claim = bench.mark(1)
    bench.attach(claim, f"https://{SECRETS[0]}", title=SECRETS[1])
    bench.undo()
    assert SECRETS[1] in has_a_secret(bench)
    assert purge(bench).removed == {}
    assert has_a_secret(bench) == []
    with pytest.raises(CannotUndo):
        bench.redo()
    assert care.verify(bench.path).problems == ()


def test_a_purge_is_asked_for_again_where_a_window_hindered_it(bench: Bench) -> None:
    work(bench)
    bench.store._raw.execute("PRAGMA busy_timeout=10")
    with closing(sqlite3.connect(bench.path, isolation_level=None)) as window:
        window.execute("BEGIN").execute("SELECT 1 FROM claim").fetchall()
        outcome = purge(bench)
        assert "another program" in outcome.hindered or "locked" in outcome.hindered
    again = purge(bench)
    assert (again.removed, again.hindered) == ({}, "")
    assert has_a_secret(bench) == []
    assert bench.rows("SELECT count(*) FROM action WHERE verb = 'purge'") == [(1,)]
    assert care.verify(bench.path).problems == ()


def test_content_that_something_else_is_made_of_stays(bench: Bench) -> None:
    work(bench)
    bench.add_article(f"{SECRETS[4]}. {SAID}")
    bench.act(lambda tx: tx.captures.add(upload(2, SECRETS[1].encode() * 3)), "supply", "Supplied")
    bench.undo()  # it can be done again, and needs its bytes then
    outcome = bench.store.purge(PURGE._replace(who="grace"), 1).value
    assert outcome.removed["blob"] == 1
    assert set(has_a_secret(bench)) == {SECRETS[1], SECRETS[4]}
    bench.redo()
    assert care.verify(bench.path).problems == ()


def test_what_never_was_is_not_purged(bench: Bench) -> None:
    with pytest.raises(UnknownThing, match="no source 7"):
        purge(bench, 7)
    assert bench.rows("SELECT count(*) FROM action WHERE verb = 'purge'") == [(0,)]


def test_copies_made_before_are_named(bench: Bench) -> None:
    work(bench)
    made = copy_daily(bench.path, bench.clock.now())
    assert made is not None
    assert purge(bench).copies == (made.name,)


def test_windows_see_the_claims_of_a_purged_source_change(bench: Bench) -> None:
    work(bench)
    with closing(Reader(bench.path)) as read:
        last = read.last_action()
        numbers = read.source_numbers(bench.article)
        assert dict(numbers) == {1: 1, 2: 2}
        purge(bench)
        touched = read.touched_since(last, bench.article)
        assert touched.claims == {1, 2}
        assert dict(read.source_numbers(bench.article)) == {2: 1}
        assert [piece.source for piece in read.detail(2).evidence] == [2]
        for action in read.actions():
            read.changes(action.id)
