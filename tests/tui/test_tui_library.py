"""The library: what it lists, its verbs on disk and on screen, that it follows other writers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from tui_dialogs import article_row, put, shown
from tui_panes import HOSTILE, assert_harmless, screen_lines

from workbench.model.errors import RefusedChange
from workbench.model.exports import ExportRequest
from workbench.model.formats import BY_NAME
from workbench.model.imports import Imported
from workbench.model.requests import ArticleEdit, ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.tui.app import WorkbenchApp, make_app
from workbench.tui.library.order import Listing, narrowing, next_open
from workbench.tui.library.rows import article_runs, head_runs
from workbench.tui.library.screen import LibraryScreen
from workbench.tui.symbols import ASCII, NARROW
from workbench.workspace.exporting import prepare
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

SETTINGS = Settings(who="MK")


def add(workspace: Workspace, title: str, text: str = "") -> int:
    """An article with a claim left to do on its first word."""
    imported = Imported(text or f"{title} hit 14 boats in 1998.", "a.txt", "plain", title=title)
    article = workspace.articles.add(imported, ImportOptions()).result().value.article
    view = workspace.read.article(article)
    place = find_place(view.text, "14 boats") if "14 boats" in view.text else None
    if place is not None:
        workspace.claims.mark(NewClaim(article, view.revision_id, (place,))).result()
    return article


@asynccontextmanager
async def library(
    path: Path, *titles: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """The library of a new file with these articles, the last one imported on top."""
    with open_workspace(path / "workbench.db", SETTINGS) as workspace:
        for title in titles:
            add(workspace, title)
        app = make_app(workspace, SETTINGS)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield app, pilot


async def settle(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Wait until what was asked is on disk and on screen."""
    await app.workers.wait_for_complete()
    app.workspace.rest().result()
    await pilot.pause()
    await pilot.pause()


def titles(app: WorkbenchApp) -> list[str]:
    assert isinstance(app.screen, LibraryScreen)
    return [article.title for article in app.screen._pane.articles]


def highlighted(app: WorkbenchApp) -> str:
    assert isinstance(app.screen, LibraryScreen)
    article = app.screen._pane.article
    return article.title if article else ""


