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
from workbench.tui.panes.layout import one_line
from workbench.tui.panes.lineview import LineView

if TYPE_CHECKING:
    from textual.app import App

WAYS_OUT = frozenset({"escape", "ctrl+q"})
"""Keys that mean the same wherever they arrive, and with every keymap: none of them rates."""

LOOK = 0.02
"""Seconds between two looks whether a key is handled where no message can say so."""

GIVE_UP = 10.0
"""Seconds after which a key counts as handled where no message came back from it; and after which,
where what it opens has not come and no write is on its way, a key that leads out goes before all
others. No other key goes on until then: words meant for a field would rate a claim."""

MOST_TOLD = 200
"""Characters that are shown of what was typed and not taken."""


ROUNDS = 3
"""Times that a message goes from the focus to the app behind a key that left something on its way:
what a key does to a field or a dialog goes by up to two messages of theirs, a line's Enter for
one."""


class KeyHandled(Message):
    """Travels behind a key: when it comes to the app, the key has been handled."""


class Turns:
    """The keys that wait for their turn. `deliver` is how Textual handles one; `seen` is told of
    one that no widget takes, before what it is bound to is done.
    """

    def __init__(
        self,
        app: "App[None]",
        deliver: Callable[[events.Event], Awaitable[None]],
        seen: Callable[[events.Key], None],
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._seen = seen
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
        self._begin()
        if self._is_opening():  # not by a key: a click, for example
            self._rounds = 0
        else:
            await self._take()

    async def _take(self) -> None:
        event = self._waiting.popleft()
        target = self._target = self._focus
        screen = self._app.screen
        if isinstance(screen, PaneScreen):
            screen.before_input()
            if isinstance(event, events.Key) and isinstance(target, LineView):
                await self._carry_out(event, screen)  # no pane takes a key for itself
                return
        await self._deliver(event)
        self._send_behind(target)

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        self._is_taken = True
        self._rounds = ROUNDS
        self._began = loop.time()
        if self._look is not None:
            self._look.cancel()
        self._look = loop.call_later(LOOK, self._look_after)

    def _look_for_screen(self) -> None:
        """Go on when the screen has begun: until then a pane has the focus and shows nothing, and a
        digit would act on what nobody saw.
        """
        if self._look is None:
            self._look = asyncio.get_running_loop().call_later(LOOK, self._look_again)

    def _look_again(self) -> None:
        self._look = None
        self._app.call_later(self._next)

    async def _carry_out(self, key: events.Key, screen: PaneScreen) -> None:
        """Do at once what a key is bound to, without its way through the pane and the screen.

        A message a station, each behind a turn of the loop, would take as long as a paint.
        """
        try:
            with screen.in_key():
                if not await self._app._check_bindings(key.key, priority=True):
                    key._set_forwarded()  # it has been where it could be taken
                    self._seen(key)  # as its message does here, without looking for all handlers
                    if not key._no_default_action:
                        await self._app._on_key(key)
        except Exception as error:  # noqa: BLE001 - told by the app; the next key has its turn
            self._app._handle_exception(error)
        is_still = self._is_still()
        if not self._waiting:
            screen.end_key()
        if not is_still or self._waiting:
            screen.check_idle()  # what the key changed is painted with the next frame
        if not is_still:
            self._send_behind(self._focus)
            return
        seen = self._app.screen
        if not self._waiting and isinstance(seen, PaneScreen):
            seen.paint_now()
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
        elif not self._is_opening():
            self._end()
            await self._next()
        elif self._is_left() or (self._is_stuck() and any(map(_leads_out, self._waiting))):
            if not self._is_left():
                self.drop()
            self._begin()
            await self._take()

    def _is_stuck(self) -> bool:
        """Whether what opens is late for no reason that ends: a write does, and is waited for."""
        return self._is_late() and not getattr(self._app.screen, "awaits_writes", False)

    def _is_left(self) -> bool:
        """Whether the next key leads out of what is only being read, and need not wait for it."""
        screen = self._app.screen
        is_reading = getattr(screen, "is_reading", False)
        is_writing = getattr(screen, "awaits_writes", False)
        return bool(
            is_reading and not is_writing and self._waiting and _leads_out(self._waiting[0])
        )

    def drop(self) -> None:
        """Forget the keys that wait, but for those that lead out, and tell what was typed: what it
        was meant for does not come, and what is there now would take it for something else.
        """
        dropped = [event for event in self._waiting if not _leads_out(event)]
        if not dropped:
            return
        self._waiting = deque(event for event in self._waiting if _leads_out(event))
        words = one_line("".join(map(_typed, dropped)), MOST_TOLD)
        said = f"“{words}” was not taken" if words.strip() else "Keys were not taken"
        self._app.notify(
            f"{said}: what it was typed for did not open.", severity="warning", markup=False
        )

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


def _leads_out(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key in WAYS_OUT


def _typed(event: events.Event) -> str:
    if isinstance(event, events.Paste):
        return event.text
    return (event.character or "") if isinstance(event, events.Key) and event.is_printable else ""
