"""Handing an article over from the desk: formats, a preview, what stays here, what is written."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from tui_desk import Desk, desk, file_of
from tui_panes import HOSTILE, assert_harmless

from workbench.model.formats import FORMATS
from workbench.model.requests import Citation
from workbench.model.settings import Settings
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.exports.rows import format_runs
from workbench.tui.exports.screen import ExportScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.symbols import ASCII, NARROW

TEXT = "Forty-one lamps were bought in 2019. Ada Brink said so."
SECRET, NOTE = "https://whisper.example/", "she called from home"


def digit(name: str) -> str:
    """The key that chooses a format."""
    return str([each.name for each in FORMATS].index(name) + 1)


def screen(on: Desk) -> ExportScreen:
    return cast(ExportScreen, on.app.screen)


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


async def until(on: Desk, is_so: Callable[[], bool]) -> None:
    for _ in range(300):
        if is_so():
            return
        await on.settle()
    raise AssertionError("\n".join(on.lines))


async def handing(on: Desk, *keys: str) -> None:
    """The screen with its preview, after these keys."""
    await on.press("X", *keys)
    await until(on, lambda: not screen(on).previewing.is_due)
    await on.settle()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where relative paths begin."""
    made = tmp_path / "here"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_of(tmp_path / "a.db", TEXT)


def keep_secrets(on: Desk) -> None:
    """An open and a sensitive source on the first claim, the latter with a private note."""
    attach = on.app.workspace.sources.attach
    told = Citation(SECRET, title="Whisper", sensitive=True, private_note=NOTE)
    attach([1], [Citation("https://open.example/"), told]).result()


async def test_it_lists_the_formats_and_previews_the_highlighted_one(file: Path) -> None:
    async with desk(file, "in 2019") as on:
        await handing(on, digit("csv"))
        for kind in FORMATS:
            assert any(kind.name in line and kind.makes in line for line in on.lines)
        text = "\n".join(on.lines)
        assert "To article-1.csv" in text
        assert "csv: 1 file, " in text
        assert "in 2019" in text[text.index("csv: 1 file") :]
        assert "Nothing is left out" in text
        await on.press(digit("claimreview"))
        await until(on, lambda: "claimreview: 1 file" in "\n".join(on.lines))
        assert "bundle.json" in "\n".join(on.lines)


async def test_enter_writes_it_and_leaves_nothing_else(file: Path, folder: Path) -> None:
    async with desk(file, "in 2019") as on:
        await handing(on, digit("html"), "enter")
        await until(on, lambda: "Written:" in on.said)
        assert names_in(folder) == ["article-1.html"]
        assert f"{(folder / 'article-1.html').stat().st_size:,} bytes" in on.said
        await on.press("escape")
        assert isinstance(on.app.screen, DeskScreen)


async def test_what_is_there_is_replaced_only_when_asked(file: Path, folder: Path) -> None:
    (folder / "article-1.html").write_text("mine")
    async with desk(file) as on:
        await handing(on, digit("html"), "enter", "enter")
        assert (folder / "article-1.html").read_text() == "mine"
        await on.press("enter", "r")
        await until(on, lambda: "Written:" in on.said)
        assert (folder / "article-1.html").read_text() != "mine"


async def test_a_folder_of_something_else_is_never_replaced(file: Path, folder: Path) -> None:
    (folder / "article-1-claimreview").mkdir()
    (folder / "article-1-claimreview" / "thesis.txt").write_text("years of work")
    async with desk(file) as on:
        await handing(on, digit("claimreview"))
        await on.press("enter", "r")
        await until(on, lambda: "thesis.txt" in "\n".join(on.lines))
        assert (folder / "article-1-claimreview" / "thesis.txt").is_file()


async def test_the_path_is_typed_and_kept_for_its_format(file: Path, folder: Path) -> None:
    (folder / "out").mkdir()
    async with desk(file) as on:
        await handing(on, digit("html"), "e", "ctrl+u", *"out/", "enter")
        assert "html to out/article-1.html" in on.target
        await on.press(digit("csv"), digit("html"))
        assert "html to out/article-1.html" in on.target
        await on.press("enter")
        await until(on, lambda: (folder / "out" / "article-1.html").is_file())
        await on.press("e", "ctrl+u", *"no/where.html", "enter", "enter")
        await until(on, lambda: "could not be written" in "\n".join(on.lines))
        assert names_in(folder) == ["out"]


async def test_the_end_of_the_path_chooses_what_queries_are_written_as(
    file: Path, folder: Path
) -> None:
    async with desk(file) as on:
        await handing(on, digit("queries"))
        assert "no text to show" in "\n".join(on.lines)
        await on.press("e", "ctrl+u", *"q.txt", "enter")
        await until(on, lambda: "There is no open query." in "\n".join(on.lines))
        await on.press("e", "ctrl+u", *"q.pdf", "enter")
        await until(on, lambda: "no ending of a document" in "\n".join(on.lines))
        await on.press("enter")
        await until(on, lambda: not screen(on).is_opening)
        assert names_in(folder) == []


