"""Words that were asked about without a claim are seen where they stand."""

import pytest
from desk_bench import NARROW, WIDE, OpenDesk
from pilot_desk import PilotDesk
from stories import STORY

from workbench.model.imports import Imported
from workbench.model.queries import NewQuery
from workbench.workspace.finding import find_place


def ask(desk: PilotDesk, words: str, claim: int | None = None) -> int:
    """Ask about words, as another window would."""
    seen = desk.app.workspace.read.article(1)
    place = find_place(seen.text, words)
    new = NewQuery(1, seen.revision_id, place, "Is it so?", claim=claim)
    return desk.app.workspace.queries.ask(new).result().value


def beside(desk: PilotDesk, words: str) -> str:
    """The line of the screen in which words stand."""
    return next((line for line in desk.lines if words in line), "")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_they_have_the_querys_number_in_the_margin(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    async with open_desk(size=size) as desk:
        await desk.focus("article")
        query = ask(desk, "Nobody")
        ask(desk, "built in 1874", claim=desk.app.workspace.read.claim_id(1, 3))
        desk.screen._look_again()
        await desk.settled()
        assert "q1" in beside(desk, "Nobody")
        places = desk.screen.asked.between(0, len(STORY))
        assert [each.name for each in places] == ["q1"]  # the other stands at its claim's number
        desk.app.workspace.queries.withdraw([query]).result()
        desk.screen._look_again()
        await desk.settled()
        assert "q1" not in desk.text


async def test_a_query_of_before_is_there_when_the_desk_opens_and_after_a_new_text(
    open_desk: OpenDesk,
) -> None:
    async with open_desk(marked=False) as desk:
        ask(desk, "Nobody")
        desk.screen._look_again()
        await desk.press("b", "enter")
        assert "q1" in beside(desk, "Nobody")
        text = f"News.\n\n{STORY}"
        desk.app.workspace.revisions.revise(1, Imported(text, "second", "text 1")).result()
        desk.screen._look_again()
        await desk.settled()
        assert "q1" in beside(desk, "Nobody")
