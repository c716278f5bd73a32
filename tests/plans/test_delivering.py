"""Saying that support was given: who may, on which days, and what becomes of a correction."""

from datetime import date, timedelta

import pytest

from ettle.access import Actor, Refused, Trouble
from ettle.plans import selectors, services
from ettle.plans.models import Delivery
from tests.plans import ailsa
from tests.plans.given import THURSDAY, WRITTEN, log, planned_since_october
from tests.world import MONDAY, moment


@pytest.fixture
def planned(world):
    """Ailsa's plan as Ms Laird wrote it at the end of October, and Ruth put with Ailsa."""
    return planned_since_october(world)


def test_an_assistant_says_in_one_press_that_it_was_given(planned):
    logged = log(planned)

    assert (logged.on, logged.outcome, logged.why) == (THURSDAY, "given", "")
    assert logged.by_label == "Ruth Paterson, Support assistant"


def test_the_teacher_and_whoever_leads_say_so_too(planned):
    log(planned, "stories", "singh")
    log(planned, "practice", "laird")

    assert Delivery.objects.count() == 2


@pytest.mark.parametrize("who", ["nobody", "mairi", "grant", "singh", "wojcik", "okafor"])
def test_nobody_else_says_that_an_assistants_support_was_given(planned, who):
    with pytest.raises(Refused):
        log(planned, "practice", who)


def test_an_officer_records_it_for_an_agency_and_for_nobody_else(planned):
    log(planned, "therapy", "okafor")

    with pytest.raises(Refused):
        log(planned, "stories", "okafor")


def test_not_given_needs_a_reason_and_another_reason_needs_words(planned):
    with pytest.raises(Trouble, match="reason that fits best"):
        log(planned, outcome="not_given")
    with pytest.raises(Trouble, match="in a few words"):
        log(planned, outcome="part", why="other")

    assert log(planned, outcome="part", why="school_event", minutes=5).minutes == 5


def test_the_same_press_twice_is_one(planned):
    assert log(planned) == log(planned)


def test_the_same_day_again_is_a_correction_and_both_are_kept(planned):
    first = log(planned)

    second = log(planned, outcome="not_given", why="child_absent")

    first.refresh_from_db()
    assert first.corrected_by == second
    shown = selectors.said_of(planned.entries["practice"], by=planned.world.actor("ruth"))
    assert [(each.outcome, was_corrected) for each, was_corrected in shown] == [
        ("not_given", False), ("given", True),
    ]  # fmt: skip


def test_a_day_to_come_is_refused(planned):
    with pytest.raises(Trouble, match="Tuesday 24 November 2026 has not come yet"):
        log(planned, on=MONDAY + timedelta(days=1))


def test_a_day_before_the_support_began_is_refused(planned):
    with pytest.raises(Trouble, match="in the plan since Monday 26 October 2026"):
        log(planned, on=WRITTEN - timedelta(days=3))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 21), "it is a Saturday or a Sunday"),
        (date(2026, 11, 17), "it is an in-service day"),
    ],
)
def test_a_day_without_school_is_asked_about_first(planned, day, why):
    with pytest.raises(Trouble, match=why):
        log(planned, on=day)

    assert log(planned, on=day, despite_no_school=True).on == day


def test_all_as_planned_leaves_what_was_said_as_it_is(planned):
    log(planned, "practice", "laird", outcome="not_given", why="moved")
    supports = [planned.entries["practice"], planned.entries["stories"]]

    logged = services.log_as_planned(
        by=planned.world.actor("laird"), supports=supports, on=THURSDAY
    )

    assert [each.entry for each in logged] == [planned.entries["stories"]]


def test_an_assistants_page_of_the_day_has_her_supports_and_no_others(planned):
    [child] = selectors.to_give_on(MONDAY, by=planned.world.actor("ruth"))

    assert child.pupil == planned.world.ailsa
    assert [each.text for each in child.supports] == ["Practise the symbols."]
    assert selectors.to_give_on(MONDAY, by=planned.world.actor("nobody")) == ()


def test_the_page_of_the_day_takes_the_same_queries_for_one_support_and_for_many(
    planned, django_assert_num_queries
):
    ruth = planned.world.actor("ruth")
    with django_assert_num_queries(8):
        selectors.to_give_on(MONDAY, by=ruth)
    for number in range(12):
        planned.write(
            f"more{number}", "support", f"Step {number}", under=planned.entries["objective"],
            detail={"how_often": "Daily", "persons": [ailsa.ASSISTANT]},
        )  # fmt: skip

    with django_assert_num_queries(8):
        [child] = selectors.to_give_on(MONDAY, by=ruth)

    assert len(child.supports) == 13


def test_planned_stands_beside_given_week_by_week_and_a_short_week_is_short(planned):
    for day in (date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 9)):
        log(planned, "stories", "singh", on=day)

    given = selectors.given_for(planned.world.ailsa, by=planned.world.actor("laird"))

    stories = next(each for each in given if each.support.text == "A story group.")
    assert [(week.planned, week.given) for week in stories.weeks] == [
        (2, 0), (2, 2), (2, 1), (1, 0), (2, 0),
    ]  # fmt: skip


