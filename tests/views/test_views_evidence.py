"""Captures, pins, link health, archives, and what claims stand on, as they are read."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from views_rows import NOON, Rows

from workbench.model.errors import UnknownThing
from workbench.model.evidence_views import Ground, SharedText
from workbench.model.link_health import NEVER_CHECKED
from workbench.model.spans import Locator
from workbench.model.states import Health
from workbench.store import tables
from workbench.store.reader import Reader
from workbench.store.views import links

SAID = "The harbour office counted 14 boats. " * 20
AT_NOON = "2026-11-22T12:00:00.123456Z"


def pinned(rows: Rows, claim: int, source: int, capture: int, **fields: object) -> int:
    return rows.evidence(
        claim,
        source,
        passage="14 boats",
        passage_start=27,
        passage_end=35,
        passage_match="verbatim",
        capture=capture,
        text_sha256=hashlib.sha256(SAID.encode()).hexdigest(),
        **fields,
    )


def test_captures_come_newest_first_with_their_texts(rows: Rows, reader: Reader) -> None:
    source = rows.source("a.org")
    old = rows.capture(source, SAID, redirects='["http://a.org/"]', headers='[["x","y"]]')
    newer = rows.capture_text(
        old,
        SAID,
        extractor="test 2",
        authors='["Ann","Bob"]',
        locators='[[0,"page 1"]]',
        is_paywalled=True,
        credit="AP",
    )
    new = rows.capture(source, how="supplied", file_name="boat.gif", size=10)
    found = reader.proof.captures(source)
    assert [capture.id for capture in found] == [new, old]
    assert (found[0].how, found[0].file_name, found[0].texts) == ("supplied", "boat.gif", ())
    assert (found[1].redirects, found[1].headers) == (("http://a.org/",), (("x", "y"),))
    text = found[1].texts[0]
    assert (text.id, text.authors, text.is_paywalled) == (newer, ("Ann", "Bob"), True)
    assert (text.locators, text.credit, text.at) == ((Locator(0, "page 1"),), "AP", AT_NOON)
    assert found[1].texts[1].is_paywalled is None
    assert reader.proof.capture(old) == found[1]
    article = rows.article("a")
    rows.evidence(rows.claim(article, 1), source)
    rows.capture(rows.source("on-no-claim.org"), SAID)
    assert reader.whole.captures(article) == found
    assert reader.proof.content(found[1].sha256) == f"<p>{SAID}</p>".encode()


def test_the_text_to_look_into_is_of_the_newest_capture_that_has_one(
    rows: Rows, reader: Reader
) -> None:
    source = rows.source("a.org")
    assert reader.proof.newest_text(source) is None
    first = rows.capture(source, SAID)
    second = rows.capture_text(first, SAID + "More.", extractor="test 2")
    empty = rows.capture(source)
    rows.capture_text(empty, "")
    found = reader.proof.newest_text(source)
    assert found is not None
    assert (found.row.id, found.capture.id, found.text) == (second, first, SAID + "More.")
    assert reader.proof.text(second) == found


@pytest.mark.parametrize("what", ["capture", "text", "pin"])
def test_what_is_not_there_is_told(reader: Reader, what: str) -> None:
    with pytest.raises(UnknownThing):
        getattr(reader.proof, what)(9)


def test_evidence_says_where_its_passage_was_found(rows: Rows, reader: Reader) -> None:
    article = rows.article()
    claim = rows.claim(article, 1)
    source, other = rows.source("a.org", origin="AP", primary_source=True), rows.source("b.org")
    first = rows.capture(source, SAID)
    second = rows.capture(source)
    piece = pinned(rows, claim, source, first, gone_in=second)
    rows.evidence(claim, other)
    rows.check(source, "gone")
    one, two = reader.detail(claim).evidence
    assert (one.pinned, one.gone, one.found_at, one.captured_at) == (True, True, AT_NOON, AT_NOON)
    assert (one.origin, one.primary, one.health) == ("AP", True, Health.SUSPECT)
    assert (two.pinned, two.gone, two.found_at, two.primary) == (False, False, "", None)
    assert two.health == Health.UNKNOWN
    (pin,) = reader.proof.pins(source)
    assert (pin.evidence, pin.claim_number, pin.start, pin.gone) == (piece, 1, 27, True)
    assert reader.proof.pin(piece) == pin
    assert SAID[pin.start : pin.end] == pin.passage


def test_an_articles_sources_are_counted(rows: Rows, reader: Reader) -> None:
    article = rows.article()
    first, second = rows.claim(article, 1), rows.claim(article, 2)
    later, source = rows.source("b.org", sensitive=True), rows.source("a.org")
    capture = rows.capture(source, SAID)
    pinned(rows, first, source, capture)
    rows.evidence(second, source)
    rows.evidence(second, later)
    rows.check(source, "ok", http_status=200)
    one, two = reader.proof.sources(article)
    assert (one.id, one.number, one.claims, one.pinned, one.gone) == (source, 1, 2, 1, 0)
    assert (one.captures, one.captured_at, one.capture) == (1, AT_NOON, capture)
    assert (one.health.state, one.health.http_status) == (Health.ALIVE, 200)
    assert (two.id, two.number, two.sensitive, two.health) == (later, 2, True, NEVER_CHECKED)
    assert [each.source for each in reader.proof.to_fetch(article)] == [source]
    assert [each.source for each in reader.proof.to_fetch()] == [source]
    assert [each.source for each in reader.proof.to_fetch_of_claim(second)] == [source]
    named = reader.proof.source_to_fetch(later)
    assert named is not None
    assert (named.url, named.captures, named.health) == ("https://b.org/", 0, "unknown")
    assert reader.proof.source_to_fetch(rows.source("", url="", canonical_url="")) is None


def test_health_needs_only_what_came_since_the_last_answer(
    rows: Rows, reader: Reader, file: Path
) -> None:
    dead, alive, never = (rows.source(f"{name}.org") for name in "abc")
    for days in range(20):
        rows.check(alive, "failed", days)
    rows.check(alive, "ok", 21)
    rows.check(dead, "blocked", 0)
    for days in (1, 4, 7):
        rows.check(dead, "failed", days, http_status=500, detail="It failed.")
    found = reader.proof.health([dead, alive, never])
    assert [found[each].state for each in (dead, alive, never)] == ["dead", "alive", "unknown"]
    assert (found[dead].failures, found[dead].detail) == (3, "It failed.")
    assert [probe.outcome for probe in reader.proof.checks(dead, 2)] == ["failed", "failed"]
    with closing(sqlite3.connect(file)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {links._RUNS}", ("[1]",)).fetchall()
        read = connection.execute(links._RUNS, (f"[{alive}]",)).fetchall()
    assert not [step for *_numbers, step in plan if step.startswith("SCAN link_check")]
    assert len(read) == 1


def test_what_a_claim_stands_on(rows: Rows, reader: Reader) -> None:
    article = rows.article()
    claim, other = rows.claim(article, 1), rows.claim(article, 2)
    source, copy = rows.source("a.org", primary_source=False), rows.source("b.org")
    capture = rows.capture(source)
    rows.capture_text(capture, SAID, canonical_url="https://wire.org/1", credit="AP")
    piece = rows.evidence(claim, source, stance="supports", passage="p", supplied_by="author")
    half = rows.evidence(claim, copy, locator="page 3", position=1)
    rows.evidence(other, copy, locator="page 3", note="n")
    first, second = reader.proof.grounds([claim])
    assert first == Ground(
        *(piece, claim, source, "supports", "author", True, False, ""),
        *("https://wire.org/1", "https://a.org/", "AP", len(SAID)),
    )
    assert (second.evidence, second.is_read, second.is_primary) == (half, False, None)
    assert second.canonical_url == "https://b.org/"
    assert [each.is_read for each in reader.proof.grounds_of_article(article)] == [
        True,
        False,
        True,
    ]
    rows.add(tables.SharedText(source=source, other=copy, percent=58, at=NOON))
    assert reader.proof.shared_texts([copy, source]) == [SharedText(source, copy, 58)]
    assert reader.proof.shared_texts([copy]) == []
    rows.add(
        tables.Override(claim=claim, rule="sufficiency", reason="One saw it.", by="MK", at=NOON)
    )
    (found,) = reader.proof.overrides([claim, other])
    assert (found.claim, found.reason, found.by, found.at) == (claim, "One saw it.", "MK", AT_NOON)
    assert reader.proof.overrides_of_article(article) == [found]


def test_the_archive_queue_is_read_whole_or_by_article(rows: Rows, reader: Reader) -> None:
    article = rows.article()
    mine, other = rows.source("a.org", title="A"), rows.source("b.org")
    rows.evidence(rows.claim(article, 1), mine)
    for source in (mine, other):
        rows.add(
            tables.ArchiveJob(
                source=source, service="w", state="archived", url="https://w/1", archived_at=NOON
            )
        )
    (job,) = reader.proof.archive_jobs(article)
    assert (job.source, job.title, job.wish, job.state) == (mine, "A", "save", "archived")
    assert (job.archived_url, job.archived_at, job.next_at) == ("https://w/1", AT_NOON, "")
    assert len(reader.proof.archive_jobs()) == 2
    assert [job.source for job in reader.proof.archive_jobs_of_source(other)] == [other]
    assert reader.proof.fetching(article) == "ask"


@pytest.mark.parametrize("table", ["capture", "link_check"])
def test_a_capture_or_a_check_touches_the_claims_of_its_source(
    rows: Rows, reader: Reader, table: str
) -> None:
    article = rows.article()
    claim, other = rows.claim(article, 1), rows.claim(article, 2)
    source = rows.source("a.org")
    rows.evidence(claim, source)
    rows.evidence(other, rows.source("b.org"))
    row = rows.capture(source) if table == "capture" else rows.check(source, "ok")
    action = rows.action(article)
    rows.change(action, table, row, after="{}")
    assert reader.touched_since(action - 1, article).claims == {claim}
