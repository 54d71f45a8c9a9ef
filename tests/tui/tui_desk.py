"""What tests of the desk share: a desk on the story in a terminal of some size, and its words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from textual.pilot import Pilot
from tui_panes import screen_lines

from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.tui.app import WorkbenchApp, make_app
from workbench.tui.desk.screen import DeskScreen
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

SETTINGS = Settings(who="MK")


class Desk:
    """A desk that is looked at and typed at."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> DeskScreen:
        return cast(DeskScreen, self.app.screen)

    async def press(self, *keys: str) -> None:
        """Strike keys one after the other, as a person does: no key is held."""
        for key in keys:
            self.app._last_key = ("", 0.0)
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until what was asked is on disk and on screen."""
        for _ in range(3):
            await self.pilot.pause()
            self.app.workspace.warm_up().result()
        while getattr(self.app.screen, "is_reading", False):
            await self.pilot.pause()
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        from textual.events import Paste

        self.app.post_message(Paste(text))
        await self.settle()

    def at(self, words: str) -> None:
        """Put the caret of the article on words of it."""
        self.screen.arranging.focus("article")
        self.screen.going.to_place(self.screen.state.article.text.index(words))

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    @property
    def target(self) -> str:
        """The footer's row that names what digits rate."""
        return self.lines[-2]

    @property
    def said(self) -> str:
        """The footer's row of keys and of what was said last."""
        return self.lines[-1]


@asynccontextmanager
async def desk(
    path: Path,
    *quotes: str,
    settings: Settings = SETTINGS,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[Desk]:
    """The desk on the story, with these words marked."""
    with open_workspace(path, settings) as workspace:
        article = workspace.read.article(1)
        for quote in quotes:
            place = find_place(article.text, quote)
            workspace.claims.mark(NewClaim(1, article.revision_id, (place,))).result()
        app = make_app(workspace, settings, 1)
        async with app.run_test(size=size, notifications=True) as pilot:
            on_desk = Desk(app, pilot)
            await on_desk.settle()
            yield on_desk


def file_of(path: Path, text: str) -> Path:
    """A file with one article of this text."""
    with open_workspace(path, SETTINGS) as workspace:
        imported = Imported(text, "a.txt", "plain")
        workspace.articles.add(imported, ImportOptions(published_on="2026-11-20")).result()
    return path
