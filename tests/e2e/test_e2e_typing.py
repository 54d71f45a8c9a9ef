"""What a keyboard, a hurry and a clipboard send, through a real terminal: nothing lost, nothing
recorded that nobody asked for."""

from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

MEGABYTE = 1_000_000


@pytest.fixture
def desk(start: Start, story_db: Path) -> AtDesk:
    """The desk with the caret on the first hole, nothing marked."""
    return AtDesk(start("--db", story_db, 1), story_db).wait_for("hole “Sorrel Rock”")


@pytest.fixture
def marked(desk: AtDesk) -> AtDesk:
    """The desk with two open claims, the list at the first."""
    desk.mark_hole().mark_hole()
    desk.claims.focus().press("home")
    return desk.wait_for(lambda: desk.current == 1)


def test_two_ratings_and_quit_in_one_write_are_all_obeyed(desk: AtDesk) -> None:
    desk.press("1", "5", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert desk.disk.ratings() == {1: "confirmed", 2: "cut"}


def test_the_same_in_the_list(marked: AtDesk) -> None:
    marked.press("1", "5", "ctrl+q")
    assert marked.terminal.exit_code() == 0
    assert marked.disk.ratings() == {1: "confirmed", 2: "cut"}


def test_keys_typed_at_the_first_frame_wait_for_what_they_need(
    start: Start, story_db: Path, disk: Disk
) -> None:
    """The libraries that write are loaded after the first frame; typing is quicker."""
    terminal = start("--db", story_db, 1).wait_for("Claims by place")
    terminal.type("1n6n3n1")
    terminal.wait_for(lambda: len(disk.claims()) == 4).press("ctrl+q")
    assert terminal.exit_code() == 0
    assert list(disk.ratings().values()) == ["confirmed", "opinion", "on-author", "confirmed"]


def test_keys_typed_before_the_first_frame_are_not_lost(
    start: Start, story_db: Path, disk: Disk
) -> None:
    terminal = start("--db", story_db, 1).type("1")
    terminal.wait_for(lambda: disk.ratings() == {1: "confirmed"}).press("ctrl+q")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_pasted_address_is_a_source_and_no_verdict(marked: AtDesk, bracketed: bool) -> None:
    address = "https://example.org/2015/05/x"
    marked.paste(address, bracketed).wait_for("Attached 1 source")
    assert marked.disk.sources_of(1) == [address]
    assert marked.disk.ratings() == {1: None, 2: None}
    assert marked.leave() == 0


def test_many_unbracketed_addresses_with_their_line_ends(marked: AtDesk) -> None:
    addresses = [f"https://example.org/2015/0{n}/x" for n in range(1, 6)]
    marked.paste("\r".join(addresses), bracketed=False)
    marked.wait_for(lambda: marked.disk.sources_of(1) == addresses)
    assert marked.disk.ratings() == {1: None, 2: None}


def test_esc_and_a_digit_in_one_write_record_the_verdict(marked: AtDesk) -> None:
    marked.press("escape", "1").wait_for(lambda: marked.disk.ratings() == {1: "confirmed", 2: None})


def test_a_held_digit_rates_once(marked: AtDesk) -> None:
    marked.terminal.hold("1", times=30)
    marked.wait_for(lambda: marked.disk.rating_of(1) == "confirmed")
    marked.press("s").wait_for("Source")  # behind the digits: they have all been seen by now
    assert marked.disk.ratings() == {1: "confirmed", 2: None}
    assert marked.disk.verbs() == ["mark", "mark", "rate"]


def test_a_held_enter_judges_nothing_and_marks_once(desk: AtDesk) -> None:
    desk.terminal.hold("enter", times=30)
    desk.wait_for(lambda: desk.disk.claims()).press("ctrl+q")
    desk.terminal.exit_code()
    assert desk.disk.ratings() == {1: None}


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_megabyte_of_words_changes_nothing_and_harms_nothing(
    marked: AtDesk, bracketed: bool
) -> None:
    words = "so many words, 12345 " * (MEGABYTE // 21)
    if not bracketed:
        words = f"https://example.org/a {words[: MEGABYTE // 20]}"
    marked.paste(words, bracketed)
    if not bracketed:
        marked.wait_for("Attached 1 source", timeout=60)
    marked.press("?").wait_for("Help", timeout=60)
    assert marked.disk.ratings() == {1: None, 2: None}
    marked.press("ctrl+q")
    assert marked.terminal.exit_code() == 0


def test_addresses_in_a_megabyte_of_words_are_found(marked: AtDesk) -> None:
    words = "so many words " * (MEGABYTE // 14)
    marked.paste(f"{words}\nhttps://example.org/a\n{words}")
    marked.wait_for(lambda: marked.disk.sources_of(1) == ["https://example.org/a"], timeout=60)
    assert marked.leave() == 0


def test_words_typed_right_behind_w_go_to_the_field(marked: AtDesk) -> None:
    """The first field takes a tenth of a second to come; its words must not act as verbs."""
    marked.press("w").terminal.type("1500 people, 2 boats")
    marked.press("ctrl+s", "6", "ctrl+q")
    assert marked.terminal.exit_code() == 0
    assert marked.disk.rationale_of(1) == "1500 people, 2 boats"
    assert marked.disk.rating_of(1) == "opinion"


def test_a_reason_typed_right_behind_a_rating_that_asks_for_one(desk: AtDesk) -> None:
    desk.press("4").terminal.type("15 people saw it")
    desk.press("ctrl+s", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert desk.disk.ratings() == {1: "cannot-confirm"}
    assert desk.disk.rationale_of(1) == "15 people saw it"


def test_going_to_a_claim_and_rating_it_in_one_write(marked: AtDesk) -> None:
    marked.press("g", "2", "enter", "6", "ctrl+q")
    assert marked.terminal.exit_code() == 0
    assert marked.disk.ratings() == {1: None, 2: "opinion"}


def test_a_source_typed_in_one_write(marked: AtDesk) -> None:
    marked.press("s").terminal.type("example.org/2015/a")
    marked.press("enter").wait_for("Attached 1 source")
    assert marked.disk.ratings() == {1: None, 2: None}
    assert marked.disk.sources_of(1) == ["example.org/2015/a"]  # as it was typed
