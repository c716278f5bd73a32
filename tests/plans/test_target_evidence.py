"""How a target is going, in ten seconds: said by those who work with the child."""

from datetime import timedelta

import pytest

from ettle.access import Refused, Trouble
from ettle.plans import selectors, services
from tests.plans.given import WRITTEN, planned_since_october
from tests.world import MONDAY


@pytest.fixture
def planned(world):
    return planned_since_october(world)


def tap(planned, who="ruth", step="sometimes", **more):
    return services.log_target_evidence(
        by=planned.world.actor(who), target=planned.entries["target"], step=step, **more
    )


@pytest.mark.parametrize("who", ["nobody", "mairi", "rory", "okafor", "grant"])
def test_only_those_who_work_with_the_child_say_how_it_goes(planned, who):
    with pytest.raises(Refused):
        tap(planned, who)
    assert selectors.target_to_see(
        planned.entries["target"].ref, by=planned.world.actor(who)
    ) is None  # fmt: skip


def test_each_tap_stands_and_the_very_same_one_is_one(planned):
    tap(planned)
    tap(planned)
    tap(planned, "singh", "mostly", words="In maths too.")

    [target] = selectors.targets_seen(planned.world.ailsa, by=planned.world.actor("laird"))

    assert [each.step for each in target.sights] == ["sometimes", "mostly"]
    assert target.last_seen_on == MONDAY


def test_a_family_sees_the_steps_and_not_what_staff_wrote_beside_them(planned):
    tap(planned, words="She hid under the table first.")

    [target] = selectors.targets_seen(planned.world.ailsa, by=planned.world.actor("mairi"))

    assert [(each.step_words, each.words) for each in target.sights] == [("Sometimes", "")]
    assert selectors.targets_seen(planned.world.ailsa, by=planned.world.actor("nobody")) == ()
    assert selectors.targets_seen(planned.world.ailsa, by=planned.world.actor("rory")) == ()


def test_a_day_to_come_or_before_the_target_is_refused(planned):
    with pytest.raises(Trouble, match="has not come yet"):
        tap(planned, on=MONDAY + timedelta(days=1))
    with pytest.raises(Trouble, match="before the target was written"):
        tap(planned, on=WRITTEN - timedelta(days=1))
    with pytest.raises(Trouble, match="141 characters"):
        tap(planned, words="x" * 141)


def test_a_target_nobody_looks_at_for_six_school_weeks_breaks_the_thread(planned):
    world = planned.world
    later = world.actor("laird", on=MONDAY + timedelta(weeks=3))

    before = {each.kind for each in selectors.thread_for(world.ailsa, by=later).breaks}
    tap(planned)
    after = {each.kind for each in selectors.thread_for(world.ailsa, by=later).breaks}

    assert "target_not_measured" in before
    assert "target_not_measured" not in after


def test_the_thread_is_cut_to_its_reader_and_nothing_for_a_stranger(planned):
    world = planned.world

    lead = selectors.thread_for(world.ailsa, by=world.actor("laird"))
    teacher = selectors.thread_for(world.ailsa, by=world.actor("singh"))

    assert [need.words for need in lead.strands[0].needs] == ["Talk in noise is hard to follow."]
    assert teacher.strands[0].needs == ()
    for who in ("nobody", "rory", "grant", "mr_docherty"):
        assert selectors.thread_for(world.ailsa, by=world.actor(who)) is None
        assert selectors.thread_breaks([world.ailsa], by=world.actor(who)) == {}


def test_breaks_of_a_list_take_the_same_queries_for_one_child_and_for_two(
    planned, django_assert_max_num_queries
):
    world = planned.world
    laird = world.actor("laird")
    with django_assert_max_num_queries(12) as one:
        counts = selectors.thread_breaks([world.ailsa], by=laird)
    plan = services.open_plan(by=laird, pupil=world.finlay)
    for number in range(10):
        services.write_entry(by=laird, plan=plan, kind="factor", text=f"Need {number}")

    with django_assert_max_num_queries(len(one)):
        both = selectors.thread_breaks([world.ailsa, world.finlay], by=laird)

    assert counts == {world.ailsa.pk: 3}
    assert both == {world.ailsa.pk: 3, world.finlay.pk: 10}
