"""This version of the card, read and talked through with a colleague who knows the child."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.audit.models import Event
from ettle.workforce import selectors, services
from ettle.workforce.models import CardReading
from tests.workforce.ready import BRIEFED, card_of, confirmed, hold


@pytest.fixture
def deployment(world):
    hold(world, "ruth", *BRIEFED)
    world.card = card_of(world)
    return confirmed(world)


def state(world, deployment):
    return selectors.deployment_for(deployment.ref, by=world.actor("baird")).readiness


def test_reading_it_and_talking_it_through_makes_her_ready(world, deployment):
    assert state(world, deployment) == "nearly"

    services.read_card(by=world.actor("ruth"), card=world.card, talked_with=world.ms_laird)

    assert state(world, deployment) == "ready"


def test_the_minutes_booked_for_it_count_as_used(world, deployment):
    services.read_card(by=world.actor("ruth"), card=world.card, talked_with=world.ms_laird)

    assert deployment.protected_time.get(purpose="card").used_minutes == 4


def test_a_second_press_is_the_same_reading(world, deployment):
    by = world.actor("ruth")
    first = services.read_card(by=by, card=world.card, talked_with=world.ms_laird)

    second = services.read_card(by=by, card=world.card, talked_with=world.mr_singh)

    assert first == second
    assert CardReading.objects.get().talked_with == world.ms_laird


def test_a_newer_card_is_read_anew(world, deployment):
    services.read_card(by=world.actor("ruth"), card=world.card, talked_with=world.ms_laird)

    card_of(world, n=2, words="The door seat")

    assert state(world, deployment) == "nearly"


def test_a_card_that_changed_meanwhile_is_not_the_one_read(world, deployment):
    card_of(world, n=2)

    with pytest.raises(Trouble, match="The card changed while you were reading"):
        services.read_card(by=world.actor("ruth"), card=world.card, talked_with=world.ms_laird)


@pytest.mark.parametrize("colleague", ["nobody", "morag", "okafor", "ruth"])
def test_it_is_talked_through_with_somebody_who_knows_the_child(world, deployment, colleague):
    with pytest.raises(Trouble, match="who knows Ailsa"):
        services.read_card(
            by=world.actor("ruth"), card=world.card, talked_with=getattr(world, colleague)
        )


@pytest.mark.parametrize("who", ["morag", "singh", "baird", "nobody", "rory"])
def test_nobody_reads_it_for_her(world, deployment, who):
    with pytest.raises(Refused):
        services.read_card(by=world.actor(who), card=world.card, talked_with=world.ms_laird)


def test_the_record_holds_no_measure_of_how_long_she_read(world, deployment):
    services.read_card(by=world.actor("ruth"), card=world.card, talked_with=world.ms_laird)

    event = Event.objects.get(verb="card.read_and_talked_through")
    assert event.facts == {"version": 1, "on_paper": False}
    assert {field.name for field in CardReading._meta.get_fields()} == {
        "id", "ref", "authority", "card", "person", "talked_with", "read_on", "read_at",
        "on_paper",
    }  # fmt: skip


def test_paper_is_equal(world, deployment):
    reading = services.record_paper_reading(
        by=world.actor("kerr"), deployment=deployment, talked_with=world.mr_singh,
        read_on=world.today,
    )  # fmt: skip

    assert reading.on_paper
    assert state(world, deployment) == "ready"


def test_a_paper_reading_from_before_this_version_is_of_another_card(world, deployment):
    with pytest.raises(Trouble) as trouble:
        services.record_paper_reading(
            by=world.actor("kerr"), deployment=deployment, talked_with=world.mr_singh,
            read_on=date(2026, 11, 20),
        )  # fmt: skip

    assert trouble.value.field == "read_on"


@pytest.mark.parametrize("who", ["laird", "ruth", "nobody"])
def test_a_paper_reading_is_recorded_by_head_or_depute(world, deployment, who):
    with pytest.raises(Refused):
        services.record_paper_reading(
            by=world.actor(who), deployment=deployment, talked_with=world.mr_singh,
            read_on=world.today,
        )  # fmt: skip
