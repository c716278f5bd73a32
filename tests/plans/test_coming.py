"""A family reads of a meeting to come before there is anything to read for it."""

import pytest

from ettle.people.models import SafeContactFlag
from ettle.plans.models import Meeting
from ettle.plans.selectors.coming import meetings_to_come
from tests.plans.meeting_days import THE_DAY, arranged, packs_out


def test_mairi_reads_when_and_where_and_that_nothing_is_to_read_yet(world):
    arranged(world)

    (told,) = meetings_to_come(world.ailsa, by=world.actor("mairi"))

    assert told.when == "Thursday 3 December 2026 at 2.00 pm"
    assert (told.place, told.pack_ref) == ("The quiet room", "")


def test_once_her_papers_were_sent_they_are_beside_it(world):
    packs_out(world)

    (told,) = meetings_to_come(world.ailsa, by=world.actor("mairi"))

    assert told.pack_ref


def test_a_parent_with_a_time_of_his_own_reads_that_time_only(world):
    SafeContactFlag.objects.filter(pupil=world.ailsa).delete()
    arranged(world)

    (told,) = meetings_to_come(world.ailsa, by=world.actor("rory"))

    assert told.when == "Thursday 3 December 2026 at 4.00 pm"


def test_one_that_was_cancelled_or_whose_day_is_past_is_not_to_come(world):
    meeting = arranged(world)

    assert meetings_to_come(world.ailsa, by=world.actor("mairi", on=THE_DAY))
    assert not meetings_to_come(world.ailsa, by=world.actor("mairi", on=THE_DAY.replace(day=4)))
    Meeting.objects.filter(pk=meeting.pk).update(cancelled_on=world.today)
    assert not meetings_to_come(world.ailsa, by=world.actor("mairi"))


@pytest.mark.parametrize("stranger", ["nobody", "rory", "docherty", "callum", "laird", "ruth"])
def test_nobody_else_is_told_by_this(world, stranger):
    arranged(world)

    assert meetings_to_come(world.ailsa, by=world.actor(stranger)) == ()
