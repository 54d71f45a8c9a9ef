"""Undo and redo of everything that the desk can do, and a file that is whole after it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ws_world import World

from workbench.model.errors import CannotUndo, RefusedChange
from workbench.model.requests import ArticleEdit, ClaimEdit, EvidenceEdit
from workbench.model.scales import SNOPES
from workbench.model.settings import Settings
from workbench.workspace.finding import find_place, parse_citations

WORDS = ("at least 14 rockets struck", "nine people were hurt", "Jane Doe left", "2 trucks")


def _claims(world: World) -> list[int]:
    return [claim.id for claim in world.ws.read.claims(1)]


def _evidence(world: World) -> list[int]:
    return [piece.id for claim in _claims(world) for piece in world.ws.read.detail(claim).evidence]


def _merge(world: World, pick: int) -> None:
    world.ws.claims.merge(_claims(world)[:2]).result()


def _split(world: World, pick: int) -> None:
    for claim in _claims(world):
        marks = world.ws.read.detail(claim).marks
        if len(marks) > 1:
            world.ws.claims.split(claim, [marks[-1].id]).result()
            return


def _move_mark(world: World, pick: int) -> None:
    text = world.ws.read.article(1).text
    for claim in _claims(world)[:1]:
        mark = world.ws.read.detail(claim).marks[0]
        world.ws.claims.move_mark(mark.id, find_place(text, WORDS[pick])).result()


def _on_claims(step):
    def run(world: World, pick: int) -> None:
        claims = _claims(world)
        if claims:
            step(world, claims[pick % len(claims)]).result()

    return run


def _on_evidence(step):
    def run(world: World, pick: int) -> None:
        pieces = _evidence(world)
        if pieces:
            step(world, pieces[pick % len(pieces)]).result()

    return run


def _first_mark(world: World, claim: int) -> int:
    return world.ws.read.detail(claim).marks[0].id


STEPS = {
    "mark": lambda world, pick: world.mark(WORDS[pick]),
    "mark_rated": lambda world, pick: world.mark(WORDS[pick], "false"),
    "true": _on_claims(lambda world, claim: world.ws.verdicts.rate([claim], "true")),
    "reopen": _on_claims(lambda world, claim: world.ws.verdicts.rate([claim], None)),
    "explain": _on_claims(lambda world, claim: world.ws.verdicts.explain(claim, "So.")),
    "propose": _on_claims(lambda world, claim: world.ws.verdicts.propose(claim, "12 trucks")),
    "withdraw": _on_claims(lambda world, claim: world.ws.verdicts.propose(claim, "")),
    "restate": _on_claims(
        lambda world, claim: world.ws.claims.edit(
            ClaimEdit(claim, world.claim(claim).rev, restated=f"After {world.claim(claim).rev}.")
        )
    ),
    "flag": _on_claims(lambda world, claim: world.ws.claims.toggle_flag([claim], "legal")),
    "priority": _on_claims(lambda world, claim: world.ws.claims.set_priority([claim], 1)),
    "defer": _on_claims(lambda world, claim: world.ws.claims.defer([claim], "the author")),
    "delete": _on_claims(lambda world, claim: world.ws.claims.delete([claim])),
    "unmark": _on_claims(
        lambda world, claim: world.ws.claims.remove_mark(_first_mark(world, claim))
    ),
    "place": _on_claims(
        lambda world, claim: world.ws.claims.add_place(
            claim, find_place(world.ws.read.article(1).text, "30 people"), 1
        )
    ),
    "move": _move_mark,
    "merge": _merge,
    "split": _split,
    "attach": _on_claims(
        lambda world, claim: world.ws.sources.attach(
            [claim], parse_citations("https://a.org https://b.org")
        )
    ),
    "stance": _on_evidence(lambda world, piece: world.ws.sources.set_stance([piece], "supports")),
    "note": _on_evidence(
        lambda world, piece: world.ws.sources.edit_evidence(EvidenceEdit(piece, note="n"))
    ),
    "order": _on_evidence(lambda world, piece: world.ws.sources.move(piece, -1)),
    "detach": _on_evidence(lambda world, piece: world.ws.sources.detach([piece])),
    "cover": lambda world, pick: world.ws.claims.cover(1, 1, pick * 9, pick * 9 + 9).result(),
    "tick": lambda world, pick: world.ws.claims.tick([world.tokens()[pick].id], pick % 2).result(),
    "rename": lambda world, pick: world.ws.articles.edit(
        ArticleEdit(1, title=f"Title {pick}")
    ).result(),
    "rescale": lambda world, pick: world.ws.articles.change_scale(
        1, SNOPES, {"true": "true", "false": None}
    ).result(),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 3)), max_size=12))
@settings(max_examples=25, deadline=None)
def test_undoing_all_goes_back_step_by_step_and_redoing_forth(steps):
    with TemporaryDirectory() as folder:
        world = World(Path(folder) / "workbench.db", Settings(who="MK"))
        try:
            _run(world, steps)
        finally:
            world.ws.close()


def _run(world: World, steps: list[tuple[str, int]]) -> None:
    world.add(purpose="statements")
    states = [world.everything()]
    for step, pick in steps:
        last = world.ws.read.last_action()
        try:
            STEPS[step](world, pick)
        except RefusedChange:
            assert world.ws.read.last_action() == last
        if world.ws.read.last_action() != last:
            states.append(world.everything())
    for before in reversed(states[:-1]):
        world.ws.history.undo(1).result()
        assert world.everything() == before
    for after in states[1:]:
        world.ws.history.redo(1).result()
        assert world.everything() == after
    with pytest.raises(CannotUndo):
        world.ws.history.redo(1).result()
    outcome = world.ws.care.verify()
    assert outcome.problems == ()


def test_an_undo_that_others_build_on_is_refused(world, file):
    claim = world.mark("nine people were hurt")
    other = World(file, Settings(who="AL"))
    other.rate(claim, "true")
    with pytest.raises(CannotUndo, match="Rated #1 True"):
        world.ws.history.undo(1).result()
    assert world.claim(claim).rating == "true"
    other.ws.close()


def test_one_action_is_undone_by_its_id(world):
    world.mark("nine people were hurt")
    marked = world.ws.read.last_action()
    world.mark("30 people")
    world.ws.history.undo_action(marked).result()
    assert [claim.number for claim in world.ws.read.claims(1)] == [2]


def test_undo_says_where_to_go(world):
    claim = world.mark("nine people were hurt")
    world.rate(claim, "false")
    reversal = world.ws.history.undo(1).result().value
    assert (reversal.label, reversal.article, reversal.claim) == ("Undid: Rated #1 False", 1, claim)


def test_a_backup_is_a_whole_file_and_verifies(world, tmp_path):
    world.mark("nine people were hurt", "true")
    target = tmp_path / "copy.db"
    world.ws.care.backup(target)
    copy = World(target)
    assert copy.everything() == world.everything()
    assert copy.ws.care.verify().problems == ()
    copy.ws.close()
