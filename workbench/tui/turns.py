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
"""Seconds between two looks whether a key is handled where no message can say so."""

GIVE_UP = 2.0
"""Seconds after which the next key goes on in any case: a keyboard must never be dead. The slowest
that a key opens, a field behind the very first write, takes half of that on a slow machine."""


ROUNDS = 3
"""Times that a message goes from the focus to the app behind a key: what a key does to a field or a
dialog goes by up to two messages of theirs, a line's Enter for one."""


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
        self._rounds = 0
        self._began = 0.0
        self._target: MessagePump = app
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
        self._rounds = ROUNDS
        event = self._waiting.popleft()
        target = self._app.focused or self._app.screen
        loop = asyncio.get_running_loop()
        self._began = loop.time()
        self._look = loop.call_later(LOOK, self._look_after)
        await self._deliver(event)
        self._send_behind(target)

    def _send_behind(self, target: MessagePump) -> None:
        self._target = target
        target.post_message(KeyHandled())

    def handled(self) -> None:
        """A round is over; what was asked of the app meanwhile comes before the next."""
        if self._is_taken:
            self._app.call_later(self._settle)

    async def _settle(self) -> None:
        if not self._is_taken:
            return
        self._rounds -= 1
        if self._rounds > 0:
            self._send_behind(self._app.focused or self._app.screen)
        elif self._is_late() or not getattr(self._app.screen, "is_opening", False):
            await self._go_on()

    def _is_late(self) -> bool:
        return asyncio.get_running_loop().time() - self._began > GIVE_UP

    def _look_after(self) -> None:
        """The widget may be gone, and the message with it; or what opened is there by now."""
        if not self._is_taken:
            return
        if self._rounds <= 0 or not self._target.is_attached or self._is_late():
            self._app.call_later(self._settle)
        self._look = asyncio.get_running_loop().call_later(LOOK, self._look_after)

    async def _go_on(self) -> None:
        if self._look is not None:
            self._look.cancel()
        self._is_taken = False
        await self._next()
