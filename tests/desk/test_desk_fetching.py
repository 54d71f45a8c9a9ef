"""Links that are attached on the desk are fetched as the article's answer says."""

from threading import Event

import pytest
from desk_bench import OpenDesk, mark
from pilot_desk import PilotDesk
from sites import Site, page, settings, without_waits

from workbench.model.requests import Citation
from workbench.model.states import Fetching
from workbench.tui.desk.screen import DeskScreen
from workbench.web.requests import Limits

SURVEY = "The tower stands 38 metres above the sea, by the survey of the year before last."


async def attach(desk: PilotDesk, answer: str, url: str) -> None:
    without_waits(desk.app.workspace)
    article = desk.screen.state.article.id
    desk.app.workspace.captures.answer_fetching(article, answer).result()
    await desk.claims.highlight(4).paste(url)


def runs_over(desk: PilotDesk) -> None:
    for run in desk.app.workspace.captures._runs:
        run.outcome.result(60)


async def test_where_links_are_fetched_at_once_a_paste_is_captured(
    open_desk: OpenDesk, pages: Site
) -> None:
    url = pages.put("survey", page("Survey of towers", SURVEY, SURVEY.upper()))
    async with open_desk(settings=settings(pages)) as desk:
        await attach(desk, Fetching.NOW, url)
        runs_over(desk)
        await desk.settled()
        desk.screen._look_again()
        await desk.settled()
        assert "Captured 1 source" in desk.said
        assert "Survey of towers" in desk.text
        assert "alive" in desk.text


async def attached(desk: PilotDesk, pages: Site) -> None:
    """Three sources on a claim, never captured, the last of them sensitive; its evidence is shown
    and `C` was pressed.
    """
    workspace = desk.app.workspace
    without_waits(workspace)
    claim = mark(workspace, "11 days in January")
    names = ("survey", "report", "secret")
    urls = [pages.put(name, page(f"The {name}", SURVEY, SURVEY.upper())) for name in names]
    workspace.sources.attach([claim], [Citation(url) for url in urls]).result()
    workspace.sources.set_sensitive([3], True, 1).result()
    await desk.settled()
    desk.screen._look_again()
    await desk.settled()
    await desk.claims.highlight(1).press("e", "C")


def captured(desk: PilotDesk) -> list[bool]:
    return [bool(one.captured_at) for one in desk.disk.detail(1).evidence]


async def over(desk: PilotDesk) -> None:
    await desk.settled()
    runs_over(desk)
    await desk.settled()


async def test_the_answer_to_fetch_now_fetches_all_that_was_never_captured(
    open_desk: OpenDesk, pages: Site
) -> None:
    async with open_desk(marked=False, settings=settings(pages)) as desk:
        await attached(desk, pages)
        words = " ".join(desk.text.split())
        assert "Now: this source and 1 more that was never captured" in words
        await desk.press("n")
        await over(desk)
        assert captured(desk) == [True, True, False]
        assert "2 of 2 captured" in desk.said
        assert "The survey" in desk.text
        assert pages.server.asked("secret") == 0


async def test_the_answer_only_when_asked_fetches_what_was_asked_for(
    open_desk: OpenDesk, pages: Site
) -> None:
    async with open_desk(marked=False, settings=settings(pages)) as desk:
        await attached(desk, pages)
        await desk.press("a")
        await over(desk)
        assert captured(desk) == [True, False, False]
        await desk.press("j", "C")
        await over(desk)
        assert captured(desk) == [True, True, False]


async def test_escape_stops_what_is_being_fetched_before_it_leaves(
    open_desk: OpenDesk, pages: Site
) -> None:
    answered = Event()
    async with open_desk(marked=False, settings=settings(pages)) as desk:
        await attached(desk, pages)
        network = desk.app.workspace.network
        network.around = network.around._replace(limits=Limits(60, 60, 60))
        for name in ("survey", "report"):
            pages.act(name, lambda _client, _request: answered.wait(60))
        await desk.press("n", "C")
        assert "Esc stops that" in desk.said
        await desk.press("escape")
        assert not isinstance(desk.app.screen, DeskScreen)
        await over(desk)
        answered.set()
        assert "0 of 2 captured" in desk.said
        await desk.press("escape")
        assert isinstance(desk.app.screen, DeskScreen)


async def test_what_gave_nothing_is_told(open_desk: OpenDesk, pages: Site) -> None:
    async with open_desk(settings=settings(pages)) as desk:
        await attach(desk, Fetching.NOW, pages.put("gone", b"", status="410 Gone"))
        runs_over(desk)
        await desk.settled()
        assert "1 gave nothing" in desk.said


@pytest.mark.parametrize("answer", [Fetching.ASK, Fetching.WHEN_ASKED, Fetching.NEVER])
async def test_else_nothing_is_asked_of_anybody(
    open_desk: OpenDesk, pages: Site, answer: str
) -> None:
    url = pages.put("survey", page("Survey of towers", SURVEY))
    async with open_desk(settings=settings(pages)) as desk:
        await attach(desk, answer, url)
        assert desk.app.workspace.captures._runs == []
        assert pages.server.requests == []
