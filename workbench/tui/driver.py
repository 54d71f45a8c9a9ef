"""The terminal, read through the event loop, so that it comes back at once when the app leaves.

Textual's own driver reads in a thread that it joins through two waits of 100 ms. Private parts of
it are used here; `driver_class` falls back to the stock driver where they are not as expected.
"""

import asyncio
import codecs
import os
import sys
from contextlib import suppress
from typing import Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from workbench.tui.output import Output
from workbench.tui.typing import Typing

READ_AT_ONCE = 64 * 1024
"""Bytes read at once: a large paste in few steps."""


class LoopDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with its input read by the loop."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._typing = Typing()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._timer: asyncio.TimerHandle | None = None
        self._reading = False
        self._frame: list[str] | None = None
        self._kept: list[str] | None = None
        self._output: Output | None = None

    def _get_terminal_size(self) -> tuple[int, int]:
        """As Textual asks for it, by `shutil`, but without loading what that compresses with."""
        if not {"COLUMNS", "LINES"} & os.environ.keys() and sys.__stdout__ is not None:
            with suppress(ValueError, OSError):  # no terminal: Textual knows what to do then
                width, height = os.get_terminal_size(sys.__stdout__.fileno())
                if width and height:
                    return width, height
        return super()._get_terminal_size()

    def start_application_mode(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # then Textual's thread sends
                self._output = Output(self._file.fileno(), asyncio.get_running_loop())
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own
        self._loop.add_reader(self.fileno, self._read)
        self._reading = True

    def stop_application_mode(self) -> None:
        self._kept = None  # of a screen that is left now, and painted anew when one is back at it
        super().stop_application_mode()

    def _sigcont_application(self, *_: object) -> None:
        """Go on. Where nobody asked to stop (SIGSTOP) the terminal is still as we had it, and the
        shell may have changed it: it is given back first, or it would be taken twice.
        """
        if self._reading and self._auto_restart:
            self._must_signal_resume = True
            self.suspend_application_mode()
        super()._sigcont_application()
        if self._reading and self._auto_restart:
            self._app.call_later(self._app.refresh, layout=True)

    def disable_input(self) -> None:
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self.fileno)
        if self._timer is not None:
            self._timer.cancel()
        super().disable_input()

    def close(self) -> None:
        if self._output is not None:
            self._output.close()
            self._output = None
        super().close()

    def _run_input_thread(self) -> None:
        """Nothing: the loop reads. The thread that would run this ends as it starts."""

    def _read(self) -> None:
        try:
            data = os.read(self.fileno, READ_AT_ONCE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:
            self._hung_up()
            return
        self._deliver(self._typing.feed(self._decoder.decode(data)))

    def _deliver(self, found: list[Message]) -> None:
        if self._timer is not None:
            self._timer.cancel()
        wait = self._typing.wait
        self._timer = None if wait is None else self._loop.call_later(wait, self._rest)
        for event in found:
            self.process_message(event)

    def _rest(self) -> None:
        self._timer = None
        self._deliver(self._typing.rest())

    def _hung_up(self) -> None:
        """The terminal is gone: leave as a person would, with everything saved."""
        self._reading = False
        self._loop.remove_reader(self.fileno)
        self._app.call_later(self._app.action_request_quit)  # type: ignore[attr-defined]

    def write(self, data: str) -> None:
        """Send what is written between the marks of a frame as one."""
        if data == SYNC_START:
            self._frame = []
        if self._frame is not None:
            self._frame.append(data)
            if data != SYNC_END:
                return
            data, self._frame = "".join(self._frame), None
        if self._kept is not None:
            self._kept.append(data)
        else:
            self._send(data)

    def keep_back(self) -> None:
        """Keep what is written from now on, for it is not so yet: until `send_kept`."""
        self._kept = []

    @property
    def kept(self) -> int:
        """How much is kept back."""
        return len(self._kept or ())

    def send_kept(self, but: int = 0) -> None:
        """Send what was kept back without the first `but` of it; the rest goes out as ever."""
        kept, self._kept = self._kept, None
        for data in (kept or ())[but:]:
            self._send(data)

    def _send(self, data: str) -> None:
        if self._output is not None:
            self._output.send(data)
        # The thread that writes ends with its terminal; then its queue would fill, and block us.
        elif self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def send_message(self, message: Message) -> None:
        # On the loop's own thread, so the way round by another thread is not needed.
        self._app.post_message(message)


def driver_class() -> type[Driver] | None:
    """The driver to use, None for Textual's own where it is not as this one expects."""
    parts = ("_run_input_thread", "disable_input", "start_application_mode", "process_message")
    if not all(callable(getattr(LinuxDriver, name, None)) for name in parts):
        return None
    return LoopDriver if "_run_input_thread" in _names_in_start() else None


def _names_in_start() -> tuple[str, ...]:
    return LinuxDriver.start_application_mode.__code__.co_names
