"""Which days count: Scottish bank holidays, the working day of two instruments, a school year.

Bank holidays stand in data/bank_holidays.csv with their source: from 2012 they were checked
against the published list, before 2012 they come from a library and are not (LAW-Q25). Beyond the
last year in the file the answer is a refusal, because a proclamation may still change it.
Holidays of a council are not bank holidays and play no part in any statutory period.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Self

from asl_law.citations import Citation, csp_regulations, ssi
from asl_law.errors import CalendarNotKnown, WrongFacts

KNOWN_FROM = date(2005, 1, 1)
KNOWN_TO = date(2028, 12, 31)
CHECKED_FROM = date(2012, 1, 1)
WORKING_DAY = ssi("2005/501", "regulation 2")
WORKING_DAY_TRIBUNAL = ssi("2017/366", "rule 1")
CLOSURE = csp_regulations("regulation 7(1)(a)")

_FIRST = KNOWN_FROM.toordinal()
_LAST = KNOWN_TO.toordinal()
_ONE_DAY = timedelta(days=1)
_LONGEST_CALENDAR = 3653  # ten years of days; a longer one is a slip of the pen


class BankHoliday(NamedTuple):
    """A bank holiday in Scotland, and whether a person compared it with the published list."""

    day: date
    title: str
    source: str
    is_checked: bool


@cache
def _all_bank_holidays() -> dict[date, BankHoliday]:
    # Here, because most callers never ask, and these two cost more to import than the rest.
    import csv
    from pathlib import Path

    with (Path(__file__).parent / "data" / "bank_holidays.csv").open(encoding="utf-8") as table:
        rows = [
            BankHoliday(
                date.fromisoformat(row["day"]), row["title"], row["source"], row["checked"] == "yes"
            )
            for row in csv.DictReader(table)
        ]
    return {row.day: row for row in rows}


def bank_holidays(year: int) -> tuple[BankHoliday, ...]:
    """List the bank holidays of a year, in order of day.

    >>> [str(h.day) for h in bank_holidays(2026) if h.day.month == 6]
    ['2026-06-15']
    """
    if not KNOWN_FROM.year <= year <= KNOWN_TO.year:
        raise CalendarNotKnown(_not_known(str(year)))
    return tuple(h for h in _all_bank_holidays().values() if h.day.year == year)


def is_working_day(day: date) -> bool:
    """Tell a working day of SSI 2005/501 and SSI 2017/366.

    Not Saturday, Sunday, 27 to 31 December, any day in July, or a bank holiday in Scotland.
    """
    if not KNOWN_FROM <= day <= KNOWN_TO:
        raise CalendarNotKnown(_not_known(day.isoformat()))
    return _works(day)


def next_working_day(day: date) -> date:
    """Give the day itself if it is a working day, otherwise the next one.

    Only rule 1(2)(b) of SSI 2017/366 moves a last day like this; no other instrument does.
    """
    working, index = _working_table()
    at = _index_of(day)
    if index[at] == len(working):
        raise CalendarNotKnown(_not_known(day.isoformat()))
    return date.fromordinal(working[index[at]])


def nth_working_day(number: int, on: date, *, counting_it: bool) -> date:
    """Count working days after a day, or taking it in when it is itself a working day."""
    working, index = _working_table()
    at = _index_of(on)
    first = index[at]
    if not counting_it and first < len(working) and working[first] == on.toordinal():
        first += 1
    if first + number - 1 >= len(working):
        raise CalendarNotKnown(_not_known(f"{number} working days from {on.isoformat()}"))
    return date.fromordinal(working[first + number - 1])


@cache
def _working_table() -> tuple[list[int], list[int]]:
    """List working days, and for each known day where the next one stands in that list."""
    working: list[int] = []
    index: list[int] = []
    for ordinal in range(_FIRST, _LAST + 1):
        index.append(len(working))
        if _works(date.fromordinal(ordinal)):
            working.append(ordinal)
    return working, index


def _works(day: date) -> bool:
    if day.weekday() >= 5 or day.month == 7 or (day.month == 12 and day.day >= 27):
        return False
    return day not in _all_bank_holidays()


def _index_of(day: date) -> int:
    ordinal = day.toordinal()
    if not _FIRST <= ordinal <= _LAST:
        raise CalendarNotKnown(_not_known(day.isoformat()))
    return ordinal - _FIRST


def _not_known(what: str) -> str:
    return (
        f"{what}: bank holidays in Scotland are known here from {KNOWN_FROM.isoformat()} "
        f"to {KNOWN_TO.isoformat()}, and beyond that nothing is guessed"
    )


class Closure(NamedTuple):
    """A run of days on which a school is closed, from its first day to the day it reopens."""

    closed_from: date
    reopens_on: date

    @property
    def is_four_weeks(self) -> bool:
        """Tell whether it is long enough for regulation 7(1)(a): four continuous weeks."""
        return (self.reopens_on - self.closed_from).days >= 28

    @property
    def window(self) -> tuple[date, date]:
        """Give the first and last day on which advice must have been sought from the school.

        >>> [str(d) for d in Closure(date(2026, 6, 27), date(2026, 8, 18)).window]
        ['2026-06-20', '2026-08-18']
        """
        return self.closed_from - timedelta(days=7), self.reopens_on


class _Days(NamedTuple):
    terms: tuple[tuple[date, date], ...]
    in_service_days: frozenset[date] = frozenset()
    holidays: frozenset[date] = frozenset()


class SchoolYear(_Days):
    """An authority's terms, given as first and last day, with the days in them that are not school.

    ``in_service_days`` are days when staff work and pupils stay at home; ``holidays`` are days
    inside a term on which the school is closed. An in-service day counts as open when a closure
    is measured, which is the reading that gives an authority the least room (LAW-Q26).
    """

    __slots__ = ()

    def __new__(
        cls,
        terms: tuple[tuple[date, date], ...],
        in_service_days: frozenset[date] = frozenset(),
        holidays: frozenset[date] = frozenset(),
    ) -> Self:
        """Make a school year, if its terms can be."""
        year = super().__new__(cls, terms, in_service_days, holidays)
        year._check()
        return year

    def _check(self) -> None:
        if not self.terms:
            raise WrongFacts("a school year needs at least one term")
        for first, last in self.terms:
            if last < first:
                raise WrongFacts(f"a term ends ({last}) before it begins ({first})")
        for (_, last), (first, _) in pairwise(self.terms):
            if first <= last:
                raise WrongFacts(f"terms overlap or are out of order: {last} and {first}")
        days = (self.known_from, self.known_to, *self.in_service_days)
        if (max(days) - min(days)).days > _LONGEST_CALENDAR:
            raise WrongFacts(
                f"a school calendar covers at most ten years, not {min(days)} to {max(days)}"
            )

    @property
    def known_from(self) -> date:
        """Give the first day this calendar speaks of."""
        return self.terms[0][0]

    @property
    def known_to(self) -> date:
        """Give the last day this calendar speaks of."""
        return self.terms[-1][1]

    def is_pupil_day(self, day: date) -> bool:
        """Tell whether pupils are at school; refuse a day outside the calendar."""
        if not self.known_from <= day <= self.known_to:
            raise CalendarNotKnown(
                f"{day}: this school calendar runs from {self.known_from} to {self.known_to}"
            )
        return self._is_open(day) and day not in self.in_service_days

    def _is_open(self, day: date) -> bool:
        if day in self.in_service_days:
            return True
        in_term = any(first <= day <= last for first, last in self.terms)
        return in_term and day.weekday() < 5 and day not in self.holidays

    def closures(self) -> Iterator[Closure]:
        """List every run of closed days between open ones, weekends included in the run."""
        last_open: date | None = None
        first = min((self.known_from, *self.in_service_days))
        for ordinal in range(first.toordinal(), self.known_to.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if self._is_open(day):
                if last_open is not None and day - last_open > _ONE_DAY:
                    yield Closure(last_open + _ONE_DAY, day)
                last_open = day

    def long_closures(self) -> tuple[Closure, ...]:
        """List the closures of four continuous weeks or more (regulation 7(1)(a))."""
        return tuple(closure for closure in self.closures() if closure.is_four_weeks)


def working_day_sources() -> tuple[Citation, Citation]:
    """Cite the two instruments that define this working day."""
    return WORKING_DAY, WORKING_DAY_TRIBUNAL
