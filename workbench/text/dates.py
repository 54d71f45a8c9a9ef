"""Whole dates as people and programs write them, read to `YYYY-MM-DD` where they are certain."""

import re
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    | {"sept": 9}
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})-(?P<m>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}.*)?",
        r"(?P<year>\d{4})/(?P<m>\d{2})/(?P<day>\d{2})",
        rf"(?:[A-Z][a-z]+,? )?{_DAY}\.? {_MONTH},? (?P<year>\d{{4}})",
        rf"(?:[A-Z][a-z]+,? )?{_MONTH} {_DAY},? (?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})[./](?P<m>\d{1,2})[./](?P<year>\d{4})",
    )
)


def read_date(words: str) -> str:
    """`YYYY-MM-DD` where the words are one whole date that exists; else an empty text.

    A date in figures whose day could be the month is not certain, and not read.
    """
    words = " ".join(words.split()).strip(" \"'")
    for form in _FORMS:
        if found := form.fullmatch(words):
            return _day(found)
    return ""


def _day(found: re.Match[str]) -> str:
    parts = found.groupdict()
    month = _NUMBERS.get((parts.get("month") or "").lower()) or int(parts.get("m") or 0)
    day = int(parts["day"])
    if found.re is _FORMS[-1] and day <= 12 and "." not in found.group():
        return ""
    try:
        return date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return ""
