"""Captures: what a source gave is kept, compared, and proves passages."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from sites import Site, attach, page, settings, without_waits
from web_server import HOSTILE
from ws_world import World

from workbench.model.captured import Extraction, Probe
from workbench.model.capturing import Missed, Progress, Taken
from workbench.model.evidence_requests import Pin, Upload
from workbench.model.problems import Problem, ProblemKind
from workbench.model.requests import EvidenceEdit
from workbench.model.states import CaptureHow, Fetching, Flag, Match
from workbench.model.sufficiency import Rule
from workbench.store.packing import read_text
from workbench.workspace import footings
from workbench.workspace.problems import problems
from workbench.workspace.supplying import pasted

SAID = "The Pentagon counted fourteen rockets on Monday evening, and nine people were hurt."
MORE = (
    "The base lies beside the airport of Irbil, which was closed until the next morning.",
    "A spokesman said that the rockets had been launched from the back of a lorry near a market.",
    "Nobody had been arrested by Wednesday, and the search for the launcher was going on.",
)


@pytest.fixture
def world(file: Path, pages: Site) -> Iterator[World]:
    made = World(file, settings(pages))
    made.add(purpose="statements")
    without_waits(made.ws)
    yield made
    made.ws.close()


def capture(world: World) -> Progress:
    """Captures all sources of the article; how far it came."""
    return world.ws.captures.fetch(world.ws.read.proof.to_fetch(1)).outcome.result(60)


def taken(world: World) -> Taken:
    last = capture(world).last
    assert isinstance(last, Taken)
    return last


def pin(world: World, piece: int, source: int, words: str) -> None:
    """Pin words of the newest text of a source."""
    text = world.ws.read.proof.newest_text(source)
    start = text.text.index(words)
    world.ws.captures.pin([Pin(piece, text.row.id, start, start + len(words))]).result()


def found(world: World) -> list[Problem]:
    """The problems of what claims stand on: holes, and claims that are left to do or flagged, are
    another matter.
    """
    others = (ProblemKind.HOLE, ProblemKind.OPEN_CLAIM, ProblemKind.RECHECK_FLAG)
    rule = "1 primary or 2 independent"
    return [each for each in problems(world.ws.read, 1, rule) if each.kind not in others]


def evidence(world: World, claim: int):
    return world.ws.read.detail(claim).evidence[0]


def test_a_capture_keeps_what_the_address_gave_and_all_about_it(world: World, pages: Site) -> None:
    body = page("Rockets at the airport", SAID, *MORE)
    final = pages.put("story", body)
    pages.put("moved", b"", f"Location: {final}", status="301 Moved Permanently")
    claim = world.mark("at least 14 rockets")
    _piece, source = attach(world.ws, claim, pages.server.url("moved"))

    assert capture(world)[:6] == (1, 1, 1, 0, 0, 0)

    (kept,) = world.ws.read.proof.captures(source)
    assert world.ws.read.proof.content(kept.sha256) == body
    assert (kept.how, kept.status, kept.final_url) == (CaptureHow.FETCHED, 200, final)
    assert kept.redirects == (pages.server.url("moved"),)
    assert ("content-type", "text/html; charset=utf-8") in kept.headers
    text = world.ws.read.proof.newest_text(source)
    assert text is not None
    assert SAID in text.text
    assert "Sport" not in text.text
    assert "trafilatura" in text.row.extractor
    assert world.ws.read.source(source).title == "Rockets at the airport"
    assert world.ws.read.proof.checks(source)[0].outcome == Probe.OK
    assert world.ws.care.verify().problems == ()


def test_a_title_that_a_person_gave_stays(world: World, pages: Site) -> None:
    url = pages.put("story", page("Rockets at the airport", SAID, *MORE))
    _piece, source = attach(
        world.ws, world.mark("at least 14 rockets"), url, title="The Post, Monday"
    )
    capture(world)
    assert world.ws.read.source(source).title == "The Post, Monday"


def test_a_later_capture_is_compared_with_the_one_before(world: World, pages: Site) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    attach(world.ws, world.mark("at least 14 rockets"), url)
    assert taken(world).is_changed is None
    assert taken(world).is_changed is False
    pages.put("story", page("Rockets", SAID, *MORE, "One more paragraph was put in at night."))
    assert taken(world).is_changed is True
    assert len(world.ws.read.proof.captures(1)) == 3


def test_a_pinned_passage_that_is_gone_flags_its_claim_until_it_is_back(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, url)
    capture(world)
    text = world.ws.read.proof.newest_text(source)
    start = text.text.index(SAID)
    pinned = world.ws.captures.pin([Pin(piece, text.row.id, start, start + len(SAID))])
    assert pinned.result().value == (Match.VERBATIM,)
    assert evidence(world, claim).pinned

    pages.put("story", page("Rockets", SAID.replace("nine", "eight"), *MORE))
    assert taken(world).gone == (claim,)
    assert evidence(world, claim).gone
    assert Flag.RECHECK in world.claim(claim).flags
    assert evidence(world, claim).match == Match.VERBATIM  # in the capture that it was found in

    world.ws.claims.set_flags([claim], []).result()
    assert taken(world).gone == (claim,)
    assert Flag.RECHECK not in world.claim(claim).flags  # it was looked at, and nothing is new

    pages.put("story", page("Rockets", *MORE, SAID))
    assert taken(world).gone == ()
    assert not evidence(world, claim).gone
    assert world.ws.care.verify().problems == ()


def test_a_passage_that_is_typed_is_looked_for_in_what_is_captured_already(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim, other, third = (
        world.mark(words) for words in ("at least 14 rockets", "nine people", "A civilian")
    )
    attach(world.ws, claim, url)
    capture(world)
    attach(world.ws, other, url, passage=MORE[1])
    assert (evidence(world, other).match, evidence(world, other).pinned) == ("verbatim", True)
    attach(world.ws, third, url, passage=SAID.replace("fourteen", "forty"))
    assert evidence(world, third).match == "close"
    attach(world.ws, claim, url, passage="Nobody in the whole town had ever seen a lamp before.")
    assert evidence(world, claim).match == "absent"
    assert len(pages.server.requests) == 1
    assert world.labels()[-1] == "Attached 1 source to #1"
    assert world.ws.care.verify().problems == ()


def test_a_passage_that_is_typed_in_its_field_or_pasted_is_looked_for_at_once(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim, other = world.mark("at least 14 rockets"), world.mark("nine people")
    typed, _source = attach(world.ws, claim, url)
    pasted_on, _source = attach(world.ws, other, url)
    capture(world)
    world.ws.drafts.leave("evidence", typed, "passage", SAID, "").result()
    assert (evidence(world, claim).match, evidence(world, claim).pinned) == ("verbatim", True)
    world.ws.sources.edit_evidence(EvidenceEdit(pasted_on, passage=MORE[0])).result()
    assert (evidence(world, other).match, evidence(world, other).pinned) == ("verbatim", True)
    nowhere = "Nobody in the whole town had ever seen a lamp before."
    world.ws.drafts.leave("evidence", typed, "passage", nowhere, SAID).result()
    assert (evidence(world, claim).match, evidence(world, claim).pinned) == ("absent", False)
    world.ws.drafts.leave("evidence", typed, "passage", "", nowhere).result()
    assert (evidence(world, claim).match, evidence(world, claim).passage) == ("unchecked", "")
    world.ws.history.undo(1).result()
    assert evidence(world, claim).match == "absent"
    assert world.ws.care.verify().problems == ()


def test_a_typed_passage_that_only_an_earlier_capture_has_is_pinned_there_and_gone(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim, other = world.mark("at least 14 rockets"), world.mark("nine people")
    attach(world.ws, claim, url)
    capture(world)
    pages.put("story", page("Rockets", *MORE))
    capture(world)
    attach(world.ws, other, url, passage=SAID)
    found = evidence(world, other)
    assert (found.match, found.pinned, found.gone) == ("verbatim", True, True)
    world.ws.history.undo(1).result()
    assert world.ws.read.detail(other).evidence == ()
    assert world.ws.care.verify().problems == ()


def test_a_passage_pinned_in_an_earlier_capture_is_gone_at_once_where_a_later_one_lacks_it(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, url)
    capture(world)
    text = world.ws.read.proof.newest_text(source)
    pages.put("story", page("Rockets", *MORE))
    capture(world)
    for words, is_gone in ((MORE[1], False), (SAID, True)):
        start = text.text.index(words)
        world.ws.captures.pin([Pin(piece, text.row.id, start, start + len(words))]).result()
        found = evidence(world, claim)
        assert (found.match, found.gone) == (Match.VERBATIM, is_gone)
    newest = world.ws.read.proof.captures(source)[0].id
    assert world.ws.read.proof.pin(piece).gone_in == newest
    assert world.ws.care.verify().problems == ()


def test_a_passage_that_is_gone_is_set_aside_until_it_is_pinned_and_gone_anew(
    world: World, pages: Site
) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, url)
    capture(world)
    pin(world, piece, source, SAID)
    pages.put("story", page("Rockets", *MORE))
    capture(world)
    (gone,) = found(world)
    assert (gone.kind, gone.reason) == (ProblemKind.PASSAGE_GONE, "")

    world.ws.claims.set_aside(claim, "They took it out.", gone.kind.rule, gone.about).result()
    assert world.labels()[-1] == "Set “passage gone” aside for #1"
    pages.put("story", page("Rockets", *MORE, "One more paragraph."))
    capture(world)
    assert [each.reason for each in found(world)] == ["They took it out."]

    pin(world, piece, source, MORE[0])
    assert found(world) == []
    pages.put("story", page("Rockets", *MORE[1:]))
    capture(world)
    assert [each.reason for each in found(world)] == [""]
    assert world.ws.care.verify().problems == ()


def test_a_page_without_text_takes_no_passage_away(world: World, pages: Site) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, url)
    capture(world)
    text = world.ws.read.proof.newest_text(source)
    start = text.text.index(SAID)
    world.ws.captures.pin([Pin(piece, text.row.id, start, start + 20)]).result()
    pages.put("story", b"\x89PNG\r\n\x1a\n" + bytes(40), "Content-Type: image/png")
    assert taken(world).note
    assert not evidence(world, claim).gone


def test_a_passage_that_was_typed_is_looked_for_in_the_capture(world: World, pages: Site) -> None:
    url = pages.put("story", page("Rockets", SAID, *MORE))
    there, absent = world.mark("at least 14 rockets"), world.mark("civilian")
    attach(world.ws, there, url, passage=SAID)
    attach(world.ws, absent, url, passage="A passenger aeroplane was diverted to Mosul at noon.")
    capture(world)
    assert (evidence(world, there).match, evidence(world, there).pinned) == (Match.VERBATIM, True)
    assert (evidence(world, absent).match, evidence(world, absent).pinned) == (Match.ABSENT, False)
    assert evidence(world, absent).passage.startswith("A passenger aeroplane")


def test_an_address_that_gives_nothing_is_a_link_check_and_no_capture(
    world: World, pages: Site
) -> None:
    url = pages.put("gone", b"", status="404 Not Found")
    _piece, source = attach(world.ws, world.mark("at least 14 rockets"), url)
    progress = capture(world)
    assert isinstance(progress.last, Missed)
    assert (progress.missed, progress.last.outcome) == (1, Probe.GONE)
    assert world.ws.read.proof.captures(source) == []
    assert world.ws.read.proof.checks(source)[0].http_status == 404


def test_what_was_captured_is_no_action_of_the_person_to_undo(world: World, pages: Site) -> None:
    claim = world.mark("at least 14 rockets")
    attach(world.ws, claim, pages.put("story", page("Rockets", SAID, *MORE)))
    capture(world)
    undone = world.ws.history.undo(1).result().value
    assert "Attached" in undone.label
    assert len(world.ws.read.proof.captures(1)) == 1


def test_a_supplied_file_is_a_capture_like_any_other(world: World, pages: Site) -> None:
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, "https://paper.example/paywalled")
    upload = Upload(page("Rockets", SAID, *MORE), "text/html", "saved.html")
    supplied = world.ws.captures.supply(source, upload).result(60).value
    assert supplied.characters > len(SAID)
    (kept,) = world.ws.read.proof.captures(source)
    assert (kept.how, kept.file_name, kept.status) == (CaptureHow.SUPPLIED, "saved.html", None)
    text = world.ws.read.proof.newest_text(source)
    start = text.text.index(SAID)
    pins = [Pin(piece, text.row.id, start, start + len(SAID))]
    assert world.ws.captures.pin(pins).result().value == (Match.VERBATIM,)
    assert world.ws.read.proof.checks(source) == []


def test_the_teaser_of_a_paywall_takes_no_passage_of_the_supplied_text_away(
    world: World, pages: Site
) -> None:
    claim = world.mark("at least 14 rockets")
    url = pages.put("story", page("Rockets", "Subscribe to read how many rockets there were."))
    piece, source = attach(world.ws, claim, url)
    world.ws.captures.supply(source, pasted(f"{SAID}\n\n{MORE[0]}")).result(60)
    text = world.ws.read.proof.newest_text(source)
    world.ws.captures.pin([Pin(piece, text.row.id, 0, len(SAID))]).result()
    fetched = taken(world)
    assert (fetched.is_changed, fetched.gone) == (None, ())
    assert not evidence(world, claim).gone
    assert Flag.RECHECK not in world.claim(claim).flags
    again = world.ws.captures.supply(source, pasted(MORE[0])).result(60).value
    assert again.gone == (claim,)


def test_a_pasted_text_is_a_capture_too(world: World) -> None:
    _piece, source = attach(world.ws, world.mark("at least 14 rockets"), "https://paper.example/a")
    world.ws.captures.supply(source, pasted(f"{SAID}\n\n{MORE[0]}")).result(60)
    text = world.ws.read.proof.newest_text(source)
    assert text.text == f"{SAID}\n\n{MORE[0]}"


def test_what_a_newer_extractor_reads_stands_beside_what_was_read(world: World) -> None:
    claim = world.mark("at least 14 rockets")
    piece, source = attach(world.ws, claim, "https://paper.example/a")
    world.ws.captures.supply(source, pasted(f"{SAID}\n\n{MORE[0]}")).result(60)
    (capture,) = world.ws.read.proof.captures(source)
    older = Extraction(f"Home Sport {SAID}", "reader of before")
    world.ws._acting.act(
        "reread",
        "Read otherwise",
        lambda tx: tx.captures.add_text(capture.id, read_text(older, world.ws.clock.now())),
    ).result()
    text = world.ws.read.proof.newest_text(source)
    assert text.row.extractor == "reader of before"
    start = text.text.index(SAID)
    world.ws.captures.pin([Pin(piece, text.row.id, start, start + len(SAID))]).result()

    assert world.ws.captures.read_again(source).result(60).value is False

    (same,) = world.ws.read.proof.captures(source)
    assert len(same.texts) == 2
    assert evidence(world, claim).match == Match.VERBATIM
    assert world.ws.care.verify().problems == ()


def test_copies_of_one_text_are_one_origin(world: World, pages: Site) -> None:
    claim = world.mark("at least 14 rockets")
    wire = " ".join((SAID, *MORE))
    for name, words in {"one": wire, "two": wire.replace("Monday", "Tuesday")}.items():
        attach(world.ws, claim, pages.put(name, page(name, words, words.upper())), passage=SAID)
    other = "A quite different report of that night speaks of the weather over the airfield. " * 4
    attach(world.ws, claim, pages.put("three", page("three", other)), passage=other[:70])
    capture(world)
    footing = footings.of_claims(world.ws.read, [claim], Rule())[claim]
    assert (footing.independent, footing.copies) == (2, 1)


def test_the_answer_about_fetching_is_kept(world: World) -> None:
    assert world.ws.read.proof.fetching(1) == Fetching.ASK
    world.ws.captures.answer_fetching(1, Fetching.NEVER).result()
    assert world.ws.read.proof.fetching(1) == Fetching.NEVER


def test_a_run_that_is_stopped_keeps_what_came_in_and_asks_no_more(
    world: World, pages: Site
) -> None:
    claim = world.mark("at least 14 rockets")
    for number in range(40):
        url = pages.put(f"p{number}", page(f"Page {number}", SAID, *MORE))
        attach(world.ws, claim, url)
    seen: list[Progress] = []
    run = world.ws.captures.fetch(
        world.ws.read.proof.to_fetch(1),
        lambda progress: (seen.append(progress), run.stop() if progress.done == 3 else None),
    )
    outcome = run.outcome.result(60)
    assert outcome.stopped
    assert 3 <= outcome.done < 40
    kept = sum(len(world.ws.read.proof.captures(source)) for source in range(1, 41))
    assert kept == outcome.taken


def test_closing_ends_a_run_and_keeps_what_came_in(world: World, pages: Site, file: Path) -> None:
    claim = world.mark("at least 14 rockets")
    attach(world.ws, claim, pages.put("story", page("Rockets", SAID, *MORE)))
    attach(world.ws, claim, pages.act("mute", lambda client, _request: client.silence()))
    first = Event()
    run = world.ws.captures.fetch(world.ws.read.proof.to_fetch(1), lambda _told: first.set())
    assert first.wait(60)
    world.ws.close()
    assert run.outcome.result(0).taken == 1
    again = World(file)
    assert len(again.ws.read.proof.captures(1)) == 1
    again.ws.close()


def test_500_sources_of_a_hostile_server_in_one_run_lose_nothing(world: World, pages: Site) -> None:
    pages.kinds.update(HOSTILE)
    claim = world.mark("at least 14 rockets")
    hostile = list(HOSTILE)
    for number in range(500):
        if number % 10 == 5:
            url = pages.put(f"p{number}", page(f"Report {number}", SAID, *MORE))
        elif number % 10:
            url = pages.put(
                f"p{number}", f"Report {number}. {SAID}".encode(), "Content-Type: text/plain"
            )
        else:
            url = pages.server.url(f"{hostile[number // 10 % len(hostile)]}?{number}")
        attach(world.ws, claim, url)
    told: list[int] = []
    sources = world.ws.read.proof.to_fetch(1)
    tracemalloc.start()
    run = world.ws.captures.fetch(sources, lambda progress: told.append(progress.done))
    outcome = run.outcome.result(300)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (outcome.done, outcome.total) == (500, 500)
    assert told == list(range(1, 501))
    assert outcome.taken >= 450
    assert peak < 100_000_000
    checked = world.ws.read.proof.health([each.source for each in sources])
    assert len(checked) == 500
    assert all(world.ws.read.proof.checks(each.source) for each in sources)
    assert world.ws.care.verify().problems == ()
