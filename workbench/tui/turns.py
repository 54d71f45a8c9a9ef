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

from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.lineview import LineView

if TYPE_CHECKING:
    from textual.app import App

LOOK = 0.02
"""Seconds between two looks whether a key is handled where no message can say so."""

GIVE_UP = 10.0
"""Seconds after which the next key goes on in any case: a keyboard must never be dead. The slowest
that a key opens, a field behind the very first write, takes one on a slow machine; at 2, where four
programs waited for each processor, words meant for that field rated a claim."""


ROUNDS = 3
"""Times that a message goes from the focus to the app behind a key that left something on its way:
what a key does to a field or a dialog goes by up to two messages of theirs, a line's Enter for
one."""


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
        await self._next()

    async def _next(self) -> None:
        if self._is_taken or not self._waiting:
            return
        if not self._app.screen.is_mounted:
            self._look_for_screen()
            return
        self._is_taken = True
        self._rounds = ROUNDS
        event = self._waiting.popleft()
        target = self._target = self._focus
        loop = asyncio.get_running_loop()
        self._began = loop.time()
        if self._look is not None:
            self._look.cancel()
        self._look = loop.call_later(LOOK, self._look_after)
        if isinstance(self._app.screen, PaneScreen):
            self._app.screen.before_input()
        if isinstance(event, events.Key) and self._is_verb_only(target):
            await self._carry_out(event)
        else:
            await self._deliver(event)
            self._send_behind(target)

    def _look_for_screen(self) -> None:
        """Go on when the screen has begun: until then a pane has the focus and shows nothing, and a
        digit would act on what nobody saw.
        """
        if self._look is None:
            self._look = asyncio.get_running_loop().call_later(LOOK, self._look_again)

    def _look_again(self) -> None:
        self._look = None
        self._app.call_later(self._next)

    def _is_verb_only(self, target: MessagePump) -> bool:
        """Whether every key is a verb there: a pane of a screen of panes takes none for itself."""
        return isinstance(target, LineView) and isinstance(self._app.screen, PaneScreen)

    async def _carry_out(self, key: events.Key) -> None:
        """Do at once what a key is bound to, without its way through the pane and the screen.

        A message a station, each behind a turn of the loop, would take as long as a paint.
        """
        try:
            if not await self._app._check_bindings(key.key, priority=True):
                key._set_forwarded()  # it has been where it could be taken
                await self._deliver(key)
        except Exception as error:  # noqa: BLE001 - told by the app; the next key has its turn
            self._app._handle_exception(error)
        if not self._is_still():
            self._send_behind(self._focus)
            return
        if not self._waiting:
            screen = self._app.screen
            if isinstance(screen, PaneScreen):
                screen.paint_now()
        self._end()
        await self._next()

    def _send_behind(self, target: MessagePump) -> None:
        self._target = target
        target.post_message(KeyHandled())

    def _is_still(self) -> bool:
        """Whether nothing is on its way any more that the key asked for."""
        app, focus = self._app, self._focus
        queues = sum(pump.message_queue_size for pump in (focus, app.screen, app))
        return focus is self._target and not queues and not self._is_opening()

    @property
    def _focus(self) -> MessagePump:
        return self._app.focused or self._app.screen

    def handled(self) -> None:
        """A round is over; what was asked of the app meanwhile comes before the next."""
        if self._is_taken:
            self._app.call_later(self._settle)

    async def _settle(self) -> None:
        if not self._is_taken:
            return
        self._rounds -= 1
        if self._rounds > 0:
            self._send_behind(self._focus)
        elif self._is_late() or not self._is_opening():
            self._end()
            await self._next()

    def _is_opening(self) -> bool:
        return bool(getattr(self._app.screen, "is_opening", False))

    def _is_late(self) -> bool:
        return asyncio.get_running_loop().time() - self._began > GIVE_UP

    def _look_after(self) -> None:
        """The widget may be gone, and the message with it; or what opened is there by now."""
        if not self._is_taken:
            return
        if self._rounds <= 0 or not self._target.is_attached or self._is_late():
            self._app.call_later(self._settle)
        self._look = asyncio.get_running_loop().call_later(LOOK, self._look_after)

    def _end(self) -> None:
        if self._look is not None:
            self._look.cancel()
            self._look = None
        self._is_taken = False
