"""What the terminal sends, as events: quick Esc, pastes without brackets, held keys."""

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.drivers.linux_driver import LinuxDriver

from workbench.tui.driver import LoopDriver, driver_class
from workbench.tui.typing import Typing


def typed(*reads: str, rest: bool = True) -> list[str]:
    """Keys by name, and pastes in brackets, of what arrives in these reads."""
    typing = Typing()
    found = [event for read in reads for event in typing.feed(read)]
    if rest:
        found += typing.rest()
    return [f"[{e.text}]" if isinstance(e, events.Paste) else e.key for e in found]


def test_esc_and_a_digit_in_one_read_are_two_keys() -> None:
    assert typed("\x1b5") == ["escape", "5"]
    assert typed("\x1b1") == ["escape", "1"]
    assert typed("\x1bu") == ["escape", "u"]


def test_esc_at_the_end_of_a_read_waits_for_what_follows() -> None:
    assert typed("\x1b", rest=False) == []
    assert typed("\x1b", "5") == ["escape", "5"]
    assert typed("\x1b", "[A") == ["up"]
    assert typed("\x1b") == ["escape"]


def test_known_sequences_stay_what_they_are() -> None:
    assert typed("\x1b[A\x1b[B\x1bOP") == ["up", "down", "f1"]
    assert typed("\x1bf") == ["ctrl+right"]


def test_an_address_pasted_without_brackets_is_a_paste() -> None:
    assert typed("https://example.org/2015/05/x") == ["[https://example.org/2015/05/x]"]


def test_a_paste_that_the_terminal_cut_in_two_is_one() -> None:
    assert typed("see https:/", "/example.org/2015") == ["[see https://example.org/2015]"]


def test_lines_of_addresses_are_one_paste() -> None:
    assert typed("https://a.example/1\rhttps://b.example/2\r") == [
        "[https://a.example/1\nhttps://b.example/2\n]"
    ]


def test_a_bracketed_paste_is_left_alone() -> None:
    assert typed("\x1b[200~a\x1b5 http://x.example\x1b[201~") == ["[a\x1b5 http://x.example]"]
    assert typed("\x1b[200~http://x.", "example/15\x1b[201~1") == ["[http://x.example/15]", "1"]


def test_a_burst_of_verbs_stays_keys_in_order() -> None:
    assert typed("15\x11") == ["1", "5", "ctrl+q"]
    assert typed("n1n2n3n4\x11") == [*"n1n2n3n4", "ctrl+q"]


def test_a_held_key_is_not_held_back() -> None:
    assert typed("jjjjjjjj", rest=False) == ["j"] * 8


@given(st.lists(st.text(st.sampled_from("nj15 sw\rq"), max_size=8), max_size=6))
def test_no_key_is_lost_or_reordered(reads: list[str]) -> None:
    names = {" ": "space", "\r": "enter"}
    assert typed(*reads) == [names.get(char, char) for char in "".join(reads)]


def test_the_stock_driver_is_as_ours_expects() -> None:
    assert driver_class() is LoopDriver


def test_a_changed_stock_driver_is_used_as_it_is() -> None:
    start = LinuxDriver.start_application_mode
    try:
        LinuxDriver.start_application_mode = lambda self: None  # type: ignore[method-assign]
        assert driver_class() is None
    finally:
        LinuxDriver.start_application_mode = start  # type: ignore[method-assign]
