"""Text being typed: kept outside the history, one action when left, recovered after a crash."""

import pytest
from ws_world import World

from workbench.model.errors import UsageError
from workbench.model.settings import Settings
from workbench.workspace.finding import parse_citations


@pytest.fixture
def claim(world):
    return world.mark("nine people were hurt", "false")


def test_keeping_is_no_action_and_leaving_is_one(world, claim):
    last = world.ws.read.last_action()
    for text in ("E", "Ei", "Eight."):
        assert world.ws.drafts.keep("verdict", claim, "rationale", text).result().action is None
    assert world.ws.read.last_action() == last
    (draft,) = world.ws.read.drafts("MK")
    assert draft.text == "Eight."
    world.ws.drafts.leave("verdict", claim, "rationale", "Eight.").result()
    assert world.ws.read.drafts("MK") == []
    assert [each.rationale for each in world.ws.read.detail(claim).verdicts] == ["", "Eight."]
    assert world.ws.read.last_action() == last + 1


def test_leaving_a_field_as_it_was_is_nothing(world, claim):
    world.ws.verdicts.explain(claim, "Eight.").result()
    world.ws.drafts.keep("verdict", claim, "rationale", "Eight. ").result()
    assert world.ws.drafts.leave("verdict", claim, "rationale", "Eight.").result().action is None
    assert world.ws.read.drafts("MK") == []


def test_every_field_that_is_typed_into(world, claim):
    attached = world.ws.sources.attach([claim], parse_citations("https://a.org")).result().value
    (piece,) = attached.evidence
    source = world.ws.read.last_source(1).id
    typed = {
        ("verdict", claim, "rationale"): "Eight.",
        ("claim", claim, "proposed"): "eight people were hurt",
        ("claim", claim, "restated"): "Nine people were hurt in Irbil.",
        ("claim", claim, "claimant"): "the Pentagon",
        ("claim", claim, "claimed_on"): "2021-02-16",
        ("evidence", piece, "note"): "Says eight.",
        ("evidence", piece, "passage"): "eight were hurt",
        ("evidence", piece, "locator"): "par 4",
        ("source", source, "title"): "A page",
        ("article", 1, "byline"): "Ann Lee",
    }
    for (table, row, field), text in typed.items():
        assert world.ws.drafts.leave(table, row, field, text).result().action is not None
    detail = world.ws.read.detail(claim)
    assert detail.verdicts[-1].rationale == "Eight."
    assert detail.proposed == "eight people were hurt"
    assert detail.claim.restated == "Nine people were hurt in Irbil."
    assert (detail.claim.claimant, detail.claim.claimed_on) == ("the Pentagon", "2021-02-16")
    evidence = detail.evidence[0]
    assert (evidence.note, evidence.passage, evidence.locator) == (
        "Says eight.",
        "eight were hurt",
        "par 4",
    )
    assert evidence.title == "A page"
    assert world.ws.read.article(1).byline == "Ann Lee"
    for _each in typed:
        world.ws.history.undo().result()
    assert world.ws.read.detail(claim).verdicts[-1].rationale == ""
    assert world.ws.read.article(1).byline == ""


def test_a_field_that_there_is_not_keeps_the_draft(world, claim):
    world.ws.drafts.keep("claim", claim, "number", "7").result()
    with pytest.raises(UsageError, match=r"claim\.number"):
        world.ws.drafts.leave("claim", claim, "number", "7").result()
    with pytest.raises(UsageError):
        world.ws.drafts.leave("claim", claim, "claimed_on", "Monday").result()
    assert len(world.ws.read.drafts("MK")) == 1


def test_what_was_typed_when_the_program_ended_is_recovered(world, claim, file):
    world.ws.drafts.keep("verdict", claim, "rationale", "Eight.").result()
    world.ws.drafts.keep("claim", claim, "claimed_on", "2021-0").result()
    world.ws.drafts.keep("claim", 99, "restated", "of a claim that is gone").result()
    other = World(file, Settings(who="AL"))
    assert other.ws.drafts.recover().result() == []
    other.ws.close()
    again = World(file)
    recovered = again.ws.drafts.recover().result()
    assert [draft.text for draft in recovered] == ["Eight."]
    assert again.ws.read.detail(claim).verdicts[-1].rationale == "Eight."
    assert [draft.text for draft in again.ws.read.drafts("MK")] == [
        "2021-0",
        "of a claim that is gone",
    ]
    assert again.labels()[-1] == "Wrote why on #1"
    again.ws.close()


def test_what_is_typed_in_this_window_is_not_recovered_from_under_the_hands(world: World) -> None:
    claim = world.mark("civilian", "true")
    world.ws.drafts.keep("verdict", claim, "rationale", "half a sen").result()
    assert world.ws.drafts.recover().result() == []
    assert world.ws.read.detail(claim).verdicts[-1].rationale == ""
    assert [draft.text for draft in world.ws.read.drafts("MK")] == ["half a sen"]
