"""Days and moments in British words. No locale, Django's or the machine's, plays a part."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SCOTLAND = ZoneInfo("Europe/London")


def day(on: date) -> str:
    """Write a day in full.

    >>> day(date(2026, 12, 27))
    'Sunday 27 December 2026'
    """
    return f"{WEEKDAYS[on.weekday()]} {plain_day(on)}"


def plain_day(on: date) -> str:
    """Write a day without its weekday, for a day long ago such as a birthday.

    >>> plain_day(date(2017, 5, 3))
    '3 May 2017'
    """
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def short_day(on: date, *, beside: date | None = None) -> str:
    """Write a day in a table or on a picture; the year only where it differs from ``beside``.

    >>> short_day(date(2026, 12, 27)), short_day(date(2027, 1, 4), beside=date(2026, 12, 27))
    ('27 Dec', '4 Jan 2027')
    """
    short = f"{on.day} {MONTHS[on.month - 1][:3]}"
    return f"{short} {on.year}" if beside is not None and beside.year != on.year else short


def clock_time(at: datetime) -> str:
    """Write the time of day in Scotland.

    >>> from datetime import UTC
    >>> clock_time(datetime(2026, 11, 23, 8, 40, tzinfo=UTC))
    '8.40 am'
    """
    local = _in_scotland(at)
    hour = local.hour % 12 or 12
    half = "am" if local.hour < 12 else "pm"
    return f"{hour}.{local.minute:02d} {half}" if local.minute else f"{hour} {half}"


def moment(at: datetime) -> str:
    """Write a moment as its day and time in Scotland: 'Monday 23 November 2026 at 8.40 am'."""
    return f"{day(_in_scotland(at).date())} at {clock_time(at)}"


def how_far(on: date, today: date) -> str:
    """Say how far a day is from today.

    >>> how_far(date(2026, 12, 27), date(2026, 11, 21))
    'in 5 weeks and 1 day'
    >>> how_far(date(2026, 11, 18), date(2026, 11, 21))
    '3 days ago'
    """
    days = (on - today).days
    if days in NEAR:
        return NEAR[days]
    return f"in {length(today, on)}" if days > 0 else f"{length(on, today)} ago"


def length(first: date, last: date) -> str:
    """Say how long it is from one day to a later one, in years, weeks and days."""
    years = _whole_years(first, last)
    rest = (last - _years_on(first, years)).days
    weeks, days = divmod(rest, 7)
    if years:
        days = 0
    counted = ((years, "year"), (weeks, "week"), (days, "day"))
    parts = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counted if n]
    return " and ".join(parts) or "0 days"


NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _in_scotland(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A moment needs its time zone before it can be written.")
    return at.astimezone(SCOTLAND)


def _whole_years(first: date, last: date) -> int:
    years = last.year - first.year
    return years if _years_on(first, years) <= last else years - 1


def _years_on(start: date, years: int) -> date:
    try:
        return start.replace(year=start.year + years)
    except ValueError:  # 29 February has no anniversary in most years
        return start.replace(year=start.year + years, day=28)
