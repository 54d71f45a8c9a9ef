"""The rows of the article's map: a place that changed has the rows that show it painted anew."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.tui.panes.map import _first_of, _row_of
from workbench.tui.panes.wrapping import wrap


@given(st.integers(1, 200), st.integers(1, 60))
def test_a_line_has_the_last_row_that_begins_no_later(count: int, height: int) -> None:
    lines = wrap("\n".join("word" for _ in range(count)), 20)
    begins = [_first_of(row, lines, height) for row in range(height)]
    for line in range(count):
        last = max(row for row in range(height) if begins[row] <= lines.start(line))
        assert _row_of(line, lines, height) == last
