"""The index of names: each once, one verdict that its tokens follow, and its places."""

from pathlib import Path
from threading import Event

import pytest
from tui_desk import Desk, desk, file_of
from tui_panes import HOSTILE, assert_harmless

from workbench.model.names import Name, NameFound
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.names.rows import name_runs
from workbench.tui.names.screen import NamesScreen
from workbench.tui.panes.layout import width_of
from workbench.tui.symbols import ASCII, NARROW
from workbench.workspace.coverage import coverage

TEXT = """\
Mayor Ada Brink spoke to Michael Knights in Hollin. Brink said that the council of Hollin agreed.

The knights said it was late. Later Knight wept, and Knights left with Mayor Brink.
"""


def names(on: Desk) -> dict[str, Name]:
    ws = on.app.workspace
    return {name.words: name for name in ws.names.of(ws.read, 1)}


def states(on: Desk) -> dict[str, str]:
    return {token.text: token.state for token in coverage(on.app.workspace.read, 1).tokens}


async def test_it_lists_each_name_once_with_what_is_odd(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("I")
        assert isinstance(on.app.screen, NamesScreen)
        assert "4 names, 4 open, 2 spelt oddly" in on.lines[0]
        assert "Ada Brink (Mayor)" in on.lines[1]
        assert "3x" in on.lines[1]
        assert "“The knights” in small letters" in on.lines[2]
        assert "“Knight” is nearly “Michael Knights”" in "\n".join(on.lines)


async def test_right_ticks_all_its_places_in_one_step_and_goes_on(
    tmp_path: Path,
) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("I", "v")
        assert names(on)["Ada Brink"].found.verdict == "right"
        assert states(on)["Mayor Ada Brink"] == states(on)["Brink"] == "ticked"
        assert states(on)["Knight"] == "hole"
        assert on.lines[2].startswith(">")
        assert "Ada Brink: right" in on.said
        await on.press("u")
        assert names(on)["Ada Brink"].found.verdict == "open"
        assert states(on)["Brink"] == "hole"


async def test_wrong_strikes_and_open_takes_it_back(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("I", "end", "V")
        assert states(on)["Knight"] == "struck"
        await on.press("0")
        assert states(on)["Knight"] == "hole"
        await on.press("w", *"typo", "enter")
        assert names(on)["Knight"].found.note == "typo"
        assert "typo" in on.lines[4]


async def test_selected_names_are_judged_together(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("I", "space", "space", "v")
        assert [name.found.verdict for name in names(on).values()].count("right") == 2
        await on.press("n")
        assert on.lines[4].startswith(">")


async def test_enter_goes_through_its_places_on_the_desk(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        await on.press("I", "down", "enter")
        assert isinstance(on.app.screen, DeskScreen)
        text = on.screen.state.article.text
        assert text[on.screen.article.caret :].startswith(("Michael Knights", "The knights"))
        assert "of 3; n and N" in on.said
        seen = [on.screen.article.caret]
        for _ in range(2):
            await on.press("n")
            seen.append(on.screen.article.caret)
        assert sorted(seen) == [
            text.index("Michael"),
            text.index("The knights"),
            text.index("Knights left"),
        ]
        await on.press("escape")
        assert not on.screen.article.matches


async def test_it_is_open_at_once_and_left_while_the_names_are_read(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        held = Event()
        on.app.workspace.beside.ask(lambda _read: held.wait())  # as long as a book takes
        try:
            await on.pilot.press("I")
            await on.pilot.pause()
            assert isinstance(on.app.screen, NamesScreen)
            assert "are being read" in on.lines[1]
            await on.pilot.press("escape")
            while isinstance(on.app.screen, NamesScreen):
                await on.pilot.pause()
        finally:
            held.set()
        await on.press("I")
        assert "4 names, 4 open" in on.lines[0]


async def test_what_is_typed_while_the_names_are_read_waits_for_them(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", TEXT)) as on:
        for key in ("I", "v", "down", "v"):
            on.app._last_key = ("", 0.0)
            await on.pilot.press(key)
        await on.settle()
        assert [name.found.verdict for name in names(on).values()].count("right") == 2


async def test_an_article_without_names_says_so(tmp_path: Path) -> None:
    async with desk(file_of(tmp_path / "a.db", "it rained."), size=(80, 24)) as on:
        await on.press("I", "v", "w", "enter", "n")
        assert "No name was found" in on.lines[1]


@pytest.mark.parametrize("width", [30, 76, 115, 200])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_fills_its_width_and_is_harmless(width: int, text: str) -> None:
    for verdict in ("right", "wrong", "open"):
        found = NameFound(verdict, text if verdict == "wrong" else "", "MK", "2026-11-23T00:00:00Z")
        problems = (text,) if verdict == "open" else ()
        name = Name("k", text, (text,), ((text, 3),), (text,), problems, 3, 0, 1, found)
        for symbols in (NARROW, ASCII):
            runs = name_runs(name, width, symbols)
            assert width_of(runs) == width
            assert_harmless([run.text for run in runs])
