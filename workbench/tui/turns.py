"""Keys and pastes one after the other: each finds the focus where the one before it left it.

Textual hands a key to the widget that has the focus when the key arrives. In a burst (quick typing,
a slow machine, a terminal that sends what was typed meanwhile) that is the widget of before: the
words typed behind `w` would act as verbs on the pane below the field. So a key waits here until
the one before it has been handled, and what it opened is there.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App

LOOK = 0.02
"""Seconds between two looks whether the widget that a key went to is gone, and the word with it."""

GIVE_UP = 0.4
"""Seconds after which the next key goes on in any case: a keyboard must never be dead. The slowest
thing that a key opens, the first field, takes a quarter of that."""


class KeyHandled(Message):
    """Travels behind a key: when it comes to the app, the key has been handled."""


class Turns:
    """The keys that wait for their turn. `deliver` is how Textual handles one."""

    def __init__(
        self, app: "App[None]", deliver: Callable[[events.Event], Awaitable[None]]
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[events.Event] = deque()
        self._is_taken = False
        self._began = 0.0
        self._target: MessagePump | None = None
        self._look: asyncio.TimerHandle | None = None

    async def add(self, event: events.Event) -> None:
        """Take a key or a paste, and deliver it if it is its turn."""
        self._waiting.append(event)
        if not self._is_taken:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting:
            return
        self._is_taken = True
        loop = asyncio.get_running_loop()
        self._began = loop.time()
        event = self._waiting.popleft()
        self._target = self._app.focused or self._app.screen
        await self._deliver(event)
        self._follow(self._target)
        self._look = loop.call_later(LOOK, self._look_after)

    def _follow(self, target: MessagePump) -> None:
        self._target = target
        target.post_message(KeyHandled())

    def handled(self) -> None:
        """A key has been handled; what its action asked of the app comes before the next one."""
        if self._is_taken:
            self._app.call_later(self._settle)

    async def _settle(self) -> None:
        if not self._is_taken:
            return
        screen = self._app.screen
        if self._target is not None and self._target is not screen and self._left(screen):
            self._follow(screen)  # its own beginning comes before what is sent to it now
        elif not getattr(screen, "is_opening", False) or self._is_late():
            await self.go_on()

    def _left(self, screen: MessagePump) -> bool:
        """Whether another screen is in front than the one that the key went to."""
        return getattr(self._target, "screen", None) is not screen

    def _is_late(self) -> bool:
        return asyncio.get_running_loop().time() - self._began > GIVE_UP

    def _look_after(self) -> None:
        if not self._is_taken:
            return
        gone = self._target is None or not self._target.is_attached
        if gone or self._is_late():
            self._app.call_later(self._settle)
        self._look = asyncio.get_running_loop().call_later(LOOK, self._look_after)

    async def go_on(self) -> None:
        """Let the next key have its turn."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        self._is_taken = False
        await self._next()
