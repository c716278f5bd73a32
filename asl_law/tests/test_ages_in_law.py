"""Ages, and who is a child or a young person."""

from datetime import date

import pytest

from asl_law.ages import Standing, age_on, birthday, leaving_date, standing, young_person_from
from asl_law.errors import WrongFacts

LEAP = date(2012, 2, 29)


def test_someone_born_on_29_february_is_a_year_older_on_1_march():
    assert age_on(LEAP, LEAP) == 0
    assert age_on(LEAP, date(2024, 2, 28)) == 11
    assert age_on(LEAP, date(2024, 2, 29)) == 12
    assert age_on(LEAP, date(2025, 2, 28)) == 12
    assert age_on(LEAP, date(2025, 3, 1)) == 13
    assert birthday(date(2011, 1, 31), 12) == date(2023, 1, 31)


def test_a_century_is_a_leap_year_only_every_fourth_time():
    assert birthday(date(1996, 2, 29), 4) == date(2000, 2, 29)
    assert birthday(date(2096, 2, 29), 4) == date(2100, 3, 1)
    assert birthday(date(2096, 2, 29), 8) == date(2104, 2, 29)


def test_nobody_has_an_age_before_birth():
    with pytest.raises(WrongFacts):
        age_on(LEAP, date(2012, 2, 28))


@pytest.mark.parametrize(
    ("birth", "leaves"),
    [
        (date(2010, 2, 28), date(2025, 12, 21)),
        (date(2010, 3, 1), date(2026, 5, 31)),
        (date(2010, 9, 30), date(2026, 5, 31)),
        (date(2010, 10, 1), date(2026, 12, 21)),
        (date(2010, 12, 31), date(2026, 12, 21)),
    ],
)
def test_the_leaving_date_follows_the_sixteenth_birthday(birth, leaves):
    assert leaving_date(birth) == leaves


def test_a_pupil_leaves_at_the_christmas_holiday_of_the_school():
    assert leaving_date(date(2011, 1, 20), date(2026, 12, 19)) == date(2026, 12, 19)
    with pytest.raises(WrongFacts):
        leaving_date(date(2011, 1, 20), date(2025, 12, 20))


@pytest.mark.parametrize(
    ("on", "who"),
    [
        (date(2022, 10, 9), Standing.CHILD_UNDER_12),
        (date(2022, 10, 10), Standing.CHILD_12_OR_OVER),
        (date(2026, 10, 10), Standing.CHILD_12_OR_OVER),
        (date(2026, 12, 20), Standing.CHILD_12_OR_OVER),
        (date(2026, 12, 21), Standing.YOUNG_PERSON),
    ],
)
def test_a_child_of_sixteen_is_a_child_until_school_age_ends(on, who):
    assert standing(date(2010, 10, 10), on) is who


def test_someone_who_left_school_is_no_young_person():
    assert standing(date(2008, 1, 1), date(2026, 11, 23), is_pupil=False) is (
        Standing.NO_LONGER_A_PUPIL
    )
    assert young_person_from(date(2010, 9, 1)) == date(2026, 9, 1)
    assert Standing.CHILD_UNDER_12.is_child
    assert not Standing.YOUNG_PERSON.is_child
