"""The time, as the workspace is given it: nothing else in the program looks at a clock."""

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def today(clock: Clock) -> date:
    """The day that it is here, not in UTC."""
    return clock.now().astimezone().date()
