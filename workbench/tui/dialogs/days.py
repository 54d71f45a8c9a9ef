"""Reads a day as people type one: 2026-12-01, 1 Dec, tomorrow, friday, +3d."""

import re
from datetime import date, timedelta

from workbench.model.errors import UsageError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?,?(?:\s+(\d{4}))?\Z")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?\Z")
_AHEAD = re.compile(r"\+\s?(\d{1,3})\s?(d|day|days|w|week|weeks)?\Z")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_FORMS = "Write 2026-12-01, 1 Dec 2026, tomorrow, friday or +3d."


def parse_day(text: str, today: date | None, *, ahead: bool = True) -> str:
    """The day that `text` names, as `YYYY-MM-DD`; an empty text gives an empty text.

    A day without a year, and a weekday, is the next one from `today`, or the last one where not
    `ahead`. Raises UsageError for what is no day, and for words that need `today` without it.
    """
    words = " ".join(text.lower().split())
    if not words:
        return ""
    if found := _ISO.match(words):
        return _checked(int(found[1]), int(found[2]), int(found[3]), text).isoformat()
    if found := _DAY_FIRST.match(words):
        return _in_year(found[2], int(found[1]), found[3], today, ahead, text)
    if found := _MONTH_FIRST.match(words):
        return _in_year(found[1], int(found[2]), found[3], today, ahead, text)
    return _relative(words, today, ahead, text).isoformat()


def _in_year(
    name: str, day: int, year: str | None, today: date | None, ahead: bool, text: str
) -> str:
    month = _index(_MONTHS, name)
    if month is None:
        raise _no_day(text)
    if year:
        return _checked(int(year), month + 1, day, text).isoformat()
    now = _needed(today, text)
    near = range(now.year, now.year + 9) if ahead else range(now.year, now.year - 9, -1)
    for candidate in near:
        try:
            found = date(candidate, month + 1, day)
        except ValueError:
            continue
        if found >= now if ahead else found <= now:
            return found.isoformat()
    raise _no_day(text)


def _relative(words: str, today: date | None, ahead: bool, text: str) -> date:
    if words in _NEAR:
        return _needed(today, text) + timedelta(days=_NEAR[words])
    if found := _AHEAD.match(words):
        weeks = (found[2] or "d").startswith("w")
        return _needed(today, text) + timedelta(days=int(found[1]) * (7 if weeks else 1))
    weekday = _index(_WEEKDAYS, words)
    if weekday is None:
        raise _no_day(text)
    now = _needed(today, text)
    if ahead:
        return now + timedelta(days=(weekday - now.weekday() - 1) % 7 + 1)
    return now - timedelta(days=(now.weekday() - weekday - 1) % 7 + 1)


def _index(names: list[str], word: str) -> int | None:
    """Which name starts with `word`, of which three letters are enough."""
    found = [at for at, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _checked(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_day(text) from None


def _needed(today: date | None, text: str) -> date:
    if today is None:
        raise UsageError(f"“{text.strip()}” needs a year.", "Write 2026-12-01 or 1 Dec 2026.")
    return today


def _no_day(text: str) -> UsageError:
    return UsageError(f"“{text.strip()[:40]}” is no day.", _FORMS)
