"""Reads the days that files state, where only one reading is possible."""

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])")
_PDF = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def iso_day(value: str) -> str:
    """The day of `2021-02-20` or `2021-02-20T10:00:00Z` as it stands there; else an empty text."""
    return _day(_ISO.match(value.strip()))


def pdf_day(value: str) -> str:
    """The day of a PDF date such as `D:20210220103000Z` (ISO 32000-1, 7.9.4); else empty."""
    return _day(_PDF.match(value.strip()))


def _day(found: re.Match[str] | None) -> str:
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""  # no such day: then it is not a date
