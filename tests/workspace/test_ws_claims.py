"""Marking, places, edits, flags, order, merging and splitting."""

import pytest

from workbench.model.errors import Conflict, RefusedChange, UnknownThing, UsageError
from workbench.model.requests import ClaimEdit
from workbench.workspace.finding import find_place, parse_citations, place_of


def _place(world, words, **around):
    return find_place(world.ws.read.article(1).text, words, **around)


def _second_rockets(world):
    text = world.ws.read.article(1).text
    at = text.rindex("14 rockets")
    return place_of(text, at, at + len("14 rockets"))


def test_a_mark_makes_a_claim_with_a_number_and_a_kind(world):
    first, second = world.mark("at least 14 rockets struck"), world.mark("“It was heavy,”")
    assert [claim.number for claim in world.ws.read.claims(1)] == [1, 2]
    assert (world.claim(first).kind, world.claim(second).kind) == ("number", "quotation")
    assert world.claim(first).state == "open"
    assert world.labels()[-2:] == [
        "Marked #1 “at least 14 rockets struck”",
        "Marked #2 ““It was heavy,””",
    ]


def test_marking_and_rating_is_one_action(world):
    claim = world.mark("at least 14 rockets struck", "false")
    assert (world.claim(claim).rating, world.claim(claim).state) == ("false", "settled")
    assert world.token("14").claim == claim
    assert world.labels()[-1] == "Marked #1 “at least 14 rockets struck” and rated it False"
    world.ws.history.undo(1).result()
    assert world.ws.read.claims(1) == []
    assert world.token("14") == world.token("14")._replace(ticked=None, claim=None)
    with pytest.raises(UnknownThing, match="mostly-true"):
        world.mark("nine people were hurt", "wrong")
    assert world.ws.read.claims(1) == []


def test_numbers_are_never_given_again(world):
    world.ws.claims.delete([world.mark("nine people")]).result()
    world.mark("30 people")
    world.ws.history.undo(1).result()
    again = world.mark("30 people")
    assert world.claim(again).number == 3


def test_places_come_and_go(world):
    claim = world.mark("at least 14 rockets struck", "true")
    revision = world.ws.read.article(1).revision_id
    mark = world.ws.claims.add_place(claim, _second_rockets(world), revision).result().value
    assert world.claim(claim).places == 2
    assert [token.claim for token in world.tokens() if token.words == "14"] == [claim, claim]
    world.ws.claims.move_mark(mark, _place(world, "2 trucks")).result()
    assert [token.claim for token in world.tokens() if token.words == "14"] == [claim, None]
    assert world.token("2").claim == claim
    assert world.ws.claims.remove_mark(mark).result().value == claim
    assert world.token("2").claim is None
    (last,) = world.ws.read.detail(claim).marks
    world.ws.claims.remove_mark(last.id).result()
    assert world.ws.read.claims(1) == []
    assert world.labels()[-4:] == [
        "Added a place to #1",
        "Moved the mark of #1",
        "Removed a mark of #1",
        "Removed a mark of #1",
    ]


def test_an_edit_names_what_it_changed_and_meets_others_edits(world):
    claim = world.mark("nine people were hurt")
    rev = world.claim(claim).rev
    world.ws.claims.edit(ClaimEdit(claim, rev, restated="Nine were hurt.")).result()
    world.ws.claims.edit(ClaimEdit(claim, rev, claimant="the Pentagon")).result()
    with pytest.raises(Conflict, match="Eight"):
        world.ws.claims.edit(ClaimEdit(claim, rev, restated="Eight were hurt.")).result()
    seen = world.claim(claim)
    assert (seen.restated, seen.claimant) == ("Nine were hurt.", "the Pentagon")
    assert world.labels()[-1] == "Changed the claimant of #1"
    with pytest.raises(UsageError):
        world.ws.claims.edit(ClaimEdit(claim, seen.rev, claimed_on="Monday")).result()


def test_an_edit_that_changes_nothing_is_no_action(world):
    claim = world.mark("nine people were hurt")
    done = world.ws.claims.edit(ClaimEdit(claim, world.claim(claim).rev, restated="")).result()
    assert done.action is None


