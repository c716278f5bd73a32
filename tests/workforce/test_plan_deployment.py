"""The headteacher or a depute plans an assistant with a child; the paid minutes are booked."""

from datetime import date, time

import pytest

from ettle.access import Refused, Trouble
from ettle.people.models import Connection
from ettle.people.services import connect
from ettle.workforce.models import Deployment, ProtectedTime
from tests.workforce.ready import (
    BRIEFED,
    CLEARED,
    NEXT_MONDAY,
    card_of,
    confirmed,
    hold,
    planned,
)


@pytest.mark.parametrize("who", ["baird", "kerr"])
def test_the_headteacher_or_a_depute_plans(world, who):
    deployment = planned(world, by=who)

    assert deployment.planned_by == getattr(world, who)
    assert deployment.confirmed_at is None


@pytest.mark.parametrize("who", ["laird", "singh", "ruth", "okafor", "mairi", "rory", "nobody"])
def test_nobody_else_does(world, who):
    with pytest.raises(Refused):
        planned(world, by=who)

    assert not Deployment.objects.exists()


def test_planning_opens_nothing_to_the_assistant(world):
    planned(world)

    assert not Connection.objects.filter(person=world.ruth).exists()


def test_a_briefing_and_a_reading_are_booked_in_paid_time_before_the_first_session(world):
    hold(world, "ruth", *CLEARED)
    card_of(world)

    deployment = planned(world)

    booked = deployment.protected_time.order_by("day", "starts_at")
    assert [(each.purpose, each.day, each.starts_at, each.minutes) for each in booked] == [
        ("briefing", date(2026, 11, 27), time(8, 40), 60),
        ("card", NEXT_MONDAY, time(8, 40), 4),
    ]


def test_planned_for_today_the_minutes_are_today_with_somebody_else_beside_the_child(world):
    hold(world, "ruth", *CLEARED)
    card_of(world)

    deployment = planned(world, from_on=world.today, starts_at=time(11), ends_at=time(12))

    booked = deployment.protected_time.get(purpose="briefing")
    assert (booked.day, booked.starts_at) == (world.today, time(10))
    assert deployment.safe_alternative == world.ms_laird


def test_a_day_that_is_no_school_day_is_refused_with_the_nearest(world):
    with pytest.raises(Trouble) as trouble:
        planned(world, from_on=date(2026, 11, 28))

    assert trouble.value.message == (
        "Saturday 28 November 2026 is not a school day for pupils. "
        "The nearest school day is Friday 27 November 2026."
    )
    assert trouble.value.field == "from_on"


def test_an_in_service_day_is_no_day_for_pupils(world):
    world.today = date(2026, 11, 13)

    with pytest.raises(Trouble, match="Wednesday 18 November 2026"):
        planned(world, from_on=date(2026, 11, 17))


def test_a_day_that_has_passed_is_refused(world):
    with pytest.raises(Trouble, match="Friday 20 November 2026 has passed"):
        planned(world, from_on=date(2026, 11, 20))


def test_a_day_beyond_the_calendar_is_refused_and_not_guessed(world):
    with pytest.raises(Trouble, match="Calendar needed: no school calendar is loaded"):
        planned(world, from_on=date(2031, 9, 1))


def test_a_last_day_before_the_first_is_refused(world):
    with pytest.raises(Trouble) as trouble:
        planned(world, until_on=date(2026, 11, 27))

    assert trouble.value.field == "until_on"


def test_times_the_wrong_way_round_are_refused(world):
    with pytest.raises(Trouble) as trouble:
        planned(world, starts_at=time(12), ends_at=time(9))

    assert trouble.value.field == "ends_at"


def test_a_class_teacher_holds_no_assistants_post(world):
    with pytest.raises(Trouble, match="does not hold a support assistant’s post"):
        planned(world, who="singh")


def test_a_relative_is_refused_at_once(world):
    connect(
        by=world.actor("baird"), pupil=world.ailsa, person=world.ruth, kind="relative",
        from_on=world.today,
    )  # fmt: skip

    with pytest.raises(Trouble, match="a relative is never put with a child"):
        planned(world)


def test_the_same_two_from_the_same_day_are_planned_once(world):
    planned(world)

    with pytest.raises(Trouble, match="already planned with Ailsa"):
        planned(world)


def test_an_assistant_who_is_ready_is_the_safe_alternative(world):
    card_of(world)
    hold(world, "morag", *BRIEFED)
    morag = confirmed(world, who="morag", from_on=world.today)
    _read(world, "morag")

    deployment = planned(world)

    assert morag.person == world.morag
    assert deployment.safe_alternative == world.morag


def test_else_a_leader_of_the_school_is(world):
    deployment = planned(world)

    assert deployment.safe_alternative == world.ms_laird


def test_somebody_who_is_not_ready_cannot_stand_in(world):
    with pytest.raises(Trouble, match="cannot stand in") as trouble:
        planned(world, stand_in=world.morag)

    assert trouble.value.field == "stand_in"


def test_an_assistant_with_another_child_at_that_hour_is_not_free_to_stand_in(world):
    card_of(world)
    card_of(world, child="finlay")
    hold(world, "morag", *BRIEFED)
    confirmed(world, who="morag", from_on=world.today)
    _read(world, "morag")
    confirmed(world, who="morag", child="finlay", from_on=world.today)

    deployment = planned(world)

    assert deployment.safe_alternative == world.ms_laird


def test_two_deployments_do_not_book_the_same_minutes(world):
    hold(world, "ruth", *CLEARED)
    card_of(world)
    card_of(world, child="finlay")

    planned(world)
    planned(world, child="finlay", starts_at=time(13), ends_at=time(14))

    slots = ProtectedTime.objects.filter(purpose="card").order_by("starts_at")
    assert [(each.day, each.starts_at) for each in slots] == [
        (NEXT_MONDAY, time(8, 40)),
        (NEXT_MONDAY, time(8, 44)),
    ]


def _read(world, who):
    from ettle.workforce.models import CardReading
    from ettle.workforce.situations import current_cards

    card = current_cards([world.ailsa.pk])[world.ailsa.pk]
    CardReading.objects.create(
        authority=world.authority, card=card, person=getattr(world, who),
        talked_with=world.ms_laird, read_on=world.today, read_at=world.actor(who).at,
    )  # fmt: skip
