"""A checker at the desk in a pilot: steps that read like a person's, awaited in their order.

`await desk.claims.highlight(7).press("5")` goes to #7 and rates it; afterwards everything that was
asked for is on disk and on screen, and `desk.disk.rating_of(7)` says what is there.
"""

from collections.abc import Awaitable, Callable, Generator
from typing import Any, Self, cast

from on_disk import Disk
from textual import events
from textual.geometry import Region
from textual.pilot import Pilot

from workbench.tui.app import WorkbenchApp
from workbench.tui.desk.screen import DeskScreen
from workbench.tui.panes.lineview import LineView

Step = Callable[[], Awaitable[object]]


class PilotDesk:
    """Steps are kept until the desk is awaited."""

    def __init__(self, pilot: Pilot[None], disk: Disk) -> None:
        self.pilot = pilot
        self.disk = disk
        self.keys = 0
        self._steps: list[Step] = []
        self.claims = InClaims(self)
        self.article = InArticle(self)

    def __await__(self) -> Generator[Any, None, Self]:
        return self._take_steps().__await__()

    async def _take_steps(self) -> Self:
        steps, self._steps = self._steps, []
        for step in steps:
            await step()
        await self.settled()
        return self

    async def settled(self) -> None:
        """Until all is written, and what came of it is painted."""
        while True:
            while self._is_under_way:
                await self.pilot.pause(0.002)  # the writer is a thread: it needs the processor
            await self.pilot.pause()
            if not self._is_under_way:  # what was painted may have been asked about
                return

    @property
    def _is_under_way(self) -> bool:
        workspace, desk, seen = self.app.workspace, self.app.screen_stack[0], self.app.screen
        return bool(
            workspace.pending
            or workspace.proving.pending
            or getattr(desk, "is_opening", False)
            or getattr(seen, "is_opening", False)
            or getattr(seen, "is_reading", False)
            or (isinstance(desk, DeskScreen) and desk.showing.grounds.is_under_way)
        )

    def then(self, step: Step) -> Self:
        self._steps.append(step)
        return self

    # what is seen

    @property
    def app(self) -> WorkbenchApp:
        return cast("WorkbenchApp", self.pilot.app)

    @property
    def screen(self) -> DeskScreen:
        return cast("DeskScreen", self.app.screen)

    @property
    def lines(self) -> list[str]:
        """What is on screen, a text a row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def target(self) -> str:
        """The footer's first row: what a digit would act on."""
        return self.lines[-2].strip()

    @property
    def said(self) -> str:
        """The footer's second row: the useful keys, and what was said last."""
        return self.lines[-1].strip()

    @property
    def pane(self) -> str:
        """The id of what has the focus."""
        focused = self.app.focused
        return (focused.id or type(focused).__name__) if focused is not None else ""

    @property
    def current(self) -> int | None:
        """The number of the current claim."""
        current = self.screen.state.current
        return None if current is None else self.screen.state.claims[current].number

    # what is done

    def focus(self, pane: str) -> Self:
        """Tab until a pane has the focus; the keys are not counted."""
        return self.then(lambda: self.focus_now(pane))

    async def focus_now(self, pane: str) -> None:
        for _ in range(3):
            if self.pane == pane and self._has_room(pane):
                return
            await self.pilot.press("tab")
            await self.settled()
            while not self._has_room(self.pane):
                await self.pilot.pause(0.002)  # it is laid out with the next frame
        assert self.pane == pane

    def _has_room(self, pane: str) -> bool:
        """Whether a pane is on screen, and its lines are as wide as it is."""
        view = self.screen.query_one(f"#{pane}", LineView)
        region, _clip = self.screen._compositor.visible_widgets.get(view, (Region(), Region()))
        return bool(region) and region.size == view.size and view.virtual_size.width == region.width

    def press(self, *keys: str) -> Self:
        """Press keys, each counted, and wait for what each causes."""
        for key in keys:
            self.keys += 1
            self.then(lambda key=key: self._press(key))
        return self

    async def _press(self, key: str) -> None:
        self.app._last_key = ("", 0.0)  # a person is slower than a pilot: no key is held here
        await self.pilot.press(key)
        await self.settled()

    def type(self, words: str) -> Self:
        """Type words into a field, without counting them as keys."""

        async def step() -> None:
            await self.pilot.press(*("space" if letter == " " else letter for letter in words))

        return self.then(step)

    def paste(self, text: str) -> Self:
        async def step() -> None:
            self.app.post_message(events.Paste(text))
            await self.settled()

        return self.then(step)


class InClaims:
    """The list of claims."""

    def __init__(self, desk: PilotDesk) -> None:
        self._desk = desk

    def highlight(self, number: int) -> PilotDesk:
        """The list with the cursor on a claim, gone to by keys that are not counted."""
        desk = self._desk

        async def step() -> None:
            await desk.focus_now("claims")
            await desk.pilot.press("home")
            for _ in desk.screen.claims.order:
                await desk.settled()
                if desk.current == number:
                    return
                await desk.pilot.press("down")
            raise AssertionError(f"#{number} is not in the list")

        return desk.then(step)


class InArticle:
    """The article's text."""

    def __init__(self, desk: PilotDesk) -> None:
        self._desk = desk

    def at(self, words: str) -> PilotDesk:
        """The article with the caret on the first letter of some words of it, found by name."""
        desk = self._desk

        async def step() -> None:
            await desk.focus_now("article")
            await desk.pilot.press("ctrl+home", "f")
            await desk.settled()
            desk.app.post_message(events.Paste(words))
            await desk.pilot.press("enter")
            await desk.settled()
            text = desk.screen.state.article.text
            while not text.startswith(words, desk.screen.article.caret):
                await desk.pilot.press("n")  # a hit in other letters
            await desk.pilot.press("escape")  # the search, not the place
            await desk.settled()

        return desk.then(step)

    def select(self, words: str) -> PilotDesk:
        """The article with some words of it selected, from the first to the last letter."""
        desk = self._desk

        async def step() -> None:
            start = desk.screen.article.caret
            desk.screen.article.select(start, start + len(words))
            await desk.settled()

        return self.at(words).then(step)
