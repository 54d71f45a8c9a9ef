"""Ratings and what follows from them, reasons, proposed words."""

import pytest
from ws_world import World

from workbench.model.errors import UnknownThing
from workbench.model.settings import Settings
from workbench.workspace.finding import parse_citations


def test_a_rating_that_settles_ticks_the_tokens_that_are_not_struck(world):
    claim = world.mark("On 15 February 2021 at least 14 rockets struck")
    world.ws.claims.tick([world.token("14").id], 0).result()
    world.rate(claim, "mostly-false", "It was 12.")
    assert world.claim(claim).state == "settled"
    assert (world.token("15 February 2021").ticked, world.token("14").ticked) == (1, 0)
    assert world.token("14").claim == claim
    (verdict,) = world.ws.read.detail(claim).verdicts
    assert (verdict.rating, verdict.rationale, verdict.by) == ("mostly-false", "It was 12.", "MK")
    world.rate(claim, None)
    assert (world.claim(claim).state, world.claim(claim).rating) == ("open", None)
    assert (world.token("15 February 2021").ticked, world.token("14").claim) == (None, None)
    assert world.labels()[-2:] == ["Rated #1 Mostly false", "Re-opened #1"]


def test_a_rating_that_does_not_settle_waits_and_judges_only(file):
    world = World(file, Settings(who="MK"))
    world.add(purpose="draft")
    claim = world.mark("at least 14 rockets struck", "on-author")
    seen = world.claim(claim)
    assert (seen.state, seen.waiting_on) == ("waiting", "author")
    assert (world.token("14").claim, world.token("14").ticked) == (claim, None)
    world.rate(claim, "confirmed")
    assert (world.claim(claim).state, world.claim(claim).waiting_on) == ("settled", "")
    assert world.token("14").ticked == 1
    world.ws.close()


def test_a_rating_that_there_is_not_rates_none_of_them(world):
    claims = [world.mark("nine people"), world.mark("30 people")]
    with pytest.raises(UnknownThing, match="mostly-true, mixed"):
        world.ws.verdicts.rate(claims, "pants-on-fire").result()
    with pytest.raises(UnknownThing):
        world.ws.verdicts.rate([claims[0], 99], "true").result()
    assert [claim.rating for claim in world.ws.read.claims(1)] == [None, None]


def test_several_are_rated_in_one_action(world):
    claims = [world.mark(words) for words in ("nine people", "30 people", "2 trucks", "Monday")]
    world.ws.verdicts.rate(claims, "true").result()
    assert {claim.rating for claim in world.ws.read.claims(1)} == {"true"}
    assert world.labels()[-1] == "Rated 4 claims True"
    world.ws.history.undo(1).result()
    assert {claim.rating for claim in world.ws.read.claims(1)} == {None}


def test_a_verdict_rests_on_the_evidence_of_its_time(world):
    claim = world.mark("nine people")
    first = world.ws.sources.attach([claim], parse_citations("https://a.org/")).result().value
    world.rate(claim, "true")
    world.ws.sources.attach([claim], parse_citations("https://b.org/")).result()
    assert world.ws.read.detail(claim).verdicts[0].evidence == first.evidence


def test_a_reason_is_a_new_verdict_and_the_same_one_is_nothing(world):
    claim = world.mark("nine people", "false")
    world.ws.verdicts.explain(claim, "Eight.").result()
    assert world.ws.verdicts.explain(claim, "Eight.").result().action is None
    said = [(verdict.rating, verdict.rationale) for verdict in world.ws.read.detail(claim).verdicts]
    assert said == [("false", ""), ("false", "Eight.")]
    assert world.labels()[-1] == "Wrote why on #1"


def test_a_reason_written_before_the_rating_stays_with_it(world):
    claim = world.mark("nine people")
    world.ws.verdicts.explain(claim, "The list has eight names.").result()
    world.rate(claim, "false")
    assert world.ws.read.detail(claim).verdicts[-1].rationale == "The list has eight names."
    world.rate(claim, "true")
    assert world.ws.read.detail(claim).verdicts[-1].rationale == ""


def test_reopening_what_is_open_is_no_verdict(world):
    claim = world.mark("nine people")
    assert world.ws.verdicts.rate([claim], None).result().action is None
    world.ws.claims.defer([claim], "an expert").result()
    world.rate(claim, None)
    assert world.claim(claim).state == "open"
    assert world.ws.read.detail(claim).verdicts == ()


def test_the_round_is_the_persons(file):
    world = World(file, Settings(who="AL", round="second"))
    world.add(purpose="statements")
    claim = world.mark("nine people", "true")
    (verdict,) = world.ws.read.detail(claim).verdicts
    assert (verdict.by, verdict.round) == ("AL", "second")
    world.ws.close()


def test_words_are_proposed_changed_and_withdrawn(world):
    claim = world.mark("nine people were hurt")
    for words in ("eight people were hurt", "seven people were hurt", "  "):
        world.ws.verdicts.propose(claim, words).result()
        assert world.ws.read.detail(claim).proposed == words.strip()
    assert world.labels()[-1] == "Withdrew the proposed wording of #1"
    world.ws.history.undo(1).result()
    assert world.ws.read.detail(claim).proposed == "seven people were hurt"
