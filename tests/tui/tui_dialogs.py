"""What tests of dialogs share: a host that asks one and keeps what it gave."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from tui_panes import screen_lines

from workbench.model.views import ArticleRow, Source
from workbench.tui.themes import BY_SETTING

TODAY = date(2026, 12, 2)
"""A Wednesday."""

NOTHING_YET = "the dialog is still open"


class Asking(App[None]):
    """Asks a dialog; `given` is what it gave."""

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        for theme in BY_SETTING.values():
            self.register_theme(theme)
        self.theme = BY_SETTING["dark"].name
        self._make = make
        self.given: Any = NOTHING_YET

    def on_mount(self) -> None:
        self.ask()

    def ask(self) -> None:
        self.given = NOTHING_YET
        self.push_screen(self._make(), lambda value: setattr(self, "given", value))


@asynccontextmanager
async def asked(
    make: Callable[[], Screen[Any]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Asking, Pilot[None]]]:
    """A running app with the dialog on screen."""
    app = Asking(make)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def answer(make: Callable[[], Screen[Any]], *keys: str, paste: str = "") -> Any:
    """What the dialog gives after these keys; a paste comes before them."""
    async with asked(make) as (app, pilot):
        if paste:
            await put(app, pilot, paste)
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.given


async def put(app: App[Any], pilot: Pilot[Any], text: str) -> None:
    """Paste into what has the focus."""
    assert app.screen.focused is not None
    app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


def shown(app: App[Any]) -> str:
    """All that is on screen."""
    return "\n".join(screen_lines(app))


def source(number: int, **values: Any) -> Source:
    """A known web page of that number."""
    address = f"https://news.example.com/{number}/story"
    fields: dict[str, Any] = {
        "id": number,
        "kind": "web",
        "url": address,
        "canonical_url": address,
        "title": f"Story {number}",
        "author": "",
        "publisher": "",
        "published_on": "",
        "note": "",
        "sensitive": False,
        "uses": number,
    }
    return Source(**(fields | values))


def article_row(number: int = 1, **values: Any) -> ArticleRow:
    """An article in the library."""
    fields: dict[str, Any] = {
        "id": number,
        "title": f"Article {number}",
        "byline": "",
        "publisher": "",
        "url": "",
        "published_on": "2021-02-20",
        "language": "en",
        "purpose": "draft",
        "scale_name": "magazine",
        "state": "open",
        "revision": 1,
        "claims": 10,
        "open": 4,
        "waiting": 1,
        "settled": 5,
        "cut": 0,
        "holes": 7,
        "waiting_on": "author",
        "imported_at": "2026-11-22T14:02:11.000000Z",
        "changed_at": "2026-11-22T14:02:11.000000Z",
        "changed": {},
    }
    return ArticleRow(**(fields | values))
