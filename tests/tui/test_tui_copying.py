"""The day's copy at the desk: made behind the first frame, and told once where it cannot be."""

import os
from pathlib import Path

from tui_desk import SETTINGS, desk

DAILY = SETTINGS._replace(copies="daily")


async def test_the_desk_makes_the_days_copy(story_db: Path) -> None:
    async with desk(story_db, settings=DAILY) as at:
        assert "copy" not in at.said
    (copy,) = story_db.parent.glob("*.daily-*")
    assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_copy_that_fails_is_told_and_the_desk_goes_on(story_db: Path) -> None:
    with_claim = "1998"
    async with desk(story_db, with_claim) as at:
        day = at.app.workspace.clock.now().astimezone()
    name = f"{story_db.name}.daily-{day:%Y-%m-%d}.unfinished-{os.getpid()}"
    story_db.with_name(f"{name}-wal").write_bytes(b"another's journal")
    async with desk(story_db, settings=DAILY) as at:
        await at.settle()
        assert "The day’s copy was not made." in "\n".join(at.lines)
        await at.press("1")
        assert at.screen.state is not None
    assert not list(story_db.parent.glob("*.daily-????-??-??"))
