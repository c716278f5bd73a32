"""Working days, bank holidays and a school year."""

from datetime import date, timedelta

import pytest

from asl_law.calendar import (
    KNOWN_FROM,
    KNOWN_TO,
    Closure,
    SchoolYear,
    bank_holidays,
    is_working_day,
    next_working_day,
    nth_working_day,
    working_day_sources,
)
from asl_law.errors import CalendarNotKnown, WrongFacts


def days_of(year):
    return [holiday.day for holiday in bank_holidays(year)]


def test_the_extra_holiday_of_june_2026_is_there_and_easter_monday_is_not():
    assert date(2026, 6, 15) in days_of(2026)
    assert date(2026, 4, 3) in days_of(2026)
    assert date(2026, 4, 6) not in days_of(2026)
    assert date(2026, 8, 31) not in days_of(2026)


def test_holidays_before_2012_are_marked_as_not_checked():
    assert not any(holiday.is_checked for holiday in bank_holidays(2011))
    assert all(holiday.is_checked for holiday in bank_holidays(2012))


@pytest.mark.parametrize("year", [2004, 2029])
def test_a_year_that_is_not_known_is_refused(year):
    with pytest.raises(CalendarNotKnown, match="nothing is guessed"):
        bank_holidays(year)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),
        (date(2026, 7, 1), False),
        (date(2026, 7, 31), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 29), False),
        (date(2026, 11, 30), False),
        (date(2026, 4, 6), True),
    ],
)
def test_a_working_day(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    "ask",
    [
        lambda: is_working_day(date(2029, 1, 1)),
        lambda: next_working_day(date(2004, 12, 31)),
        lambda: next_working_day(KNOWN_TO),
        lambda: nth_working_day(1, KNOWN_TO, counting_it=False),
        lambda: nth_working_day(1, KNOWN_TO, counting_it=True),
    ],
)
def test_nothing_is_guessed_beyond_the_known_days(ask):
    with pytest.raises(CalendarNotKnown):
        ask()


def test_the_first_and_the_last_known_day_are_answered():
    assert not is_working_day(KNOWN_FROM)
    assert not is_working_day(KNOWN_TO)
    assert nth_working_day(1, date(2028, 12, 21), counting_it=False) == date(2028, 12, 22)
    with pytest.raises(CalendarNotKnown, match="2 working days from 2028-12-21"):
        nth_working_day(2, date(2028, 12, 21), counting_it=False)
    with pytest.raises(CalendarNotKnown, match="2029-01-01: bank holidays"):
        is_working_day(date(2029, 1, 1))


def test_the_edges_of_the_table_of_working_days():
    assert next_working_day(KNOWN_FROM) == date(2005, 1, 5)
    assert nth_working_day(1, KNOWN_FROM, counting_it=True) == date(2005, 1, 5)
    assert len(bank_holidays(2028)) == 9
    assert len(bank_holidays(2005)) == 8
    for ask in (next_working_day, is_working_day):
        with pytest.raises(CalendarNotKnown, match="2029-01-01: bank holidays"):
            ask(date(2029, 1, 1))
    with pytest.raises(CalendarNotKnown, match="2028-12-31: bank holidays"):
        next_working_day(KNOWN_TO)
    with pytest.raises(CalendarNotKnown, match="2029: bank holidays"):
        bank_holidays(2029)


def test_a_term_of_one_day_and_a_week_with_its_weekend():
    one = SchoolYear(
        ((date(2026, 4, 20), date(2026, 4, 20)), (date(2026, 5, 18), date(2026, 5, 25)))
    )

    assert list(one.closures()) == [
        Closure(date(2026, 4, 21), date(2026, 5, 18)),
        Closure(date(2026, 5, 23), date(2026, 5, 25)),
    ]
    assert one.long_closures() == ()
    assert not one.is_pupil_day(date(2026, 5, 23))


def test_working_days_are_counted_with_or_without_the_first():
    assert nth_working_day(1, date(2026, 11, 23), counting_it=True) == date(2026, 11, 23)
    assert nth_working_day(1, date(2026, 11, 23), counting_it=False) == date(2026, 11, 24)
    assert nth_working_day(1, date(2026, 11, 21), counting_it=True) == date(2026, 11, 23)
    assert nth_working_day(10, date(2026, 12, 18), counting_it=False) == date(2027, 1, 12)
    assert [str(source) for source in working_day_sources()] == [
        "SSI 2005/501, regulation 2",
        "SSI 2017/366, rule 1",
    ]


YEAR = SchoolYear(
    terms=((date(2026, 4, 20), date(2026, 6, 26)), (date(2026, 8, 18), date(2026, 10, 9))),
    in_service_days=frozenset({date(2026, 5, 5)}),
    holidays=frozenset({date(2026, 5, 4)}),
)


def test_the_summer_closure_gives_the_window_of_the_exception():
    (summer,) = YEAR.long_closures()

    assert summer == Closure(date(2026, 6, 27), date(2026, 8, 18))
    assert summer.window == (date(2026, 6, 20), date(2026, 8, 18))


def test_an_in_service_day_opens_the_school_but_not_for_pupils():
    early = SchoolYear(YEAR.terms, in_service_days=frozenset({date(2026, 7, 24)}))

    assert early.long_closures() == ()
    assert not YEAR.is_pupil_day(date(2026, 5, 5))
    assert not YEAR.is_pupil_day(date(2026, 5, 4))
    assert not YEAR.is_pupil_day(date(2026, 6, 27))
    assert YEAR.is_pupil_day(date(2026, 6, 26))


def test_a_closure_of_exactly_four_weeks_is_long_enough():
    assert Closure(date(2026, 6, 27), date(2026, 6, 27) + timedelta(days=28)).is_four_weeks
    assert not Closure(date(2026, 6, 27), date(2026, 6, 27) + timedelta(days=27)).is_four_weeks


def test_a_day_outside_the_school_calendar_is_refused():
    assert YEAR.is_pupil_day(YEAR.known_from)
    assert YEAR.is_pupil_day(YEAR.known_to)
    with pytest.raises(CalendarNotKnown, match="runs from 2026-04-20 to 2026-10-09"):
        YEAR.is_pupil_day(date(2026, 10, 10))


@pytest.mark.parametrize(
    "terms",
    [
        (),
        ((date(2026, 6, 26), date(2026, 4, 20)),),
        ((date(2026, 4, 20), date(2026, 6, 26)), (date(2026, 6, 26), date(2026, 10, 9))),
    ],
    ids=["none", "ends before it begins", "overlap"],
)
def test_a_calendar_that_cannot_be_is_refused(terms):
    with pytest.raises(WrongFacts, match=r"at least one term|before it begins|overlap"):
        SchoolYear(terms)
