"""The screen of sources: keys to the file and the screen, and what hostile names do to it."""

import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sites import Site, page, settings, without_waits
from textual import events
from textual.pilot import Pilot
from tui_panes import HOSTILE, assert_harmless, screen_lines

from workbench.model.evidence_views import ArticleSource
from workbench.model.imports import Imported
from workbench.model.requests import Citation, ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.model.source_views import Kin, SourceRow
from workbench.tui.app import WorkbenchApp, make_app
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.dialogs.fetching import FetchingDialog
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.sources.rows import heading, source_runs, told
from workbench.tui.sources.screen import SourcesScreen
from workbench.tui.symbols import ASCII, NARROW
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.source_rows import of_article
from workbench.workspace.supplying import pasted

ONE = "https://one.example/story"
TWO = "https://www.hollin.gov.uk/minutes"
THREE = "https://three.example/weather"
STORY = (
    "The mayor said on Monday that the town had bought eighteen lamps for the harbour road, and "
    "that the posts were cast anew because the old ones had rusted through. Nobody on the council "
    "asked what the old lamps had cost. The harbour master said that the light was better now, and "
    "that two ships had berthed after dark for the first time since the spring of last year."
)
TEXT = "Hollin bought 41 street lamps. Ada Brink paid for 12 posts. Nobody asked in 2019."


