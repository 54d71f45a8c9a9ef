"""How far a long command is: a bar that moves on a terminal, a line now and then elsewhere."""

import sys
from collections.abc import Callable
from shutil import get_terminal_size
from time import monotonic
from types import TracebackType
from typing import Self

from workbench.cli import output
from workbench.text.display import shown

BAR = 20
"""Cells of the bar itself."""

BETWEEN_FRAMES = 0.1
"""Seconds: the bar is drawn anew no sooner, whatever comes in."""

BETWEEN_LINES = 10.0
"""Seconds between two lines where standard error is no terminal: a log is not to be flooded."""

FEWEST = 100
"""Parts of the whole of which one has to be done before its pace is told: what comes before the
first is no measure for the rest."""

SURE = 5.0
"""Seconds after which the pace is told in any case."""


class ProgressBar:
    """Tells on standard error how much of `total` is done, how fast, and how long it takes still.

    `said` is what the command does, as `Capturing`; `clock` counts seconds. `total` may grow.
    """

    def __init__(self, said: str, total: int, clock: Callable[[], float] = monotonic) -> None:
        self._said = said
        self.total = total
        self._clock = clock
        self._begun = clock()
        self._drawn_at: float | None = None
        self._is_drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.clear()

    def show(self, done: int, beside: str = "") -> None:
        """Shows that so much is done, and a few words `beside`; most calls draw nothing."""
        now = self._clock()
        live = _is_terminal()
        between = BETWEEN_FRAMES if live else BETWEEN_LINES
        if self._drawn_at is not None and now - self._drawn_at < between:
            return
        self._drawn_at = now
        said = self.line(done, beside)
        if not live:
            output.say(said)
        elif sys.stderr is not None:
            cells = max(20, get_terminal_size().columns - 1)
            sys.stderr.write("\r\x1b[K" + shown(said)[:cells])
            sys.stderr.flush()
            self._is_drawn = True

    def tell(self, done: int, total: int) -> None:
        """Shows that so much of so much is done."""
        self.total = total
        self.show(done)

    def clear(self) -> None:
        """Takes the bar off the line, for what is printed next."""
        if self._is_drawn and sys.stderr is not None:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._is_drawn = False

    def line(self, done: int, beside: str = "") -> str:
        """The bar in words: `Capturing 12 of 500 [#...], 4.1 a second, 2 min left`."""
        full = BAR * done // self.total if self.total else BAR
        words = f"{self._said} {done} of {self.total} [{'#' * full}{'.' * (BAR - full)}]"
        seconds = self._clock() - self._begun
        if seconds > 0 and done and (done * FEWEST >= self.total or seconds >= SURE):
            rate = done / seconds
            words += f" {rate:.1f} a second, {_duration((self.total - done) / rate)} left"
        return f"{words}  {beside}".rstrip()


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5_400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3_600:.1f} h"


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
