"""Days that an article names from where it stands: `Tuesday`, `last year`, `two days ago`, `3 May`.

Read against the day that the article is from, as news means them: a weekday alone is the last one
there was, unless something is still to come. English only; other languages say nothing here.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from workbench.text.dates import MONTHS
from workbench.text.rules.amounts import ONES, TENS

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)"
    r"(?:day|s|sday|nesday|r|rs|rsday|urday)?\.?,?"
)
_MONTH = (
    rf"(?P<month>{'|'.join(name[:3] for name in MONTHS)})"
    rf"(?:t|{'|'.join(name[3:] for name in MONTHS if name[3:])})?\.?"
)
_WHICH = r"(?P<which>last|this|next|past|earlier this|later this)"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:{_WHICH} )?{_WEEKDAY}{_PART}",
        r"(?P<day>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)|last night)"
        + _PART,
        rf"{_WHICH} (?P<span>week|weekend|month|year|decade|century)",
        rf"{_WHICH} (?P<season>spring|summer|autumn|fall|winter)",
        rf"(?:{_WHICH} )?{_MONTH}",
        rf"(?:(?P<of_week>[a-z]+\.?,? ))?(?P<number>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}",
        rf"(?:(?P<of_week>[a-z]+\.?,? ))?{_MONTH} (?P<number>\d{{1,2}})(?:st|nd|rd|th)?",
        r"(?P<count>[a-z]+|\d{1,3}) (?P<unit>day|week|month|year|decade)s? ago",
    )
)
_TO_COME = re.compile(
    r"\b(?:will|shall|plans?|planned|due|expected|scheduled|set|until|by|before|from)\b[^.;“”]*\Z"
)
_NEAR = 40
"""Characters before the words in which a sign is sought that they are of a day to come."""

_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def resolve(words: str, published_on: str, before: str = "", language: str = "en") -> str:
    """What a relative date means in an article of that day (`YYYY-MM-DD`), in words; an empty text
    where it says all itself, or cannot be read. `before` is what stands before it.
    """
    try:
        today = date.fromisoformat(published_on)
    except ValueError:
        return ""
    if not re.match(r"en\b", language):
        return ""
    plain = " ".join(words.lower().split())
    coming = bool(_TO_COME.search(before[-_NEAR:]))
    for form, read in zip(_FORMS, _READERS, strict=True):
        if found := form.fullmatch(plain):
            try:
                return read(found, today, coming)
            except (OverflowError, ValueError):
                return ""  # a day before the year 1, a 31 June
    return ""


def _weekday(found: re.Match[str], today: date, coming: bool) -> str:
    wanted = _WEEKDAYS.index(found["weekday"])
    monday = today - today.weekday() * DAY
    here = monday + wanted * DAY
    last = here if here <= today else here - WEEK
    match found["which"]:
        case "next":
            return _told(here + WEEK) if here <= today else f"{_told(here)} or {_told(here + WEEK)}"
        case "last" | "past":
            # In the week that is still going on some say so of this week's, some of last week's.
            is_clear = here >= today
            return _told(here - WEEK) if is_clear else f"{_told(here - WEEK)} or {_told(here)}"
        case None if coming:
            return _told(last + WEEK if last < today else last)
        case None:
            return _told(last)
        case _:
            return _told(here)


def _near_day(found: re.Match[str], today: date, _coming: bool) -> str:
    said = found["day"]
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(said, 0)
    return _told(today + step * DAY)


def _span(found: re.Match[str], today: date, _coming: bool) -> str:
    which, span = found["which"], found["span"]
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if which == "past":
        return _past(span, today)
    monday = today - today.weekday() * DAY + step * WEEK
    if span == "week":
        first = today if which == "later this" else monday
        return _between(first, today if which == "earlier this" else monday + 6 * DAY)
    if span == "weekend":
        return _between(monday + 5 * DAY, monday + 6 * DAY)
    if span == "month":
        return _month_told(*_months_on(today, step))
    years = {"year": 1, "decade": 10, "century": 100}[span]
    first_year = today.year // years * years + step * years
    return str(first_year) if years == 1 else f"{first_year} to {first_year + years - 1}"


def _past(span: str, today: date) -> str:
    """The time that ends now: the past year is no year of the calendar."""
    years = {"year": 1, "decade": 10, "century": 100}.get(span)
    if years:
        begins = _month_told(today.year - years, today.month)
        return f"{begins} to {_month_told(today.year, today.month)}"
    days = {"week": 7, "weekend": 7, "month": 31}[span]
    return _between(today - days * DAY, today)


def _season(found: re.Match[str], today: date, _coming: bool) -> str:
    which, season = found["which"], found["season"]
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if season == "winter":
        is_on = today.month in (12, 1, 2)
        year = today.year if today.month == 12 else today.year - 1  # it is named by its December
        year += step if is_on else max(0, step)
        return f"winter {year}–{(year + 1) % 100:02}"
    first = _FIRST_MONTHS[season]
    if step < 0:
        return f"{season} {today.year - (today.month < first + 3)}"
    return f"{season} {today.year + (step > 0 and today.month >= first)}"


def _month(found: re.Match[str], today: date, coming: bool) -> str:
    month = _month_number(found)
    match found["which"]:
        case "last" | "past":
            year = today.year - (month >= today.month)
        case "next":
            year = today.year + (month <= today.month)
        case None:
            year = today.year + (month < today.month if coming else -(month > today.month))
        case _:
            year = today.year
    return _month_told(year, month)


def _dated(found: re.Match[str], today: date, coming: bool) -> str:
    """A day of a month without its year: the last one there was, or the next."""
    month, number = _month_number(found), int(found["number"])
    if found["of_week"] and found["of_week"][:3] not in _WEEKDAYS:
        return ""
    told = date(today.year, month, number)
    if coming and told < today:
        told = date(today.year + 1, month, number)
    elif not coming and told > today:
        told = date(today.year - 1, month, number)
    return _told(told)


def _ago(found: re.Match[str], today: date, _coming: bool) -> str:
    said = found["count"]
    count = int(said) if said.isdecimal() else {"a": 1, "an": 1, **ONES, **TENS}.get(said, 0)
    if not count:
        return ""
    match found["unit"]:
        case "day":
            return _told(today - count * DAY)
        case "week":
            return f"about {_told(today - count * WEEK)}"
        case "month":
            return f"about {_month_told(*_months_on(today, -count))}"
        case unit:
            return f"about {today.year - count * (10 if unit == 'decade' else 1)}"


_READERS = (_weekday, _near_day, _span, _season, _month, _dated, _dated, _ago)
"""As the forms stand."""


def _month_number(found: re.Match[str]) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(found["month"]))


def _months_on(today: date, step: int) -> tuple[int, int]:
    at = today.year * 12 + today.month - 1 + step
    return at // 12, at % 12 + 1


def _told(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()].title()} {_short(day)} {day.year}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3].title()}"


def _month_told(year: int, month: int) -> str:
    monthrange(year, month)  # a year that there is
    return f"{MONTHS[month - 1][:3].title()} {year}"


def _between(first: date, last: date) -> str:
    if first >= last:
        return _told(last)
    return f"{_short(first)} to {_short(last)} {last.year}"
