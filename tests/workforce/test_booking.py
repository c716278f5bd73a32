"""Paid minutes are found before the first session, on open days, in the assistant's own time."""

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ettle.workforce.booking import (
    DAY_BEGINS,
    DAY_ENDS,
    Slot,
    WorkingTime,
    nearest_pupil_day,
    overlaps,
    slot_for,
)

MONDAY = date(2026, 11, 30)
FRIDAY = date(2026, 11, 27)
WEEK = {
    date(2026, 11, 23) + timedelta(days=n): "pupils" if n % 7 < 5 else "closed" for n in range(14)
}
EARLY = (date(2026, 11, 23), time(10))


def find(minutes, *, days=WEEK, taken=(), starts_at=time(9), not_before=EARLY):
    at = WorkingTime(days=days, taken=tuple(taken))
    return slot_for(minutes, first_day=MONDAY, starts_at=starts_at, not_before=not_before, at=at)


def test_four_minutes_fit_at_twenty_to_nine_on_the_first_day():
    assert find(4) == Slot(MONDAY, time(8, 40), 4)


def test_two_short_things_stand_one_after_the_other():
    assert find(4, taken=[Slot(MONDAY, time(8, 40), 10)]) == Slot(MONDAY, time(8, 50), 4)


def test_an_hour_goes_to_the_nearest_open_day_before():
    assert find(60) == Slot(FRIDAY, time(8, 40), 60)


def test_a_closed_day_is_never_booked():
    days = WEEK | {FRIDAY: "closed"}

    assert find(60, days=days) == Slot(date(2026, 11, 26), time(8, 40), 60)


def test_an_in_service_day_has_time():
    days = WEEK | {FRIDAY: "in_service"}

    assert find(60, days=days) == Slot(FRIDAY, time(8, 40), 60)


def test_her_other_children_are_not_left():
    assert find(60, taken=[Slot(FRIDAY, time(9), 180)]) == Slot(FRIDAY, time(12), 60)


def test_without_a_day_before_she_is_covered_on_the_first_day():
    found = find(60, not_before=(MONDAY, time(8, 30)))

    assert found == Slot(MONDAY, time(8, 40), 60, needs_cover=True)


def test_nothing_is_booked_in_the_past():
    found = find(4, not_before=(MONDAY, time(8, 47)))

    assert found == Slot(MONDAY, time(8, 50), 4)


def test_a_day_that_is_over_has_no_room():
    assert find(60, not_before=(MONDAY, time(14, 30))) is None


def test_the_nearest_school_day_is_the_later_of_two():
    days = {date(2026, 11, 27): "pupils", date(2026, 12, 1): "pupils", MONDAY: "closed"}

    assert nearest_pupil_day(date(2026, 11, 29), days, not_before=FRIDAY) == date(2026, 12, 1)
    assert nearest_pupil_day(date(2026, 11, 28), days, not_before=FRIDAY) == FRIDAY


@given(
    minutes=st.integers(1, 90),
    taken=st.lists(
        st.builds(
            Slot,
            st.sampled_from(sorted(WEEK)),
            st.times(time(8), time(14)).map(lambda each: each.replace(second=0, microsecond=0)),
            st.integers(1, 200),
        ),
        max_size=6,
    ),
)
def test_what_is_booked_is_free_open_and_in_her_day(minutes, taken):
    slot = find(minutes, taken=taken)

    if slot:
        assert WEEK[slot.day] == "pupils"
        assert slot.starts_at >= DAY_BEGINS
        assert slot.ends_at <= DAY_ENDS
        assert not any(overlaps(slot, each) for each in taken)
