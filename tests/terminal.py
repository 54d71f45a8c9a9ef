"""A program in a pseudo-terminal, and the screen that a person would see of it.

A thread reads what the program writes, answers what a terminal answers, and feeds an emulated
screen; whoever waits is woken by it. The screen counts only between frames: inside a synchronized
update a real terminal shows the frame before.
"""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Self

import pyte

WAIT = 20.0
"""Seconds until a wait is given up: far above what anything takes on a busy machine."""

LOOK = 0.02
"""Seconds between two looks whether the test is over."""

REPEATS = 30
"""Times a second that a keyboard repeats a key which is held down."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+right": "\x1b[1;5C",
    "ctrl+left": "\x1b[1;5D",
    "ctrl+home": "\x1b[1;5H",
    "ctrl+end": "\x1b[1;5F",
    "ctrl+c": "\x03",
    "ctrl+g": "\x07",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
}
"""What a terminal sends for keys that have a name; any other key is sent as it is."""

ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronized updates: known, not set
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # sizes told in band: not known
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)

# Sequences that the emulated screen would print: kitty's keys, modify-other-keys, queries, DCS.
_UNHEARD = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*t"
    rb"|\x1b[P_^X][^\x1b\x07]*(?:\x1b\\|\x07)|\x1b\][^\x1b\x07]*(?:\x1b\\|\x07)"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;<>=?$]*|[P_^X\]][^\x1b\x07]*\x1b?)?\Z")
_FRAME = re.compile(rb"(\x1b\[\?2026[hl])")


class Terminal:
    """A program that runs in a terminal of `size` columns and lines."""

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._news = threading.Condition()
        self._unfinished = b""
        self._in_frame = False
        self._ended = False
        self._quiet = 0
        self.output = bytearray()
        self._master, slave = os.openpty()
        self._set_size(*size)
        self._was = termios.tcgetattr(slave)

        def in_child() -> None:
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTSTP):
                signal.signal(number, signal.SIG_DFL)  # whoever runs the tests may ignore them
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if before is not None:
                before()

        self._process = subprocess.Popen(  # noqa: S603 - the words are a test's own
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env or {}),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=in_child,  # the terminal must be the program's own, for signals and sizes
        )
        self._slave = slave  # kept open, so that its state can be looked at when the program ended
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    # what the program writes

    def _read(self) -> None:
        while not self._ended:
            # Never blocked in a read: a terminal that is being read cannot vanish.
            if not select.select([self._master], [], [], LOOK)[0]:
                with self._news:
                    self._quiet += 1
                    self._news.notify_all()
                continue
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:
                break
            for question, answer in ANSWERS:
                for _ in question.findall(data):
                    self._send(answer)
            with self._news:
                self._take(data)
                self._news.notify_all()

    def _take(self, data: bytes) -> None:
        self.output += data
        data = self._unfinished + data
        rest = _UNFINISHED.search(data)
        cut = rest.start() if rest else len(data)
        data, self._unfinished = data[:cut], data[cut:]
        for piece in _FRAME.split(data):
            if _FRAME.fullmatch(piece):
                self._in_frame = piece.endswith(b"h")
            elif piece:
                self._stream.feed(_UNHEARD.sub(b"", piece))

    # what is seen

    @property
    def lines(self) -> list[str]:
        # Not its `display`, which fails on half of a wide letter that was written over.
        cells = self.screen.buffer
        return [
            "".join(cells[row][column].data for column in range(self.screen.columns)).rstrip()
            for row in range(self.screen.lines)
        ]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """What is on screen as words with one space between them, wherever a line ends."""
        return " ".join(self.text.split())

    def wait_for(self, what: "str | Callable[[], object]", timeout: float = WAIT) -> Self:
        """Wait until a text is on screen, or what is asked is so; raises AssertionError if never.

        A question is asked again after whatever the program writes, and 20 times a second: what
        it asks about may be on disk and not on screen.
        """
        asked = (lambda: what in self.text) if isinstance(what, str) else what
        until = monotonic() + timeout
        with self._news:
            while self._in_frame or not asked():
                left = until - monotonic()
                if left <= 0 or (self._gone and not asked()):
                    named = repr(what) if isinstance(what, str) else "what was waited for"
                    raise AssertionError(f"{named} did not come; the screen was\n{self.text}")
                self._news.wait(min(left, 0.05))
        return self

    @property
    def _gone(self) -> bool:
        return self._process.poll() is not None

    @property
    def is_stopped(self) -> bool:
        """Whether a signal stopped the program, which has not gone on since."""
        how = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self._process.pid, how) is not None

    # what a person does

    def _send(self, data: bytes) -> None:
        with suppress(OSError):  # the program may have left meanwhile
            while data:
                data = data[os.write(self._master, data[:4096]) :]

    def type(self, text: str) -> Self:
        """Send text in one write, as a burst of typing arrives."""
        self._send(text.encode())
        return self

    def press(self, *keys: str) -> Self:
        """Send keys by their names, in one write."""
        return self.type("".join(KEYS.get(key, key) for key in keys))

    def hold(self, key: str, times: int) -> Self:
        """Hold a key down, as a keyboard repeats it."""
        with self._news:
            for _ in range(times):
                self._send(KEYS.get(key, key).encode())
                self._news.wait_for(lambda: False, timeout=1 / REPEATS)
        return self

    def paste(self, text: str, bracketed: bool = True) -> Self:
        """Paste: between brackets as terminals do, or as keys where they do not."""
        return self.type(f"\x1b[200~{text}\x1b[201~" if bracketed else text)

    def resize(self, columns: int, lines: int) -> Self:
        with self._news:
            self.screen.resize(lines, columns)
            self._set_size(columns, lines)
        return self

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def signal(self, number: signal.Signals) -> Self:
        self._process.send_signal(number)
        return self

    def vanish(self) -> Self:
        """Close the window: the terminal is gone, and the program is told so."""
        self._end_reading()
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1
        return self

    # how it ended

    def exit_code(self, timeout: float = WAIT) -> int:
        """The program's exit code, once it has left by itself and all that it wrote was read."""
        code = self._process.wait(timeout)
        with self._news:
            before = self._quiet
            self._news.wait_for(
                lambda: self._quiet > before + 1 or not self._reader.is_alive(), timeout=WAIT
            )
        return code

    @property
    def after(self) -> str:
        """What was written after the program gave the terminal back."""
        _, _, after = bytes(self.output).rpartition(b"\x1b[?1049l")
        return codecs.decode(after, "utf-8", "replace")

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was: its screen, cursor, mouse, pastes, and line mode."""
        output = bytes(self.output)
        pairs = {
            b"\x1b[?1049l": b"\x1b[?1049h",
            b"\x1b[?25h": b"\x1b[?25l",
            b"\x1b[?2004l": b"\x1b[?2004h",
            b"\x1b[?1000l": b"\x1b[?1000h",
        }
        back = all(output.rfind(off) >= output.rfind(on) for off, on in pairs.items())
        return back and termios.tcgetattr(self._slave)[:4] == self._was[:4]

    def kill(self) -> Self:
        """kill -9, which no program sees coming."""
        self._process.kill()
        self._process.wait()
        return self

    def close(self) -> None:
        """End the program if it still runs."""
        if not self._gone:
            self.kill()
        self._end_reading()
        for descriptor in (self._slave, self._master):
            if descriptor >= 0:
                os.close(descriptor)

    def _end_reading(self) -> None:
        self._ended = True
        self._reader.join()
