"""Further places of a fact are offered when it is marked, and taken with a key."""

from pathlib import Path

from tui_desk import Desk, desk, file_of

from workbench.model.settings import Settings

STAYS = Settings(who="MK", advance="never")
SAME = "She saw 14 red boats. Fourteen boats came back, she said, and 14 boats stayed. A cow left."


def places(on: Desk) -> list[str]:
    return [mark.exact for mark in on.app.workspace.read.detail(1).marks]


async def test_marking_says_how_many_more_places_say_it_without_moving_the_focus(
    story_db: Path,
) -> None:
    async with desk(story_db, settings=STAYS) as on:
        on.at("Port Averil broke")
        await on.press("enter")
        assert "Marked #1, saved; 1 more place says so: . marks it" in on.said
        assert on.screen.arranging.pane == "article"
        assert places(on) == ["Port Averil"]
        await on.press("full_stop")
        assert places(on) == ["Port Averil"] * 2
        await on.press("full_stop")
        assert "stands nowhere else" in on.said


async def test_the_same_number_of_the_same_thing_is_offered_and_all_taken(
    tmp_path: Path,
) -> None:
    path = file_of(tmp_path / "a.db", SAME)
    async with desk(path, settings=STAYS) as on:
        text = on.screen.state.article.text
        on.screen.arranging.focus("article")
        on.screen.article.select(text.index("14 red"), text.index("14 red") + len("14 red boats"))
        await on.press("1")
        assert "2 more places say so: . marks it, , all" in on.said
        await on.press("comma")
        assert places(on) == ["14 red boats", "Fourteen boats", "14 boats"]
        assert on.app.workspace.read.actions()[0].label.startswith("Added 2 places to #1")
        await on.press("u")
        assert places(on) == ["14 red boats"]


async def test_a_long_text_is_looked_through_behind_the_keys(tmp_path: Path) -> None:
    filling = "Nothing more was said of it here. " * 2_000
    path = file_of(tmp_path / "a.db", f"Ada Brink spoke. {filling}Ada Brink left.")
    async with desk(path, settings=STAYS) as on:
        on.at("Ada Brink")
        await on.press("enter")
        for _ in range(400):
            if "1 more place" in on.said:
                break
            await on.pilot.pause(0.005)
        assert "1 more place says so" in on.said
        await on.press("full_stop")
        assert places(on) == ["Ada Brink", "Ada Brink"]


async def test_without_a_claim_it_says_what_is_missing(story_db: Path) -> None:
    async with desk(story_db, settings=STAYS) as on:
        await on.press("comma")
        assert "no current claim" in on.said
