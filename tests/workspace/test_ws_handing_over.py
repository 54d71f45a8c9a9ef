"""What is gathered for a handover, and what stays here, in the history too."""

import json
import sqlite3
from pathlib import Path

import pytest
from ws_world import TEXT, World

from workbench.model.errors import UnknownThing
from workbench.model.handover import Handover, Included, LeftOut
from workbench.model.imports import Imported
from workbench.model.requests import Citation, EvidenceEdit
from workbench.workspace import handing_over
from workbench.workspace.finding import parse_citations
from workbench.workspace.handing_over import gather, history

OPEN, SECRET, NOTE = "https://open.example/", "https://whisper.example/", "she called from home"
TITLE, PASSAGE, TOLD = "The Whisper", "words nobody shall read", "told in the margin"
ALL = Included(sensitive_sources=True, private_notes=True)


@pytest.fixture
def kept(world: World) -> World:
    """Two sources on a claim, the first a sensitive one, each with a private note."""
    claim = world.mark("nine people", "false")
    attach = world.ws.sources.attach
    told = Citation(SECRET, title=TITLE, passage=PASSAGE, sensitive=True, note=TOLD)
    for citation in (told, Citation(OPEN, stance="refutes")):
        (piece,) = attach([claim], [citation]).result().value.evidence
        edit = EvidenceEdit(piece, private_note=f"{NOTE} {piece}")
        world.ws.sources.edit_evidence(edit).result()
        world.ws.claims.set_aside(
            claim, TOLD, "passage-gone", f"evidence {piece} capture 1"
        ).result()
    world.rate(claim, "mixed", "On both.")
    return world


def said(*values: object) -> str:
    """All that stands in values, as one text to look for words in."""
    return "\n".join(map(repr, values))


def test_all_that_is_known_is_there_as_the_desk_shows_it(kept: World):
    other = kept.mark("left on Monday")
    kept.ws.claims.cover(1, 1, kept.token("2").start, kept.token("2").end, "counted").result()
    read = kept.ws.read
    found = gather(read, 1, ALL)
    assert found.article == read.article(1)
    assert found.claims == (read.detail(1), read.detail(other))
    assert [each.source for each in found.sources] == read.proof.sources(1)
    assert [each.source.number for each in found.sources] == [1, 2]
    assert found.covers == tuple(read.covers(found.article.revision_id))
    assert found.revisions == tuple(read.revisions.of_article(1))
    assert [each.about for each in found.overrides] == [
        "evidence 1 capture 1",
        "evidence 2 capture 1",
    ]
    assert (found.included, found.left_out) == (ALL, LeftOut(0, 0))


def test_a_sensitive_source_is_left_out_wherever_it_stands_and_counted(kept: World):
    found = gather(kept.ws.read, 1)
    (claim,) = found.claims
    assert [each.number for each in claim.evidence] == [2]
    assert (claim.claim.stances, claim.claim.unread) == (("refutes",), 1)
    assert [each.source.number for each in found.sources] == [2]
    assert [each.evidence for each in claim.verdicts] == [(), (2,)]
    assert [each.about for each in found.overrides] == ["evidence 2 capture 1"]
    assert found.left_out == LeftOut(sensitive_sources=1, private_notes=2)
    for words in (SECRET, TITLE, PASSAGE, NOTE, "whisper"):
        assert words not in said(*found)


def test_what_is_asked_for_by_name_is_there(kept: World):
    notes = gather(kept.ws.read, 1, Included(private_notes=True))
    assert [each.private_note for each in notes.claims[0].evidence] == [f"{NOTE} 2"]
    assert notes.left_out == LeftOut(1, 1)
    sources = gather(kept.ws.read, 1, Included(sensitive_sources=True))
    assert [each.private_note for each in sources.claims[0].evidence] == ["", ""]
    assert (TITLE in said(*sources), sources.left_out) == (True, LeftOut(0, 2))


def test_in_the_history_the_values_of_what_stays_here_are_hashes(kept: World):
    steps = list(history(kept.ws.read, 1))
    whole = list(history(kept.ws.read, 1, ALL))
    actions = reversed(kept.ws.read.actions(1))
    assert whole == [(each, tuple(kept.ws.read.changes(each.id))) for each in actions]
    assert [each.action.id for each in steps] == [each.action.id for each in whole]
    assert TITLE in said(*whole)
    for words in (SECRET, TITLE, PASSAGE, NOTE, "whisper"):
        assert words not in said(*steps)
    rows = [each for step in steps for each in step.changes if each.table == "source"]
    made = next(each.after for each in rows if each.row == 1 and each.before is None)
    assert (made["id"], made["sensitive"], made["author"]) == (1, False, "")
    assert made["title"].startswith("sha256:")
    assert made["title"] not in (made["url"], made["canonical_url"])
    assert OPEN in said(*rows)


