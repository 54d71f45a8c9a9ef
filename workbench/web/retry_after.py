"""Retry-After (RFC 9110, 10.2.3): how long a server wants to be left alone."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_PAUSING = (429, 502, 503, 504)
LONGEST = 86_400.0
"""Seconds that are believed: a server that says a year is asked again tomorrow."""


def retry_after(status: int, value: str, now: datetime) -> float:
    """Seconds to wait before the server is asked anything more; 0 where it asks for none."""
    if status not in _PAUSING or not value.strip():
        return 0.0
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):  # so many ways has the library
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(0.0, (until - now).total_seconds()), LONGEST)
