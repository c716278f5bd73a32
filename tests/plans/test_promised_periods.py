"""Support that is promised by the fortnight, the term or the year: counted over the whole of it."""

from datetime import date, timedelta

import pytest

from ettle.plans.giving.frequency import Frequency, planned_by_week
from ettle.plans.giving.periods import gap_over, given_periods
from ettle.plans.giving.weeks import GivenDay
from tests.plans.test_frequency import weeks_from

AUGUST = date(2026, 8, 3)
# Two weeks of summer, eight of school, one of October, ten of school, two of Christmas, a term.
SESSION = weeks_from(AUGUST, "xx" + "o" * 8 + "x" + "o" * 10 + "xx" + "o" * 12 + "xx" + "o" * 10)
FIRST_TERM_ENDS, SECOND_TERM_ENDS = date(2026, 10, 9), date(2026, 12, 25)


def day(week: int, outcome: str = "given", why: str = "") -> GivenDay:
    """Give what was said on the Tuesday of one of those weeks, counted from 0."""
    return GivenDay(on=AUGUST + timedelta(days=7 * week + 1), outcome=outcome, why=why)


def periods(times, per, *days, today, began_on=AUGUST):
    return given_periods(Frequency(times, per), SESSION, days, began_on=began_on, today=today)


def test_no_one_week_owes_what_is_promised_by_the_term_or_the_year():
    for per in ("term", "year"):
        assert set(planned_by_week(Frequency(2, per), SESSION)) == {0}


def test_a_term_that_runs_says_what_was_given_so_far_and_until_when_it_can_be():
    today = date(2026, 11, 23)

    before, now = periods(2, "term", day(3), day(8), day(12), today=today)

    assert str(before) == "The term that ended on Friday 9 October 2026: 2 of 2."
    assert str(now) == ("This term so far: 1 of 2. It can be given until Friday 25 December 2026.")
    assert gap_over((before, now)) is None


def test_a_term_that_ended_with_nothing_given_is_a_gap_until_it_is_made_up_for():
    today = date(2026, 11, 23)

    gap = gap_over(periods(1, "term", today=today))
    made_up = gap_over(periods(1, "term", day(12), today=today))

    assert str(gap) == "Planned, and not given for 8 school weeks: 0 of 1."
    assert gap.since == date(2026, 8, 17)
    assert made_up is None


def test_less_than_half_of_a_term_is_a_gap():
    gap = gap_over(periods(4, "term", day(3), today=date(2026, 11, 23)))

    assert (gap.kind, gap.given, gap.planned) == ("under_half", 1, 4)


@pytest.mark.parametrize("today", [date(2026, 8, 24), FIRST_TERM_ENDS, date(2026, 10, 9)])
def test_a_term_that_still_runs_is_no_gap(today):
    assert gap_over(periods(6, "term", today=today)) is None


def test_the_year_is_counted_from_the_summer_and_owed_at_its_end():
    running = periods(2, "year", day(3), today=date(2027, 3, 1))
    over = periods(2, "year", today=SESSION[-1].friday + timedelta(days=1))

    assert [str(each)[:31] for each in running] == ["This school year so far: 1 of 2"]
    assert gap_over(running) is None
    assert gap_over(over).planned == 2


def test_support_that_began_late_in_a_term_owes_its_share_of_it():
    [late] = periods(4, "term", today=date(2026, 10, 9), began_on=date(2026, 9, 14))
    [last_week] = periods(1, "term", today=date(2026, 10, 9), began_on=date(2026, 10, 5))

    assert (late.planned, last_week.planned) == (2, 0)


def test_what_the_child_was_away_for_is_not_owed():
    away = day(3, "not_given", "child_absent")

    before, _ = periods(1, "term", away, today=date(2026, 11, 23))

    assert (before.planned, before.owed) == (1, 0)


def test_given_in_the_first_of_two_weeks_is_no_gap_in_the_second():
    firsts = [at for at in range(11, 21) if SESSION[at].monday.toordinal() % 14 < 7]
    today = date(2026, 11, 23)

    kept = periods(1, "fortnight", *(day(at) for at in firsts), today=today)
    missed = periods(1, "fortnight", today=today)

    assert gap_over(kept) is None
    assert gap_over(missed).kind == "nothing"


def test_a_stretch_that_the_first_week_known_cuts_into_is_not_counted():
    cut = weeks_from(AUGUST, "oooxoooo")

    found = given_periods(Frequency(1, "term"), cut, [], began_on=AUGUST, today=date(2026, 9, 28))

    assert [each.first for each in found] == [date(2026, 8, 31)]
