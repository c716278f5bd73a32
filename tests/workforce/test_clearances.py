"""Briefings, training and sign-offs are recorded by the headteacher or a depute."""

from datetime import date

import pytest

from ettle.access import Refused, Trouble
from ettle.workforce import services
from ettle.workforce.models import Clearance, SignOff


def brief(world, *, by="kerr", who="ruth", topic="briefing", **more):
    facts = {"held_on": world.today} | more
    return services.record_briefing(
        by=world.actor(by), person=getattr(world, who), school=world.marra_glen, topic=topic,
        **facts,
    )  # fmt: skip


def sign(world, task, *, by="kerr", **more):
    facts = {
        "assessor": "A nurse, NHS Glenmarra", "assessor_is_nhs": True,
        "signed_on": world.today, "expires_on": date(2027, 11, 22),
    } | more  # fmt: skip
    return services.record_sign_off(by=world.actor(by), task=task, person=world.ruth, **facts)


def tube(world, kind="clinical"):
    return services.name_task(
        by=world.actor("laird"), pupil=world.ailsa, kind=kind, name="feeding by tube"
    )


def test_the_same_briefing_on_the_same_day_is_one(world):
    assert brief(world) == brief(world, by="baird")


def test_a_briefing_that_has_not_happened_is_not_recorded(world):
    with pytest.raises(Trouble, match="has not come yet"):
        brief(world, held_on=date(2026, 11, 24))


def test_a_topic_that_nobody_knows_is_refused(world):
    with pytest.raises(Trouble) as trouble:
        brief(world, topic="juggling")

    assert trouble.value.field == "topic"


def test_it_is_of_an_assistant_of_this_school(world):
    with pytest.raises(Trouble, match="does not hold a support assistant’s post"):
        brief(world, who="nobody")


@pytest.mark.parametrize("who", ["laird", "singh", "ruth", "nobody"])
def test_nobody_else_records_one(world, who):
    with pytest.raises(Refused):
        brief(world, by=who)

    assert not Clearance.objects.exists()


def test_a_clinical_task_is_signed_off_by_the_nhs_and_nobody_else(world):
    with pytest.raises(Trouble, match="A clinical task is signed off by the NHS"):
        sign(world, tube(world), assessor_is_nhs=False)

    assert not SignOff.objects.exists()


def test_personal_care_may_be_signed_by_a_colleague(world):
    made = sign(world, tube(world, "personal_care"), assessor_is_nhs=False)

    assert made.expires_on == date(2027, 11, 22)


def test_a_sign_off_that_ends_before_it_begins_is_refused(world):
    with pytest.raises(Trouble) as trouble:
        sign(world, tube(world), expires_on=date(2026, 1, 1))

    assert trouble.value.field == "expires_on"


@pytest.mark.parametrize("who", ["singh", "ruth", "nobody", "mairi"])
def test_a_task_is_named_by_those_who_lead_the_school(world, who):
    with pytest.raises(Refused):
        services.name_task(
            by=world.actor(who), pupil=world.ailsa, kind="clinical", name="feeding by tube"
        )
