"""The list of claims: what a row says, the cursor, and that a key costs the same in any list."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from tui_panes import HOSTILE, Host, assert_harmless, claim, screen_lines

from workbench.model.scales import MAGAZINE, TRUTH
from workbench.tui.panes import rows
from workbench.tui.panes.claims import ClaimsPane
from workbench.tui.symbols import ASCII, NARROW

SIZE = (60, 12)


class Counting(ClaimsPane, inherit_bindings=True):
    """Counts the lines that it paints."""

    painted = 0

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        self.painted += 1
        return super().paint(line, width)


def show(pane: ClaimsPane, claims: Any, **values: Any) -> None:
    fields: dict[str, Any] = {"scale": MAGAZINE, "title": "Claims by place, all"}
    pane.show(claims, **(fields | {"highlighted": None} | values))


def row_text(of: Any, width: int = 60, scale: Any = MAGAZINE, pending: Any = None) -> str:
    shared = rows.ClaimRows(scale, NARROW, 2, 4)
    return "".join(run.text for run in rows.row(shared, of, width, pending))


def test_a_row_says_number_rating_words_and_what_hangs_on_the_claim() -> None:
    said = row_text(
        claim(
            32,
            "and other coalition troops",
            rating="change",
            state="waiting",
            waiting_on="text",
            flags=("legal",),
            queries=(3,),
            stances=("refutes", "refutes"),
            places=2,
        )
    )
    assert said == "  32 > and other coalition troops               L q3 x2   --"


@pytest.mark.parametrize(
    ("values", "sign"),
    [
        ({}, "."),
        ({"rating": "confirmed", "state": "settled"}, "✓"),
        ({"rating": "cut", "state": "waiting", "waiting_on": "text"}, "✗"),
        ({"state": "waiting", "waiting_on": "editor"}, "w"),
        ({"state": "cut"}, "x"),
        ({"rating": "not-of-this-scale", "state": "settled"}, "?"),
    ],
)
def test_every_state_has_its_sign(values: dict[str, Any], sign: str) -> None:
    assert row_text(claim(1, **values))[5] == sign


def test_whom_a_claim_waits_on_is_said_where_the_rating_does_not_say_it() -> None:
    rated = claim(1, rating="on-author", state="waiting", waiting_on="author")
    assert "w:" not in row_text(rated)
    assert "w:lawyer" in row_text(rated._replace(waiting_on="lawyer"))


def test_many_sources_are_counted() -> None:
    assert row_text(claim(1, stances=("supports",) * 12)).endswith("(12)")
    assert row_text(claim(1, stances=("supports",) * 123)).endswith("(12+")


def test_the_claim_restated_stands_for_words_that_are_missing() -> None:
    assert "Nine were hurt" in row_text(claim(1)._replace(quote="", restated="Nine were hurt."))


def test_a_narrow_row_keeps_words_before_signs() -> None:
    of = claim(1, "and other coalition troops", flags=("legal", "reply"), queries=(2,))
    assert "and other coa" in row_text(of, 30)


@given(st.text(max_size=200), st.integers(30, 200))
def test_a_row_fills_its_width_exactly(quote: str, width: int) -> None:
    of = claim(7, quote, flags=("legal",), queries=(2,), stances=("none", "partly"), places=3)
    assert cell_len(row_text(of, width)) == width


async def test_the_title_stays_while_the_list_scrolls() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(number) for number in range(1, 101)])
        pane.focus()
        await pilot.press("end")
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[0].startswith(" Claims by place, all")
        assert lines[0].rstrip().endswith("100")
        assert "claim of number 100" in lines[-1]
        assert lines[-1].startswith("> 100")
        await pilot.press("home")
        await pilot.pause()
        assert "claim of number 1 " in screen_lines(app)[1]


async def test_moving_tells_of_the_claim_and_stops_at_the_ends() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(number) for number in range(1, 31)])
        pane.focus()
        await pilot.press("up", "j", "down", "k", "pagedown", "end", "down", "home")
        await pilot.pause()
        heard = [message.claim - 1_000 for message in app.heard_of(ClaimsPane.Highlighted)]
        assert heard == [1, 2, 3, 2, 12, 30, 30, 1]
        assert pane.highlighted == 1_001


async def test_showing_and_highlighting_are_silent() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        claims = [claim(number) for number in range(1, 31)]
        show(pane, claims, highlighted=1_020)
        await pilot.pause()
        assert pane.highlighted == 1_020
        assert any(line.startswith("> 20") for line in screen_lines(app))
        pane.highlight(1_003)
        pane.highlight(9_999)
        await pilot.pause()
        assert pane.highlighted == 1_003
        assert app.heard_of(ClaimsPane.Highlighted) == []


async def test_the_cursor_is_kept_by_claim_and_else_by_row() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE):
        claims = [claim(number) for number in range(1, 6)]
        show(pane, claims, highlighted=1_003)
        show(pane, claims[::-1], highlighted=1_003)
        assert pane.highlighted == 1_003
        show(pane, [one for one in claims if one.number != 3], highlighted=1_003)
        assert pane.highlighted == 1_004
        show(pane, [], highlighted=1_003)
        assert pane.highlighted is None


async def test_a_shorter_list_is_not_left_scrolled_away() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(number) for number in range(1, 101)], highlighted=1_100)
        await pilot.pause()
        show(pane, [claim(number) for number in range(1, 4)], highlighted=1_002)
        await pilot.pause()
        assert "claim of number 1 " in screen_lines(app)[1]


async def test_a_click_highlights_and_a_second_opens() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(number) for number in range(1, 4)])
        await pilot.click(pane, offset=(10, 3))
        await pilot.pause()
        assert [message.claim for message in app.heard_of(ClaimsPane.Highlighted)] == [1_003]
        assert app.heard_of(ClaimsPane.Opened) == []
        await pilot.click(pane, offset=(10, 2), times=2)
        await pilot.pause()
        assert [message.claim for message in app.heard_of(ClaimsPane.Opened)] == [1_002]
        await pilot.click(pane, offset=(10, 0))
        await pilot.click(pane, offset=(10, 9))
        await pilot.pause()
        assert pane.highlighted == 1_002


async def test_a_queued_rating_is_shown_as_not_saved_yet() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(1), claim(2)], pending={1_002: "confirmed"})
        await pilot.pause()
        assert "2 ✓" in screen_lines(app)[2]
        assert "saving" in screen_lines(app)[2]
        pane.set_pending(1_001, "change")
        pane.clear_pending(1_002)
        pane.replace(claim(2, rating="confirmed", state="settled"))
        await pilot.pause()
        lines = screen_lines(app)
        assert "1 >" in lines[1]
        assert "saving" in lines[1]
        assert "2 ✓" in lines[2]
        assert "saving" not in lines[2]


async def test_selected_rows_have_a_sign_and_are_counted() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(1), claim(2), claim(3)])
        pane.set_selected(frozenset({1_001, 1_003}))
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[0].rstrip().endswith("2 selected")
        assert [line[:2] for line in lines[1:4]] == [">*", "  ", " *"]
        pane.set_selected(frozenset())
        await pilot.pause()
        assert screen_lines(app)[1][:2] == "> "


async def test_an_empty_list_says_what_to_press() -> None:
    pane = ClaimsPane()
    app = Host(pane)
    async with app.run_test(size=(30, 10)) as pilot:
        show(pane, [])
        pane.focus()
        await pilot.press("down", "home", "end")
        await pilot.click(pane, offset=(4, 3))
        await pilot.pause()
        said = " ".join(" ".join(line.split()) for line in screen_lines(app))
        assert "Enter in the article marks the sentence" in said
        assert pane.highlighted is None


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [30, 61])
async def test_hostile_words_stay_in_their_row(text: str, width: int) -> None:
    pane = ClaimsPane(ASCII)
    app = Host(pane)
    async with app.run_test(size=(width, 6)) as pilot:
        of = claim(1, text, state="waiting", waiting_on=text)
        show(pane, [of, claim(2, "the next")], title=text, scale=TRUTH)
        await pilot.pause()
        lines = screen_lines(app)
        assert_harmless(lines)
        assert [cell_len(line) for line in lines] == [width] * 6
        assert "the next" in lines[2]


async def test_a_key_paints_two_lines_of_fifty_thousand() -> None:
    pane = Counting()
    app = Host(pane)
    async with app.run_test(size=SIZE) as pilot:
        show(pane, [claim(number) for number in range(1, 50_001)])
        pane.focus()
        await pilot.pause()
        pane.painted = 0
        await pilot.press("down")
        await pilot.pause()
        assert pane.painted == 2
        pane.painted = 0
        pane.replace(claim(5, rating="confirmed", state="settled"))
        await pilot.pause()
        assert pane.painted == 1
