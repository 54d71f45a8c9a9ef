"""A whole screen that panes send by themselves is, cell by cell, the one that Textual sends."""

from pathlib import Path

import pyte
import pytest
from textual._compositor import Compositor
from tui_desk import Desk, desk
from tui_panes import seen

from workbench.tui.panes.compositor import WholeUpdate

QUOTES = ("1998", "1874", "2009")
SIZES = [(120, 40), (80, 24), (101, 7), (60, 20), (200, 60)]


def cells(at: Desk, sent: str) -> list[list[tuple[str, ...]]]:
    """What an emulated terminal shows, and how, that showed something else before."""
    columns, lines = at.app.size
    screen = pyte.Screen(columns, lines)
    screen.reset_mode(pyte.modes.DECAWM)  # as Textual sets it
    stream = pyte.Stream(screen)
    stream.feed("\r\n".join(["\x1b[7mx" * columns] * lines) + "\x1b[0m" + sent)
    return [[seen(screen.buffer[y][x]) for x in range(columns)] for y in range(lines)]


def sent_by_panes(at: Desk) -> str:
    update = at.screen._compositor.render_full_update()
    assert isinstance(update, WholeUpdate)
    return update.render_segments(at.app.console)


def sent_by_textual(at: Desk) -> str:
    return Compositor.render_full_update(at.screen._compositor).render_segments(at.app.console)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_the_screen_that_textual_sends(story_db: Path, size: tuple[int, int]) -> None:
    async with desk(story_db, *QUOTES, size=size) as at:
        await at.press("down")
        assert cells(at, sent_by_panes(at)) == cells(at, sent_by_textual(at))
        await at.press("tab", "tab", "pagedown")
        assert cells(at, sent_by_panes(at)) == cells(at, sent_by_textual(at))


async def test_what_lies_over_panes_is_left_to_textual(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        at.app.notify("Over the panes.")
        await at.settle()
        update = at.screen._compositor.render_full_update()
        assert not isinstance(update, WholeUpdate)


async def test_panes_without_room_are_left_to_textual(story_db: Path) -> None:
    async with desk(story_db, size=(40, 3)) as at:
        update = at.screen._compositor.render_full_update()
        assert not isinstance(update, WholeUpdate)


async def test_a_picture_is_textuals_own(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        assert f"of {len(QUOTES)} settled" in at.app.export_screenshot().replace("&#160;", " ")
