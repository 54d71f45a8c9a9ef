"""An article checked from end to end, in a real terminal, by the keyboard alone."""

from pathlib import Path

from at_desk import AtDesk, Start
from on_disk import Disk
from stories import STORY, TITLE

DIGITS = "1316131613"
"""What the ten claims are rated: none that asks for a reason, and none twice running, which
would be a held key."""

KEYS = {"1": "confirmed", "3": "on-author", "6": "opinion"}


def test_an_article_is_imported_marked_rated_sourced_left_and_found_again(
    start: Start, size: tuple[int, int], tmp_path: Path
) -> None:
    db = tmp_path / "workbench.db"
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    imported = start("--db", db, "import", tmp_path / "story.txt")
    assert imported.exit_code() == 0

    desk = AtDesk(start("--db", db, 1, size=size), db)
    desk.wait_for(TITLE[:20])
    for _ in DIGITS:
        desk.mark_hole()
    assert desk.disk.numbers() == list(range(1, 11))

    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    for number, digit in enumerate(DIGITS, 1):
        desk.paste(f"https://example.org/{number}?page=2")
        desk.wait_for(lambda number=number: desk.disk.sources_of(number))
        assert desk.current == number
        desk.press(digit).wait_for(lambda number=number: desk.disk.rating_of(number))
        if number < len(DIGITS):
            desk.wait_for(lambda number=number: desk.current == number + 1)
    desk.wait_for("7 of 10 settled").wait_for("waiting 3")
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after

    again = AtDesk(start("--db", db, 1, size=size), db)
    again.wait_for("#1 ").wait_for("Confirmed")
    assert again.disk.ratings() == {n: KEYS[digit] for n, digit in enumerate(DIGITS, 1)}
    assert again.disk.sources_of(7) == ["https://example.org/7?page=2"]
    assert again.leave() == 0


def test_the_library_opens_an_article_and_the_desk_goes_back(
    start: Start, size: tuple[int, int], story_db: Path
) -> None:
    terminal = start("--db", story_db, size=size).wait_for(TITLE[:20])
    terminal.press("enter").wait_for("Enter mark")
    terminal.press("b").wait_for(lambda: "Enter mark" not in terminal.text)
    terminal.wait_for(TITLE[:20]).press("ctrl+q")
    assert terminal.exit_code() == 0
    assert terminal.is_restored


def test_undo_and_redo_by_hand(start: Start, story_db: Path, disk: Disk) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.press("1").wait_for(lambda: disk.ratings() == {1: "confirmed"})
    desk.press("u").wait_for(lambda: disk.ratings() == {}).wait_for("Undid")
    desk.press("U").wait_for(lambda: disk.ratings() == {1: "confirmed"})
    assert desk.leave() == 0
