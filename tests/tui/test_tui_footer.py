"""The footer: the target of the digits, messages, keys, at any width."""

import pytest
from rich.cells import cell_len
from tui_panes import HOSTILE, Host, assert_harmless, screen_lines

from workbench.model.scales import MAGAZINE, PRESETS, TRUTH
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.rating_labels import shortened

TARGET = "#32 “and other coalition troops”"
KEYS = [("s", "source"), ("e", "evidence"), ("w", "why"), ("u", "undo"), ("?", "help")]


async def footer_at(width: int, scale: object = MAGAZINE, message: str = "") -> list[str]:
    pane = FooterPane()
    app = Host(pane)
    async with app.run_test(size=(width, 3)) as pilot:
        pane.show_target(TARGET, scale)  # type: ignore[arg-type]  # a scale or None
        pane.show_keys(KEYS)
        pane.say(message)
        await pilot.pause()
        return [line.rstrip() for line in screen_lines(app)[:2]]


async def test_a_wide_footer_names_target_and_ratings_in_full() -> None:
    first, second = await footer_at(120, message="#31 Confirmed 14:01, saved")
    assert first == (
        f" {TARGET}:  1 Confirmed  2 Change  3 On author  4 Cannot confirm  5 Cut  6 Opinion"
        "  0 re-open"
    )
    assert second.startswith(" s source   e evidence   w why   u undo   ? help")
    assert second.endswith("#31 Confirmed 14:01, saved")


async def test_a_narrow_footer_shortens_the_quote_then_the_labels() -> None:
    first, _ = await footer_at(100)
    assert first.startswith(" #32 “and other")
    assert "4 Cannot confirm" in first
    first, _ = await footer_at(80, TRUTH)
    assert first.startswith(" #32: 1 True 2 M.")
    for digit in "1234567890":
        assert f" {digit} " in first


@pytest.mark.parametrize("scale", PRESETS.values(), ids=lambda scale: scale.name)
async def test_no_two_short_labels_are_one(scale: object) -> None:
    first, _ = await footer_at(80, scale)
    labels = first.partition(":")[2].split()[1::2]
    assert len(set(labels)) == len(labels)


async def test_a_keymap_names_its_own_digits() -> None:
    pane = FooterPane()
    app = Host(pane)
    async with app.run_test(size=(120, 3)) as pilot:
        pane.show_target(TARGET, MAGAZINE, list("à&é\"'(-è_ç"))
        await pilot.pause()
        assert "  & Confirmed  é Change" in screen_lines(app)[0]
        assert "à re-open" in screen_lines(app)[0]


async def test_without_a_scale_nothing_is_rated() -> None:
    first, _ = await footer_at(60, None)
    assert first == f" {TARGET}"


async def test_a_long_message_leaves_no_room_for_keys() -> None:
    _, second = await footer_at(40, message="The disk is full: nothing was saved since 14:02.")
    assert second.strip().startswith("The disk is full")
    assert "source" not in second


def test_what_room_is_left_over_completes_words() -> None:
    assert shortened(["True", "M.true", "Mixed", "Satire"], 21) == [
        "True",
        "M.true",
        "Mixed",
        "Satire",
    ]
    assert shortened(["True", "M.true", "Mixed", "Satire"], 17) == ["True", "M.tr", "Mixed", "Sati"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [30, 120])
async def test_hostile_texts_stay_in_their_rows(text: str, width: int) -> None:
    pane = FooterPane()
    app = Host(pane)
    async with app.run_test(size=(width, 3)) as pilot:
        pane.show_target(f"#1 “{text}”", TRUTH)
        pane.show_keys([(text[:5], text)])
        for bad in (False, True):
            pane.say(text, bad)
            await pilot.pause()
            lines = screen_lines(app)
            assert_harmless(lines)
            assert [cell_len(line) for line in lines] == [width] * 3
