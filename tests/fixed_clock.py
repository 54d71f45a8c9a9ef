"""A clock that stands still, so that what is shown is always the same."""

from datetime import UTC, datetime


class FixedClock:
    """Always the same moment, a Monday afternoon."""

    def now(self) -> datetime:
        return datetime(2023, 3, 20, 14, 2, 11, tzinfo=UTC)
