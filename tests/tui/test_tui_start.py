"""The start of the desk: laid out and painted once, and what comes behind that."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets._toast import Toast, ToastRack
from tui_desk import desk

from workbench.tui import late
from workbench.tui.panes.compositing import PaneCompositor
from workbench.tui.panes.lineview import LineView

QUOTES = ("1998", "1874", "2009")


class Layouts:
    """How often screens are laid out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._own = Screen._refresh_layout
        monkeypatch.setattr(Screen, "_refresh_layout", lambda *a, **k: self._laid_out(*a, **k))

    def _laid_out(self, screen: Screen[Any], *given: Any, **named: Any) -> None:
        self.count += 1
        self._own(screen, *given, **named)


async def test_the_desk_is_laid_out_and_painted_whole_once(
    story_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = Layouts(monkeypatch)
    async with desk(story_db, *QUOTES) as at:
        await at.settle()
        assert layouts.count == 1
        assert isinstance(at.screen._compositor, PaneCompositor)
        assert at.screen._compositor.wholes == 1


async def test_text_that_is_longer_than_the_room_has_nothing_laid_out_again(
    story_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts = Layouts(monkeypatch)
    async with desk(story_db, *QUOTES, size=(120, 12)) as at:
        await at.settle()
        assert at.screen.article.max_scroll_y > 0
        before = layouts.count
        await at.press("tab", "tab", "ctrl+end")
        assert (at.screen.article.top > 0, layouts.count) == (True, before)
        assert not any(pane.scrollbars_enabled[0] for pane in at.screen.query(LineView))


async def test_a_screen_that_was_covered_is_painted_whole_again(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        compositor = at.screen._compositor
        assert isinstance(compositor, PaneCompositor)
        await at.press("question_mark")
        before = compositor.wholes
        await at.press("escape")
        assert at.screen._compositor is compositor
        assert compositor.wholes > before


async def test_a_place_for_notices_comes_with_the_first(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        assert not at.screen.query(ToastRack)
        at.app.notify("Something to be told.", timeout=60)
        await at.settle()
        at.app.notify("And more.", timeout=60)
        await at.settle()
        assert len(at.screen.query(ToastRack)) == 1
        assert [str(toast.render()) for toast in at.screen.query(Toast)] == [
            "Something to be told.",
            "And more.",
        ]


async def test_a_notice_is_seen_on_the_screen_that_comes_too(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        at.app.notify("Something to be told.", timeout=60)
        at.app.open_library()
        await at.settle()
        assert len(at.app.screen.query(Toast)) == 1


async def test_what_the_next_key_needs_waits_until_all_is_shown(story_db: Path) -> None:
    async with desk(story_db, *QUOTES) as at:
        await at.settle()
        while not at.app.is_settled:
            await at.settle()
        assert not at.screen.lacks


async def test_it_does_not_wait_for_ever(story_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late, "PATIENCE", 0.0)
    async with desk(story_db, *QUOTES) as at:
        monkeypatch.setattr(type(at.screen), "lacks", True)
        late.begin(at.app)
        assert at.app.is_settled
