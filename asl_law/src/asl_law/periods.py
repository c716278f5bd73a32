"""Periods of time as the law counts them.

A period carries the statute's own counting words, because the words decide the day: eight weeks
*starting on* a Monday end on a Sunday, eight weeks *from* a Monday end on a Monday. There is no
default: a first day is left out unless the words take it in. A month is a calendar month
(LAW-Q3).

    >>> Period(8, Unit.WEEKS, Counting.STARTING_ON).last_day(date(2026, 11, 2))
    datetime.date(2026, 12, 27)
    >>> Period(16, Unit.WEEKS, Counting.FROM).last_day(date(2026, 11, 2))
    datetime.date(2027, 2, 22)
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from asl_law.calendar import nth_working_day
from asl_law.days import month_name
from asl_law.errors import LawError, WrongFacts


class Unit(StrEnum):
    """What is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working days"


class Counting(StrEnum):
    """The words of the law that say where counting begins."""

    STARTING_ON = "starting on"
    BEGINNING_WITH = "beginning with"
    BEGINNING_ON = "beginning on"
    FROM = "from"
    OF = "of"
    FOLLOWING = "following"
    FIRST_WORKING_DAY_AFTER = "beginning with the first working day after"
    NO_LATER_THAN_BEFORE = "no later than, before"
    FIXED_DAY = "a fixed day"


_TAKES_IN_THE_FIRST_DAY = (Counting.STARTING_ON, Counting.BEGINNING_WITH, Counting.BEGINNING_ON)
_IN_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}
_IN_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}
_ONE_DAY = timedelta(days=1)


class Period:
    """A number of days, weeks, months or working days, and how they are counted."""

    __slots__ = ("_months", "_step", "_takes_in_first", "counting", "number", "unit")

    def __init__(self, number: int, unit: Unit, counting: Counting) -> None:
        # What does not depend on the day is worked out once: a period is counted a million times.
        self.number: Final = number
        self.unit: Final = unit
        self.counting: Final = counting
        backwards = counting is Counting.NO_LATER_THAN_BEFORE
        signed = -number if backwards else number
        self._takes_in_first: Final = counting in _TAKES_IN_THE_FIRST_DAY
        days = signed * _IN_DAYS.get(unit, 0)
        self._step: Final = timedelta(days=days - self._takes_in_first) if days else None
        self._months: Final = signed * _IN_MONTHS.get(unit, 0)

    def __repr__(self) -> str:
        return f"<{self.in_words}>"

    def last_day(self, on: date) -> date:
        """Find the last day on which the thing may be done."""
        try:
            if self._step is not None:
                return on + self._step
            if self._months:
                return self._last_day_in_months(on)
            return nth_working_day(self.number, on, counting_it=self._takes_in_first)
        except (OverflowError, ValueError) as refusal:
            if isinstance(refusal, LawError):
                raise
            raise LawError(f"{self.in_words} {on.isoformat()} leaves the calendar") from None

    def _last_day_in_months(self, on: date) -> date:
        there, clipped = _corresponding(on, self._months)
        # A month without the corresponding date ends the period on its own last day.
        return there - _ONE_DAY if self._takes_in_first and not clipped else there

    @property
    def counts_backwards(self) -> bool:
        """Tell whether the last day comes before the day it is counted from."""
        return self.counting is Counting.NO_LATER_THAN_BEFORE

    @property
    def length(self) -> str:
        """Say how long, without the counting: "8 weeks"."""
        return f"{self.number} {self.unit.value[:-1] if self.number == 1 else self.unit.value}"

    @property
    def in_words(self) -> str:
        """Say how long and how counted: "8 weeks starting on"."""
        if self.counting is Counting.NO_LATER_THAN_BEFORE:
            return f"no later than {self.length} before"
        return f"{self.length} {self.counting.value}"


class FixedDay(NamedTuple):
    """A day that the law itself names, for requests received by another day it names.

    ``year`` is empty in the rule, and filled in when the school session is known.
    """

    month: int
    day: int
    received_by: tuple[int, int]
    year: int | None = None

    @property
    def counts_backwards(self) -> bool:
        """Tell that the day is named, and not counted towards or backwards."""
        return False

    def last_day(self, on: date) -> date:
        """Give the day, if what it is for was received in time for it."""
        if self.year is None:
            raise WrongFacts("say for which school session the request was made.")
        if on > date(self.year, *self.received_by):
            raise WrongFacts(
                f"{on.isoformat()} is after 15 March {self.year}, so this rule is not the one: "
                "any other request has its own period (C17)."
            )
        return date(self.year, self.month, self.day)

    @property
    def length(self) -> str:
        """Say which day."""
        year = f" {self.year}" if self.year else ""
        return f"by {self.day} {month_name(self.month)}{year}"

    @property
    def counting(self) -> Counting:
        """Name the counting: none, the day is fixed."""
        return Counting.FIXED_DAY

    @property
    def in_words(self) -> str:
        """Say which day of which year."""
        return f"{self.length} of the year in which the session starts"


def _corresponding(on: date, months: int) -> tuple[date, bool]:
    """Find the same day of another month, or its last day where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if on.day <= 28:
        return date(year, month + 1, on.day), False
    length = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - _ONE_DAY).day
    return date(year, month + 1, min(on.day, length)), on.day > length
