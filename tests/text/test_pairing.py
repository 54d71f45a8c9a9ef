"""Equal items paired in order: always equal and ascending, in doubt where a cut could slide."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.pairing import Pair, doubtful, heaviest_chain, paired

ITEMS = st.lists(st.sampled_from("abcd"), max_size=30)


@given(ITEMS, ITEMS, st.booleans())
def test_pairs_are_equal_and_ascend(old: list[str], new: list[str], by_rare: bool) -> None:
    pairs = paired(old, new, by_rare)
    assert all(old[one.old] == new[one.new] for one in pairs)
    assert all(one.old < two.old and one.new < two.new for one, two in pairwise(pairs))


@given(ITEMS, st.booleans())
def test_a_sequence_is_paired_with_itself_whole(items: list[str], by_rare: bool) -> None:
    assert [one[:2] for one in paired(items, items, by_rare)] == [
        (at, at) for at in range(len(items))
    ]
    assert doubtful(items, items, paired(items, items)) == {}


@given(ITEMS, ITEMS)
def test_what_is_in_doubt_is_told_at_an_equal_place(old: list[str], new: list[str]) -> None:
    found = doubtful(old, new, paired(old, new))
    assert all(old[at] == new[place] for at, place in found.items())


@given(
    st.lists(st.builds(Pair, st.integers(0, 9), st.integers(0, 9), st.floats(0.1, 9)), max_size=7)
)
def test_no_other_chain_weighs_more(pairs: list[Pair]) -> None:
    chain = heaviest_chain(pairs)
    assert all(one.old < two.old and one.new < two.new for one, two in pairwise(chain))
    best = 0.0
    for chosen in range(1 << len(pairs)):
        some = sorted(pair for number, pair in enumerate(pairs) if chosen >> number & 1)
        if all(one.old < two.old and one.new < two.new for one, two in pairwise(some)):
            best = max(best, sum(pair.weight for pair in some))
    assert sum(pair.weight for pair in chain) == pytest.approx(best)


def test_of_two_that_changed_places_the_longer_decides() -> None:
    assert paired(["a long paragraph", "short"], ["short", "a long paragraph"]) == [(0, 1, 17.0)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("xaay", "xay", {1: 1, 2: 1}),
        ("xaby", "xaby", {}),
        ("xabaz", "xaz", {1: 1, 3: 1}),
        ("xay", "xaay", {1: 1}),
        ("xaby", "xay", {}),
    ],
)
def test_a_cut_that_could_be_elsewhere_is_in_doubt(
    old: str, new: str, expected: dict[int, int]
) -> None:
    found = doubtful(old, new, paired(old, new))
    assert set(found) == set(expected)
