"""The line that is typed in the footer: its keys, and that it fits wherever its caret is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_panes import HOSTILE, Host, assert_harmless, screen_lines

from workbench.model.scales import MAGAZINE
from workbench.text.display import shown
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.layout import width_of
from workbench.tui.panes.typedline import LONGEST, TypedLine, typable


def typed(*keys: str, text: str = "") -> str:
    """What a line holds after these keys, | for the caret."""
    line = TypedLine(text)
    for key in keys:
        assert line.take(key, key if len(key) == 1 else None), key
    return f"{line.text[: line.caret]}|{line.text[line.caret :]}"


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["x"], "old boats x|"),
        (["backspace", "backspace"], "old boat|"),
        (["ctrl+h"], "old boats|"),
        (["ctrl+w"], "old |"),
        (["ctrl+w", "ctrl+w", "ctrl+w"], "|"),
        (["ctrl+u"], "|"),
        (["home", "x"], "x|old boats "),
        (["ctrl+a", "delete", "ctrl+d"], "|d boats "),
        (["home", "left", "backspace"], "|old boats "),
        (["end", "right", "delete"], "old boats |"),
        (["left", "left", "x"], "old boatx|s "),
        (["ctrl+left", "ctrl+k"], "old |"),
        (["ctrl+left", "ctrl+left", "ctrl+right", "x"], "oldx| boats "),
        (["ctrl+left", "ctrl+u"], "|boats "),
        (["home", "right", "ctrl+e", "x"], "old boats x|"),
    ],
)
def test_keys(keys: list[str], result: str) -> None:
    assert typed(*keys, text="old boats ") == result


def test_a_key_that_is_none_of_a_line_is_left() -> None:
    line = TypedLine("boat")
    for key in ("tab", "f1", "ctrl+s", "enter", "escape"):
        assert not line.take(key, None)
    assert not line.take("ctrl+c", "\x03")
    assert line.text == "boat"


def test_the_caret_does_not_stop_within_a_letter() -> None:
    assert typed("left", text="cafe\u0301") == "caf|e\u0301"
    assert typed("home", "right", text="e\u0301a") == "e\u0301|a"


def test_of_a_paste_the_first_line_is_taken_and_nothing_unseen() -> None:
    assert typable("\n  old\tboats \r\n two") == "old boats"
    assert typable("bo\u202eat\x1b[31m\u200b") == "boat[31m"
    assert typable("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645") == (
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    ), "a joiner that its script needs"
    assert typable("") == typable(" \n\x07") == ""


def test_a_line_takes_no_more_than_it_shall() -> None:
    line = TypedLine()
    line.put("x" * 5_000_000)
    line.put("y")
    assert line.text == "x" * LONGEST


@given(
    st.text(st.sampled_from("ab \u4e2d\u0301\u202e\U0001f469\u200d"), max_size=80),
    st.integers(0, 80),
    st.integers(8, 60),
)
def test_the_caret_is_seen_and_nothing_is_too_wide(text: str, caret: int, width: int) -> None:
    line = TypedLine(text)
    line.caret = min(caret, len(text))
    before, under, behind = line.runs(width)
    assert width_of([before, under, behind]) <= width
    assert under.look.endswith("caret")
    assert under.text
    assert_harmless([before.text + under.text + behind.text])
    if sum(map(cell_len, shown(text))) < width:
        assert len(before.text + behind.text) == len(text) - (line.caret < len(text))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("words", ["", "boat", *HOSTILE])
async def test_the_footer_shows_it_in_place_of_keys(width: int, words: str) -> None:
    pane = FooterPane()
    async with Host(pane).run_test(size=(width, 3)) as pilot:
        pane.show_target("#3 “boats”", MAGAZINE)
        pane.show_keys([("u", "undo"), ("?", "help")])
        pane.show_typed(TypedLine(words))
        await pilot.pause()
        target, line = screen_lines(pilot.app)[:2]
        assert line.startswith(" Filter: ")
        assert line.rstrip().endswith("Enter keep  Esc back")
        assert target.strip() == "#3 “boats”", "digits are typed, and rate nothing"
        assert_harmless([line])
        pane.say("The disk is full, and what was typed is not saved; it will be tried again.", True)
        await pilot.pause()
        line = screen_lines(pilot.app)[1]
        assert line.startswith(" Filter: ")
        assert "The disk is full, and what was t" in line
        assert not pane.has_room_for("x" * (width - 20))
        pane.show_typed(None)
        pane.say("")
        await pilot.pause()
        target, line = screen_lines(pilot.app)[:2]
        assert "1 Confi" in target
        assert line.startswith(" u undo")
