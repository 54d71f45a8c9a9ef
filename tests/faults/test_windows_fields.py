"""A text that two windows write at once: neither replaces the other's unread, and none is lost."""

from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from fixed_clock import FixedClock
from on_disk import Disk

from workbench.model.errors import Conflict
from workbench.model.requests import NewClaim
from workbench.model.settings import Settings
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

PLACES = (("verdict", "rationale"), ("claim", "proposed"), ("claim", "restated"))


@pytest.fixture
def other(story_db: Path) -> Workspace:
    """Another person's window, with one claim marked."""
    with open_workspace(story_db, Settings(who="GH"), FixedClock()) as workspace:
        article = workspace.read.article(1)
        place = find_place(article.text, "38 metres")
        workspace.claims.mark(NewClaim(1, article.revision_id, (place,))).result()
        yield workspace


@pytest.mark.parametrize(("table", "field"), PLACES)
def test_a_field_left_untouched_takes_nothing_back(
    other: Workspace, table: str, field: str
) -> None:
    leave = other.drafts.leave
    leave(table, 1, field, "theirs").result()
    assert leave(table, 1, field, "", "").result().action is None
    assert leave(table, 1, field, "theirs, and more", "").result().action is not None


@pytest.mark.parametrize(("table", "field"), PLACES)
def test_two_texts_are_told_and_the_typed_one_is_kept(
    other: Workspace, table: str, field: str
) -> None:
    drafts = other.drafts
    drafts.leave(table, 1, field, "theirs").result()
    drafts.keep(table, 1, field, "mi").result()
    told = drafts.leave(table, 1, field, "mine", "before both").exception()
    assert isinstance(told, Conflict)
    assert "“theirs”" in str(told)
    assert [draft.text for draft in other.read.drafts("GH")] == ["mine"]
    assert drafts.leave(table, 1, field, "mine").result().action is not None
    assert other.read.drafts("GH") == []


def test_flags_that_two_windows_set_from_the_same_look_all_stand(other: Workspace) -> None:
    other.claims.set_flags([1], ["legal", "worry"]).result()
    other.claims.set_flags([1], ["legal", "name"], seen=["legal", "worry"]).result()
    other.claims.set_flags([1], ["legal", "worry", "reply"], seen=["legal", "worry"]).result()
    assert set(other.read.detail(1).claim.flags) == {"legal", "name", "reply"}
    other.claims.set_flags([1], ["legal", "name"], seen=["legal"]).result()  # as another did
    assert set(other.read.detail(1).claim.flags) == {"legal", "name", "reply"}
    other.claims.set_flags([1], ["recheck"]).result()
    assert other.read.detail(1).claim.flags == ("recheck",)


def test_a_conflict_is_told_at_the_desk_with_the_text_back_on_screen(
    start: Start, story_db: Path, disk: Disk, other: Workspace
) -> None:
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.wait_for(lambda: desk.current == 1).press("w")
    desk.wait_for("saved as you type").wait_for("Ctrl+S leave").terminal.type("mine")
    desk.wait_for("mine")
    other.verdicts.explain(1, "theirs").result()
    desk.press("ctrl+s").wait_for("It is now “theirs”").wait_for("NOT SAVED")
    assert disk.rationale_of(1) == "theirs"
    desk.wait_for("Why #1").press("ctrl+s").wait_for(lambda: disk.rationale_of(1) == "mine")
    desk.wait_for(lambda: "NOT SAVED" not in desk.terminal.text)
    assert [one.rationale for one in disk.detail(1).verdicts] == ["theirs", "mine"]
    assert desk.leave() == 0
