"""Weeks of what was given in the invented world: enough to see a gap and an answer."""

from datetime import timedelta

from ettle.config.demo.giving import play_giving
from ettle.config.demo.world import Scene
from ettle.plans import selectors
from ettle.plans.models import Delivery, FamilyWord, TargetEvidence
from tests.plans.given import planned_since_october


def test_weeks_of_giving_are_written_on_their_own_days(world):
    made = planned_since_october(world)
    scene = Scene(
        today=world.today, authority=world.authority, primary=world.marra_glen,
        secondary=world.corrievale, nhs=world.nhs,
    )  # fmt: skip

    play_giving(scene)

    laird = world.actor("laird")
    assert Delivery.objects.exclude(on__lt=made.world.today - timedelta(weeks=4)).count() > 15
    assert {row.at.date() for row in Delivery.objects.all()} == {
        row.on for row in Delivery.objects.all()
    }
    assert [each.support for each in selectors.gaps_waiting(by=laird)] == [
        "Speech and language therapy."
    ]
    assert TargetEvidence.objects.count() > 2
    assert FamilyWord.objects.filter(answered_at__isnull=True).count() == 2
