"""Two revisions beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_ws_revising import changed, revise
from ws_world import TEXT, World

from workbench.model.errors import UnknownThing
from workbench.workspace.comparing import compare, passages_of

LINES = st.lists(st.text("ab .", max_size=12), max_size=8).map("\n".join)


@given(LINES, LINES)
def test_the_passages_tell_each_text_whole(old: str, new: str) -> None:
    passages = list(passages_of(old, new))
    for text, gone, at in ((old, "new", 0), (new, "gone", 1)):
        told = []
        for passage in passages:
            place = (passage.old, passage.new)[at]
            words = "".join(words for op, words in passage.changes if op != gone)
            assert words == ("" if place is None else text[place[0] : place[1]])
            told += [] if place is None else [words]
        assert told == [line for line in text.split("\n") if line.strip()]


def test_a_line_that_was_changed_stands_beside_the_one_it_was() -> None:
    old = "The lamps cost a lot of money.\nNobody saw it."
    new = "Rain fell.\nThe lamps cost a lot of gold.\nNobody saw it."
    first, second, third = passages_of(old, new)
    assert (first.old, first.changes) == (None, (("new", "Rain fell."),))
    assert second.changes == (
        ("same", "The lamps cost a lot of "),
        ("gone", "money"),
        ("new", "gold"),
        ("same", "."),
    )
    assert third.is_same
    assert not second.is_same


def test_any_two_revisions_are_compared_with_their_marks(world: World) -> None:
    world.mark("nine people were hurt", "true")
    world.mark("Jane Doe left on Monday with 30 people.")
    revise(world, changed("nine people", "six people"))
    revise(world, changed("Jane Doe left on Monday with 30 people. ", "", TEXT))
    found = compare(world.ws.read, 1, 2, 3)
    assert [row.number for row in (found.old, found.new)] == [2, 3]
    assert [mark.status for mark in found.old_marks] == ["changed", "exact"]
    assert [(mark.number, mark.status) for mark in found.new_marks] == [(1, "exact"), (2, "lost")]
    told = [passage for passage in found.passages if not passage.is_same]
    assert len(told) == 2
    back = compare(world.ws.read, 1, 3, 1)
    assert (back.old_text, back.new_text) == (found.new_text, TEXT)


def test_a_revision_that_there_is_not_is_named(world: World) -> None:
    with pytest.raises(UnknownThing, match="no revision 4"):
        compare(world.ws.read, 1, 1, 4)
