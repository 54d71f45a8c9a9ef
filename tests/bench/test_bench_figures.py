"""The arithmetic of the bench, and how it says what it found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Samples, percentile, summary
from bench.report import markdown, table
from bench.rows import HELLO, WORKBENCH, Row, to_hello


def samples() -> Samples:
    found = Samples()
    found.add("key", HELLO, 2.0, 4.0, 3.0)
    found.add("key", WORKBENCH, 4.0, 5.0, 4.5)
    return found


def test_the_percentile_lies_between_values_in_proportion() -> None:
    assert percentile([10, 0], 0.5) == 5
    assert percentile(range(101), 0.95) == 95
    assert percentile([7], 0.95) == 7


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_a_summary_is_in_order(values: list[float]) -> None:
    found = summary(values)
    assert found.least <= found.median <= found.most
    assert found.median <= found.high + 1e-6
    assert found.high <= found.most


def test_nothing_measured_is_an_error() -> None:
    with pytest.raises(ValueError, match="no samples"):
        Samples().median("key", HELLO)


def test_a_ratio_is_of_medians() -> None:
    row = to_hello(samples(), "key", "a key", 1.6)
    assert row.value == 1.5
    assert row.holds
    assert row.said == "workbench 4.5 ms (5.0 ms), hello 3 ms (3.9 ms)"
    assert not to_hello(samples(), "key", "a key", 1.4).holds


def test_tables_say_whether_goals_are_reached() -> None:
    rows = [Row("a", 1.25, 1.2), Row("b", 9.5, 10, "kB"), Row("c", None, 2, said="no disk")]
    assert [line.split()[:5] for line in table(rows).splitlines()[1:]] == [
        ["a", "1.25", "≤", "1.2", "NO"],
        ["b", "9.5", "kB", "≤", "10"],
        ["c", "not", "measured", "≤", "2"],
    ]
    assert markdown(rows).splitlines()[2:] == [
        "| a | 1.25 | ≤ 1.2 | NO |  |",
        "| b | 9.5 kB | ≤ 10 kB | yes |  |",
        "| c | not measured | ≤ 2 |  | no disk |",
    ]
