"""The footer's word: what a digit would rate now, what was saved, what the useful keys are."""

from pathlib import Path

from on_disk import Disk
from tui_desk import SETTINGS, desk

from workbench.model.settings import Settings


async def test_while_a_field_is_open_no_digit_is_promised(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        await at.press("w")
        assert "1 Confirmed" not in at.target
        assert "Why #1" in at.target
        await at.press("1", "ctrl+s")
        assert "1 Confirmed" in at.target


async def test_a_selection_is_named_as_soon_as_it_begins(story_db: Path) -> None:
    async with desk(story_db) as at:
        at.at("11 days")
        await at.press("space")
        assert at.target.startswith(" selection “1”")


async def test_what_was_saved_is_named_with_its_claim(story_db: Path) -> None:
    async with desk(story_db, "1998", "1874") as at:
        await at.press("w", "a", "ctrl+s")
        assert "Why #2, saved" in at.said
        await at.press("c", "b", "ctrl+s")
        assert "Change #2 to, saved" in at.said
        await at.paste("https://example.org/1")
        assert "Attached 1 source to #2, saved" in at.said


async def test_a_hint_goes_when_the_target_changes(story_db: Path) -> None:
    async with desk(story_db, "1998", "1874") as at:
        await at.press("M")
        assert "Select two or more" in at.said
        await at.press("down")
        assert "Select two or more" not in at.said


async def test_what_was_saved_stays_said(story_db: Path) -> None:
    async with desk(story_db, "1998", "1874") as at:
        await at.press("1")
        assert "#2 Confirmed, saved" in at.said
        assert "#1" in at.target


async def test_the_last_open_claim_is_said_with_its_rating(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        await at.press("1")
        assert "#1 Confirmed, saved; no other claim is open" in at.said


async def test_own_keys_stand_for_the_digits(story_db: Path) -> None:
    settings = Settings(who="MK", keys={"claim.rate_1": "f5", "claim.source": "f6"})
    async with desk(story_db, "1998", settings=settings) as at:
        assert "F5 Confirmed" in at.target
        assert "F6 source" in at.said
        await at.press("f5")
        assert "#1 Confirmed" in at.said


async def test_keys_change_with_the_place(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        await at.press("space")
        assert "M merge" in at.said
        at.at("11 days")
        await at.press("escape")
        assert "n next hole" in at.said
        await at.press("f", *"boat", "enter")
        assert "n next hit" in at.said
        await at.press("escape", "plus")
        assert "- narrow" in at.said


async def test_several_claims_take_one_rating_and_no_common_reason(
    story_db: Path, disk: Disk
) -> None:
    async with desk(story_db, "1998", "1874", settings=SETTINGS) as at:
        await at.press("home", "space", "space")
        assert "2 selected claims" in at.target
        await at.press("w")
        assert "one claim" in at.said
        await at.press("2")
        assert not at.screen.fields.is_open
        assert "2 claims Change, saved" in at.said
    assert set(disk.ratings().values()) == {"change"}


async def test_panes_name_own_keys_and_ascii_signs(story_db: Path) -> None:
    settings = Settings(who="MK", keys={"claim.source": "f6"}, symbols="ascii")
    async with desk(story_db, "1998", settings=settings) as at:
        text = "\n".join(at.lines)
        assert "No source yet: F6, or paste" in text
        story = at.screen.state.article
        for sign in set(text) - set(story.text + story.title):
            assert sign.isascii() or sign in "“”", sign


async def test_a_notice_does_not_hide_what_digits_mean(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        before = at.lines[-2:]
        at.app.action_help_quit()
        await at.settle()
        assert "Ctrl+Q leaves" in "\n".join(at.lines)
        assert at.lines[-2:] == before


async def test_a_claim_that_leaves_a_filtered_list_gives_way_in_all_panes(story_db: Path) -> None:
    async with desk(story_db, "1998", "1874") as at:
        await at.press("t", "2", *"why", "ctrl+s")
        screen = at.screen
        assert screen.claims.highlighted == screen.state.current
        number = screen.state.claims[screen.state.current or 0].number
        assert f"#{number} " in at.target
        assert screen.showing.detail is not None
        assert screen.showing.detail.claim.number == number
        await at.press("u", "u")
        assert screen.claims.highlighted == screen.state.current
