"""Undo at the desk goes where it did something, and survives the article's own end."""

from pathlib import Path

import pytest
from on_disk import Disk
from tui_desk import desk

from workbench.tui.library.screen import LibraryScreen


async def test_undoing_a_cover_goes_to_its_words(story_db: Path) -> None:
    async with desk(story_db) as at:
        at.at("11 days")
        await at.press("x", "ctrl+end", "u")
        text = at.screen.state.article.text
        assert text[at.screen.article.caret :].startswith("11 days")
        assert "Undid" in at.said


async def test_undoing_a_split_goes_to_the_claim_that_was_split(story_db: Path) -> None:
    async with desk(story_db) as at:
        at.at("Port Averil broke")
        await at.press("enter", "full_stop")
        at.screen.arranging.focus("claims")
        await at.press("D")
        split = at.screen.state.current
        await at.press("u")
        assert at.screen.state.current == at.screen.state.by_number(1).id  # type: ignore[union-attr]
        assert split not in at.screen.state.claims


async def test_undo_on_the_desk_stops_before_the_import(story_db: Path) -> None:
    async with desk(story_db) as at:
        await at.press("u")
        assert "import" in at.said
        await at.press("1", "b")
        assert isinstance(at.app.screen, LibraryScreen)


async def test_an_article_deleted_in_another_window_leaves_for_the_library(
    story_db: Path,
) -> None:
    async with desk(story_db, "1998") as at:
        at.app.workspace.articles.delete(1).result()
        at.screen.showing.catch_up()
        await at.settle()
        assert isinstance(at.app.screen, LibraryScreen)
        assert "U does again" in at.said


async def test_nothing_to_undo_is_no_alarm(story_db: Path) -> None:
    from workbench.model.settings import Settings

    async with desk(story_db, settings=Settings(who="somebody else")) as at:
        await at.press("u")
        assert "nothing" in at.said
        assert "NOT SAVED" not in at.lines[0]
        assert not at.app.failed_writes


@pytest.mark.parametrize("key", ["1", "enter", "x"])
async def test_what_was_done_is_undone(story_db: Path, disk: Disk, key: str) -> None:
    async with desk(story_db) as at:
        before = at.screen.state.holes.counts
        at.at("11 days")
        await at.press(key, "u")
        assert at.screen.state.holes.counts == before
    assert disk.numbers() == []