def test_a_source_that_was_taken_back_stays_here_too(world: World):
    claim = world.mark("nine people")
    for sensitive in (True, False):
        made = Citation(f"{SECRET}{sensitive}", title=f"{TITLE} {sensitive}", sensitive=sensitive)
        world.ws.sources.attach([claim], [made]).result()
        world.ws.history.undo(1).result()
    assert world.ws.read.source_numbers(1) == {}
    steps = list(history(world.ws.read, 1))
    assert f"{TITLE} False" in said(*steps)
    assert f"{TITLE} True" not in said(*steps)
    assert gather(world.ws.read, 1).left_out == LeftOut(0, 0)


def test_labels_do_not_tell_what_stays_here(kept: World):
    kept.ws.sources.group([1], "whisper", 1).result()
    kept.ws.sources.group([2], "open", 1).result()
    kept.ws.history.undo(1).result()
    kept.ws.history.undo(1).result()
    labels = [each.action.label for each in history(kept.ws.read, 1)]
    assert [label for label in labels if "whisper" in label] == []
    assert "Grouped 1 source as “open”" in labels
    assert [label[:7] for label in labels[-4:]] == ["sha256:", "Grouped", "Undid: ", "sha256:"]
    assert "Rated #1 Mixed" in labels, "it rests on the source, and tells nothing of it"


def test_hashes_are_others_in_each_handover_unless_a_salt_is_given(kept: World):
    read = kept.ws.read
    assert said(*history(read, 1)) != said(*history(read, 1))
    assert said(*history(read, 1, salt=b"1")) == said(*history(read, 1, salt=b"1"))
    assert said(*history(read, 1, salt=b"1")) != said(*history(read, 1, salt=b"2"))


def test_a_history_longer_than_a_part_is_read_whole(kept: World, monkeypatch):
    whole = list(history(kept.ws.read, 1, ALL))
    monkeypatch.setattr(handing_over, "PART", 2)
    assert list(history(kept.ws.read, 1, ALL)) == whole


def test_a_second_reader_hands_over_only_what_they_see(kept: World, second: World):
    rated = kept.mark("left on Monday", "true")
    kept.rate(rated, "false", "She never was there.")
    second.rate(rated, "unproven", "My own.")
    blind = gather(second.ws.read, 1, ALL)
    one, two = blind.claims
    assert (one.claim.rating, one.verdicts, one.verdict) == (None, (), None)
    assert [(each.stance, each.private_note) for each in one.evidence] == [("none", "")] * 2
    assert (two.claim.rating, two.verdict.rationale) == ("unproven", "My own.")
    assert blind.claims == tuple(second.ws.read.detail(each.claim.id) for each in blind.claims)
    assert "On both." not in said(*blind, *history(second.ws.read, 1, ALL))
    labels = [each.action.label for each in history(second.ws.read, 1, ALL)]
    assert "Rated #2 Unproven" in labels
    assert not [label for label in labels if "#1" in label]


def test_more_claims_are_read_with_as_many_questions_as_one(kept: World):
    def questions() -> int:
        asked: list[str] = []
        connection = kept.ws.read._connection
        connection.set_trace_callback(asked.append)
        gather(kept.ws.read, 1)
        connection.set_trace_callback(None)
        return len(asked)

    questions()
    before = questions()
    for words in ("15 February 2021", "northern Iraq", "30 people", "Jane Doe of the council"):
        claim = kept.mark(words)
        kept.ws.sources.attach([claim], parse_citations(f"{OPEN}{claim}")).result()
    questions()  # numbers of sources are caught up with
    assert questions() == before


def test_there_is_no_handover_of_an_article_that_is_not_there(world: World):
    with pytest.raises(UnknownThing):
        gather(world.ws.read, 7)


def test_what_another_writes_meanwhile_is_not_half_there(kept: World, file: Path):
    """All of it is of the moment at which it began."""
    read = kept.ws.read
    with read.snapshot():
        read.article(1)
        other = sqlite3.connect(file)
        with other:
            other.execute("UPDATE source SET title = 'Another'")
        other.close()
        found: Handover = gather(read, 1, ALL)
        steps = list(history(read, 1, ALL))
    assert [each.source.title for each in found.sources] == [TITLE, ""]
    assert json.dumps([each.action.id for each in steps])
    assert gather(read, 1, ALL).sources[0].source.title == "Another"


def test_what_waits_in_the_walk_is_told_until_somebody_looked_at_it(world: World, second: World):
    other = world.mark("Jane Doe left on Monday", "true")
    claim = world.mark("nine people were hurt", "true")
    text = "Late news. " + TEXT.replace("nine people", "six people")
    assert gather(world.ws.read, 1).changed == frozenset()
    world.ws.revisions.revise(1, Imported(text, "second.txt", "plain")).result()
    found = gather(world.ws.read, 1)
    assert found.changed == gather(second.ws.read, 1).changed == {claim}
    assert [found.state_of(each.claim) for each in found.claims] == ["settled", "changed"]
    assert found.claims[0].claim.id == other
    [waits] = world.ws.read.revisions.waiting(1)
    world.ws.walk.still_holds([waits.mark]).result()
    assert gather(world.ws.read, 1).changed == frozenset()
