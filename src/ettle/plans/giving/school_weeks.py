"""The weeks of a school's year as delivery counts them: Monday to Friday, pupils' days only.

Days go in, weeks come out. What each day is comes from the authority's calendar
(``people.school_year``); a week that no calendar speaks of says so and is counted for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)
DAY_WORDS = {
    "in_service": "it is an in-service day: pupils are not in school",
    "closed": "the school is closed",
    "not_known": "the calendar does not say whether this school is open",
    "weekend": "it is a Saturday or a Sunday",
    "unknown": "no school calendar is loaded for it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolWeek:
    """One week: the days on which pupils are in school, and whether a calendar speaks of it.

    ``term`` numbers the stretch of weeks between two holidays, for what is due once a term.
    """

    monday: date
    days: tuple[date, ...]
    is_known: bool
    term: int = 0
    ends_its_month: bool = False
    ends_its_term: bool = False

    @property
    def friday(self) -> date:
        """The last day of the school week."""
        return self.monday + timedelta(days=4)

    @property
    def why_none(self) -> str:
        """Say why nothing is expected of this week; empty where pupils are in."""
        if self.days:
            return ""
        return "No school" if self.is_known else "No calendar loaded"


def monday_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def school_weeks(kinds: Mapping[date, str], *, first: date, last: date) -> tuple[SchoolWeek, ...]:
    """List the weeks from one day's to another's; days outside the two are left out of them."""
    weeks: list[SchoolWeek] = []
    monday, term, was_open = monday_of(first), 0, False
    while monday <= last:
        days = _pupil_days(kinds, monday)
        if days and not was_open:
            term += 1
        was_open = bool(days)
        weeks.append(
            SchoolWeek(
                monday=monday,
                days=tuple(day for day in days if first <= day <= last),
                is_known=any(monday + timedelta(days=each) in kinds for each in range(5)),
                term=term,
                ends_its_month=_ends_month(kinds, monday),
                ends_its_term=bool(days) and not _pupil_days(kinds, monday + WEEK),
            )
        )
        monday += WEEK
    return tuple(weeks)


def kind_of_day(kinds: Mapping[date, str], day: date) -> str:
    """Say what a day is: *pupils*, or a key of ``DAY_WORDS``."""
    if day.weekday() > 4:
        return "weekend"
    return kinds.get(day, "unknown")


def _pupil_days(kinds: Mapping[date, str], monday: date) -> list[date]:
    week = [monday + timedelta(days=each) for each in range(5)]
    return [day for day in week if kinds.get(day) == "pupils"]


def _ends_month(kinds: Mapping[date, str], monday: date) -> bool:
    days = _pupil_days(kinds, monday)
    after = monday + WEEK
    while not (following := _pupil_days(kinds, after)) and (after - monday).days < 60:
        after += WEEK
    # Where no further school week is known, the month may still have one.
    return bool(days and following) and following[-1].month != days[-1].month
