"""Moving a last day: only on its own grounds, within its cap, once people were told."""

from datetime import date

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.cases import selectors, services
from ettle.cases.models import StatutoryClock
from tests.cases.casework import proposal_sent, request_received


def extend(world, rule="C02", **changed):
    facts = {
        "by": world.actor("okafor", on=date(2027, 3, 1)),
        "clock": StatutoryClock.objects.get(rule=rule),
        "to": date(2027, 4, 30),
        "ground": "7(1)(d)",
        "reason": "The school’s advice has not come.",
        "informed_on": date(2027, 3, 1),
    }
    return services.extend_clock(**facts | changed)


def test_a_last_day_moves_and_the_first_stays(world):
    proposal_sent(world)

    clock = extend(world)

    assert (clock.first_due_on, clock.due_on) == (date(2027, 3, 14), date(2027, 4, 30))
    change = clock.changes.get()
    assert (change.old_due_on, change.new_due_on) == (date(2027, 3, 14), date(2027, 4, 30))
    assert change.informed_on == date(2027, 3, 1)


def test_the_page_shows_both_days_the_ground_and_when_people_were_told(world):
    proposal_sent(world)
    extend(world)

    officer = world.actor("okafor", on=date(2027, 3, 2))
    shown = next(c for c in selectors.clocks_of(world.ailsa, by=officer) if c.rule == "C02")

    assert shown.state == "extended"
    assert shown.extension.first_due_on == date(2027, 3, 14)
    assert shown.extension.ground == "7(1)(d)"


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"to": date(2027, 5, 10)}, "to", "Sunday 9 May 2027"),
        ({"to": date(2027, 3, 14)}, "to", "no later than the day it is due already"),
        ({"ground": ""}, "ground", "Choose the ground"),
        ({"ground": "7(1)(z)"}, "ground", "not one of this time limit’s"),
        ({"reason": "  "}, "reason", "in your own words"),
        ({"informed_on": None}, "informed_on", "Until they are told"),
        ({"informed_on": date(2027, 3, 2)}, "informed_on", "has not come yet"),
        ({"informed_on": date(2026, 11, 22)}, "informed_on", "People must be told between"),
    ],
)
def test_what_the_law_gives_no_power_for_is_refused_in_words(world, changed, field, words):
    proposal_sent(world)

    with pytest.raises(Trouble) as refused:
        extend(world, **changed)

    assert refused.value.field == field
    assert words in refused.value.message
    assert StatutoryClock.objects.get(rule="C02").due_on == date(2027, 3, 14)


def test_the_eight_weeks_have_one_ground_only(world):
    request_received(world)

    with pytest.raises(Trouble, match="not one of this time limit’s"):
        extend(
            world,
            rule="C01",
            by=world.actor("okafor"),
            to=date(2027, 1, 15),
            informed_on=date(2026, 11, 23),
        )


def test_a_limit_that_was_met_is_not_extended(world):
    proposal_sent(world)

    with pytest.raises(Trouble, match="was met on Monday 23 November 2026"):
        extend(world, rule="C01", ground="7(1)(a)")


def test_the_second_officer_with_an_old_page_is_told(world):
    proposal_sent(world)
    extend(world)

    with pytest.raises(StaleEdit):
        extend(world, to=date(2027, 5, 5), expected_due_on=date(2027, 3, 14))


def test_a_stranger_moves_nothing(world):
    proposal_sent(world)

    with pytest.raises(Refused):
        extend(world, by=world.actor("nobody", on=date(2027, 3, 1)))
