"""Captures and their texts are kept as they were; passages are pinned where they stand."""

import hashlib
import sqlite3
from contextlib import closing

import pytest
from captured import NOON, PASSAGE, SAID, after, captured, page, pin_of, reading, upload
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_bench import Bench

from workbench.model.captured import Probe
from workbench.model.errors import CannotUndo, RefusedChange, UnknownThing, UsageError
from workbench.model.evidence_requests import NewLinkCheck, Pin, Upload
from workbench.model.problems import about_evidence, about_pin
from workbench.model.requests import EvidenceEdit
from workbench.model.states import Fetching, Match
from workbench.store import care, packing
from workbench.store.transaction import Transaction


@pytest.fixture
def evidence(bench: Bench) -> int:
    """A source, number 1, on claim 1."""
    return bench.attach(bench.mark(1), "https://example.org/a")


@given(st.binary(max_size=3_000))
def test_what_is_packed_is_unpacked_again(content: bytes) -> None:
    packed = packing.pack(content * 3)
    assert packing.unpack(packed.stored, packed.coding) == content * 3
    assert (packed.sha256, packed.size) == (
        hashlib.sha256(content * 3).hexdigest(),
        len(content * 3),
    )


@pytest.mark.parametrize(("content", "coding"), [(b"x", "zlib"), (b"x", "rot13")])
def test_what_cannot_be_unpacked_is_told(content: bytes, coding: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|way of packing"):
        packing.unpack(content, coding)


def test_a_capture_keeps_what_came_and_how(bench: Bench, evidence: int) -> None:
    captured(bench)
    assert bench.rows(
        "SELECT how, status, url, final_url, redirects, media_type, charset, size FROM capture"
    ) == [
        (
            "fetched",
            200,
            "http://example.org/a",
            "https://example.org/a",
            '["http://example.org/a"]',
            "text/html",
            "utf-8",
            len(SAID) + 7,
        )
    ]
    ((stored, coding),) = bench.rows("SELECT content, coding FROM blob JOIN capture USING (sha256)")
    assert coding == "zlib"
    assert packing.unpack(stored, coding) == f"<p>{SAID}</p>".encode()
    assert len(stored) < len(SAID) / 5
    assert care.verify(bench.path).problems == ()


def test_the_same_bytes_again_are_a_capture_and_lie_there_once(bench: Bench, evidence: int) -> None:
    captured(bench)
    captured(bench, at=after(1))
    assert bench.rows("SELECT count(*), count(DISTINCT sha256) FROM capture") == [(2, 1)]
    assert bench.rows("SELECT count(*) FROM blob") == [(3,)]  # the article's text among them


def test_a_newer_extractors_text_stands_beside_the_older(bench: Bench, evidence: int) -> None:
    capture = captured(bench)
    newer = reading(SAID.upper(), "test 2", after(1))
    first = bench.act(lambda tx: tx.captures.add_text(capture, newer)).value
    again = bench.act(lambda tx: tx.captures.add_text(capture, newer))
    assert (again.value, again.action) == (first, None)
    assert bench.rows("SELECT extractor, length FROM capture_text ORDER BY id") == [
        ("test 1", len(SAID)),
        ("test 2", len(SAID)),
    ]


def test_an_articles_text_lies_plain_also_where_it_came_as_a_capture(
    bench: Bench, evidence: int
) -> None:
    """The desk reads parts of a long article from the file itself."""
    said = "A story about boats. " * 40
    bench.act(lambda tx: tx.captures.add(page(1, said), reading(said)))
    digest = hashlib.sha256(said.encode()).hexdigest()
    assert bench.rows("SELECT coding FROM blob WHERE sha256 = ?", digest) == [("zlib",)]
    bench.add_article(said)
    assert bench.rows("SELECT content, coding FROM blob WHERE sha256 = ?", digest) == [
        (said.encode(), "plain")
    ]
    bench.act(lambda tx: tx.captures.add(page(1, said), reading(said, "test 2")))
    assert bench.rows("SELECT coding FROM blob WHERE sha256 = ?", digest) == [("plain",)]
    assert care.verify(bench.path).problems == ()


def test_a_pin_is_verbatim_only_where_its_words_stand(bench: Bench, evidence: int) -> None:
    captured(bench)
    assert bench.act(lambda tx: tx.pins.pin(pin_of(evidence))).value == Match.VERBATIM
    start = SAID.index(PASSAGE)
    assert bench.rows(
        """SELECT passage, passage_start, passage_end, passage_match, capture, passage_sha256
        FROM evidence"""
    ) == [
        (
            PASSAGE,
            start,
            start + len(PASSAGE),
            "verbatim",
            1,
            hashlib.sha256(PASSAGE.encode()).hexdigest(),
        )
    ]
    other = pin_of(evidence)._replace(passage="counted 15 boats")
    assert bench.act(lambda tx: tx.pins.pin(other)).value == Match.CLOSE
    bench.act(lambda tx: tx.pins.miss(evidence, 1))
    assert bench.rows("SELECT passage, passage_match, text_sha256 FROM evidence") == [
        ("counted 15 boats", "absent", None)
    ]
    assert care.verify(bench.path).problems == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (3, 3), (0, 10**6), (10**6, 10**6 + 1)])
