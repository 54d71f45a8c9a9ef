"""The desk by mouse: what is clicked is what the footer names."""

from pathlib import Path

from on_disk import Disk
from tui_desk import Desk, desk

STORY_ROWS = range(2, 38)


def place_of(at: Desk, words: str) -> tuple[int, int]:
    """Where words stand on screen, column and row, below the header."""
    for row in STORY_ROWS:
        column = at.lines[row].find(words)
        if column >= 0:
            return column, row
    raise AssertionError(f"{words} is not on screen")


async def click(at: Desk, words: str, times: int = 1) -> None:
    await at.pilot.click(offset=place_of(at, words), times=times)
    await at.settle()


async def test_a_click_on_a_hole_makes_it_the_target(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, "1998") as at:
        await click(at, "38 metres")
        assert "hole “38" in at.target
        await at.press("1")
    assert "38" in disk.quote_of(2)


async def test_a_drag_selects_what_a_digit_then_rates(story_db: Path, disk: Disk) -> None:
    async with desk(story_db) as at:
        column, row = place_of(at, "one boat")
        await at.pilot.mouse_down(offset=(column, row))
        await at.pilot.hover(offset=(column + 8, row))
        await at.pilot.mouse_up(offset=(column + 8, row))
        await at.settle()
        assert "selection “one boat" in at.target
        await at.press("1")
    assert disk.quote_of(1) == "one boat"


async def test_a_click_on_a_mark_selects_its_claim(story_db: Path) -> None:
    async with desk(story_db, "built in 1874", "38 metres") as at:
        await click(at, "38 metres")
        assert "#2" in at.target
        assert at.screen.claims.highlighted == at.screen.state.current


async def test_a_claim_opens_by_double_click_and_its_verdict_by_another(story_db: Path) -> None:
    async with desk(story_db, "built in 1874") as at:
        await click(at, " 1 . built", times=2)
        assert at.screen.arranging.pane == "detail"
        await click(at, "a digit rates it", times=2)
        assert at.app.screen.is_modal


async def test_a_click_elsewhere_leaves_a_field_saved(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, "built in 1874") as at:
        await at.press("w", "s", "o")
        await click(at, "38 metres")
        assert not at.screen.fields.is_open
        assert "hole “38" in at.target
    assert disk.rationale_of(1) == "so"


async def test_a_line_of_a_list_opens_by_double_click(story_db: Path) -> None:
    async with desk(story_db, "built in 1874", "38 metres") as at:
        depth = len(at.app.screen_stack)
        for key in ("I", "P"):
            await at.press(key)
            assert len(at.app.screen_stack) > depth
            await at.pilot.click(offset=(5, 2), times=2)
            await at.settle()
            assert len(at.app.screen_stack) == depth
        assert "#2" in at.target
