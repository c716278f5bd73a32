"""Small pictures of months, as tables: what each day is, said by a letter and its word."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ettle.web.ui.dates import MONTHS

WEEK = (("M", "Monday"), ("T", "Tuesday"), ("W", "Wednesday"), ("T", "Thursday"), ("F", "Friday"),
        ("S", "Saturday"), ("S", "Sunday"))  # fmt: skip
# What a day can be: the letter under its number, and the word that the letter stands for.
MARKS: dict[str, tuple[str, str]] = {
    "pupils": ("", ""),
    "weekend": ("", ""),
    "closed": ("H", "Holiday"),
    "in_service": ("I", "In-service day"),
    "closure": ("C", "Closed"),
    "not_known": ("?", "Not known whether this school is open"),
    "no_calendar": ("–", "No calendar"),
}


@dataclass(frozen=True, slots=True)
class DayShape:
    """One day of a month: its number, what it is, its letter and the letter's word."""

    number: int
    kind: str
    letter: str
    word: str


@dataclass(frozen=True, slots=True)
class MonthShape:
    """One month: its name and its weeks, a gap where a week begins or ends in another month."""

    name: str
    weeks: tuple[tuple[DayShape | None, ...], ...]
    week: tuple[tuple[str, str], ...] = WEEK


def months_of(first: date, last: date, kind_of: Callable[[date], str]) -> list[MonthShape]:
    """Draw each month from one day's to another's."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        months.append(
            MonthShape(
                f"{MONTHS[month - 1]} {year}",
                tuple(
                    tuple(_day(day, kind_of) if day.month == month else None for day in week)
                    for week in weeks
                ),
            )
        )
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def key_of(months: list[MonthShape]) -> list[tuple[str, str]]:
    """Say what each letter means that these months have."""
    used = {day.kind for month in months for week in month.weeks for day in week if day}
    return [mark for kind, mark in MARKS.items() if mark[0] and kind in used]


def _day(day: date, kind_of: Callable[[date], str]) -> DayShape:
    kind = kind_of(day)
    return DayShape(day.day, kind, *MARKS[kind])