def test_a_pin_without_a_place_is_refused(
    bench: Bench, evidence: int, start: int, end: int
) -> None:
    captured(bench)
    with pytest.raises(RefusedChange, match="no place"):
        bench.act(lambda tx: tx.pins.pin(Pin(evidence, 1, start, end)))


def test_a_pin_in_another_sources_capture_is_refused(bench: Bench, evidence: int) -> None:
    bench.attach(1, "https://example.org/b")
    captured(bench, source=2)
    with pytest.raises(RefusedChange, match="another source"):
        bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    with pytest.raises(UnknownThing, match="text of a capture"):
        bench.act(lambda tx: tx.pins.pin(pin_of(evidence, text=9)))


def test_a_passage_that_is_typed_anew_loses_its_place(bench: Bench, evidence: int) -> None:
    captured(bench)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    bench.act(lambda tx: tx.sources.edit_evidence(EvidenceEdit(evidence, passage="other words")))
    unpinned = ("unchecked", None, None, None, "")
    columns = "passage_match, passage_start, capture, text_sha256, passage_sha256"
    assert bench.rows(f"SELECT {columns} FROM evidence") == [unpinned]  # noqa: S608 - our words
    bench.undo()
    assert bench.rows("SELECT passage, passage_match FROM evidence") == [(PASSAGE, "verbatim")]
    bench.act(lambda tx: tx.pins.unpin(evidence))
    assert bench.rows(f"SELECT passage, {columns} FROM evidence") == [("", *unpinned)]  # noqa: S608 - our words
    assert care.verify(bench.path).problems == ()


def test_that_a_passage_is_gone_is_written_beside_the_pin(bench: Bench, evidence: int) -> None:
    with pytest.raises(RefusedChange, match="Nothing is pinned"):
        bench.act(lambda tx: tx.pins.mark_gone(evidence, None))
    captured(bench)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    later = captured(bench, said="Nothing of that any more.", at=after(3))
    bench.act(lambda tx: tx.pins.mark_gone(evidence, later), origin="program")
    assert bench.rows("SELECT gone_in, passage_match, capture FROM evidence") == [
        (later, "verbatim", 1)
    ]
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    assert bench.rows("SELECT gone_in FROM evidence") == [(None,)]


def test_undo_passes_over_captures_and_takes_back_what_was_supplied(
    bench: Bench, evidence: int
) -> None:
    bench.act(lambda tx: tx.captures.add(upload(1)), "supply", "Supplied boat.gif")
    captured(bench)
    assert bench.undo().label == "Undid: Supplied boat.gif"
    assert bench.rows("SELECT how FROM capture") == [("fetched",)]
    bench.redo()
    assert bench.rows("SELECT how, file_name FROM capture ORDER BY id") == [
        ("supplied", "boat.gif"),
        ("fetched", ""),
    ]
    assert care.verify(bench.path).problems == ()


