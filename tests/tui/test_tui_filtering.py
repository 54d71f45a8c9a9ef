"""A filter as it is typed, in the list of claims and in the library: by keys, in bursts, narrow."""

from pathlib import Path

import pytest
from on_disk import Disk
from test_tui_desk_burst import burst
from test_tui_library import add, highlighted, library, titles
from textual import events
from tui_desk import Desk, desk
from tui_panes import assert_harmless, screen_lines

from workbench.model.settings import Settings
from workbench.tui.app import WorkbenchApp
from workbench.tui.desk import listing
from workbench.tui.library.screen import LibraryScreen
from workbench.workspace.opening import open_workspace

QUOTES = ("1998", "1874", "2009")


def listed(at: Desk) -> list[str]:
    return [claim.quote for claim in at.screen.claims.order]


def head(at: Desk) -> str:
    return next(line for line in at.lines if "Claims by" in line)


def frames(app: WorkbenchApp) -> list[str]:
    """What the screen's rows are from now on each time that something is painted."""
    seen: list[str] = []
    screen = app.screen
    painted = screen.painted  # type: ignore[attr-defined]  # a screen of panes

    def note() -> None:
        seen.append("\n".join(screen_lines(app)))
        painted()

    screen.painted = note  # type: ignore[attr-defined]
    return seen


