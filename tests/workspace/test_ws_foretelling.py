"""What is told of a rating while the disk writes it: what is so afterwards, and nothing before."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from ws_world import World

from workbench.model.requests import Foretold
from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace.finding import parse_citations

PLACES = (
    "On 15 February 2021 at least 14 rockets struck",
    "at least 14 rockets",
    "nine people were hurt",
    "Jane Doe left on Monday with 30 people",
    "said Jane Doe of the council",
    "At least 14 rockets were found in 2 trucks",
)
RATINGS = ("confirmed", "change", "on-author", "cannot-confirm", "cut", "opinion", None)


def test_nothing_of_it_is_so_before_the_commit(world: World, file: Path) -> None:
    claim = world.mark("nine people")
    seen: list[tuple[Foretold, str | None, bool]] = []

    def look(told: Foretold) -> None:
        beside = Reader(file)
        is_written = beside.is_written(told.action, told.at)
        seen.append((told, beside.detail(claim).claim.rating, is_written))
        beside.close()

    done = world.ws.verdicts.rate([claim], "true", ahead=look).result()
    ((told, rating_then, was_written),) = seen
    assert (told.verdict.rating, rating_then, was_written) == ("true", None, False)
    assert (told.action, told.at) == (done.action, done.at)
    assert world.claim(claim).rating == "true"
    beside = Reader(file)
    assert beside.is_written(told.action, told.at)
    assert not beside.is_written(told.action + 1, told.at)
    assert not beside.is_written(told.action, "2001-01-01T00:00:00.000000Z")  # another's of that id
    beside.close()


def test_of_several_or_of_more_than_a_rating_nothing_is_told(world: World) -> None:
    claims = [world.mark("nine people"), world.mark("2 trucks")]
    told: list[Foretold] = []
    world.ws.verdicts.rate(claims, "true", ahead=told.append).result()
    assert told == []
    name = world.mark("said Jane Doe of the council")
    world.ws.verdicts.rate([name], "true", ahead=told.append).result()
    assert told == []  # the name is no hole any more at its other places either


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(range(len(PLACES))), st.sampled_from(RATINGS)), max_size=12)
)
def test_what_is_told_is_what_is_so_afterwards(steps: list[tuple[int, str | None]]) -> None:
    with TemporaryDirectory() as folder:
        world = World(Path(folder) / "workbench.db", Settings(who="MK"))
        world.add(purpose="draft")
        claims = [world.mark(words) for words in PLACES]
        world.ws.sources.attach(claims[:2], parse_citations("https://a.org/")).result()
        for number, rating in steps:
            _hold_against_what_is_read(world, claims[number], rating)
        world.ws.close()


def _hold_against_what_is_read(world: World, claim: int, rating: str | None) -> None:
    before, tokens = world.ws.read.detail(claim), {one.id: one for one in world.tokens()}
    told: list[Foretold] = []
    world.ws.verdicts.rate([claim], rating, ahead=told.append).result()
    after = world.ws.read.detail(claim)
    for foretold in told:
        assert foretold.claim_after(before.claim) == after.claim
        assert (*before.verdicts, foretold.verdict) == after.verdicts
        changed = {
            token: tokens[token]._replace(**values) for token, values in foretold.tokens.items()
        }
        now = {one.id: one for one in world.tokens()}
        assert {each: now[each]._replace(hole=False) for each in changed} == {
            each: changed[each]._replace(hole=False) for each in changed
        }
        assert {each: one for each, one in now.items() if each not in changed} == {
            each: one for each, one in tokens.items() if each not in changed
        }
