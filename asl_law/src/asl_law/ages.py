"""Age on a day, and whether the law calls someone a child or a young person.

A child of 12 to 15 is still a child. A young person is over school age and still a pupil: school
age ends with a person's own school leaving date, not simply on the sixteenth birthday.
"""

from datetime import date
from enum import StrEnum

from asl_law.citations import act
from asl_law.errors import WrongFacts

CHILD_AND_YOUNG_PERSON = act("section 135(1)", "1980 c. 44")
LEAVING_DATES = act("section 33", "1980 c. 44")
BORN_ON_29_FEBRUARY = act("section 6", "1991 c. 50")


class Standing(StrEnum):
    """Who someone is to the Act, which decides standing, notices and consent."""

    CHILD_UNDER_12 = "child under 12"
    CHILD_12_OR_OVER = "child of 12 or over"
    YOUNG_PERSON = "young person"
    NO_LONGER_A_PUPIL = "no longer a pupil"

    @property
    def is_child(self) -> bool:
        """Tell a child from a young person."""
        return self in (Standing.CHILD_UNDER_12, Standing.CHILD_12_OR_OVER)


def birthday(birth: date, age: int) -> date:
    """Give the day on which someone reaches an age; 29 February moves to 1 March.

    >>> birthday(date(2012, 2, 29), 13)
    datetime.date(2025, 3, 1)
    """
    year = birth.year + age
    if birth.month == 2 and birth.day == 29 and not _is_leap(year):
        return date(year, 3, 1)
    return birth.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def age_on(birth: date, on: date) -> int:
    """Count whole years of age at the beginning of a day."""
    if on < birth:
        raise WrongFacts(f"{on} is before the birth, {birth}")
    years = on.year - birth.year
    return years if birthday(birth, years) <= on else years - 1


def leaving_date(birth: date, christmas_holiday_begins: date | None = None) -> date:
    """Give the first day on which someone may lawfully leave school.

    Sixteen between 1 March and 30 September: 31 May of that year. Otherwise the first day of the
    Christmas holiday before or after the birthday, or 21 December where that day is not given.

    >>> leaving_date(date(2011, 1, 20))
    datetime.date(2026, 12, 21)
    """
    sixteen = birthday(birth, 16)
    if 3 <= sixteen.month <= 9:
        return date(sixteen.year, 5, 31)
    year = sixteen.year if sixteen.month >= 10 else sixteen.year - 1
    if christmas_holiday_begins is None:
        return date(year, 12, 21)
    if christmas_holiday_begins.year != year or christmas_holiday_begins.month != 12:
        raise WrongFacts(f"the Christmas holiday that counts begins in December {year}")
    return christmas_holiday_begins


def young_person_from(birth: date, christmas_holiday_begins: date | None = None) -> date:
    """Give the day from which a pupil is a young person: sixteen, and past the leaving date.

    Both are asked for, the later counting, because reading only one would take a right from a
    child or a parent too early (LAW-Q30).
    """
    return max(birthday(birth, 16), leaving_date(birth, christmas_holiday_begins))


def standing(
    birth: date,
    on: date,
    *,
    is_pupil: bool = True,
    christmas_holiday_begins: date | None = None,
) -> Standing:
    """Say who someone is to the Act on a day.

    >>> standing(date(2013, 5, 4), date(2026, 11, 23)).value
    'child of 12 or over'
    """
    age = age_on(birth, on)
    if age < 12:
        return Standing.CHILD_UNDER_12
    if age < 15 or on < young_person_from(birth, christmas_holiday_begins):
        return Standing.CHILD_12_OR_OVER
    return Standing.YOUNG_PERSON if is_pupil else Standing.NO_LONGER_A_PUPIL
