"""Every way a session can end: what was recorded stays, and the terminal is given back."""

import signal
from contextlib import closing
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

from workbench.store.reader import Reader


@pytest.fixture
def desk(start: Start, story_db: Path) -> AtDesk:
    """The desk with two claims, the first of them rated, and the rating told to be saved."""
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().mark_hole()
    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    return desk.press("1").wait_for("#1 Confirmed, saved").wait_for(lambda: desk.current == 2)


def open_rationale(desk: AtDesk, words: str) -> AtDesk:
    desk.press("w").wait_for("Why #2").wait_for("Ctrl+S leave")
    desk.terminal.type(words)
    return desk.wait_for(words)


def is_whole(start: Start, db: Path) -> bool:
    return start("--db", db, "verify").exit_code() == 0


def test_kill_9_loses_nothing_that_was_called_saved(
    desk: AtDesk, start: Start, story_db: Path
) -> None:
    desk.terminal.kill()
    assert desk.disk.ratings() == {1: "confirmed", 2: None}
    again = AtDesk(start("--db", story_db, 1), story_db)
    again.wait_for(lambda: again.current == 2).press("6")
    again.wait_for(lambda: again.disk.ratings() == {1: "confirmed", 2: "opinion"})
    assert again.leave() == 0
    assert is_whole(start, story_db)


def test_kill_9_in_the_middle_of_writing_leaves_whole_actions(
    start: Start, story_db: Path, disk: Disk
) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.terminal.type("1n3n6n1n3n6n1n3n6")
    desk.wait_for(lambda: disk.claims())
    desk.terminal.kill()
    given = list(disk.ratings().values())
    assert given == ["confirmed", "on-author", "opinion"] * 3 or None not in given
    assert is_whole(start, story_db)
    again = AtDesk(start("--db", story_db, 1), story_db)
    assert again.leave() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_leave_is_obeyed_with_all_saved(
    desk: AtDesk, number: signal.Signals, start: Start, story_db: Path
) -> None:
    open_rationale(desk, "counted by hand")
    desk.terminal.signal(number)
    assert desk.terminal.exit_code() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after
    assert desk.disk.rationale_of(2) == "counted by hand"
    assert desk.disk.verbs()[:3] == ["mark", "mark", "rate"]
    assert is_whole(start, story_db)


def test_quitting_from_a_field_saves_what_it_holds(desk: AtDesk) -> None:
    open_rationale(desk, "counted by hand").press("ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert desk.disk.rationale_of(2) == "counted by hand"
    assert "Traceback" not in desk.terminal.after


def test_a_field_opened_and_left_in_one_breath(desk: AtDesk) -> None:
    desk.press("w", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert "Traceback" not in desk.terminal.after


def test_a_rationale_typed_and_killed_is_recovered_at_the_next_start(
    desk: AtDesk, start: Start, story_db: Path
) -> None:
    open_rationale(desk, "counted by hand")
    # At the latest 1 s after the last key the draft is on disk; then the machine may go.
    desk.wait_for(lambda: drafts(story_db) == ["counted by hand"], timeout=3)
    desk.terminal.kill()
    assert desk.disk.rationale_of(2) == ""
    again = AtDesk(start("--db", story_db, 1), story_db)
    again.wait_for(lambda: again.disk.rationale_of(2) == "counted by hand").wait_for(
        "you were typing"
    )
    assert drafts(story_db) == []
    again.press("u").wait_for(lambda: again.disk.rationale_of(2) == "")
    assert again.leave() == 0


def drafts(db: Path) -> list[str]:
    with closing(Reader(db)) as read:
        return [draft.text for draft in read.drafts("MK")]


def test_ctrl_c_says_how_to_leave_and_does_not(desk: AtDesk) -> None:
    desk.press("ctrl+c").wait_for("Ctrl+Q leaves")
    desk.press("6").wait_for(lambda: desk.disk.rating_of(2) == "opinion")
    assert desk.leave() == 0


def test_a_terminal_that_goes_away_ends_the_program(desk: AtDesk) -> None:
    open_rationale(desk, "counted by hand")
    desk.terminal.vanish()
    desk.terminal.exit_code()  # Python's own where nobody reads its last words any more
    assert desk.disk.rationale_of(2) == "counted by hand"


def test_errors_before_the_first_frame_leave_the_terminal_alone(
    start: Start, story_db: Path, tmp_path: Path
) -> None:
    for words in (("--db", story_db, 99), ("--db", tmp_path, 1)):
        terminal = start(*words)
        assert terminal.exit_code() in (1, 2, 4)
        assert b"\x1b[?1049h" not in terminal.output
        assert b"Traceback" not in terminal.output
