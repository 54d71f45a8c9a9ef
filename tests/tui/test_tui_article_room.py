"""The article's caret stays on screen when something else takes rows from its pane."""

from pathlib import Path

from tui_desk import desk

from workbench.model.errors import StorageError

LONG = StorageError("It could not be read. " * 12, "See to the disk, then try again. " * 6)


async def test_a_long_message_does_not_hide_the_caret(story_db: Path) -> None:
    async with desk(story_db, size=(80, 24)) as at:
        at.screen.arranging.focus("article")
        await at.press("ctrl+end")
        article = at.screen.article
        height = article.size.height
        at.screen.showing.failed(LONG)
        await at.settle()
        assert article.size.height < height
        row = article._settled(article.caret) - article.top
        assert 0 <= row < article.size.height


async def test_a_caret_that_was_scrolled_away_stays_away(story_db: Path) -> None:
    async with desk(story_db, size=(80, 24)) as at:
        at.screen.arranging.focus("article")
        await at.press("ctrl+end")
        article = at.screen.article
        article.scroll_to(y=0, animate=False)
        at.screen.showing.failed(LONG)
        await at.settle()
        assert article.top == 0