class OnSources:
    """The screen of sources, looked at and typed at."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app._last_key = ("", 0.0)
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        for _ in range(3):
            await self.pilot.pause()
            self.app.workspace.warm_up().result()
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Keys that arrive at once, none of them waiting for what the one before did."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    async def until(self, words: str) -> None:
        for _ in range(2_000):
            if any(words in line for line in self.lines):
                return
            await self.pilot.pause(0.005)
        raise AssertionError("\n".join(self.lines))

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    @property
    def said(self) -> str:
        return self.lines[-1]

    @property
    def rows(self) -> list[ArticleSource]:
        """The sources as the file has them."""
        return [row.source for row in of_article(self.app.workspace.read, 1)]

    @property
    def fetching(self) -> str:
        return self.app.workspace.read.proof.fetching(1)


@asynccontextmanager
async def sources(
    path: Path,
    *citations: Citation,
    given: Settings | None = None,
    size: tuple[int, int] = (120, 24),
) -> AsyncIterator[OnSources]:
    """The screen on an article with two claims; the first source is on both."""
    with open_workspace(path / "workbench.db", given or Settings(who="MK"), create=True) as ws:
        text = Imported(TEXT, "lamps.txt", "plain", title="Lamps")
        ws.articles.add(text, ImportOptions()).result()
        seen = ws.read.article(1)
        for words in ("41 street lamps", "12 posts"):
            place = find_place(seen.text, words)
            ws.claims.mark(NewClaim(1, seen.revision_id, (place,))).result()
        if citations:
            ws.sources.attach([1], citations).result()
            ws.sources.attach([2], citations[:1]).result()
        without_waits(ws)
        app = make_app(ws, ws.settings, 1)
        async with app.run_test(size=size) as pilot:
            on = OnSources(app, pilot)
            await on.settle()
            await on.press("S")
            assert isinstance(app.screen, SourcesScreen)
            yield on


async def test_primary_is_guessed_then_set_and_taken_back(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE), Citation(TWO)) as on:
        assert "2 sources, 2 to see to" in on.lines[0]
        assert "guessed: government" in on.lines[2]
        await on.press("j", "p")
        assert on.rows[1].primary is True
        assert " primary " in on.lines[2]
        await on.press("p")
        assert on.rows[1].primary is False
        assert "secondary" in on.lines[2]
        await on.press("p", "u")
        assert on.rows[1].primary is False
        assert "secondary" in on.lines[2]
        await on.press("U")
        assert on.rows[1].primary is None


async def test_one_text_in_two_sources_is_said_and_its_credit_proposed(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE), Citation(TWO), Citation(THREE)) as on:
        supply = on.app.workspace.captures.supply
        supply(1, pasted(f"HOLLIN (Reuters) - {STORY}")).result(60)
        supply(2, pasted(STORY)).result(60)
        supply(3, pasted("(AP) The weather was fair, and nobody bought anything.")).result(60)
        await on.until("one text with [2], ")
        assert "one text with [1], " in on.lines[2]
        assert "credits AP?" in on.lines[3]
        assert "origin: one text with [2], " in on.lines[-2]
        await on.press("m")
        assert any("Reuters" in line for line in on.lines)
        await on.press("enter")
        assert [each.origin for each in on.rows] == ["Reuters", "", ""]
        assert "Reuters; one text with" in on.lines[1]


async def test_the_article_may_go_meanwhile(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE)) as on:
        on.app.workspace.articles.delete(1).result()
        await on.until("“Lamps” is gone")
        assert isinstance(on.app.screen, LibraryScreen)
        assert on.app.screen_stack == [on.app.screen]


async def test_keys_in_a_burst_act_on_what_the_ones_before_left(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE), Citation(TWO)) as on:
        await on.burst("p", "x", "p", "j", "p")
        for _ in range(12):
            await on.settle()
        assert [each.primary for each in on.rows] == [False, True]
        assert [each.sensitive for each in on.rows] == [True, False]


async def test_a_held_key_acts_once_and_leaving_at_once_keeps_what_it_did(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE)) as on:
        await on.burst("x", "x", "x", "p", "ctrl+q")
        for _ in range(12):
            await on.settle()
        assert on.rows[0].sensitive
        assert on.rows[0].primary is True
        assert not on.app.is_running


async def test_selected_sources_are_grouped_and_parted(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE), Citation(TWO)) as on:
        await on.press("space", "space")
        assert "2 selected" in on.lines[0]
        await on.press("m", *"Post", "enter")
        assert [each.origin for each in on.rows] == ["Post", "Post"]
        assert "Post" in on.lines[1]
        await on.press("M")
        assert [each.origin for each in on.rows] == ["", ""]
        await on.press("M")
        assert "Nothing here was grouped by hand" in on.said
        await on.press("escape")
        assert isinstance(on.app.screen, SourcesScreen)
        assert "selected" not in on.lines[0]


async def test_a_sensitive_source_is_marked_and_not_fetched(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE)) as on:
        await on.press("x")
        assert on.rows[0].sensitive
        assert "sensitive" in on.lines[1]
        await on.press("C")
        assert "not sensitive can be fetched" in on.said
        assert on.fetching == "ask"
        await on.press("x")
        assert not on.rows[0].sensitive


async def test_enter_goes_to_the_claim_or_asks_which(tmp_path: Path) -> None:
    async with sources(tmp_path, Citation(ONE), Citation(TWO)) as on:
        await on.press("enter", "down", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.app.screen.state.current == 2
        await on.press("S", "j", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        assert on.app.screen.state.current == 1


async def test_a_filter_narrows_and_the_next_problem_is_found(tmp_path: Path) -> None:
    offline = Citation(kind="interview", title="Ada Brink")
    async with sources(tmp_path, offline, Citation(ONE), Citation(TWO)) as on:
        assert "interview  Ada Brink" in on.lines[1]
        assert "no link" in on.lines[1]
        await on.press("n")
        assert on.lines[2].startswith(">")
        await on.press("f", *"brink", "enter")
        assert "1 source, 0 to see to, filter: brink" in on.lines[0]
        await on.press("n")
        assert "No source here is dead" in on.said
        await on.press("escape")
        assert "3 sources" in on.lines[0]
        await on.press("escape")
        assert isinstance(on.app.screen, DeskScreen)


async def test_copying_gives_the_citation(tmp_path: Path) -> None:
    cited = Citation(ONE, title="Lamps", author="Ada Brink", published_on="2019-05-01")
    async with sources(tmp_path, cited) as on:
        await on.press("y")
        assert on.app.clipboard == f"Ada Brink, “Lamps”, 2019-05-01, {ONE}"
        assert "Copied the citation of [1]" in on.said


async def test_an_address_that_was_typed_without_its_scheme_is_opened_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address, *_, **__: opened.append(address))
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    async with sources(tmp_path, Citation("lamps.org/one")) as on:
        await on.press("o")
        assert "Opening lamps.org in the browser" in on.said
        await on.press("escape", "L", "o")
        assert opened == ["https://lamps.org/one"] * 2


async def test_without_sources_it_says_what_to_press(tmp_path: Path) -> None:
    async with sources(tmp_path, size=(80, 24)) as on:
        assert "s on the desk attaches one" in on.lines[1]
        await on.press("enter", "p", "m", "M", "x", "C", "o", "y", "space", "n")
        assert isinstance(on.app.screen, SourcesScreen)


async def test_capturing_asks_once_for_the_article(tmp_path: Path, pages: Site) -> None:
    url = pages.put("story", page("Lamps", TEXT))
    async with sources(tmp_path, Citation(url), given=settings(pages)) as on:
        await on.press("C")
        assert isinstance(on.app.screen, FetchingDialog)
        assert pages.server.requests == []
        await on.press("a")
        await on.until("1 of 1 captured")
        assert on.rows[0].captures == 1
        assert "not yet" not in on.lines[1]
        assert "0 to see to" in on.lines[0]
        assert on.fetching == "asked"
        await on.press("C")
        await on.until("1 of 1 captured")
        assert on.rows[0].captures == 2


async def test_the_answer_to_fetch_now_fetches_the_others_too(tmp_path: Path, pages: Site) -> None:
    cited = [Citation(pages.put(name, page("Lamps", TEXT))) for name in ("one", "two", "three")]
    async with sources(tmp_path, *cited, given=settings(pages)) as on:
        on.app.workspace.sources.set_sensitive([3], True, 1).result()
        await on.press("C")
        assert "Now: this source and 1 more" in " ".join(" ".join(on.lines).split())
        await on.press("n")
        await on.until("2 of 2 captured")
        assert [row.captures for row in on.rows] == [1, 1, 0]
        assert on.fetching == "now"


async def test_an_article_whose_links_are_never_fetched_stays_so(
    tmp_path: Path, pages: Site
) -> None:
    url = pages.put("story", page("Lamps", TEXT))
    async with sources(tmp_path, Citation(url), given=settings(pages)) as on:
        await on.press("C", "v", "C")
        assert "never fetched" in on.said
        assert pages.server.requests == []


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_hostile_titles_and_origins_are_shown_harmlessly(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    texts = [text for text in HOSTILE if "\ud800" not in text]
    cited = [Citation(f"https://h{at}.example/", title=text) for at, text in enumerate(texts)]
    async with sources(tmp_path, *cited, size=size) as on:
        written = on.app.workspace.sources
        for source, text in enumerate(texts, 1):
            written.group([source], text, 1).result()
        await on.until("10 sources")
        for _ in texts:
            await on.press("down")
            assert_harmless(on.lines)
        await on.press("m")
        assert_harmless(on.lines)


@pytest.mark.parametrize("width", [30, 76, 104, 105, 200])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_fills_its_width_whatever_it_is_called(width: int, text: str) -> None:
    source = ArticleSource(
        1, 7, "web", ONE, ONE, text, text, "", "", "", text, None, True, 12, 3, 1, 2,
        "2026-11-22T14:00:00Z",
    )  # fmt: skip
    for row in (
        SourceRow(source, (Kin(3, 92), Kin(4)), text, "government"),
        SourceRow(source._replace(url="", origin=""), credit=text),
    ):
        for symbols in (NARROW, ASCII):
            assert width_of(source_runs(row, width, symbols)) == width
        assert_harmless([told(row)])


@pytest.mark.parametrize("width", [76, 115])
def test_the_columns_names_stand_over_them(width: int) -> None:
    source = ArticleSource(
        1, 7, "web", ONE, ONE, "T", "", "", "", "", "Post", True, False, 12, 3, 1, 2,
        "2026-11-22T14:00:00Z",
    )  # fmt: skip
    line = "".join(run.text for run in source_runs(SourceRow(source), width, NARROW))
    over = "".join(run.text for run in heading(width)).rjust(width)
    assert line.index("primary") == over.index("primary")
    assert line.index("Post") == over.index("origin")
    assert line.index("12") + 2 == over.index("on") + 2
