"""Confirming opens the child's card to the assistant; ending closes it that night."""

from datetime import date, timedelta

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.people.models import Connection
from ettle.workforce import selectors, services
from ettle.workforce.models import Deployment
from tests.workforce.ready import CLEARED, NEXT_MONDAY, card_of, confirmed, hold, planned


def test_it_is_refused_while_something_stands_that_nobody_may_set_aside(world):
    deployment = planned(world)

    with pytest.raises(Trouble) as trouble:
        services.confirm_deployment(by=world.actor("baird"), deployment=deployment)

    assert trouble.value.message.startswith("Ruth Paterson cannot start yet. PVG scheme membership")
    assert not Connection.objects.filter(person=world.ruth).exists()


def test_a_clinical_task_without_nhs_sign_off_stops_it(world):
    hold(world, "ruth", *CLEARED)
    services.name_task(
        by=world.actor("laird"), pupil=world.ailsa, kind="clinical", name="feeding by tube"
    )
    deployment = planned(world)

    with pytest.raises(Trouble, match="not signed off by the NHS for “feeding by tube”"):
        services.confirm_deployment(by=world.actor("baird"), deployment=deployment)


def test_an_nhs_sign_off_lets_it_go_on(world):
    hold(world, "ruth", *CLEARED)
    task = services.name_task(
        by=world.actor("laird"), pupil=world.ailsa, kind="clinical", name="feeding by tube"
    )
    services.record_sign_off(
        by=world.actor("kerr"), task=task, person=world.ruth, assessor="A nurse, NHS Glenmarra",
        assessor_is_nhs=True, signed_on=world.today, expires_on=date(2027, 11, 22),
    )  # fmt: skip

    deployment = services.confirm_deployment(by=world.actor("baird"), deployment=planned(world))

    assert deployment.confirmed_at is not None


def test_what_may_be_set_aside_does_not_stop_it(world):
    deployment = confirmed(world)

    assert deployment.confirmed_at == world.actor("baird").at


def test_access_follows_from_the_day_it_is_confirmed(world):
    confirmed(world, until_on=date(2026, 12, 18))

    connection = Connection.objects.get(person=world.ruth)
    assert (connection.kind, connection.from_on, connection.until_on) == (
        "support_assistant", world.today, date(2026, 12, 18),
    )  # fmt: skip
    assert world.ailsa.pk in world.actor("ruth").named_pupil_ids


def test_a_second_press_changes_nothing(world):
    deployment = confirmed(world)

    again = services.confirm_deployment(by=world.actor("kerr"), deployment=deployment)

    assert again.version == deployment.version
    assert Connection.objects.filter(person=world.ruth).count() == 1


def test_a_stale_page_is_refused(world):
    hold(world, "ruth", *CLEARED)
    deployment = planned(world)
    services.name_stand_in(
        by=world.actor("kerr"), deployment=deployment, person=world.baird, expected_version=1
    )

    with pytest.raises(StaleEdit):
        services.confirm_deployment(
            by=world.actor("baird"), deployment=deployment, expected_version=1
        )


@pytest.mark.parametrize("who", ["laird", "singh", "ruth", "nobody", "rory"])
def test_only_a_headteacher_or_depute_confirms_or_ends(world, who):
    deployment = planned(world)

    with pytest.raises(Refused):
        services.confirm_deployment(by=world.actor(who), deployment=deployment)
    with pytest.raises(Refused):
        services.end_deployment(by=world.actor(who), deployment=deployment, until_on=world.today)


def test_ended_she_loses_access_the_next_day(world):
    card_of(world)
    deployment = confirmed(world, from_on=world.today)

    services.end_deployment(by=world.actor("baird"), deployment=deployment, until_on=world.today)

    tomorrow = world.actor("ruth", on=world.today + timedelta(days=1))
    assert world.ailsa.pk in world.actor("ruth").named_pupil_ids
    assert world.ailsa.pk not in tomorrow.named_pupil_ids
    assert selectors.own_deployment_for(deployment.ref, by=world.actor("ruth"))
    assert selectors.own_deployment_for(deployment.ref, by=tomorrow) is None
    assert selectors.day_for(by=tomorrow).children == ()


def test_another_deployment_of_the_same_two_keeps_access_open(world):
    card_of(world)
    first = confirmed(world, from_on=world.today)
    confirmed(world)

    services.end_deployment(by=world.actor("baird"), deployment=first, until_on=world.today)

    assert world.ailsa.pk in world.actor("ruth", on=NEXT_MONDAY).named_pupil_ids


def test_it_cannot_end_in_the_past(world):
    deployment = confirmed(world, from_on=world.today)

    with pytest.raises(Trouble) as trouble:
        services.end_deployment(
            by=world.actor("baird"), deployment=deployment, until_on=date(2026, 11, 20)
        )

    assert trouble.value.field == "until_on"


def test_it_ends_once(world):
    deployment = confirmed(world)
    services.end_deployment(by=world.actor("baird"), deployment=deployment, until_on=NEXT_MONDAY)

    with pytest.raises(Trouble, match="already ended"):
        services.end_deployment(by=world.actor("kerr"), deployment=deployment, until_on=NEXT_MONDAY)


def test_one_that_was_only_planned_is_given_up_and_can_be_planned_again(world):
    card_of(world)
    deployment = planned(world)

    services.end_deployment(by=world.actor("baird"), deployment=deployment, until_on=world.today)
    planned(world)

    assert not deployment.protected_time.filter(day__gt=world.today).exists()
    assert Deployment.objects.count() == 2
