"""The same case, done in Ettle day by day and adopted at once: the same clocks."""

from datetime import date, timedelta

import pytest

from asl_law.clocks import rule_on
from ettle.cases import services
from ettle.cases.adopting import DelayThen, PlanThen, RetentionThen, foreseen
from ettle.cases.models import StatutoryClock
from ettle.people.models import Membership
from tests.cases.adopting import SOURCE, asked_then, case_then
from tests.cases.casework import send_all, therapy_asked

DAYS = (
    (date(2026, 9, 7), 14, 21),  # a request on a Monday, everything in time
    (date(2026, 3, 1), 56, 10),  # answered a day late
    (date(2024, 1, 5), 40, 30),  # over 29 February
    (date(2026, 6, 28), 55, 7),  # through the summer
)


def facts_of(pupil):
    return {
        each.rule: (
            each.started_on,
            each.first_due_on,
            each.due_on,
            each.stopped_on,
            each.explanation,
            each.citation,
        )
        for each in StatutoryClock.objects.filter(pupil=pupil)
    }


@pytest.mark.parametrize(("received", "to_proposal", "to_delay"), DAYS)
def test_a_case_adopted_has_the_clocks_that_it_would_have_had(
    world, received, to_proposal, to_delay
):
    sent = received + timedelta(days=to_proposal)
    told = sent + timedelta(days=to_delay)
    to = rule_on("C02", sent).start(sent).due_on + timedelta(days=20)
    Membership.objects.update(from_on=date(2023, 1, 1))

    request = services.receive_csp_request(
        by=world.actor("okafor", on=received),
        pupil=world.ailsa,
        received_on=received,
        asked_by_person=world.mairi,
    )
    send_all(world.actor("okafor", on=received))
    services.propose_csp(
        by=world.actor("okafor", on=sent), request=request, asks=[therapy_asked(world)]
    )
    send_all(world.actor("okafor", on=sent))
    services.extend_clock(
        by=world.actor("okafor", on=told),
        clock=StatutoryClock.objects.get(rule="C02"),
        to=to,
        ground="7(1)(d)",
        reason="The advice has not come.",
        informed_on=told,
    )
    services.adopt_case(
        by=world.actor("okafor"),
        pupil=world.finlay,
        then=case_then(
            world,
            received_on=received,
            asked_by_person=world.mr_docherty.ref,
            proposal_sent_on=sent,
            asked=(asked_then(world, made_on=sent),),
            delays=(delay(to, told),),
        ),
        source=SOURCE,
    )

    assert facts_of(world.finlay) == facts_of(world.ailsa)


def delay(to, told):
    return DelayThen(limit="C02", ground="7(1)(d)", reason="Not come.", to=to, told_on=told)


def every_day(count: int):
    first = date(2023, 2, 20)
    return [first + timedelta(days=n) for n in range(0, count, 11)]


def test_whatever_the_day_a_plan_and_a_kept_plan_end_when_the_law_says():
    for day in every_day(1200):
        plan = PlanThen(prepared_on=day, nominated_school="", coordinator="", contact_officer="")
        kept = RetentionThen(route="review", discontinued_on=day)

        year = rule_on("C03", day).start(day)
        found = {each.rule: each.clock.due_on for each in foreseen(plan, today=date(2026, 11, 23))}
        assert found["C03"] == year.due_on
        assert found.get("C04") == (
            rule_on("C04", year.due_on).start(year.due_on).due_on
            if year.due_on <= date(2026, 11, 23)
            else None
        )
        five = foreseen(kept, today=date(2026, 11, 23))[0].clock.due_on
        assert five == rule_on("C22", day).last_day(day)
