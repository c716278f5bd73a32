"""Setting a gap aside: a headteacher or depute, a reason, her own word, until tonight."""

import pytest

from ettle.access import Refused, Trouble
from ettle.workforce import selectors, services
from ettle.workforce.models import OwnWord, SetAside
from tests.workforce.ready import TUESDAY, card_of, confirmed, planned

REASON = "Ms Laird is in the room until the briefing at 1.15."


@pytest.fixture
def deployment(world):
    card_of(world)
    return confirmed(world, from_on=world.today)


def aside(world, deployment, *, by="baird", gap="briefing", reason=REASON):
    return services.set_gap_aside(by=world.actor(by), deployment=deployment, gap=gap, reason=reason)


@pytest.mark.parametrize("says", ["ready", "not_ready"])
def test_her_own_word_is_kept_beside_the_decision(world, deployment, says):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says=says)

    made = aside(world, deployment)

    assert (made.day, made.assistant_says, made.reason) == (world.today, says, REASON)


def test_without_her_word_today_it_is_refused(world, deployment):
    with pytest.raises(Trouble, match="has not yet said today"):
        aside(world, deployment)


def test_yesterdays_word_does_not_count(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")

    with pytest.raises(Trouble, match="has not yet said today"):
        services.set_gap_aside(
            by=world.actor("baird", on=TUESDAY), deployment=deployment, gap="briefing",
            reason=REASON,
        )  # fmt: skip


def test_her_latest_word_counts_and_every_one_is_kept(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")
    services.say_ready(by=world.actor("ruth", hour=11), deployment=deployment, says="not_ready")

    assert aside(world, deployment).assistant_says == "not_ready"
    assert OwnWord.objects.count() == 2


def test_it_holds_until_the_end_of_that_day(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")
    aside(world, deployment)

    today = selectors.deployment_for(deployment.ref, by=world.actor("baird"))
    tomorrow = selectors.deployment_for(deployment.ref, by=world.actor("baird", on=TUESDAY))

    assert [gap.key for gap in today.standing] == ["card"]
    assert [gap.key for gap in tomorrow.standing] == ["briefing", "card"]


def test_a_never_is_not_set_aside_whoever_asks(world):
    deployment = planned(world, from_on=world.today)
    OwnWord.objects.create(
        authority=world.authority, deployment=deployment, says="ready", day=world.today,
        said_at=world.actor("ruth").at,
    )  # fmt: skip

    with pytest.raises(Trouble, match="Nobody may set this aside"):
        aside(world, deployment, gap="pvg")

    assert not SetAside.objects.exists()


def test_advice_is_not_something_to_set_aside(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")

    with pytest.raises(Trouble, match="Nobody may set this aside"):
        aside(world, deployment, gap="girfec")


def test_what_is_no_longer_missing_cannot_be_set_aside(world, deployment):
    services.record_briefing(
        by=world.actor("kerr"), person=world.ruth, school=world.marra_glen, topic="briefing",
        held_on=world.today,
    )  # fmt: skip

    with pytest.raises(Trouble, match="no longer missing"):
        aside(world, deployment)


def test_a_reason_is_needed(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")

    with pytest.raises(Trouble) as trouble:
        aside(world, deployment, reason="  ")

    assert trouble.value.field == "reason"


@pytest.mark.parametrize("who", ["singh", "laird", "ruth", "nobody"])
def test_a_class_teacher_an_asn_lead_or_a_stranger_cannot(world, deployment, who):
    with pytest.raises(Refused):
        aside(world, deployment, by=who)


def test_twice_is_once(world, deployment):
    services.say_ready(by=world.actor("ruth"), deployment=deployment, says="ready")

    first = aside(world, deployment)
    second = aside(world, deployment, by="kerr", reason="Again.")

    assert first == second
    assert second.reason == REASON


@pytest.mark.parametrize("who", ["baird", "morag", "nobody"])
def test_nobody_speaks_for_her(world, deployment, who):
    with pytest.raises(Refused):
        services.say_ready(by=world.actor(who), deployment=deployment, says="ready")
