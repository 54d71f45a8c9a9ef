"""What is kept in step with the file by reading what was touched is what a fresh look finds."""

import random
from collections import Counter
from contextlib import closing

import pytest
from ws_world import World

from workbench.model.requests import Citation
from workbench.store.reader import Reader
from workbench.store.views import hole_tally
from workbench.tui.library.shelf import FIRST, Shelf

WORDS = ("14 rockets struck", "Irbil", "Pentagon", "nine people", "Jane Doe of the", "2 trucks")


def _one_step(world: World, chance: random.Random) -> None:
    """Something that changes which sources stand on which claims, or what is left of holes."""
    claims = [claim.id for claim in world.ws.read.claims(1)]
    pieces = [piece.id for claim in claims for piece in world.ws.read.detail(claim).evidence]
    what = chance.choice(("mark", "attach", "attach", "detach", "rate", "delete", "merge", "undo"))
    if what == "mark" or not claims:
        world.mark(chance.choice(WORDS), chance.choice((None, "true")))
    elif what == "attach":
        site = f"https://s{chance.randint(1, 5)}.org/"
        world.ws.sources.attach([chance.choice(claims)], [Citation(url=site)]).result()
    elif what == "detach" and pieces:
        world.ws.sources.detach([chance.choice(pieces)]).result()
    elif what == "rate":
        world.ws.verdicts.rate([chance.choice(claims)], chance.choice((None, "true"))).result()
    elif what == "delete":
        world.ws.claims.delete([chance.choice(claims)]).result()
    elif what == "merge" and len(claims) > 1:
        world.ws.claims.merge(chance.sample(claims, 2)).result()
    elif what == "undo":
        world.ws.history.undo(1).exception()


@pytest.mark.parametrize("seed", range(4))
def test_numbers_of_sources_and_counts_of_holes_are_those_of_a_fresh_look(world, file, seed):
    chance = random.Random(seed)  # noqa: S311 - nothing is hidden by it
    kept = world.ws.read.source_numbers(1)
    while world.ws.read.count_holes_ahead(1):
        pass
    for _ in range(25):
        _one_step(world, chance)
        with closing(Reader(file)) as fresh:
            assert dict(world.ws.read.source_numbers(1)) == dict(fresh.source_numbers(1))
            assert world.ws.read.hole_counts(1) == fresh.hole_counts(1)
    assert world.ws.read.source_numbers(1) is kept


@pytest.mark.parametrize("seed", range(4))
def test_holes_counted_a_part_at_a_time_while_others_write_are_all_counted_once(
    world, file, seed, monkeypatch
):
    monkeypatch.setattr(hole_tally, "STRETCH", 40)
    monkeypatch.setattr(hole_tally, "NAMES", 2)
    chance = random.Random(seed)  # noqa: S311 - nothing is hidden by it
    with closing(Reader(file)) as slow:
        for _ in range(12):
            slow.count_holes_ahead(1)
            _one_step(world, chance)
        found = slow.hole_counts(1)
    with closing(Reader(file)) as fresh:
        assert found == fresh.hole_counts(1)
        holes = fresh.holes(1, 0, 1_000_000)
    assert found.total == len(holes)
    assert found.by_kind == dict(Counter(hole.kind for hole in holes))


def test_the_shelf_holds_what_the_library_lists(world):
    for number in range(FIRST + 20):
        world.add(f"Article {number} of 20{number % 30:02} says 14 boats sank.")
    shelf = Shelf(world.ws)
    first = [row.id for row in shelf.rows]
    assert not shelf.is_whole
    assert first == [row.id for row in world.ws.read.articles(put_away=True)][:FIRST]
    list(shelf.read_rest())
    assert shelf.is_whole
    assert list(shelf.rows) == world.ws.read.articles(put_away=True)
    world.mark("14 boats", "confirmed", article=7)
    world.ws.articles.put_away(30).result()
    world.ws.articles.delete(31).result()
    world.add("Another one, of 1998.")
    shelf.catch_up()
    assert list(shelf.rows) == world.ws.read.articles(put_away=True)
