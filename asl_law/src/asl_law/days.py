"""Days in words, and days out of words. British, and the same under every locale."""

import re
from datetime import date
from functools import lru_cache

from asl_law.errors import WrongFacts

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@lru_cache(maxsize=4096)
def in_words(day: date) -> str:
    """Write a day as a person says it.

    >>> in_words(date(2026, 12, 27))
    'Sunday 27 December 2026'
    """
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_name(month: int) -> str:
    """Name a month by its number.

    >>> month_name(4)
    'April'
    """
    return _MONTHS[month - 1]


def read_day(text: str, name: str = "the day") -> date:
    """Read YYYY-MM-DD and nothing else; a time of day is refused, because the law counts days.

    >>> read_day("2026-11-02")
    datetime.date(2026, 11, 2)
    """
    if not isinstance(text, str) or not _ISO_DAY.fullmatch(text):
        raise WrongFacts(f"{name}: {text!r} is not a day; write it as YYYY-MM-DD, without a time")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongFacts(f"{name}: {text} is not a day of the calendar") from None
