"""The desk when its article gets a new text under it: from another window, or by undo."""

from pathlib import Path

import pytest
from stories import STORY
from tui_desk import Desk, desk

from workbench.model.imports import Imported
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace

OTHER = Settings(who="Grace")


def revise_elsewhere(path: Path, text: str) -> None:
    """Another window gives the article a new text."""
    with open_workspace(path, OTHER) as workspace:
        workspace.revisions.revise(1, Imported(text, "new.txt", "plain")).result()


async def look(at: Desk) -> None:
    """What the desk does twice a second."""
    at.screen.showing.catch_up()
    await at.settle()


async def test_a_text_from_another_window_is_shown_with_its_marks(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        revise_elsewhere(story_db, "Stop press.\n\n" + STORY)
        await look(at)
        assert at.screen.state.article.revision == 2
        assert any("Stop press." in line for line in at.lines)
        assert "rev 2" in at.lines[0]
        (mark,) = at.screen.state.marks.of_claim(at.screen.state.by_number(1).id)  # type: ignore[union-attr]
        assert at.screen.state.article.text[mark.start : mark.end] == "1998"
        at.screen.arranging.focus("claims")
        await at.press("1")
        assert at.screen.state.by_number(1).rating  # type: ignore[union-attr]


async def test_a_key_on_the_old_text_is_told_and_the_new_one_shown(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        at.at("11 days")
        revise_elsewhere(story_db, "Stop press.\n\n" + STORY)
        await at.press("1")
        await look(at)
        assert at.screen.state.article.revision == 2
        assert len(at.screen.state.claims) == 1
        at.at("11 days")
        await at.press("1")
        assert len(at.screen.state.claims) == 2


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_claim_without_a_place_is_listed_and_can_be_worked_on(
    story_db: Path, size: tuple[int, int]
) -> None:
    async with desk(story_db, "1998", size=size) as at:
        head, _dot, _rest = STORY.partition("1998")
        revise_elsewhere(story_db, head.rpartition("\n")[0] + "\n\nNothing else is known.\n")
        await look(at)
        claim = at.screen.state.by_number(1)
        assert claim is not None
        assert (claim.quote, claim.start) == ("1998", -1)
        at.screen.arranging.focus("claims")
        await at.settle()
        assert any("1998" in line for line in at.lines)
        await at.press("1", "u", "enter", "escape", "n", "tab")
        assert not at.app.failed_writes


async def test_undo_takes_a_text_back_under_the_desk(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        text = Imported("Stop press.\n\n" + STORY, "new.txt", "plain")
        at.app.workspace.revisions.revise(1, text).result()
        await look(at)
        assert at.screen.state.article.revision == 2
        await at.press("u")
        assert at.screen.state.article.revision == 1
        assert "Revised" in at.said
        assert not any("Stop press." in line for line in at.lines)
        await at.press("U")
        assert at.screen.state.article.revision == 2


async def test_rating_on_the_desk_is_looking_at_changed_words(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        at.screen.arranging.focus("claims")
        await at.press("1")
        revise_elsewhere(story_db, STORY.replace("1998", "1999"))
        await look(at)
        assert at.app.workspace.read.revisions.waiting_count(1) == 1
        at.screen.arranging.focus("claims")
        await at.press("1")
        assert at.app.workspace.read.revisions.waiting_count(1) == 0