def test_a_supplied_capture_that_a_pin_stands_on_is_not_taken_back(
    bench: Bench, evidence: int
) -> None:
    given = packing.supplied(1, Upload(SAID.encode(), "text/plain"), NOON)
    done = bench.act(lambda tx: tx.captures.add(given, reading()), "supply", "Supplied a text")
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)), "pin", "Pinned a passage")
    with pytest.raises(CannotUndo, match="“Pinned a passage” came after it"):
        bench.act(lambda tx: tx.history.undo_action(done.action), "undo", "")
    assert bench.undo().label == "Undid: Pinned a passage"
    assert bench.undo().label == "Undid: Supplied a text"


def test_an_attachment_is_taken_back_also_where_its_source_was_captured(
    bench: Bench, evidence: int
) -> None:
    """What the program fetched meanwhile stays, and what it wrote on the evidence comes back."""
    captured(bench)
    bench.act(lambda tx: tx.sources.fill(1, title="Boats"), origin="program")
    bench.act(lambda tx: tx.pins.miss(evidence, 1), origin="program")
    bench.act(lambda tx: tx.archive_jobs.enqueue([1], "archive.example", "find"))
    assert bench.undo().label == "Undid: Attached"
    assert bench.rows("SELECT count(*) FROM evidence") == [(0,)]
    assert bench.rows("SELECT title FROM source JOIN capture ON capture.source = source.id") == [
        ("Boats",)
    ]
    bench.redo()
    assert bench.rows("SELECT passage_match FROM evidence") == [("absent",)]
    assert care.verify(bench.path).problems == ()


def test_what_a_person_wrote_on_it_keeps_an_attachment_from_being_taken_back(
    bench: Bench, evidence: int
) -> None:
    done = bench.rows("SELECT max(id) FROM action")[0][0]
    captured(bench)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)), "pin", "Pinned a passage")
    with pytest.raises(CannotUndo, match="“Pinned a passage” came after it"):
        bench.act(lambda tx: tx.history.undo_action(done), "undo", "")


def test_merging_and_splitting_take_the_pin_along(bench: Bench, evidence: int) -> None:
    captured(bench)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    two = bench.mark(4)
    bench.attach(two, "https://example.org/a")
    bench.act(lambda tx: tx.overrides.set(1, "sufficiency", "There is no other."))
    bench.act(lambda tx: tx.claims.merge(two, [1]))
    assert bench.rows("SELECT claim, passage_match, capture FROM evidence") == [
        (two, "verbatim", 1)
    ]
    assert bench.rows("SELECT count(*) FROM override") == [(0,)]
    mark = bench.rows("SELECT id FROM mark WHERE claim = ? ORDER BY id", two)[0][0]
    twin = bench.act(lambda tx: tx.claims.split(two, [mark])).value
    assert bench.rows("SELECT passage_match, capture FROM evidence WHERE claim = ?", twin) == [
        ("verbatim", 1)
    ]
    bench.act(lambda tx: tx.claims.delete(twin))
    assert care.verify(bench.path).problems == ()


def test_hundreds_of_link_checks_are_one_action(bench: Bench, evidence: int) -> None:
    checks = [NewLinkCheck(1, after(-number), Probe.FAILED, 500, "no") for number in range(500)]
    done = bench.act(lambda tx: tx.links.record(checks), origin="program")
    assert done.value == 500
    (times,) = zip(*bench.rows("SELECT at FROM link_check ORDER BY id"), strict=True)
    assert list(times) == sorted(times)
    assert len(bench.rows('SELECT 1 FROM "change" WHERE action = ?', done.action)) == 500
    assert care.verify(bench.path).problems == ()


