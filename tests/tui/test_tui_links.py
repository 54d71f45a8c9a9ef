"""The screen of links: what it lists, what its verbs ask, that they can be stopped."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from archive_stand_in import Archive, settings_of
from textual.pilot import Pilot
from tui_panes import assert_harmless, screen_lines
from web_server import Kind, Server, reply, says
from web_world import Waits

from workbench.model.archives import ArchiveRow
from workbench.model.evidence_views import ArticleSource
from workbench.model.imports import Imported
from workbench.model.requests import Citation, ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.tui.app import WorkbenchApp, make_app
from workbench.tui.links.rows import Linked, link_runs
from workbench.tui.links.screen import LinksScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.symbols import ASCII, NARROW
from workbench.web.session import Surroundings
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

STORY = "https://news.example.org/story"


def prepare(workspace: Workspace, urls: tuple[str, ...]) -> None:
    text = Imported("Hollin bought 41 street lamps.", "lamps.txt", "plain", title="Lamps")
    workspace.articles.add(text, ImportOptions()).result()
    seen = workspace.read.article(1)
    place = find_place(seen.text, "41 street lamps")
    workspace.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
    if urls:
        workspace.sources.attach([1], [Citation(url) for url in urls]).result()


@asynccontextmanager
async def links(
    path: Path, settings: Settings, *urls: str, size: tuple[int, int] = (100, 24)
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """The desk's screen of links on an article with these sources."""
    with open_workspace(path / "workbench.db", settings, create=True) as workspace:
        prepare(workspace, urls)
        workspace.network.around = Surroundings(time=Waits().time)
        app = make_app(workspace, settings, 1)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press("L")
            await pilot.pause()
            assert isinstance(app.screen, LinksScreen)
            yield app, pilot


async def until(app: WorkbenchApp, pilot: Pilot[None], seen: Callable[[list[str]], bool]) -> None:
    """Waits until the screen shows something."""
    for _ in range(2_000):
        if seen(screen_lines(app)):
            return
        await pilot.pause(0.005)
    raise AssertionError("\n".join(screen_lines(app)))


def page(server: Server, name: str) -> str:
    return f"http://127.0.0.1:{server.port}/{name}"


def web(server: Server) -> Settings:
    return settings_of(server.port)


async def test_it_lists_links_and_looks_at_them(tmp_path: Path, server: Server) -> None:
    base = f"http://127.0.0.1:{server.port}"
    async with links(tmp_path, web(server), f"{base}/plain", f"{base}/no-such-page") as (
        app,
        pilot,
    ):
        lines = screen_lines(app)
        assert "2 links, 0 to see to" in lines[0]
        assert "1  unknown" in lines[1]
        await pilot.press("c")
        await until(app, pilot, lambda lines: "2 links were looked at" in lines[-1])
        lines = screen_lines(app)
        assert "2 links, 1 to see to" in lines[0]
        assert "1  alive" in lines[1]
        assert "2  suspect" in lines[2]
        await pilot.press("n")
        assert "(404)" in "".join(screen_lines(app)[-2:])
        await pilot.press("c")
        await until(app, pilot, lambda lines: "c once more looks at them now" in lines[-1])
        assert len(server.requests) == 2
        await pilot.press("c")
        await until(app, pilot, lambda lines: "2 links were looked at, 0 are dead" in lines[-1])
        assert len(server.requests) == 4
        await pilot.press("escape")
        assert not isinstance(app.screen, LinksScreen)


async def test_a_run_can_be_stopped_and_only_one_is_on_its_way(
    tmp_path: Path, server: Server
) -> None:
    server.kinds["silent"] = Kind(lambda client, _request: client.silence())
    url = page(server, "silent")
    async with links(tmp_path, web(server), url) as (app, pilot):
        await pilot.press("c")
        await pilot.press("a")
        assert "One is on its way" in screen_lines(app)[-1]
        await pilot.press("escape")
        await until(
            app,
            pilot,
            lambda lines: "0 links were looked at, 0 are dead. 1 is left; c goes on" in lines[-1],
        )
        assert isinstance(app.screen, LinksScreen)


async def test_leaving_in_the_middle_of_a_run_ends_it(tmp_path: Path, server: Server) -> None:
    server.kinds["silent"] = Kind(lambda client, _request: client.silence())
    url = page(server, "silent")
    async with links(tmp_path, web(server), url) as (app, pilot):
        await pilot.press("c", "backspace")
        await pilot.pause()
        assert not isinstance(app.screen, LinksScreen)


async def test_archived_copies_are_shown_with_their_day(tmp_path: Path, archive: Archive) -> None:
    archive.copies = [("20190102030405", STORY, "200")]
    async with links(tmp_path, settings_of(archive.port), STORY) as (app, pilot):
        await pilot.press("a")
        await until(app, pilot, lambda lines: "archived 2 Jan 2019" in lines[1])


async def test_a_refusal_is_told(tmp_path: Path, server: Server) -> None:
    async with links(tmp_path, web(server), page(server, "plain")) as (
        app,
        pilot,
    ):
        app.workspace._acting.act(
            "fetching", "Answered", lambda tx: tx.articles.set_fetching(1, "never")
        ).result()
        await pilot.press("c")
        await pilot.pause()
        assert any("never fetched" in line for line in screen_lines(app))
        assert server.requests == []


async def test_without_sources_it_says_what_to_press(tmp_path: Path) -> None:
    async with links(tmp_path, Settings(who="MK"), size=(80, 24)) as (app, pilot):
        assert "s on the desk attaches one" in screen_lines(app)[1]
        await pilot.press("enter", "n", "u", "f")
        assert isinstance(app.screen, LinksScreen)


async def test_a_hostile_page_is_shown_harmlessly(tmp_path: Path, server: Server) -> None:
    notice = b"<title>Page not found \x1b]52;c;A\x07 [/b]</title>"
    server.kinds["odd"] = Kind(says(reply(notice, "Content-Type: text/html")))
    async with links(tmp_path, web(server), page(server, "odd")) as (app, pilot):
        await pilot.press("c")
        await until(app, pilot, lambda lines: "suspect" in lines[1])
        lines = screen_lines(app)
        assert "page not found" in "".join(lines)
        assert_harmless(lines)


@pytest.mark.parametrize("width", [20, 40, 60, 100, 240])
@pytest.mark.parametrize("outcome", ["archived", "not-archived", "unasked"])
def test_a_row_fills_its_width(width: int, outcome: str) -> None:
    source = ArticleSource(
        1, 7, "web", STORY, STORY, "界" * 90, *[""] * 5, None, False, *[0] * 4, ""
    )
    copy = ArchiveRow(1, STORY, "", outcome, at="2019-01-02T03:04:05Z")
    for symbols in (NARROW, ASCII):
        assert width_of(link_runs(Linked(source, copy), width, symbols)) == width
