"""Sources that go back to one, primary and sensitive ones, and rules that were set aside."""

import pytest

from workbench.model.errors import UsageError
from workbench.model.problems import ProblemKind
from workbench.model.requests import Citation
from workbench.model.source_views import Kin
from workbench.workspace.problems import problems
from workbench.workspace.source_rows import of_article
from workbench.workspace.supplying import pasted

STORY = (
    "The mayor said on Monday that the town had bought eighteen lamps for the harbour road, and "
    "that the posts were cast anew because the old ones had rusted through. Nobody on the council "
    "asked what the old lamps had cost. The harbour master said that the light was better now, and "
    "that two ships had berthed after dark for the first time since the spring of last year."
)
RULE = "1 primary or 2 independent"


def of_evidence(world):
    """The problems of what claims stand on: holes and claims left to do are another matter."""
    others = (ProblemKind.HOLE, ProblemKind.OPEN_CLAIM)
    return [each for each in problems(world.ws.read, 1, RULE) if each.kind not in others]


def attach(world, claim, *urls):
    world.ws.sources.attach([claim], [Citation(url) for url in urls]).result()
    return [piece.source for piece in world.ws.read.detail(claim).evidence]


def rows(world):
    return {row.source.number: row for row in of_article(world.ws.read, 1)}


@pytest.fixture
def claim(world):
    return world.mark("nine people were hurt", "true")


def test_sources_with_one_text_are_kin_and_the_agency_is_suggested(world, claim):
    one, two, _other = attach(
        world, claim, "https://a.example/1", "https://b.example/2", "https://c.example/3"
    )
    world.ws.captures.supply(one, pasted(f"HOLLIN (Reuters) - {STORY}")).result(60)
    world.ws.captures.supply(two, pasted(STORY)).result(60)
    found = rows(world)
    (kin,) = found[1].kin
    assert kin.number == 2
    assert kin.percent is not None
    assert kin.percent > 80
    assert found[2].kin == (Kin(1, kin.percent),)
    assert (found[3].kin, found[3].credit) == ((), "")
    assert found[1].credit == "Reuters"


def test_a_host_suggests_a_primary_source_until_the_person_says(world, claim):
    (source,) = attach(world, claim, "https://www.hollin.gov.uk/minutes")
    assert (rows(world)[1].guess, rows(world)[1].source.primary) == ("government", None)
    world.ws.sources.set_primary([source], False, 1).result()
    assert rows(world)[1].source.primary is False
    world.ws.history.undo(1).result()
    assert rows(world)[1].source.primary is None


def test_grouping_by_hand_makes_one_origin_of_two(world, claim):
    for url in ("https://a.example/1", "https://b.example/2"):
        cited = Citation(url, locator="page 1", note="says so")
        world.ws.sources.attach([claim], [cited]).result()
    sources = [piece.source for piece in world.ws.read.detail(claim).evidence]
    assert of_evidence(world) == []
    world.ws.sources.group(sources, " Reuters, 16 Feb ", 1).result()
    assert {row.source.origin for row in rows(world).values()} == {"Reuters, 16 Feb"}
    (problem,) = of_evidence(world)
    assert "1 of 2 independent" in problem.text
    world.ws.sources.group(sources[:1], "", 1).result()
    assert of_evidence(world) == []
    assert world.labels()[-2:] == [
        "Grouped 2 sources as “Reuters, 16 Feb”",
        "Took 1 source out of a group",
    ]


def test_a_sensitive_source_is_not_among_those_to_fetch_until_that_is_undone(world, claim):
    sources = attach(world, claim, "https://a.example/1", "https://b.example/2")
    world.ws.sources.set_sensitive(sources[:1], True, 1).result()
    assert [each.source for each in world.ws.read.proof.to_fetch(1)] == sources[1:]
    assert world.ws.read.source(sources[0]).sensitive
    world.ws.history.undo(1).result()
    assert [each.source for each in world.ws.read.proof.to_fetch(1)] == sources


def test_a_rule_is_set_aside_with_a_reason_and_holds_again(world, claim):
    world.ws.claims.set_aside(claim, "The editor was there.").result()
    (problem,) = of_evidence(world)
    assert (problem.kind, problem.reason) == (ProblemKind.LITTLE_EVIDENCE, "The editor was there.")
    world.ws.history.undo(1).result()
    assert of_evidence(world)[0].reason == ""
    world.ws.history.redo(1).result()
    world.ws.claims.uphold(claim).result()
    assert of_evidence(world)[0].reason == ""
    assert world.labels()[-1] == "Let a rule hold for #1 again"


def test_without_a_reason_no_rule_is_set_aside(world, claim):
    with pytest.raises(UsageError, match="takes a reason"):
        world.ws.claims.set_aside(claim, "  ").result()
    assert of_evidence(world)[0].reason == ""