def test_flags_priority_and_waiting_on_several_at_once(world):
    claims = [world.mark("nine people"), world.mark("30 people")]
    world.ws.claims.toggle_flag(claims[:1], "legal").result()
    world.ws.claims.toggle_flag(claims, "legal").result()
    assert [world.claim(claim).flags for claim in claims] == [("legal",), ("legal",)]
    world.ws.claims.toggle_flag(claims, "legal").result()
    assert [world.claim(claim).flags for claim in claims] == [(), ()]
    world.ws.claims.set_flags(claims, ["worry", "reply"]).result()
    world.ws.claims.set_priority(claims, 1).result()
    world.ws.claims.defer(claims, "the author {}", "2026-12-01").result()
    for claim in map(world.claim, claims):
        assert (set(claim.flags), claim.priority) == ({"worry", "reply"}, 1)
        assert (claim.state, claim.waiting_on) == ("waiting", "the author {}")
        assert (claim.waiting_since[:4], claim.waiting_until) == ("2026", "2026-12-01")
    assert world.labels()[-6:] == [
        "Flagged #1 legal",
        "Flagged #1, #2 legal",
        "Unflagged #1, #2 legal",
        "Set the flags of #1, #2",
        "Set the priority of #1, #2 to 1",
        "Deferred #1, #2, waiting on the author {}",
    ]
    for wrong in (
        world.ws.claims.toggle_flag(claims, "shiny"),
        world.ws.claims.set_priority(claims, 4),
        world.ws.claims.defer(claims, "x", "tomorrow"),
    ):
        with pytest.raises(UsageError):
            wrong.result()


def test_deleted_claims_come_back_whole(world):
    claim = world.mark("at least 14 rockets struck", "false")
    world.ws.sources.attach([claim], parse_citations("https://a.org/x")).result()
    world.ws.verdicts.propose(claim, "at least 12 rockets struck").result()
    before = world.everything()
    world.ws.claims.delete([claim]).result()
    assert world.ws.read.claims(1) == []
    assert world.token("14").claim is None
    world.ws.history.undo(1).result()
    assert world.everything() == before


def test_merging_goes_into_the_lowest_number(world):
    late = world.mark("At least 14 rockets were found", "true")
    early = world.mark("nine people were hurt", flags=("legal",))
    world.ws.sources.attach([late, early], parse_citations("https://a.org/x")).result()
    merged = world.ws.claims.merge([early, late]).result().value
    assert merged == late
    (claim,) = world.ws.read.claims(1)
    assert (claim.places, claim.flags, len(claim.stances)) == (2, ("legal",), 1)
    assert world.labels()[-1] == "Merged #2 into #1"
    world.ws.history.undo(1).result()
    assert len(world.ws.read.claims(1)) == 2
    with pytest.raises(RefusedChange, match="nothing to merge"):
        world.ws.claims.merge([late, late]).result()


def test_splitting_takes_marks_and_copies_evidence(world):
    claim = world.mark("at least 14 rockets struck", "true")
    revision = world.ws.read.article(1).revision_id
    mark = world.ws.claims.add_place(claim, _second_rockets(world), revision).result().value
    world.ws.sources.attach([claim], parse_citations("https://a.org/x")).result()
    new = world.ws.claims.split(claim, [mark]).result().value
    assert [each.id for each in world.ws.read.detail(new).marks] == [mark]
    assert (world.claim(new).number, world.claim(new).rating) == (2, None)
    assert len(world.claim(new).stances) == 1
    assert world.labels()[-1] == "Split #2 from #1"


def test_covers_and_ticks_close_holes(world):
    article = world.ws.read.article(1)
    before = world.ws.read.hole_counts(article.revision_id).total
    thirty = world.token("30")
    world.ws.claims.cover(1, article.revision_id, thirty.start, thirty.end, "obvious").result()
    world.ws.claims.tick([world.token("Monday").id], 1).result()
    world.ws.claims.tick([world.token("2").id], 0).result()
    assert world.ws.read.hole_counts(article.revision_id).total == before - 3
    for _ in range(3):
        world.ws.history.undo(1).result()
    assert world.ws.read.hole_counts(article.revision_id).total == before


def test_a_name_ticked_once_is_no_hole_again(world):
    revision = world.ws.read.article(1).revision_id
    before = world.ws.read.hole_counts(revision)
    assert before.by_kind["name"] >= 2
    first, _second = (token for token in world.tokens() if token.words == "Jane Doe")
    world.ws.claims.tick([first.id], 1).result()
    assert world.ws.read.hole_counts(revision).total == before.total - 2
