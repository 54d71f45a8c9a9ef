"""Windows: of another size, and two on one file."""

from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

WITHIN = 2.0
"""Seconds within which another window shows what was done: it looks every half second, and a busy
machine needs the rest."""


def open_two_claims(start: Start, db: Path, size: tuple[int, int] = (120, 40)) -> AtDesk:
    desk = AtDesk(start("--db", db, 1, size=size), db)
    desk.mark_hole().mark_hole()
    desk.claims.focus().press("home")
    return desk.wait_for(lambda: desk.current == 1)


def test_resizing_keeps_the_claim_and_the_keys(start: Start, story_db: Path) -> None:
    desk = open_two_claims(start, story_db)
    for columns, lines in ((80, 24), (200, 60), (60, 20), (40, 12), (120, 40)):
        desk.terminal.resize(columns, lines)
        desk.wait_for(lambda: desk.current == 1 and "#2 " not in desk.target)
        desk.wait_for(lambda lines=lines: len(desk.terminal.lines) == lines and desk.pane)
    desk.press("6").wait_for(lambda: desk.disk.ratings() == {1: "opinion", 2: None})
    assert desk.leave() == 0


def test_a_window_that_is_small_for_a_moment_is_painted_whole_again(
    start: Start, story_db: Path
) -> None:
    desk = open_two_claims(start, story_db)
    before = desk.terminal.text
    desk.terminal.resize(20, 6).resize(120, 40)  # the program hears of both at once, if at all
    desk.wait_for(lambda: desk.terminal.text == before)
    assert desk.leave() == 0


@pytest.mark.parametrize(("columns", "lines"), [(20, 6), (10, 3), (300, 100)])
def test_absurd_sizes_do_not_end_it(start: Start, story_db: Path, columns: int, lines: int) -> None:
    desk = open_two_claims(start, story_db)
    desk.terminal.resize(columns, lines)
    desk.press("6").wait_for(lambda: desk.disk.rating_of(1) == "opinion")
    desk.terminal.resize(120, 40)
    desk.wait_for("Claims by place")
    assert desk.leave() == 0


def test_a_rating_in_one_window_shows_in_the_other_which_keeps_its_place(
    start: Start, story_db: Path, disk: Disk
) -> None:
    one = open_two_claims(start, story_db)
    other = AtDesk(start("--db", story_db, 1), story_db)
    other.wait_for(lambda: other.current == 1).press("j").wait_for(lambda: other.current == 2)
    one.press("1").wait_for(lambda: disk.rating_of(1) == "confirmed")
    other.wait_for("1 of 2 settled", timeout=WITHIN)
    assert other.current == 2
    other.press("6").wait_for(lambda: disk.rating_of(2) == "opinion")
    one.wait_for("2 of 2 settled", timeout=WITHIN)
    assert one.leave() == other.leave() == 0
    assert disk.ratings() == {1: "confirmed", 2: "opinion"}


def test_a_claim_deleted_in_the_other_window_is_let_go(
    start: Start, story_db: Path, disk: Disk
) -> None:
    one = open_two_claims(start, story_db)
    other = AtDesk(start("--db", story_db, 1), story_db)
    other.wait_for(lambda: other.current == 1)
    one.press("delete").wait_for(lambda: disk.numbers() == [2])
    other.wait_for(lambda: other.current == 2, timeout=WITHIN)
    other.press("1").wait_for(lambda: disk.ratings() == {2: "confirmed"})
    assert one.leave() == other.leave() == 0
