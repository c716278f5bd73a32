"""The cast stays itself whichever session the demonstration is set in."""

import csv
import io
from datetime import date

import pytest

from ettle.config import cast, demo_roll

DAYS = [date(2025, 9, 1), cast.DEFAULT_DAY, date(2027, 6, 1), date(2028, 3, 1)]


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@pytest.mark.parametrize("today", DAYS)
def test_ages_follow_from_the_day_so_that_rights_do_too(today):
    ages = {one.called: age(cast.born_on(one, today), today) for one in cast.PUPILS}

    assert (ages["Callum"], ages["Eilidh"]) == (13, 17)
    assert ages["Ailsa"] in {8, 9, 10}


@pytest.mark.parametrize("today", DAYS)
def test_the_example_roll_gives_the_cast_the_birth_dates_that_cast_py_says(today):
    rows = list(csv.DictReader(io.StringIO(demo_roll.roll_file(today).decode("utf-8"))))

    born = {row["id"]: row["birth_date"] for row in rows if row["record"] == "pupil"}

    assert {one.roll_id: born[one.roll_id] for one in cast.PUPILS} == {
        one.roll_id: cast.born_on(one, today).isoformat() for one in cast.PUPILS
    }


def test_everyone_of_the_cast_with_a_roll_id_is_in_the_example_roll_by_name():
    rows = csv.DictReader(io.StringIO(demo_roll.roll_file(cast.DEFAULT_DAY).decode("utf-8")))
    names = {row["id"]: f"{row['given_name']} {row['family_name']}" for row in rows}

    expected = {one.roll_id: one.name for one in cast.CAST.values() if one.roll_id}

    assert {roll_id: names[roll_id] for roll_id in expected} == expected


def test_two_of_the_cast_never_sign_in_with_one_address():
    addresses = [one.email for one in cast.sign_in_list()]

    assert len(addresses) == len(set(addresses))


def test_the_demonstrations_default_day_is_a_school_day_and_its_saturday_is_not():
    assert demo_roll.is_school_day(cast.DEFAULT_DAY)
    assert demo_roll.nearest_school_day(date(2026, 11, 21)) == date(2026, 11, 20)


def test_a_day_in_the_summer_is_moved_to_the_nearest_school_day():
    assert demo_roll.nearest_school_day(date(2026, 8, 10)) == date(2026, 8, 18)
    assert demo_roll.nearest_school_day(date(2031, 1, 1)) == date(2028, 6, 28)