async def test_it_lists_what_is_left_and_whom_it_waits_for(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps", size=(120, 40)) as (app, _):
        lines = screen_lines(app)
        assert "2 articles, latest first" in lines[0]
        assert "> Lamps" in lines[1]
        assert "0/1" in lines[1]
        assert "  Boats" in lines[2]
        assert "Enter open" in lines[-1]


async def test_an_empty_library_says_what_to_press(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        assert "press i to import a file" in shown(app)
        await pilot.press("d", "delete", "enter", "n", "N", "j", "u", "end")
        await settle(app, pilot)
        assert isinstance(app.screen, LibraryScreen)


async def test_enter_opens_the_desk(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, LibraryScreen)


async def test_put_away_and_back(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("d")
        await settle(app, pilot)
        assert titles(app) == ["Boats"]
        assert "“Lamps” put away" in shown(app)
        await pilot.press("t")
        assert set(titles(app)) == {"Boats", "Lamps"}
        assert "Lamps  put away" in shown(app)
        await pilot.press("home" if titles(app)[0] == "Lamps" else "end", "d", "t")
        await settle(app, pilot)
        assert set(titles(app)) == {"Boats", "Lamps"}


async def test_delete_asks_once_and_u_brings_back(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("delete", "enter")
        await settle(app, pilot)
        assert len(titles(app)) == 2, "Enter keeps"
        await pilot.press("delete", "d")
        await settle(app, pilot)
        assert titles(app) == ["Boats"]
        await pilot.press("u")
        await settle(app, pilot)
        assert highlighted(app) == "Lamps"
        assert len(app.workspace.read.claims(2)) == 1
        await pilot.press("U")
        await settle(app, pilot)
        assert titles(app) == ["Boats"]


async def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        await pilot.press("u")
        await settle(app, pilot)
        assert "Cannot be undone" in screen_lines(app)[-1]


async def test_rename(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("A", *" again", "enter")
        await settle(app, pilot)
        assert titles(app) == ["Boats again"]


async def test_another_scale_asks_what_becomes_of_the_verdicts(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        claim = app.workspace.read.claims(1)[0]
        app.workspace.verdicts.rate([claim.id], "confirmed").result()
        await pilot.press("A", *["tab"] * 7, "t", "enter")
        await pilot.pause()
        assert "Confirmed, 1" in shown(app)
        await pilot.press("t", "ctrl+s")
        await settle(app, pilot)
        assert app.workspace.read.article(1).scale.name == "truth"
        assert app.workspace.read.claims(1)[0].rating == "true"


async def test_a_file_is_imported_and_highlighted(tmp_path: Path) -> None:
    file = tmp_path / "lamp.txt"
    file.write_text("The lamp\n\nIt burned 2,600 litres in 1998.\n")
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        await put(app, pilot, str(file))
        await pilot.press("enter")
        await settle(app, pilot)
        assert highlighted(app) == "The lamp"
        assert "imported; Enter opens it" in screen_lines(app)[-1]


async def test_what_cannot_be_imported_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("i")
        await pilot.pause()
        await put(app, pilot, str(tmp_path / "empty.txt"))
        await pilot.press("enter")
        await settle(app, pilot)
        assert "It is empty; nothing was stored. Look whether" in " ".join(shown(app).split())
        await pilot.press(*"d")
        await settle(app, pilot)
        await pilot.press("escape")
        assert titles(app) == ["Boats"]


async def test_a_refusal_too_long_for_its_line_is_told_in_a_dialog(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        assert isinstance(app.screen, LibraryScreen)
        app.screen.tell_refusal(RefusedChange("Short.", "Brief."))
        await pilot.pause()
        assert "Not done: Short. Brief." in screen_lines(app)[-1]
        app.screen.tell_refusal(RefusedChange("Somebody wrote. " * 10, "Look at the end."))
        await pilot.pause()
        assert "Look at the end." in shown(app)


async def test_filter_and_escape(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("f", *"boa", "enter")
        assert titles(app) == ["Boats"]
        assert "with “boa”" in screen_lines(app)[0]
        await pilot.press("escape")
        assert len(titles(app)) == 2


async def test_it_follows_another_writer_and_keeps_its_place(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps", "Oars") as (app, pilot):
        await pilot.press("down")
        assert highlighted(app) == "Lamps"
        with open_workspace(tmp_path / "workbench.db", Settings(who="AB")) as other:
            add(other, "Masts")
            other.articles.edit(ArticleEdit(2, title="Lamps, new")).result()
        assert isinstance(app.screen, LibraryScreen)
        app.screen._look_again()
        await pilot.pause()
        assert len(titles(app)) == 4
        assert highlighted(app) == "Lamps, new"


async def test_a_failing_disk_is_told_and_nothing_looks_done(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        app.workspace.articles.delete(1).result()
        await pilot.press("d")
        await settle(app, pilot)
        assert "put away; t shows it" not in shown(app)


async def test_history_and_help_open_and_close(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        await pilot.press("H")
        await pilot.pause()
        assert "Imported “Boats”" in shown(app)
        await pilot.press("escape", "question_mark")
        await pilot.pause()
        assert "In the library" in shown(app)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_whole_check_from_elsewhere_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "check.json"
    elsewhere = tmp_path / "elsewhere.db"
    with open_workspace(elsewhere, SETTINGS) as other:
        request = ExportRequest(add(other, "Boats"), BY_NAME["json"])
        (file,) = prepare(other.read, request, other.clock.now()).exported.files
        path.write_bytes(file.content)
    async with library(tmp_path, "Lamps") as (app, pilot):
        for said in ("is here with its check", "is known already"):
            await pilot.press("i")
            await pilot.pause()
            await put(app, pilot, str(path))
            await pilot.press("enter")
            await settle(app, pilot)
            assert said in " ".join(shown(app).split())
            assert sorted(titles(app)) == ["Boats", "Lamps"]
        assert highlighted(app) == "Boats"
        assert len(app.workspace.read.claims(2)) == 1


async def test_hostile_titles(tmp_path: Path) -> None:
    safe = [words.replace("\ud800", "") for words in HOSTILE]
    async with library(tmp_path, *safe) as (app, pilot):
        for _ in safe:
            assert_harmless(screen_lines(app))
            await pilot.press("down")


async def test_a_move_repaints_two_rows(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats") as (app, pilot):
        assert isinstance(app.screen, LibraryScreen)
        pane = app.screen._pane
        pane.show([article_row(n) for n in range(5_000)], "many", "")
        await pilot.pause()
        painted: list[int] = []
        paint_row = pane.paint_row
        pane.paint_row = lambda row, *rest: painted.append(row) or paint_row(row, *rest)  # type: ignore[assignment,method-assign,func-returns-value]
        await pilot.press("down")
        await pilot.pause()
        assert len(painted) == 2


@pytest.mark.parametrize("width", [20, 40, 60, 77, 100, 120, 300])
@pytest.mark.parametrize("symbols", [NARROW, ASCII])
def test_a_row_fills_its_width_exactly(width: int, symbols: object) -> None:
    for words in HOSTILE:
        row = article_row(title=words, byline=words, waiting_on=words, state="shelved")
        runs = article_runs(row, width, symbols)  # type: ignore[arg-type]
        assert sum(cell_len(run.text) for run in runs) == width


@pytest.mark.parametrize("width", [37, 57, 77, 97, 117])
def test_columns_do_not_run_into_each_other(width: int) -> None:
    row = article_row(
        title="What Everyone Wants to Name",
        byline="Ana Petrova",
        waiting_on="author, Tess Ongaro",
        waiting=1_234,
        claims=12_345,
        settled=10_000,
        open=12_345,
        holes=12_345,
        published_on="2021-11-20",
    )
    heads = "".join(run.text for run in head_runs("", width, "pane--title", NARROW))
    line = "".join(run.text for run in article_runs(row, width, NARROW))
    cells = {
        "settled": "81%",
        "to do": "12,345",
        "holes": "12,345",
        "waiting on": "1,234",
        "date": "2021",
    }
    for name, cell in cells.items():
        if name in heads:
            assert f"{line} "[: heads.index(name) + len(name) + 1].split(" ")[-2] == cell, line
    if "waiting on" in heads:
        assert " author, T… 1,234 " in line


def test_a_title_gives_way_last() -> None:
    row = article_row(title="What Everyone Wants to Name", byline="Ana Petrova and Jon Smith")
    for width in (77, 97, 117):
        line = "".join(run.text for run in article_runs(row, width, NARROW))
        assert line.startswith("What Everyone Wants to Name "), line
    assert "Ana Petrova" in line
    shelved = row._replace(title="A title that is longer than its column is wide", state="shelved")
    line = "".join(run.text for run in article_runs(shelved, 77, NARROW))
    assert "…  put away " in line


def test_what_a_new_text_changed_is_neither_settled_nor_to_do() -> None:
    row = article_row(changed={"settled": 3, "open": 1})
    line = "".join(run.text for run in article_runs(row, 77, NARROW))
    assert f"{NARROW.tick * 2}~~~~{NARROW.state['waiting']}... " in line
    assert line.split()[3:5] == ["2/10", "3"], line


def test_orders() -> None:
    rows = [
        article_row(1, title="b", published_on="", open=0),
        article_row(2, title="A", published_on="2021-01-01", open=2),
        article_row(3, title="c", published_on="2022-01-01", open=9, state="shelved"),
    ]

    def ids(listing: Listing) -> list[int]:
        return [row.id for row in narrowing(rows, listing).fitting(listing.words)]

    assert ids(Listing()) == [1, 2]
    assert ids(Listing(put_away=True)) == [1, 2, 3]
    assert ids(Listing("by title", put_away=True)) == [2, 1, 3]
    assert ids(Listing("by date", put_away=True)) == [3, 2, 1]
    assert ids(Listing("by to do", put_away=True)) == [3, 2, 1]
    assert ids(Listing(words="ARTICLE c")) == []
    assert next_open(rows, 1, 1) == 2
    assert next_open(rows, 1, -1) == 2
    assert next_open(rows[:1], 0, 1) is None