def test_a_gap_reaches_whoever_leads_and_leaves_when_somebody_says_who_does_what(planned):
    laird = planned.world.actor("laird")
    for weeks in range(4):
        log(planned, "practice", "ruth", on=date(2026, 10, 26) + timedelta(weeks=weeks, days=3))
        log(planned, "stories", "singh", on=date(2026, 10, 26) + timedelta(weeks=weeks, days=3))

    waiting = selectors.gaps_waiting(by=laird)
    assert [each.support for each in waiting] == [
        "Practise the symbols.", "Speech and language therapy.",
    ]  # fmt: skip

    services.answer_gap(
        by=laird, support=planned.entries["therapy"], who="Ms Laird",
        what="Rings the therapist on Tuesday.", look_again_on=MONDAY + timedelta(days=14),
    )  # fmt: skip

    assert len(selectors.gaps_waiting(by=laird)) == 1
    later = planned.world.actor("laird", on=MONDAY + timedelta(days=14))
    assert any(each.is_back for each in selectors.gaps_waiting(by=later))


def test_an_officer_has_the_gaps_of_statutory_plans_and_a_stranger_none(planned):
    world = planned.world
    assert selectors.gaps_waiting(by=world.actor("okafor")) == ()
    assert selectors.gaps_waiting(by=world.actor("nobody")) == ()
    assert selectors.gaps_waiting(by=world.actor("mairi")) == ()

    ailsa.issue(planned)

    assert len(selectors.gaps_waiting(by=world.actor("okafor"))) == 3


def test_an_answer_to_a_gap_looks_ahead_and_not_too_far(planned):
    laird = planned.world.actor("laird")
    facts = {"by": laird, "support": planned.entries["therapy"], "who": "Ms Laird"}

    with pytest.raises(Trouble, match="after today"):
        services.answer_gap(**facts, what="Rings.", look_again_on=MONDAY)
    with pytest.raises(Trouble, match="more than 12 weeks off"):
        services.answer_gap(**facts, what="Rings.", look_again_on=MONDAY + timedelta(weeks=13))
    with pytest.raises(Refused):
        services.answer_gap(
            **facts | {"by": planned.world.actor("singh")},
            what="Rings.",
            look_again_on=MONDAY + timedelta(days=7),
        )


def test_the_trays_take_the_same_queries_for_one_plan_and_for_three(
    planned, django_assert_max_num_queries
):
    world = planned.world
    laird = world.actor("laird")
    with django_assert_max_num_queries(8) as before:
        selectors.gaps_waiting(by=laird)
    for pupil in (world.finlay,):
        plan = services.open_plan(by=laird, pupil=pupil)
        aim = services.write_entry(by=laird, plan=plan, kind="objective", text="Reads.")
        services.write_entry(
            by=laird, plan=plan, kind="support", text="Reads aloud.", under=aim,
            detail={"how_often": "Daily", "persons": [ailsa.TEACHER]},
        )  # fmt: skip

    with django_assert_max_num_queries(len(before)):
        selectors.gaps_waiting(by=laird)


def test_a_family_sees_what_was_given_and_not_what_staff_wrote_beside_it(planned):
    log(planned, outcome="not_given", why="other", words="She was upset by a fire drill.")
    ailsa.issue(planned)

    [practice] = [
        each
        for each in selectors.given_for(planned.world.ailsa, by=planned.world.actor("mairi"))
        if each.support.ref == planned.entries["practice"].ref
    ]

    assert [(each.words, each.by_label) for each in practice.days] == [("", "")]
    assert practice.weeks[-2].not_given == 1


@pytest.mark.parametrize("who", ["nobody", "rory", "grant", "mr_docherty"])
def test_what_was_given_is_not_there_for_a_stranger_or_a_parent_kept_apart(planned, who):
    log(planned)

    assert selectors.given_for(planned.world.ailsa, by=planned.world.actor(who)) == ()
    assert selectors.said_of(planned.entries["practice"], by=planned.world.actor(who)) == []
    assert selectors.support_to_log(
        planned.entries["practice"].ref, by=planned.world.actor(who)
    ) is None  # fmt: skip


def test_an_agencys_own_person_says_it_by_a_link_for_this_child_only(planned):
    world = planned.world
    sinclair = Actor(
        at=moment(MONDAY), today=MONDAY, link_ref="alink", authority_id=world.authority.pk,
        acting_as="Speech and language therapist", organisation=ailsa.SLT["organisation"],
        name="Dr Sinclair", named_pupil_ids=frozenset({world.ailsa.pk}),
    )  # fmt: skip

    logged = services.log_delivery(
        by=sinclair, support=planned.entries["therapy"], on=THURSDAY, outcome="given"
    )

    assert logged.by_label == f"Dr Sinclair, {ailsa.SLT['organisation']}"
    shown = selectors.agency_supports(world.ailsa, by=sinclair)
    assert [each.given.support.text for each in shown] == ["Speech and language therapy."]
    with pytest.raises(Refused):
        services.log_delivery(
            by=sinclair, support=planned.entries["practice"], on=THURSDAY, outcome="given"
        )
