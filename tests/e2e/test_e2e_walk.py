"""A second text through the walk in a real terminal; what was said of it is there afterwards."""

from pathlib import Path

from at_desk import AtDesk, Start
from fixed_clock import FixedClock
from stories import STORY

from workbench.model.requests import NewClaim
from workbench.model.settings import Settings
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

WORDS = ("11 days in January", "built in 1874", "It refused the same request in 2016 and in 2019.")


def _second(folder: Path) -> Path:
    text = STORY.replace("11 days", "12 days").replace(f" {WORDS[2]}", "")
    file = folder / "second.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_second_text_is_brought_in_and_walked_through(
    start: Start, size: tuple[int, int], story_db: Path, tmp_path: Path
) -> None:
    with open_workspace(story_db, Settings(who="MK"), FixedClock()) as workspace:
        seen = workspace.read.article(1)
        for words in WORDS:
            place = find_place(seen.text, words)
            new = NewClaim(1, seen.revision_id, (place,))
            workspace.claims.mark(new, "confirmed").result()
    second = _second(tmp_path)
    desk = AtDesk(start("--db", story_db, 1, size=size), story_db)
    desk.wait_for("3 of 3 settled").press("R").wait_for("1 revision")
    desk.press("i").wait_for("A new text").press(second.name, "enter").wait_for("would be")
    desk.wait_for("1 exact, 1 changed, 1 lost").press("enter")
    desk.wait_for(lambda: desk.disk.revision() == 2).wait_for("2 marks wait")
    desk.press("R").wait_for("0 of 2 looked at").wait_for("12 days in January")
    desk.press("+").wait_for("1 of 2 looked at")
    desk.press("x").wait_for(lambda: desk.disk.detail(3).claim.state == "cut")
    desk.wait_for("nothing waits").press("escape").wait_for("3 of 3 settled")
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after
    assert [verdict.rating for verdict in desk.disk.detail(1).verdicts] == ["confirmed"] * 2
    assert len(desk.disk.detail(2).verdicts) == 1
