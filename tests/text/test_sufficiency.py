"""What a claim stands on is counted by origins, and only of what was read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.model.states import Stance, SuppliedBy
from workbench.model.sufficiency import DEFAULT, Footing, Ground, Rule, footing, parse_rule

_SOURCES = iter(range(1, 1_000))


def ground(**given: object) -> Ground:
    values: dict[str, object] = {
        "source": next(_SOURCES),
        "origin": "",
        "stance": Stance.SUPPORTS,
        "is_read": True,
        "is_primary": None,
        "supplied_by": SuppliedBy.CHECKER,
    }
    return Ground(**{**values, **given})  # type: ignore[arg-type]


def test_one_primary_source_that_was_read_is_enough() -> None:
    found = footing([ground(is_primary=True)])
    assert found.is_enough
    assert str(found) == "1 primary"


def test_two_sources_of_different_origins_are_enough() -> None:
    assert footing([ground(), ground()]).is_enough
    assert str(footing([ground(), ground()])) == "2 independent"


def test_two_copies_of_one_wire_story_are_one() -> None:
    found = footing([ground(origin="Reuters, 3 June"), ground(origin="Reuters, 3 June")])
    assert not found.is_enough
    assert str(found) == "1 of 2 independent; 1 of one origin with another"


def test_what_was_not_read_does_not_count() -> None:
    found = footing([ground(), ground(is_read=False, is_primary=True)])
    assert not found.is_enough
    assert str(found) == "1 of 2 independent; 1 not read"


def test_context_carries_nothing() -> None:
    assert footing([ground(stance=Stance.CONTEXT), ground()]).independent == 1


def test_a_claim_with_no_source_stands_on_nothing() -> None:
    assert str(footing([])) == "0 of 2 independent"
    assert not footing([]).is_all_from_author


def test_evidence_all_from_the_author_is_told() -> None:
    by_author = ground(supplied_by=SuppliedBy.AUTHOR)
    assert str(footing([by_author, ground(supplied_by=SuppliedBy.AUTHOR)])) == (
        "2 independent; all from the author"
    )
    assert not footing([by_author, ground()]).is_all_from_author


def test_the_magazine_rule_wants_three_secondary_sources() -> None:
    rule = parse_rule("1 primary or 3 secondary")
    assert not footing([ground(), ground()], rule).is_enough
    assert footing([ground(), ground(), ground()], rule).is_enough


@pytest.mark.parametrize("text", ["", "two", "1 primary", "0 primary or 2 independent", "1 or 2"])
def test_a_rule_in_other_words_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="1 primary or 2 independent"):
        parse_rule(text)


@given(st.builds(Rule, st.integers(1, 9), st.integers(1, 9)))
def test_a_rule_reads_as_it_is_written(rule: Rule) -> None:
    assert parse_rule(str(rule)) == rule


@given(
    st.lists(
        st.builds(
            Ground,
            st.integers(1, 9),
            st.sampled_from(["", "a", "b"]),
            st.sampled_from(list(Stance)),
            st.booleans(),
            st.sampled_from([None, True, False]),
            st.sampled_from(list(SuppliedBy)),
        )
    )
)
def test_more_evidence_never_makes_it_less_except_by_one_origin(grounds: list[Ground]) -> None:
    whole: Footing = footing(grounds, DEFAULT)
    for at in range(len(grounds)):
        less = footing(grounds[:at] + grounds[at + 1 :], DEFAULT)
        assert less.independent <= whole.independent
        assert less.primary <= whole.primary
