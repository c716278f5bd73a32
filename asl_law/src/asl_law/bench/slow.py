"""The same periods counted one day at a time: slow, plain, and an oracle for the tests."""

from datetime import date, timedelta

from asl_law.calendar import is_working_day
from asl_law.periods import Counting, Period, Unit
from asl_law.time_limits import TimeLimit

_ONE_DAY = timedelta(days=1)
_TAKES_IN = {"starting on", "beginning with", "beginning on"}


def last_day_by_days(period: Period, on: date) -> date:
    """Find the last day of a period by walking through the calendar."""
    takes_in = period.counting.value in _TAKES_IN
    if period.unit is Unit.WORKING_DAYS:
        return _walk_working_days(period.number, on, takes_in=takes_in)
    if period.unit in (Unit.DAYS, Unit.WEEKS):
        number = period.number * (7 if period.unit is Unit.WEEKS else 1)
        return _walk_days(number, on, takes_in=takes_in)
    months = period.number * (12 if period.unit is Unit.YEARS else 1)
    backwards = period.counting is Counting.NO_LATER_THAN_BEFORE
    return _walk_months(months, on, takes_in=takes_in, backwards=backwards)


def rolled(rule: TimeLimit, on: date) -> date:
    """Find the last day of a rule, walking past days that are no working days where it says so."""
    if not isinstance(rule.period, Period):
        return rule.last_day(on)
    day = last_day_by_days(rule.period, on)
    while rule.rolls_forward_by is not None and not is_working_day(day):
        day += _ONE_DAY
    return day


def _walk_days(number: int, on: date, *, takes_in: bool) -> date:
    day, counted = on, 1 if takes_in else 0
    while counted < number:
        day += _ONE_DAY
        counted += 1
    return day


def _walk_working_days(number: int, on: date, *, takes_in: bool) -> date:
    day, counted = on, 1 if takes_in and is_working_day(on) else 0
    while counted < number:
        day += _ONE_DAY
        counted += is_working_day(day)
    return day


def _walk_months(months: int, on: date, *, takes_in: bool, backwards: bool) -> date:
    """Walk to the day that has the same number, or to the end of a month that is too short."""
    step = -_ONE_DAY if backwards else _ONE_DAY
    wanted = on.year * 12 + on.month + (-months if backwards else months)
    day = on
    while day.year * 12 + day.month != wanted:
        day += step
    while day.day != on.day and (day + _ONE_DAY).day != 1:  # towards the end of that month
        day += _ONE_DAY
    while day.day > on.day:  # and back, when walking backwards began at its end
        day -= _ONE_DAY
    return day - _ONE_DAY if takes_in and day.day == on.day else day
