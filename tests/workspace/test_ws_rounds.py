"""Two readers and an editor: which verdict counts, and what a blind reader is given to see."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ws_world import World

from workbench.model.errors import CannotUndo, RefusedChange
from workbench.model.imports import Imported
from workbench.model.readings import Readings, agreement
from workbench.model.settings import Settings
from workbench.workspace.finding import parse_citations

TOLD = "Sqrzx of the council told us otherwise"


@pytest.fixture
def editor(world: World, file: Path) -> Iterator[World]:
    made = World(file, Settings(who="ED", round="editor"))
    yield made
    made.ws.close()


def test_a_second_verdict_changes_neither_the_rating_nor_the_state_nor_tokens(world, second):
    claim = world.mark("at least 14 rockets struck", "false")
    before = world.claim(claim), world.tokens()
    second.rate(claim, "true", "It was on the list.")
    seen = world.claim(claim)
    assert seen.readings == Readings("false", "true")
    assert seen.readings.differ
    assert (seen._replace(readings=None), world.tokens()) == before
    assert world.ws.read.detail(claim).verdict.rationale == ""
    assert [each.readings for each in world.ws.read.claims(1)] == [seen.readings]


def test_a_claim_that_only_a_second_reader_rated_is_still_to_do(world, second):
    claim = world.mark("nine people")
    second.rate(claim, "true")
    assert (world.claim(claim).state, world.claim(claim).rating) == ("open", None)
    assert (second.claim(claim).state, second.claim(claim).rating) == ("settled", "true")


def test_a_blind_reader_is_given_nothing_of_what_the_first_found(world, second):
    claim = world.mark("nine people", flags=("legal",))
    attached = world.ws.sources.attach([claim], parse_citations("https://a.org/")).result().value
    world.ws.sources.set_stance(list(attached.evidence), "refutes").result()
    world.rate(claim, "false", TOLD)
    world.ws.verdicts.propose(claim, TOLD).result()
    world.ws.claims.set_aside(claim, TOLD).result()
    detail = second.ws.read.detail(claim)
    assert (detail.claim.state, detail.claim.rating, detail.verdicts) == ("open", None, ())
    assert (detail.proposed, detail.evidence[0].stance, detail.claim.stances) == (
        "",
        "none",
        ("none",),
    )
    assert detail.claim.flags == ("legal",)
    assert second.ws.read.proof.grounds([claim])[0].stance == "none"
    assert second.ws.read.proof.overrides([claim]) == []
    assert second.ws.read.actions(claim=claim) == []
    assert TOLD not in repr([second.ws.read.changes(id_) for id_ in range(1, 9)])
    assert [(row.open, row.settled, row.holes) for row in second.ws.read.articles()] == [(1, 0, 0)]
    second.rate(claim, "true")
    detail = second.ws.read.detail(claim)
    assert [each.rationale for each in detail.verdicts] == [TOLD, ""]
    assert (detail.verdict.rating, detail.claim.rating) == ("true", "true")
    assert (detail.evidence[0].stance, detail.proposed) == ("refutes", TOLD)
    assert detail.claim.readings == Readings("false", "true")
    assert len(second.ws.read.actions(claim=claim)) > 4


def test_a_claim_is_blind_again_once_the_second_verdict_is_taken_back(world, second):
    claim = world.mark("nine people", "false")
    second.rate(claim, "true")
    second.ws.history.undo(1).result()
    assert second.ws.read.detail(claim).verdicts == ()
    second.rate(claim, "true")
    second.rate(claim, None)
    assert second.claim(claim).rating is None
    assert (world.claim(claim).rating, world.claim(claim).state) == ("false", "settled")


def test_the_editors_verdict_decides_until_it_is_reopened(world, second, editor):
    claim = world.mark("nine people", "false")
    second.rate(claim, "true")
    editor.rate(claim, "mixed", "Both have a point.")
    seen = world.claim(claim)
    assert (seen.rating, seen.readings) == ("mixed", Readings("false", "true", decided=True))
    for refused in (
        world.ws.verdicts.rate([claim], "false"),
        world.ws.verdicts.explain(claim, "No."),
    ):
        with pytest.raises(RefusedChange, match="editor decided #1"):
            refused.result()
    world.rate(claim, None)
    world.rate(claim, "true")
    assert (world.claim(claim).rating, world.claim(claim).readings.differ) == ("true", False)


def test_a_second_reader_does_not_change_what_is_hidden_or_shared(world, second):
    claim = world.mark("nine people", "false")
    world.ws.verdicts.propose(claim, TOLD).result()
    refused = (
        second.ws.verdicts.propose(claim, ""),
        second.ws.claims.defer([claim], "author"),
        second.ws.articles.change_scale(1, second.ws.read.article(1).scale, {}),
    )
    for each in refused:
        with pytest.raises(RefusedChange) as told:
            each.result()
        assert TOLD not in str(told.value)
    assert world.ws.read.detail(claim).proposed == TOLD


def test_an_undo_in_a_second_reading_neither_names_nor_takes_back_what_is_hidden(world, file):
    claim = world.mark("nine people", "false")
    again = World(file, Settings(who="MK", round="second"))
    with pytest.raises(CannotUndo) as told:
        again.ws.history.undo(1).result()
    assert "False" not in str(told.value)
    again.ws.close()
    assert world.claim(claim).rating == "false"


def test_a_reason_of_a_second_reader_stands_beside_the_first_ones(world, second):
    claim = world.mark("nine people", "false")
    world.ws.verdicts.explain(claim, TOLD).result()
    second.ws.drafts.keep("verdict", claim, "rationale", "I counted them.").result()
    second.ws.drafts.leave("verdict", claim, "rationale", "I counted them.", "").result()
    assert second.claim(claim).rating is None
    second.rate(claim, "true")
    assert second.ws.read.detail(claim).verdict.rationale == "I counted them."
    assert world.ws.read.detail(claim).verdict.rationale == TOLD


def test_agreement_is_counted_over_what_both_rated(world, second):
    claims = [world.mark(words, "true") for words in ("nine people", "30 people", "2 trucks")]
    world.mark("Monday")
    second.rate(claims[0], "true")
    second.rate(claims[1], "false")
    assert str(agreement(world.ws.read.claims(1))) == "1 of 2 agree, 50 %"
    assert str(agreement(second.ws.read.claims(1))) == "1 of 2 agree, 50 %"
    assert str(agreement([])) == "no claim was read by both"


def test_a_new_scale_carries_both_readings(world, second):
    claim = world.mark("nine people", "true")
    second.rate(claim, "false")
    scale = world.ws.read.article(1).scale
    mapping = {rating.key: rating.key for rating in scale.ratings}
    mapping |= {"true": "mostly-true", "false": "unproven"}
    world.ws.articles.change_scale(1, scale, mapping).result()
    assert world.claim(claim).readings == Readings("mostly-true", "unproven")
    assert second.claim(claim).rating == "unproven"


def test_another_round_is_taken_without_opening_the_file_anew(world):
    claim = world.mark("nine people", "false")
    world.ws.take_round("second")
    assert world.claim(claim).rating is None
    world.rate(claim, "true")
    world.ws.take_round("first")
    assert world.claim(claim).readings == Readings("false", "true")
    assert world.ws.round == "first"


def test_who_goes_on_as_a_second_reader_judges_no_name_and_asks_what_they_may_see(world):
    name = world.ws.names.ask(1).result()[0]
    world.ws.names.check(1, [name], "right").result()
    world.ws.take_round("second")
    with pytest.raises(RefusedChange, match="Judging a name"):
        world.ws.names.check(1, [name], "wrong").result()
    assert {each.found.verdict for each in world.ws.names.ask(1).result()} == {"open"}


def test_what_a_new_text_changed_is_counted_by_what_the_second_reader_found(world, second):
    changed, lost = world.mark("nine people", "true"), world.mark("on Monday", "true")
    second.rate(lost, "false")
    text = world.ws.read.article(1).text
    new = text.replace("nine people", "six people").replace("on Monday", "then")
    world.ws.revisions.revise(1, Imported(new, "second.txt", "text 1")).result()
    (row,) = second.ws.read.articles()
    waiting = {each.claim for each in second.ws.read.revisions.waiting(1)}
    assert waiting == {changed, lost}
    assert row.changed == {"open": 1, "settled": 1}
    assert world.ws.read.articles()[0].changed == {"settled": 2}
