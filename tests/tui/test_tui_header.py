"""The header: who, what is saved, how the article stands, at any width."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_panes import HOSTILE, Host, article, assert_harmless, claim, screen_lines

from workbench.model.scales import MAGAZINE
from workbench.model.token_views import HoleCounts
from workbench.tui.desk.counts import NOTHING, count
from workbench.tui.panes.bar import bar, shares
from workbench.tui.panes.header import HeaderPane
from workbench.tui.symbols import NARROW

HOLES = HoleCounts(12, {"number": 3, "name": 5, "date": 3, "quotation": 1})
CLAIMS = [
    *(claim(number, rating="confirmed", state="settled") for number in range(1, 17)),
    *(claim(number, rating="change", state="waiting") for number in range(17, 21)),
    claim(21, state="waiting"),
    *(claim(number) for number in range(22, 34)),
]


async def rows_at(width: int, **values: Any) -> list[str]:
    pane = HeaderPane()
    app = Host(pane)
    async with app.run_test(size=(width, 4)) as pilot:
        fields: dict[str, Any] = {"who": "MK", "round": "first", "saved": "saved 14:02:11"}
        pane.show(article(), count(CLAIMS), HOLES, **(fields | values))
        await pilot.pause()
        return [line.rstrip() for line in screen_lines(app)[:2]]


async def test_a_wide_header_says_everything() -> None:
    first, second = await rows_at(130)
    assert first.startswith(" Irbil rocket attack   rev 2   20 Feb 2021   draft, magazine scale   ")
    assert first.endswith("MK, 1st reading   saved 14:02:11")
    assert second == (
        " [✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓>>>>w............]  16 of 33 settled  to do 12  waiting 5"
        "  holes 12: 5 names 3 numbers 3 dates 1 quotation"
    )


@pytest.mark.parametrize("width", [80, 60, 40])
async def test_a_narrow_header_keeps_title_saving_and_counts(width: int) -> None:
    first, second = await rows_at(width)
    assert "Irbil" in first or width == 40
    assert first.endswith("saved 14:02:11")
    assert "16" in second
    assert "33" in second


async def test_a_failed_save_is_said() -> None:
    pane = HeaderPane()
    app = Host(pane)
    async with app.run_test(size=(80, 4)) as pilot:
        pane.show(article(), NOTHING, HoleCounts(0, {}), who="MK", round="second")
        pane.set_saved("NOT SAVED", bad=True)
        await pilot.pause()
        first, second = screen_lines(app)[:2]
        assert "MK, 2nd reading   NOT SAVED" in first
        assert second.strip() == "0 of 0 settled  blind reading"


async def test_holes_that_are_being_counted_are_given_no_number() -> None:
    pane = HeaderPane()
    app = Host(pane)
    async with app.run_test(size=(80, 4)) as pilot:
        pane.show(article(), count(CLAIMS), None, who="MK", round="first")
        await pilot.pause()
        assert screen_lines(app)[1].rstrip().endswith("waiting 5  holes …")
        pane.show(article(), count(CLAIMS), HOLES, who="MK", round="first")
        await pilot.pause()
        assert "waiting 5  holes 12" in screen_lines(app)[1]


def test_the_bar_has_a_cell_a_claim_and_then_proportions() -> None:
    signs = "".join(run.text for run in bar(count(CLAIMS), MAGAZINE, NARROW))
    assert signs == "✓" * 16 + ">" * 4 + "w" + "." * 12
    many = CLAIMS + [claim(number) for number in range(100, 1_100)]
    signs = "".join(run.text for run in bar(count(many), MAGAZINE, NARROW))
    assert len(signs) == 40
    assert {"✓", ">", "w", "."} == set(signs)


@given(st.lists(st.integers(1, 10_000), max_size=20), st.integers(1, 60))
def test_shares_fill_the_bar_and_leave_none_out(numbers: list[int], longest: int) -> None:
    cells = shares(numbers, longest)
    assert sum(cells) == min(longest, sum(numbers))
    assert len(numbers) > longest or all(cells)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "confirmed", "change"]),
            st.sampled_from(["open", "waiting", "settled", "cut"]),
        ),
        min_size=1,
    ),
    st.data(),
)
def test_counts_kept_up_are_counts_made_anew(states: list[Any], data: st.DataObject) -> None:
    claims = [claim(at, rating=rating, state=state) for at, (rating, state) in enumerate(states)]
    at = data.draw(st.integers(0, len(claims) - 1))
    after = claims[at]._replace(rating="change", state="waiting")
    changed = [*claims[:at], after, *claims[at + 1 :]]
    assert count(claims).replaced(claims[at], after) == count(changed)
    assert count(claims).replaced(claims[at], None).total == len(claims) - 1
    assert NOTHING.replaced(None, after) == count([after])


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [40, 120])
async def test_hostile_titles_and_names_stay_in_their_row(text: str, width: int) -> None:
    pane = HeaderPane()
    app = Host(pane)
    async with app.run_test(size=(width, 3)) as pilot:
        pane.show(article(text), count(CLAIMS), HOLES, who=text, round=text, saved="saved")
        await pilot.pause()
        lines = screen_lines(app)
        assert_harmless(lines)
        assert [cell_len(line) for line in lines] == [width] * 3