def test_what_a_person_says_of_sources_is_undone(bench: Bench, evidence: int) -> None:
    bench.attach(1, "https://example.org/b", title="Known")
    bench.act(lambda tx: tx.origins.group([1, 2], " Reuters "))
    bench.act(lambda tx: tx.origins.set_primary([1], is_primary=True))
    bench.act(lambda tx: tx.sources.edit(1, sensitive=True))
    said = "SELECT origin, primary_source, sensitive FROM source ORDER BY id"
    assert bench.rows(said) == [("Reuters", 1, 1), ("Reuters", None, 0)]
    for _ in range(3):
        bench.undo()
    assert bench.rows(said) == [("", None, 0), ("", None, 0)]


def test_a_capture_fills_what_nobody_said(bench: Bench, evidence: int) -> None:
    bench.act(lambda tx: tx.sources.edit(1, title="Mine"))
    bench.act(lambda tx: tx.sources.fill(1, title="Theirs", author="Ann", publisher=""))
    assert bench.rows("SELECT title, author FROM source") == [("Mine", "Ann")]


def test_texts_that_are_one_are_written_once_for_a_pair(bench: Bench, evidence: int) -> None:
    bench.attach(1, "https://example.org/b")
    bench.act(lambda tx: tx.origins.share([(2, 1, 58)]))
    bench.act(lambda tx: tx.origins.share([(1, 2, 0)]))
    assert bench.rows("SELECT source, other, percent FROM shared_text") == [(1, 2, 0)]
    bench.attach(1, "https://example.org/c")
    bench.act(lambda tx: tx.origins.share([(1, 2, 60), (1, 3, 70), (2, 3, 80)]))
    bench.act(lambda tx: tx.origins.share([(3, 2, 90), (2, 1, 61)]))  # says nothing of 1 and 3
    rows = bench.rows("SELECT source, other, percent FROM shared_text ORDER BY source, other")
    assert rows == [(1, 2, 61), (1, 3, 70), (2, 3, 90)]
    with pytest.raises(RefusedChange):
        bench.act(lambda tx: tx.origins.share([(1, 1, 10)]))


def test_a_rule_is_set_aside_with_a_reason(bench: Bench, evidence: int) -> None:
    with pytest.raises(UsageError, match="reason"):
        bench.act(lambda tx: tx.overrides.set(1, "sufficiency", " "))
    with pytest.raises(UsageError, match="not a rule"):
        bench.act(lambda tx: tx.overrides.set(1, "taste", "so"))
    bench.act(lambda tx: tx.overrides.set(1, "sufficiency", "One saw it."))
    bench.who = "grace"
    bench.act(lambda tx: tx.overrides.set(1, "sufficiency", "She alone saw it."))
    assert bench.rows('SELECT reason, "by" FROM override') == [("She alone saw it.", "grace")]
    bench.act(lambda tx: tx.overrides.withdraw(1, "sufficiency"))
    assert bench.rows("SELECT 1 FROM override") == []
    bench.undo()
    bench.act(lambda tx: tx.claims.delete(1))
    assert care.verify(bench.path).problems == ()


def test_a_rule_is_set_aside_for_one_thing_of_a_claim_beside_another(
    bench: Bench, evidence: int
) -> None:
    for piece, reason in ((1, "They corrected it."), (2, "Another edition."), (1, "We have it.")):
        bench.act(
            lambda tx, piece=piece, reason=reason: tx.overrides.set(
                1, "passage-gone", reason, about_pin(piece, 7)
            )
        )
    said = "SELECT about, reason FROM override ORDER BY id"
    assert bench.rows(said) == [
        ("evidence 1 capture 7", "We have it."),
        ("evidence 2 capture 7", "Another edition."),
    ]
    bench.act(lambda tx: tx.overrides.withdraw(1, "passage-gone", about_pin(1, 8)))
    bench.act(lambda tx: tx.overrides.withdraw(1, "passage-gone", about_pin(1, 7)))
    assert bench.rows(said) == [("evidence 2 capture 7", "Another edition.")]


