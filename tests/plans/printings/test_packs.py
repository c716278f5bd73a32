"""Nobody's pack or minute of a meeting holds a part of the plan outside their audience."""

import pytest

from ettle.plans.meeting.minutes import minute_context
from ettle.plans.meeting.packs import pack_context
from ettle.plans.models import Invitee
from ettle.plans.printings.meeting_pack import print_meeting_pack
from ettle.plans.printings.minute import print_minute
from tests.plans.meeting_days import arranged, held
from tests.plans.printings.test_audiences import EVERY_PART, written

SCHOOL = {"everyone", "school", "deliverers"}
FOR = {
    "child": {"everyone", "school"},
    "parent": {"everyone"},
    "support_assistant": SCHOOL,
    "agency": {"everyone"},
}


@pytest.fixture
def everything(world):
    """Ailsa's plan with every kind for every audience, kept from her mother and not."""
    return written(world, EVERY_PART)[1]


def outside(known, invitee) -> set[str]:
    kept = invitee.role == "parent"
    return {
        word
        for word, (_, audience, is_kept) in known.items()
        if audience not in FOR[invitee.role] or (kept and is_kept)
    }


@pytest.mark.parametrize("role", sorted(FOR))
def test_a_pack_holds_no_part_outside_its_readers_audience(world, everything, role):
    meeting, lead = arranged(world), world.actor("laird")
    mine = Invitee.objects.filter(meeting=meeting, role=role).exclude(person=world.rory)

    trees = {one: str(print_meeting_pack(pack_context(one, by=lead))) for one in mine}

    assert trees
    found = {one: [w for w in outside(everything, one) if w in trees[one]] for one in trees}
    assert found == {one: [] for one in trees}


@pytest.mark.parametrize("role", ["child", "parent"])
def test_a_minute_holds_no_part_outside_its_readers_audience(world, everything, role):
    meeting, lead = held(world), world.actor("laird")
    mine = Invitee.objects.filter(meeting=meeting, role=role).exclude(person=world.rory)

    trees = {one: str(print_minute(minute_context(meeting, one, by=lead))) for one in mine}

    assert trees
    found = {one: [w for w in outside(everything, one) if w in trees[one]] for one in trees}
    assert found == {one: [] for one in trees}
