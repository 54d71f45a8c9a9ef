"""Links that are attached on the desk are fetched as the article's answer says."""

from collections.abc import Iterator

import pytest
from desk_bench import OpenDesk
from pilot_desk import PilotDesk
from sites import Site, page, settings, site, without_waits

from workbench.model.states import Fetching

SURVEY = "The tower stands 38 metres above the sea, by the survey of the year before last."


@pytest.fixture
def pages() -> Iterator[Site]:
    with site() as made:
        yield made


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
