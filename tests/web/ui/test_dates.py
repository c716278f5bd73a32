"""Days and moments, as people write them."""

from datetime import UTC, date, datetime

import pytest

from ettle.web.ui import dates


def test_a_day_is_written_in_full():
    assert dates.day(date(2026, 12, 27)) == "Sunday 27 December 2026"


def test_a_day_in_a_table_gives_its_year_only_where_that_differs():
    today = date(2026, 12, 27)

    assert dates.short_day(date(2026, 11, 2), beside=today) == "2 Nov"
    assert dates.short_day(date(2027, 1, 4), beside=today) == "4 Jan 2027"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 12, 27), "in 5 weeks and 1 day"),
        (date(2027, 1, 2), "in 6 weeks"),
        (date(2026, 11, 27), "in 6 days"),
        (date(2026, 11, 28), "in 1 week"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 18), "3 days ago"),
        (date(2026, 11, 12), "1 week and 2 days ago"),
        (date(2027, 11, 21), "in 1 year"),
        (date(2027, 12, 24), "in 1 year and 4 weeks"),
    ],
)
def test_how_far_a_day_is_from_21_november(on, words):
    assert dates.how_far(on, date(2026, 11, 21)) == words


def test_a_year_from_29_february_ends_on_28_february():
    assert dates.length(date(2028, 2, 29), date(2029, 2, 28)) == "1 year"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 23, 8, 40, tzinfo=UTC), "Monday 23 November 2026 at 8.40 am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "Wednesday 1 July 2026 at 12 pm"),
        (datetime(2026, 11, 23, 0, 5, tzinfo=UTC), "Monday 23 November 2026 at 12.05 am"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wednesday 1 July 2026 at 12.30 am"),
    ],
)
def test_a_moment_is_written_in_scottish_time(at, words):
    assert dates.moment(at) == words


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        dates.moment(datetime(2026, 11, 23, 8, 40))  # noqa: DTZ001 - the point of the test
