"""Planned beside given, and the gap between them."""

from datetime import date, timedelta

from ettle.plans.giving.frequency import Frequency
from ettle.plans.giving.weeks import GivenDay, gap_in, given_weeks
from tests.plans.test_frequency import MONDAY, weeks_from

TWICE = Frequency(2, "week")


def given(*days: date, outcome: str = "given", why: str = "") -> list[GivenDay]:
    return [GivenDay(on=day, outcome=outcome, why=why) for day in days]


def on(week: int, day: int = 0) -> date:
    return MONDAY + timedelta(days=7 * week + day)


def test_what_was_given_stands_beside_what_was_planned():
    days = [*given(on(0), on(0, 2)), *given(on(1), outcome="not_given", why="adult_absent")]

    first, second = given_weeks(TWICE, weeks_from(MONDAY, "oo"), days)

    assert (first.planned, first.given, first.not_given) == (2, 2, 0)
    assert (second.planned, second.given, second.not_given) == (2, 0, 1)
    assert second.reasons == (("The adult was not there", 1),)


def test_two_people_on_one_day_are_one_day():
    days = [*given(on(0), outcome="not_given", why="moved"), *given(on(0))]

    [week] = given_weeks(TWICE, weeks_from(MONDAY, "o"), days)

    assert (week.given, week.not_given) == (1, 0)


def test_two_school_weeks_of_nothing_are_a_gap():
    weeks = given_weeks(TWICE, weeks_from(MONDAY, "oooo"), given(on(0), on(0, 1)))

    gap = gap_in(weeks, today=on(4))

    assert str(gap) == "Planned, and not given for 3 school weeks: 0 of 6."
    assert gap.since == on(1)


def test_a_holiday_is_no_gap():
    weeks = given_weeks(TWICE, weeks_from(MONDAY, "oxx"), given(on(0), on(0, 1)))

    assert gap_in(weeks, today=on(3)) is None


def test_the_week_that_is_running_is_no_gap_yet():
    weeks = given_weeks(TWICE, weeks_from(MONDAY, "ooo"), given(on(0), on(0, 1)))

    assert gap_in(weeks, today=on(2, 3)) is None


def test_less_than_half_is_a_gap():
    days = given(on(0), on(1), on(2))
    weeks = given_weeks(Frequency(1, "day"), weeks_from(MONDAY, "ooo"), days)

    gap = gap_in(weeks, today=on(3))

    assert (gap.kind, gap.given, gap.planned) == ("under_half", 3, 15)


def test_a_child_who_was_away_leaves_no_gap():
    away = given(
        *(on(week, day) for week in (0, 1) for day in (0, 1)),
        outcome="not_given", why="child_absent",
    )  # fmt: skip

    weeks = given_weeks(TWICE, weeks_from(MONDAY, "oo"), away)

    assert gap_in(weeks, today=on(2)) is None


def test_support_without_a_number_has_no_gap_that_can_be_counted():
    weeks = given_weeks(None, weeks_from(MONDAY, "oooo"), [])

    assert gap_in(weeks, today=on(4)) is None
