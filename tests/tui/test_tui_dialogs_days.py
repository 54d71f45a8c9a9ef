"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.tui.dialogs.days import parse_day

WEDNESDAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", ""),
        ("2026-12-01", "2026-12-01"),
        ("2026-1-5", "2026-01-05"),
        ("1 Dec 2021", "2021-12-01"),
        ("1. december 2021", "2021-12-01"),
        ("Dec 1, 2021", "2021-12-01"),
        ("sept 3 2021", "2021-09-03"),
        ("1 dec", "2027-12-01"),
        ("2 dec", "2026-12-02"),
        ("29 feb", "2028-02-29"),
        ("tomorrow", "2026-12-03"),
        ("Friday", "2026-12-04"),
        ("wed", "2026-12-09"),
        ("+3d", "2026-12-05"),
        ("+ 2 weeks", "2026-12-16"),
        ("+10", "2026-12-12"),
    ],
)
def test_days_to_come(typed: str, day: str) -> None:
    assert parse_day(typed, WEDNESDAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 dec", "2026-12-01"),
        ("3 dec", "2025-12-03"),
        ("fri", "2026-11-27"),
        ("wed", "2026-11-25"),
    ],
)
def test_days_gone_by(typed: str, day: str) -> None:
    assert parse_day(typed, WEDNESDAY, ahead=False) == day


@pytest.mark.parametrize(
    "typed",
    ["soon", "31 feb 2021", "2021-02-30", "1 ju", "12", "+", "31 feb", "ma 3", "+999 years"],
)
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        parse_day(typed, WEDNESDAY)


def test_without_today_a_year_is_needed() -> None:
    assert parse_day("1 Dec 2021", None) == "2021-12-01"
    with pytest.raises(UsageError, match="needs a year"):
        parse_day("friday", None)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_written_in_full(day: date) -> None:
    assert parse_day(day.isoformat(), None) == day.isoformat()
    assert parse_day(f"{day.day} {day:%B} {day.year}", None) == day.isoformat()


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_day_or_refused(text: str, ahead: bool) -> None:
    try:
        found = parse_day(text, WEDNESDAY, ahead=ahead)
    except UsageError:
        return
    assert not found or date.fromisoformat(found)