def test_a_rule_is_set_aside_for_an_article_as_a_whole(bench: Bench, evidence: int) -> None:
    with pytest.raises(UnknownThing, match="no article 9"):
        bench.act(lambda tx: tx.overrides.set(None, "sufficiency", "A column.", article=9))
    for reason in ("A column.", "A column of opinion."):
        bench.act(
            lambda tx, reason=reason: tx.overrides.set(None, "sufficiency", reason, article=1)
        )
    bench.act(lambda tx: tx.overrides.set(1, "sufficiency", "One saw it."))
    said = "SELECT claim, article, reason FROM override ORDER BY id"
    assert bench.rows(said) == [(None, 1, "A column of opinion."), (1, None, "One saw it.")]
    bench.act(lambda tx: tx.overrides.withdraw(None, "sufficiency", article=1))
    assert bench.rows(said) == [(1, None, "One saw it.")]
    bench.undo()
    assert len(bench.rows(said)) == 2
    assert care.verify(bench.path).problems == ()


def test_what_was_set_aside_of_a_thing_goes_with_it_to_another_claim(
    bench: Bench, evidence: int
) -> None:
    two = bench.mark(4)
    about = about_evidence(evidence)
    bench.act(lambda tx: tx.overrides.set(1, "dead-link", "It is in the library.", about))
    bench.act(lambda tx: tx.overrides.set(1, "sufficiency", "There is no other."))
    bench.act(lambda tx: tx.claims.merge(two, [1]))
    assert bench.rows("SELECT claim, rule, about FROM override") == [(two, "dead-link", about)]
    bench.undo()
    assert len(bench.rows("SELECT 1 FROM override WHERE claim = 1")) == 2
    assert care.verify(bench.path).problems == ()


def test_an_article_answers_once_whether_links_are_fetched(bench: Bench) -> None:
    bench.act(lambda tx: tx.articles.set_fetching(bench.article, Fetching.NEVER))
    assert bench.rows("SELECT fetching FROM article") == [("never",)]
    with pytest.raises(UsageError):
        bench.act(lambda tx: tx.articles.set_fetching(bench.article, "sometimes"))


BROKEN = {
    "unpackable": ("UPDATE blob SET content = x'00' WHERE coding = 'zlib'", "cannot be unpacked"),
    "another": ("UPDATE blob SET content = x'00', coding = 'plain'", "is not what was stored"),
    "length": ("UPDATE capture_text SET length = 7", "is not as long as it was"),
    "size": ("UPDATE capture SET size = 7", "is not as large as it was"),
    "moved": ("UPDATE evidence SET passage_start = 1, passage_end = 17", "does not stand there"),
    "badge": ("UPDATE evidence SET passage_match = 'close'", "badged wrongly"),
    "words": ("UPDATE evidence SET passage = 'x'", "is not the one that was pinned"),
    "place": ("UPDATE evidence SET passage_start = NULL", "has no place"),
    "without": ("UPDATE evidence SET text_sha256 = NULL", "badged verbatim without a place"),
    "capture": ("UPDATE evidence SET capture = NULL", "in a text of no capture"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_verify_finds_what_does_not_hold(bench: Bench, evidence: int, kind: str) -> None:
    captured(bench)
    bench.act(lambda tx: tx.pins.pin(pin_of(evidence)))
    assert care.verify(bench.path).checked["passages"] == 1
    bench.close()
    script, told = BROKEN[kind]

    with closing(sqlite3.connect(bench.path)) as connection:
        connection.executescript(script)
    assert any(told in problem for problem in care.verify(bench.path).problems)


texts = st.text(min_size=1, max_size=40)


@given(texts, st.data())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_place_of_every_text_can_be_pinned(
    bench: Bench, said: str, data: st.DataObject
) -> None:
    claim = bench.mark(1)
    evidence = bench.attach(claim, f"https://example.org/{claim}")
    (source,) = bench.rows("SELECT source FROM evidence WHERE id = ?", evidence)[0]
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))

    def step(tx: Transaction) -> Match:
        capture = tx.captures.add(upload(source))
        text = tx.captures.add_text(capture, reading(said))
        return tx.pins.pin(Pin(evidence, text, start, end))

    assert bench.act(step).value == Match.VERBATIM
    assert care.verify(bench.path).problems == ()
