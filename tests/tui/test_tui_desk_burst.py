"""Keys typed faster than writes land act on what the footer would have named by then."""

from pathlib import Path

import pytest
from on_disk import Disk
from textual import events
from tui_desk import Desk, desk

from workbench.tui.desk.writing import Ratings


async def burst(at: Desk, *keys: str) -> None:
    """Keys that arrive at once, none of them waiting for what the one before did."""
    for key in keys:
        at.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(12):
        await at.settle()


async def test_mark_rate_and_reason_in_one_burst(story_db: Path, disk: Disk) -> None:
    async with desk(story_db) as at:
        at.at("The lighthouse, built")
        await burst(at, "enter", "2", *"wrong", "ctrl+s", "u", "escape")
    assert disk.ratings() == {1: "change"}
    assert disk.rationale_of(1) == ""


async def test_delete_twice_at_once_takes_two_claims(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, "1998", "1874", "2009") as at:
        await burst(at, "home", "delete", "down", "delete")
        assert not at.app.failed_writes
    assert len(disk.numbers()) == 1


async def test_a_held_delete_takes_one_claim(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, "1998", "1874", "2009") as at:
        await burst(at, "delete", "delete", "delete")
    assert len(disk.numbers()) == 2


async def test_holes_rated_in_a_burst_are_each_rated_once(story_db: Path, disk: Disk) -> None:
    async with desk(story_db) as at:
        at.at("11 days")
        await burst(at, "1", "n", "4", "escape", "escape")
        assert not at.app.failed_writes
    assert disk.ratings()[1] == "confirmed"


async def test_quitting_while_typing_saves_the_text(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, "1998") as at:
        await burst(at, "w", *"because", "ctrl+q")
    assert disk.rationale_of(1) == "because"


async def test_a_field_that_a_rating_opened_keeps_what_is_typed_meanwhile(
    story_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.tui.panes.field.TYPED_AFTER", 0.001)
    async with desk(story_db) as at:
        at.at("11 days")
        await at.press("2", "s", "o")
        for _ in range(50):
            await at.settle()
            if drafts := at.app.workspace.read.drafts("MK"):
                break
        assert [draft.text for draft in drafts] == ["so"]


async def test_a_rating_that_another_look_found_first_is_no_longer_saving(story_db: Path) -> None:
    async with desk(story_db, "1998") as at:
        await at.settle()
        screen = at.screen
        claim = screen.state.current
        assert claim is not None
        future = at.app.workspace.verdicts.rate([claim], "confirmed")
        screen.writing.write(future, ratings=Ratings({claim: "confirmed"}))
        future.result()
        screen.showing.catch_up()
        assert screen.state.looks[claim].role == "saving"
        await at.settle()
        assert screen.state.looks[claim].role == "good"
        assert "saving" not in "\n".join(at.lines)
