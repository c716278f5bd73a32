"""Ground 7(1)(a): only around a closure of four weeks or more, and never by guessing."""

from datetime import date

import pytest

from ettle.access import Trouble
from ettle.cases import services
from ettle.cases.models import StatutoryClock
from ettle.people.models import CalendarEntry
from tests.cases.casework import request_received


@pytest.fixture
def summer(world):
    """The next session too, so that the summer of 2027 is known: closed 26 June to 17 August."""
    for kind, first, last in (
        ("in_service", date(2027, 8, 16), date(2027, 8, 17)),
        ("term", date(2027, 8, 18), date(2028, 6, 28)),
    ):
        CalendarEntry.objects.create(
            authority=world.authority, session="2027-28", kind=kind, starts_on=first, ends_on=last
        )
    return world


def extend(world, **changed):
    facts = {
        "by": world.actor("okafor"),
        "clock": StatutoryClock.objects.get(rule="C01"),
        "to": date(2027, 1, 25),
        "ground": "7(1)(a)",
        "reason": "The school is shut.",
        "informed_on": date(2026, 11, 23),
    }
    return services.extend_clock(**facts | changed)


def test_advice_sought_a_week_before_the_summer_makes_the_ground_out(summer):
    request_received(summer)

    clock = extend(summer, sought_on=date(2027, 6, 19))

    assert clock.changes.get().reason == (
        "The school is shut. Advice was sought from Marra Glen Primary School on Saturday 19 June "
        "2027. It is closed from Saturday 26 June 2027 and opens again on Monday 16 August 2027."
    )


@pytest.mark.parametrize("sought_on", [date(2026, 10, 12), date(2026, 12, 28), date(2027, 6, 18)])
def test_a_short_holiday_and_a_day_too_early_do_not(summer, sought_on):
    request_received(summer)

    with pytest.raises(Trouble, match="not about to close, or closed, for four weeks") as refused:
        extend(summer, sought_on=sought_on)

    assert refused.value.field == "sought_on"


@pytest.mark.parametrize("sought_on", [date(2027, 6, 20), date(2027, 7, 15), date(2026, 7, 1)])
def test_without_the_calendar_that_would_say_so_it_is_said_to_be_needed(world, sought_on):
    request_received(world)

    with pytest.raises(Trouble, match="Calendar needed"):
        extend(world, sought_on=sought_on)

    assert not StatutoryClock.objects.get(rule="C01").changes.exists()


def test_the_day_advice_was_sought_is_asked_for(summer):
    request_received(summer)

    with pytest.raises(Trouble, match="Say on which day advice was sought"):
        extend(summer)
