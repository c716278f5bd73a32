"""How often a support is to be given: read from its words, and counted in school weeks."""

from datetime import date, timedelta

import pytest

from ettle.plans.giving.frequency import Frequency, frequency_of, planned_by_week
from ettle.plans.giving.school_weeks import kind_of_day, school_weeks

MONDAY = date(2026, 11, 2)


def weeks_from(first: date, pattern: str, shut: str = "closed"):
    """Give weeks where each letter is one: *o* open all week, *x* no school, *s* two days."""
    kinds = {}
    for at, letter in enumerate(pattern):
        for each in range(5):
            day = first + timedelta(days=7 * at + each)
            is_open = letter == "o" or (letter == "s" and each < 2)
            kinds[day] = "pupils" if is_open else shut
    return school_weeks(kinds, first=first, last=first + timedelta(days=7 * len(pattern) - 1))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Once a week", "once a week"),
        ("Twice a week, in the rainbow room", "twice a week"),
        ("3 times per week", "3 times a week"),
        ("Weekly", "once a week"),
        ("Every two weeks", "once every two weeks"),
        ("Once a fortnight", "once every two weeks"),
        ("monthly", "once a month"),
        ("Each term", "once a term"),
        ("Twice a year", "twice a year"),
        ("Daily", "every school day"),
        ("Every lesson", "every school day"),
        ("10 minutes every day", "every school day"),
        ("Five times a week", "every school day"),
        ("Three times a day", "every school day"),
    ],
)
def test_words_that_promise_a_number_are_read(words, said):
    assert str(frequency_of({"how_often": words})) == said


@pytest.mark.parametrize("words", ["", "As needed", "when required", "Regularly", "In class"])
def test_words_that_promise_nothing_are_not_guessed(words):
    assert frequency_of({"how_often": words}) is None


def test_what_was_chosen_goes_before_what_was_written():
    detail = {"how_often": "Mondays, mostly", "times": 2, "per": "fortnight"}

    assert frequency_of(detail) == Frequency(2, "fortnight")


def test_a_week_without_school_asks_for_nothing():
    weeks = weeks_from(MONDAY, "oxo")

    assert planned_by_week(Frequency(2, "week"), weeks) == [2, 0, 2]
    assert [week.why_none for week in weeks] == ["", "No school", ""]


def test_a_short_week_asks_for_its_share_and_one_day_at_the_least():
    weeks = weeks_from(MONDAY, "os")

    assert planned_by_week(Frequency(3, "week"), weeks) == [3, 1]
    assert planned_by_week(Frequency(1, "week"), weeks) == [1, 1]
    assert planned_by_week(Frequency(1, "day"), weeks) == [5, 2]


def test_once_a_fortnight_is_due_by_the_end_of_the_second_week():
    weeks = weeks_from(date(2026, 11, 9), "oooo")

    assert planned_by_week(Frequency(1, "fortnight"), weeks) in ([0, 1, 0, 1], [1, 0, 1, 0])


def test_what_is_due_in_a_month_is_not_asked_for_before_the_month_is_over():
    weeks = weeks_from(MONDAY, "oooooooo")

    assert planned_by_week(Frequency(1, "month"), weeks) == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_week_that_no_calendar_speaks_of_says_so():
    [week] = school_weeks({}, first=MONDAY, last=MONDAY + timedelta(days=4))

    assert (week.days, week.why_none) == ((), "No calendar loaded")


def test_a_day_is_named_for_what_it_is():
    assert kind_of_day({}, date(2026, 11, 21)) == "weekend"
    assert kind_of_day({MONDAY: "in_service"}, MONDAY) == "in_service"
    assert kind_of_day({}, MONDAY) == "unknown"
