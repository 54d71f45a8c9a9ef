"""Where the time went, from what was done when."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.time_spent import IDLE, Spent, Step, spent, total

BEGIN = datetime(2026, 11, 22, 9, tzinfo=UTC)


def step(seconds: float, who: str = "MK", claim: int | None = 1, article: int = 1) -> Step:
    at = (BEGIN + timedelta(seconds=seconds)).isoformat()
    return Step(at, who, article, claim, "open" if claim else "")


def test_what_passed_before_a_step_counts_for_what_it_was_on() -> None:
    steps = [step(0, claim=None), step(60), step(90, claim=2), step(100)]
    assert spent(steps, 1) == [
        Spent(1, "open", "MK", 70, 2),
        Spent(2, "open", "MK", 30, 1),
        Spent(None, "", "MK", 0, 1),
    ]


def test_a_rest_counts_as_none_at_all() -> None:
    rest = IDLE.total_seconds()
    assert total(spent([step(0), step(rest)], 1)) == rest
    assert total(spent([step(0), step(rest + 1), step(rest + 3)], 1)) == 2


def test_two_persons_are_at_it_each_for_themselves() -> None:
    steps = [step(0), step(10, "SR"), step(20), step(50, "SR")]
    assert {(each.who, each.seconds) for each in spent(steps, 1)} == {("MK", 20), ("SR", 40)}


def test_another_article_ends_what_was_begun() -> None:
    assert total(spent([step(0), step(50, article=2), step(60)], 1)) == 10


@given(st.lists(st.tuples(st.integers(0, 9_000), st.sampled_from("AB"), st.integers(1, 3))))
def test_nobody_spends_more_than_passed(said: list[tuple[int, str, int]]) -> None:
    steps = [step(at, who, claim) for at, who, claim in sorted(said)]
    passed = max((at for at, *_ in said), default=0) - min((at for at, *_ in said), default=0)
    for who in "AB":
        assert total(each for each in spent(steps, 1) if each.who == who) <= passed
    assert sum(each.steps for each in spent(steps, 1)) == len(steps)
