"""The list of revisions: another text with what it would make, and two texts compared."""

from pathlib import Path

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from pilot_desk import PilotDesk
from stories import STORY
from walk_bench import fill, revise, second_text

from workbench.tui.desk.screen import DeskScreen
from workbench.tui.revisions.comparescreen import CompareScreen
from workbench.tui.revisions.screen import RevisionsScreen
from workbench.tui.revisions.walkscreen import WalkScreen


async def shown(desk: PilotDesk, words: str) -> None:
    """Wait until some words are on screen: texts are read on threads of their own."""
    for _ in range(500):
        if words in desk.text:
            return
        await desk.pilot.pause(0.01)
    raise AssertionError(f"{words} is not on screen:\n{desk.text}")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_file_is_looked_at_before_it_is_brought_in_and_u_takes_it_back(
    open_desk: OpenDesk, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "second.txt"
    file.write_text(second_text(), encoding="utf-8")
    async with open_desk(marked=False, size=size) as desk:
        fill(desk.app.workspace)
        await desk.press("R")
        assert isinstance(desk.app.screen, RevisionsScreen)
        assert "1 revision" in desk.lines[0]
        await desk.press("i").type(str(file)).press("enter")
        await shown(desk, "would be")
        assert "5 exact, 3 moved, 3 changed, 1 lost" in desk.text
        assert "Nothing is written yet" in desk.text
        assert desk.disk.revision() == 1
        await desk.press("enter")
        assert desk.disk.revision() == 2
        assert "u takes it back" in desk.said
        assert "second.txt" in desk.lines[1]
        assert "5 marks wait" in desk.lines[1]
        assert desk.target == "Revision 2, 11 marks, 5 marks wait"
        await desk.press("u")
        assert desk.disk.revision() == 1
        await desk.press("U", "R")
        assert isinstance(desk.app.screen, WalkScreen)


async def test_a_pasted_text_is_one_and_escape_leaves_all_as_it_is(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.press("R").paste(second_text())
        await shown(desk, "words is pasted")
        await desk.press("enter")
        await shown(desk, "would be")
        await desk.press("escape")
        assert "Nothing was changed." in desk.said
        assert desk.disk.revision() == 1


async def test_the_present_text_again_is_known(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        text = desk.screen.state.article.text
        await desk.press("R").paste(text)
        await shown(desk, "words is pasted")
        await desk.press("enter")
        await shown(desk, "Revision 1 has this text already.")
        assert desk.disk.revision() == 1


async def test_what_cannot_be_read_is_told_where_it_is_typed(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.press("R", "i").type("/nowhere/at-all.txt").press("enter")
        await shown(desk, "There is no such file")
        await desk.press("escape")
        assert isinstance(desk.app.screen, RevisionsScreen)


async def test_two_revisions_are_compared_with_their_marks(open_desk: OpenDesk) -> None:
    async with open_desk(marked=False) as desk:
        fill(desk.app.workspace)
        revise(desk.app.workspace)
        revise(desk.app.workspace, second_text().replace("3 April", "4 April"))
        await desk.press("R", "R")
        assert isinstance(desk.app.screen, RevisionsScreen)
        assert "3 revisions" in desk.lines[0]
        await desk.press("end", "space", "up", "space")
        assert "2 selected" in desk.lines[0]
        await desk.press("enter")
        assert isinstance(desk.app.screen, CompareScreen)
        await desk.settled()
        assert "Revision 1 to 2" in desk.lines[0]
        assert "paragraphs are the same" in desk.text
        assert "2~" in desk.text
        assert "[-11-][+12+] days in January" in desk.text
        await desk.press("n", "n")
        assert "Change 2 of" in desk.said
        await desk.press("N")
        assert "Change 1 of" in desk.said
        await desk.press("t")
        assert "votes on 3 April" in desk.text
        await desk.press("escape", "escape")
        await desk.press("home", "enter")
        await desk.settled()
        assert "Revision 2 to 3" in desk.lines[0]
        assert desk.lines[0].endswith("1 change")


async def test_one_revision_has_nothing_to_be_compared_with(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.press("R", "enter")
        assert "There is one revision" in desk.said
        await desk.press("R")
        assert "Nothing waits" in desk.said
        await desk.press("escape")
        assert isinstance(desk.app.screen, DeskScreen)


async def test_the_library_lists_revisions_too(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.press("b", "R")
        assert isinstance(desk.app.screen, RevisionsScreen)
        assert f"{len(STORY.strip()):,}"[:2] in desk.text