async def test_each_letter_filters_and_is_one_frame(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("home", "f")
        assert at.said.startswith(" Filter: ")
        assert at.said.rstrip().endswith("Enter keep  Esc back")
        assert "1 Confirmed" not in at.target, "digits are typed"
        seen = frames(at.app)
        await at.press("1")
        await at.press("8")
        assert len(seen) == 2
        assert "Filter: 1 " in seen[0]
        assert "Filter: 18 " in seen[1]
        assert "with “18”" in seen[1]
        assert listed(at) == ["1874"]
        assert "1874" in at.target
        assert at.screen.state.current == at.screen.claims.highlighted
        await at.press("backspace")
        assert set(listed(at)) == {"1874", "1998"}


async def test_enter_keeps_it_and_gives_the_keys_back(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("f", *"199", "enter")
        assert listed(at) == ["1998"]
        assert "s source" in at.said
        assert "1 Confirmed" in at.target
        assert at.screen.arranging.pane == "claims"
        await at.press("1")
        assert listed(at) == ["1998"]
        await at.press("escape")
        assert len(listed(at)) == 3
    assert [one for one in disk.ratings().values() if one] == ["confirmed"]


async def test_escape_brings_back_what_was_shown(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("home", "f", *"9", "enter", "end")
        before, current = at.lines, at.screen.state.current
        await at.press("f", "ctrl+u", *"1874")
        assert listed(at) == ["1874"]
        assert at.screen.state.current != current
        await at.press("escape")
        assert at.screen.listing.words == "9"
        assert at.screen.state.current == current
        assert at.lines == before
        await at.press("escape")
        assert at.screen.listing.words == ""


async def test_the_cursor_keeps_to_its_claim_as_long_as_it_fits(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("end")
        last = at.screen.claims.highlighted
        await at.press("f", "zz"[0])
        assert listed(at) == []
        assert "No claim fits." in "\n".join(at.lines)
        assert "No claim here" in at.target
        await at.press("backspace")
        assert at.screen.claims.highlighted == last
        await at.press("up")
        moved = at.screen.claims.highlighted
        assert moved != last
        assert at.screen.state.current == moved
        await at.press("z", "backspace", "enter")
        assert at.screen.claims.highlighted == moved


async def test_no_letter_is_a_verb_while_words_are_typed(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, *QUOTES) as at:
        done = disk.verbs()
        await at.press("f", *"12 uxMDN?", "delete", "ctrl+z", "ctrl+y", "ctrl+f", "space")
        assert "Filter: 12 uxMDN?" in at.said
        assert len(at.app.screen_stack) == 1
        await at.press("escape")
        assert len(listed(at)) == 3
        assert disk.verbs() == done
    assert not any(disk.ratings().values())


async def test_keys_of_everywhere_and_the_next_pane_end_the_typing(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("f", *"18", "tab")
        assert at.screen.typed is None
        assert at.screen.arranging.pane == "detail"
        assert listed(at) == ["1874"]
        await at.press("shift+tab", "f", "f1")
        assert len(at.app.screen_stack) == 2
        await at.press("escape")
        assert at.screen.typed is None
        assert "s source" in at.said


async def test_a_click_into_another_pane_ends_it(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("f", *"18")
        await at.pilot.click("#article", offset=(10, 5))
        await at.settle()
        assert at.screen.typed is None
        assert at.screen.arranging.pane == "article"


async def test_a_burst_from_f_to_the_rating_ends_right(story_db: Path, disk: Disk) -> None:
    async with desk(story_db, *QUOTES) as at:
        number = next(c.number for c in at.screen.state.claims.values() if c.quote == "1874")
        await at.press("end")
        await burst(at, "f", *"187", "4", "enter", "2", *"why", "escape")
        assert listed(at) == ["1874"]
    assert {one: rating for one, rating in disk.ratings().items() if rating} == {number: "change"}


async def test_a_burst_before_anything_is_prepared_is_right(
    story_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MANY", 1)
    async with desk(story_db, *QUOTES) as at:
        await burst(at, "f", *"20", "backspace", "ctrl+u", *"18", "enter")
        assert listed(at) == ["1874"]


async def test_a_paste_is_typed_and_harmless(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("f")
        await at.paste("18\u202e\x1b]0;x\x07\nhttps://example.org")
        assert at.screen.listing.words == "18]0;x"
        assert not at.screen.state.claims[at.screen.state.current or 0].stances, "no source"
        assert_harmless(at.lines)
        await at.press("ctrl+u")
        await at.paste("1874\n")
        assert listed(at) == ["1874"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_narrow_screen_and_a_long_filter(story_db: Path, size: tuple[int, int]) -> None:
    async with desk(story_db, *QUOTES, size=size) as at:
        await at.press("f")
        await at.paste("number of boats that the harbour office counted in that year 1998")
        assert at.said.startswith(" Filter: ")
        assert "year 1998" in at.said
        assert at.said.rstrip().endswith("Enter keep  Esc back")
        await at.press("home")
        assert at.said.startswith(" Filter: number of ")
        await at.press("escape")
        assert len(listed(at)) == 3


async def test_a_filter_follows_what_others_write_while_it_is_typed(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("f", *"opin")
        assert listed(at) == []
        claim = next(iter(at.screen.state.claims))
        with open_workspace(story_db, Settings(who="AB")) as other:
            other.verdicts.rate([claim], "opinion").result()
        at.screen._look_again()
        await at.settle()
        assert [one.id for one in at.screen.claims.order] == [claim]
        await at.press("backspace", "n", "i")
        assert [one.id for one in at.screen.claims.order] == [claim]
        await at.press("ctrl+u", *"open")
        assert len(listed(at)) == 2


async def test_a_rating_on_its_way_is_filtered_by_as_it_is_shown(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("home")
        await burst(at, "1", "f", *"confirmed")
        assert len(listed(at)) == 1
        assert at.screen.claims.order[0].rating == "confirmed"


async def test_undo_that_goes_to_a_hidden_claim_ends_the_typing(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("home", "1", "end")
        await burst(at, "f", *"2009")
        at.screen.going.undo()
        await at.settle()
        assert at.screen.typed is None
        assert len(listed(at)) == 3
        assert "s source" in at.said or "undo" in at.said.lower()


async def test_the_order_is_kept_while_words_are_typed(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.press("home", "1", "end", "z", "z")
        assert "by rating" in head(at)
        order = listed(at)
        await at.press("f", "9", "backspace")
        assert listed(at) == order
        await at.press("9")
        assert listed(at) == [quote for quote in order if "9" in quote]


# the library


async def test_the_library_is_filtered_letter_by_letter(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps", "Boat lamps") as (app, pilot):
        await pilot.press("end", "f")
        seen = frames(app)
        for letter in "bo":
            await pilot.press(letter)
            await pilot.pause()
        assert len(seen) == 2
        assert "Filter: bo " in seen[1]
        assert "2 articles with “bo”" in seen[1]
        assert highlighted(app) == "Boats", "where it was"
        await pilot.press("up")
        assert highlighted(app) == "Boat lamps"
        await pilot.press("ctrl+u", "enter")
        app._last_key = ("", 0.0)  # the next is no held key
        await pilot.press("enter")
        assert not isinstance(app.screen, LibraryScreen)


async def test_escape_in_the_library_brings_back(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps", "Oars") as (app, pilot):
        await pilot.press("down", "f", *"oar", "escape")
        assert len(titles(app)) == 3
        assert highlighted(app) == "Lamps"
        await pilot.press("f", "down", "escape")
        assert highlighted(app) == "Lamps"
        await pilot.press("f", *"q")
        assert titles(app) == []
        assert "No article fits " in screen_lines(app)[1]
        await pilot.press("enter")
        assert "No article fits: Esc ends the filter" in screen_lines(app)[1]
        await pilot.press("escape")
        assert len(titles(app)) == 3


async def test_a_burst_in_the_library(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        for key in ("f", *"boa", "enter", "down", "d"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(12):
            await pilot.pause()
        app.workspace.rest().result()
        await pilot.pause()
        assert titles(app) == []
        assert app.workspace.read.article(1).state == "shelved"


async def test_a_held_enter_keeps_the_filter_and_opens_nothing(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("f", *"boa")
        for _ in range(4):
            app.post_message(events.Key("enter", None))
        for _ in range(6):
            await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert titles(app) == ["Boats"]


async def test_the_library_follows_others_while_words_are_typed(tmp_path: Path) -> None:
    async with library(tmp_path, "Boats", "Lamps") as (app, pilot):
        await pilot.press("f", *"boa")
        with open_workspace(tmp_path / "workbench.db", Settings(who="AB")) as other:
            add(other, "Boards")
        assert isinstance(app.screen, LibraryScreen)
        app.screen._look_again()
        await pilot.pause()
        assert titles(app) == ["Boards", "Boats"]
        assert "Filter: boa " in screen_lines(app)[-1]
        await pilot.press("t")
        assert titles(app) == ["Boats"]
