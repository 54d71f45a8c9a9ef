"""Attaching sources, and what is said of them on a claim."""

import pytest

from workbench.model.errors import RefusedAddress, UnknownThing, UsageError
from workbench.model.requests import Citation, EvidenceEdit
from workbench.workspace.finding import parse_citations

PASTED = "See [Reuters](https://Reuters.com/a?utm_source=x#top) and https://ap.org/b."


@pytest.fixture
def claim(world):
    return world.mark("nine people were hurt")


def _evidence(world, claim):
    return world.ws.read.detail(claim).evidence


def test_pasted_addresses_become_sources_once(world, claim):
    other = world.mark("30 people")
    outcome = world.ws.sources.attach([claim], parse_citations(PASTED)).result().value
    assert (len(outcome.evidence), outcome.known, outcome.new) == (2, 0, 2)
    first, _second = _evidence(world, claim)
    assert first.url == "https://Reuters.com/a?utm_source=x#top"
    assert (first.canonical_url, first.stance) == ("https://reuters.com/a", "none")
    again = world.ws.sources.attach([other], parse_citations("https://reuters.com/a")).result()
    assert (again.value.known, again.value.new) == (1, 0)
    assert _evidence(world, other)[0].source == first.source
    assert world.labels()[-2:] == ["Attached 2 sources to #1", "Attached 1 source to #2"]


def test_the_same_address_twice_in_a_paste_is_one(world, claim):
    pasted = [Citation(url="https://a.org/?utm_source=x"), Citation(url="https://A.org")]
    outcome = world.ws.sources.attach([claim], pasted).result().value
    assert (len(outcome.evidence), outcome.new) == (1, 1)


def test_a_password_in_an_address_is_kept_nowhere(world, claim):
    given = "https://ada:secret@Example.org/?b=2&utm_source=x@y"
    world.ws.sources.attach([claim], [Citation(url=given)]).result()
    (piece,) = _evidence(world, claim)
    assert piece.url == "https://Example.org/?b=2&utm_source=x@y"
    assert piece.canonical_url == "https://example.org/?b=2"
    changes = [
        change for row in world.ws.read.actions() for change in world.ws.read.changes(row.id)
    ]
    assert "secret" not in str(changes)


def test_one_refused_address_attaches_nothing(world, claim):
    citations = [Citation(url="https://a.org"), Citation(url="javascript:alert(1)")]
    with pytest.raises(RefusedAddress, match="runs a program"):
        world.ws.sources.attach([claim], citations).result()
    assert _evidence(world, claim) == ()
    assert world.ws.read.sources_like("a.org") == []


def test_a_source_without_an_address(world, claim):
    interview = Citation(
        kind="interview", title="Jane Doe", published_on="2026-11-20", stance="supports"
    )
    world.ws.sources.attach([claim], [interview]).result()
    (piece,) = _evidence(world, claim)
    assert (piece.kind, piece.title, piece.stance, piece.url) == (
        "interview",
        "Jane Doe",
        "supports",
        "",
    )
    for wrong in (Citation(kind="interview"), Citation(kind="gossip", title="x")):
        with pytest.raises(UsageError):
            world.ws.sources.attach([claim], [wrong]).result()
    with pytest.raises(UsageError):
        world.ws.sources.attach([claim], [Citation(title="x", published_on="May")]).result()


def test_a_known_source_goes_on_several_claims(world, claim):
    other = world.mark("30 people")
    world.ws.sources.attach([claim], parse_citations("https://a.org")).result()
    source = world.ws.read.last_source(1)
    outcome = world.ws.sources.attach_known([claim, other], source.id).result().value
    assert (outcome.known, outcome.new, len(outcome.evidence)) == (1, 0, 2)
    assert len(_evidence(world, claim)) == 1
    with pytest.raises(UnknownThing):
        world.ws.sources.attach_known([claim], 99).result()


def test_stance_note_order_and_detaching(world, claim):
    first, second = (
        world.ws.sources.attach([claim], parse_citations(PASTED)).result().value.evidence
    )
    world.ws.sources.set_stance([first, second], "refutes").result()
    world.ws.sources.edit_evidence(EvidenceEdit(second, note="par 4", locator="p. 2")).result()
    world.ws.sources.move(second, -1).result()
    seen = _evidence(world, claim)
    assert [(piece.id, piece.stance) for piece in seen] == [(second, "refutes"), (first, "refutes")]
    assert (seen[0].note, seen[0].unread, seen[1].unread) == ("par 4", False, True)
    world.ws.sources.detach([first, second]).result()
    assert _evidence(world, claim) == ()
    assert world.labels()[-4:] == [
        "Set a source of #1 to refutes",
        "Changed a source of #1",
        "Moved a source of #1",
        "Detached 2 sources from #1",
    ]
    world.ws.history.undo(1).result()
    assert [piece.id for piece in _evidence(world, claim)] == [second, first]
    with pytest.raises(UsageError):
        world.ws.sources.set_stance([first], "maybe").result()


def test_what_is_said_of_a_source(world, claim):
    world.ws.sources.attach([claim], parse_citations("https://a.org")).result()
    source = world.ws.read.last_source(1)
    edit = {"title": "A", "published_on": "2021-02-16"}
    world.ws.sources.edit_source(source.id, **edit, article=1).result()
    seen = world.ws.read.source(source.id)
    assert (seen.title, seen.published_on) == ("A", "2021-02-16")
    world.ws.history.undo(1).result()
    assert world.ws.read.source(source.id).title == ""