async def test_what_stays_here_is_said_and_put_in_by_a_switch(file: Path, folder: Path) -> None:
    async with desk(file, "in 2019") as on:
        keep_secrets(on)
        await handing(on, digit("annotations"))
        text = "\n".join(on.lines)
        assert "Left out: 1 sensitive source and 1 private note." in text
        assert "whisper" not in text
        await on.press("s", "p")
        await until(
            on, lambda: "Holds: 1 sensitive source and 1 private note" in " ".join(on.lines)
        )
        await on.press("enter")
        await until(on, lambda: "Written:" in on.said)
        assert SECRET in (folder / "article-1-annotations.json").read_text()
        await on.press("s", "p", "enter", "r")
        await until(on, lambda: SECRET not in (folder / "article-1-annotations.json").read_text())


async def test_the_address_of_the_check_is_for_the_format_that_names_it(
    file: Path, folder: Path
) -> None:
    async with desk(file, "in 2019") as on:
        on.app.workspace.verdicts.rate([1], "confirmed").result()
        await handing(on, digit("html"), "a")
        assert "does not name" in on.said
        await on.press(digit("claimreview"))
        await until(on, lambda: "! claim-1.json: url" in "\n".join(on.lines))
        await on.press("a", *"https://c.example/{number}", "enter")
        await until(on, lambda: "url: It is missing" not in "\n".join(on.lines))
        assert "Check at https://c.example/{number}" in "\n".join(on.lines)
        await on.press("enter")
        await until(on, lambda: "Written:" in on.said)
        review = json.loads((folder / "article-1-claimreview" / "claim-1.json").read_bytes())
        assert review["url"] == "https://c.example/1"


async def test_no_key_waits_for_a_preview(file: Path, folder: Path) -> None:
    async with desk(file) as on:
        held = Event()
        on.app.workspace.beside.ask(lambda _read: held.wait())  # as long as a packet may take
        try:
            await on.press("X", "down", "down", "s", digit("csv"))
            assert "csv to article-1.csv" in on.target
            assert "Reading the article" in "\n".join(on.lines)
            await on.press("enter")  # nor does what is written
            await until(on, lambda: (folder / "article-1.csv").is_file())
            await on.press("escape")
            assert isinstance(on.app.screen, DeskScreen)
        finally:
            held.set()


async def test_of_the_formats_that_were_passed_only_the_last_is_made(file: Path) -> None:
    async with desk(file) as on:
        held = Event()
        on.app.workspace.beside.ask(lambda _read: held.wait())
        await on.press("X", "down", "down", "down", "down")
        asked: list[object] = []
        ask = on.app.workspace.beside.ask
        on.app.workspace.beside.ask = lambda read: asked.append(read) or ask(read)  # type: ignore[func-returns-value,method-assign,assignment]
        held.set()
        await until(on, lambda: not screen(on).previewing.is_due)
        assert len(asked) == 1
        assert f"{FORMATS[4].name}: " in "\n".join(on.lines)


async def test_what_is_written_elsewhere_meanwhile_is_in_the_next_preview(file: Path) -> None:
    async with desk(file, "in 2019") as on:
        await handing(on, digit("csv"))
        on.app.workspace.verdicts.rate([1], "confirmed", "So the invoice says.").result()
        await until(on, lambda: "So the invoice says." in "\n".join(on.lines))


async def test_leaving_in_one_burst_with_writing_loses_nothing(file: Path, folder: Path) -> None:
    async with desk(file) as on:
        await handing(on, digit("html"))
        await on.pilot.press("enter", "ctrl+q")
        await on.pilot.pause()
    for _ in range(200):
        if (folder / "article-1.html").is_file():
            break
        Event().wait(0.02)
    assert (folder / "article-1.html").read_bytes().startswith(b"<!doctype html>")


async def test_it_opens_from_the_library_and_is_left_to_it(file: Path) -> None:
    async with desk(file) as on:
        await on.press("b")
        library = on.app.screen
        await handing(on)
        assert isinstance(on.app.screen, ExportScreen)
        assert "Hand over" in on.lines[0]
        await on.press("escape")
        assert on.app.screen is library


async def test_an_empty_library_has_nothing_to_hand_over(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        on.app.workspace.articles.delete(1).result()
        await on.press("b", "X")
        assert "No article here" in on.said


async def test_a_second_reader_is_told_what_theirs_holds(file: Path) -> None:
    async with desk(file, "in 2019") as on:
        on.app.workspace.verdicts.rate([1], "confirmed", "So the invoice says.").result()
    async with desk(file, settings=Settings(who="SR", round="second")) as on:
        await handing(on, digit("csv"))
        text = "\n".join(on.lines)
        assert "made in a second reading" in text
        assert "So the invoice says." not in text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 24)])
@pytest.mark.parametrize("name", ["csv", "packet", "queries"])
async def test_hostile_words_are_shown_harmless_at_any_size(
    tmp_path: Path, size: tuple[int, int], name: str
) -> None:
    text = "\n\n".join(each[:200] for each in HOSTILE)
    async with desk(file_of(tmp_path / "h.db", text), size=size) as on:
        await handing(on, digit(name), "J", "K")
        assert_harmless(on.lines)
        assert f"{name} to " in on.target
        await on.press("question_mark", "escape", "f", *"csv", "enter", "n", "escape")
        assert isinstance(on.app.screen, ExportScreen)


@pytest.mark.parametrize("width", [30, 60, 115, 200])
def test_a_row_fills_its_width(width: int) -> None:
    for at, kind in enumerate(FORMATS, 1):
        for symbols in (NARROW, ASCII):
            assert width_of(format_runs(kind, at, width, symbols)) == width
