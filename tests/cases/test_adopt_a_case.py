"""A case that began before Ettle, entered once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from asl_law.clocks import AGENCY_HELP, CSP_DECISION, CSP_REQUEST
from ettle.access import Refused, StaleEdit, Trouble
from ettle.audit.models import Event
from ettle.cases import selectors, services
from ettle.cases.models import ClockChange, DelayTold, Notice, StatutoryClock
from ettle.outbox.models import Message
from ettle.people.models import Parentage
from tests.cases.adopting import (
    ASKED,
    RECEIVED,
    SENT,
    SOURCE,
    asked_then,
    case_then,
    delay_then,
)
from tests.cases.casework import FINDINGS, REASONS


def adopt(world, then=None, **changes):
    return services.adopt_case(
        by=world.actor("okafor"),
        pupil=world.ailsa,
        then=then or case_then(world, **changes),
        source=SOURCE,
    )


def due_days(world):
    return {each.rule: each.due_on for each in StatutoryClock.objects.filter(pupil=world.ailsa)}


def test_each_clock_runs_from_the_day_the_thing_happened(world):
    adopt(world)

    assert due_days(world) == {
        "C01": CSP_REQUEST.start(RECEIVED).due_on,
        "C02": CSP_DECISION.start(SENT).due_on,
        "C10": AGENCY_HELP.start(ASKED).due_on,
    }
    assert StatutoryClock.objects.get(rule="C01").stopped_on == SENT


def test_nothing_is_sent_and_no_letter_is_made(world):
    adopt(world)

    assert not Message.objects.exists()
    assert not Notice.objects.exists()


def test_the_tray_shows_an_adopted_limit_that_was_missed_as_missed(world):
    adopt(world, proposal_sent_on=None, asked=())

    row = selectors.tray(by=world.actor("okafor")).rows[0]

    assert (row.clock.due_on, row.clock.state) == (date(2026, 8, 30), "deemed")
    assert row.clock.adopted == (
        "Adopted: dates given by Glenmarra Council (invented) on Monday 23 November 2026, not "
        "recorded here as they happened."
    )
    assert selectors.tray(by=world.actor("nobody")).rows == ()


def test_an_answer_after_the_last_day_is_shown_as_late(world):
    adopt(world, proposal_sent_on=date(2026, 9, 14), asked=())

    clock = next(
        each
        for each in selectors.clocks_of(world.ailsa, by=world.actor("okafor"))
        if each.rule == "C01"
    )

    assert clock.state == "met late"


def test_an_extension_that_the_law_allows_moves_the_day(world):
    adopt(world, delays=(delay_then(),))

    clock = StatutoryClock.objects.get(rule="C02")
    assert clock.due_on == date(2027, 1, 18)
    assert clock.first_due_on == CSP_DECISION.start(SENT).due_on
    assert ClockChange.objects.get(clock=clock).informed_on == date(2026, 10, 5)
    assert not DelayTold.objects.exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"ground": "holidays"}, "is not an exception here"),
        ({"to": date(2027, 6, 1)}, "at most"),
        ({"told_on": date(2026, 8, 1)}, "must be told between"),
        ({"told_on": None}, "not used until notice"),
        ({"limit": "C01", "ground": "7(1)(d)"}, "is not an exception here"),
    ],
)
def test_an_extension_that_the_law_would_not_allow_is_kept_and_does_not_count(world, changes, why):
    adopt(world, delays=(delay_then(**changes),))

    told = DelayTold.objects.get()
    assert why in told.wrong.casefold()
    assert told.clock.due_on == told.clock.first_due_on
    assert not ClockChange.objects.exists()
    shown = selectors.clocks_of(world.ailsa, by=world.actor("okafor"))
    assert any(each.told_wrongly for each in shown)


def test_the_case_goes_on_in_ettle_where_the_paper_stopped(world):
    adopt(world, asked=(asked_then(world, answered_on=date(2026, 9, 30)),))
    officer = world.actor("okafor")
    case = selectors.case_for(world.ailsa, by=officer)

    decision = services.decide_csp(
        by=officer,
        proposal=selectors.proposal_for(case.proposal_ref, by=officer),
        findings=FINDINGS,
        reasons=REASONS,
        best_interests="To be understood in class.",
        views_considered="Hers and her mother’s.",
    )

    assert case.stage == "proposed"
    assert case.asks[0].answered_on == date(2026, 9, 30)
    assert decision.required


def test_the_family_sees_it_as_any_other_with_one_quiet_line(world):
    adopt(world)

    strip = selectors.strip_for(world.ailsa, by=world.actor("mairi"))

    assert strip.steps[0].what == "The council got the request"
    assert strip.steps[0].adopted
    assert strip.adopted.startswith("Adopted: dates given by Glenmarra Council (invented)")
    assert SOURCE not in strip.adopted
    assert selectors.strip_for(world.ailsa, by=world.actor("nobody")) is None


def test_the_same_case_is_not_adopted_twice(world):
    adopt(world)

    with pytest.raises(StaleEdit):
        adopt(world)


def test_a_case_that_is_in_ettle_is_not_adopted_beside_itself(world):
    services.receive_csp_request(
        by=world.actor("okafor"),
        pupil=world.ailsa,
        received_on=RECEIVED,
        asked_by_person=world.mairi,
    )

    with pytest.raises(Trouble, match="in Ettle already"):
        adopt(world)


@pytest.mark.parametrize("who", ["nobody", "laird", "mairi", "ruth", "grant"])
def test_only_an_officer_of_the_authority_adopts(world, who):
    with pytest.raises(Refused):
        services.adopt_case(
            by=world.actor(who), pupil=world.ailsa, then=case_then(world), source=SOURCE
        )


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"received_on": date(2026, 12, 1)}, "received_on", "has not come yet"),
        ({"received_on": date(2001, 7, 6)}, "received_on", "was born"),
        ({"proposal_sent_on": date(2026, 7, 1)}, "proposal_sent_on", "Check both days"),
        ({"received_on": None, "proposal_sent_on": None}, "received_on", "no time limit runs"),
        ({"proposal_sent_on": None}, "proposal_sent_on", "on a proposal"),
        ({"decided_on": date(2026, 9, 1)}, "required", "is a plan required"),
        ({"delays": (delay_then(limit="C04"),)}, "limit", "does not run here"),
        ({"asked_by": "child"}, "asked_by", "from 12"),
        ({"asked_by_person": ""}, "asked_by_person", "Choose which"),
        ({"asked_by_person": "nobodyatall2"}, "asked_by_person", "not on the roll"),
    ],
)
def test_what_cannot_have_happened_is_refused_in_words(world, changes, field, words):
    with pytest.raises(Trouble, match=words) as trouble:
        adopt(world, **changes)

    assert trouble.value.field == field


def test_a_day_before_the_rule_was_law_is_refused_in_words(world):
    world.ailsa.birth_date = date(1996, 1, 1)
    world.ailsa.save()

    with pytest.raises(Trouble, match="is the law from"):
        adopt(world, received_on=date(2009, 6, 1), proposal_sent_on=None, asked=())


def test_a_date_without_a_source_is_refused(world):
    with pytest.raises(Trouble, match="from what"):
        services.adopt_case(
            by=world.actor("okafor"), pupil=world.ailsa, then=case_then(world), source=" "
        )


def test_it_is_taken_back_whole_while_nothing_rests_on_it(world):
    adoption = adopt(world, delays=(delay_then(), delay_then(ground="no such")))

    services.undo_adoption(by=world.actor("okafor"), adoption=adoption, reason="Wrong child.")

    assert not StatutoryClock.objects.exists()
    assert selectors.case_for(world.ailsa, by=world.actor("okafor")).stage == "none"
    adoption.refresh_from_db()
    assert adoption.undone_reason == "Wrong child."
    assert Event.objects.filter(verb="adoption.undone").count() == 1


def test_it_is_not_taken_back_once_something_rests_on_it(world):
    adoption = adopt(world)
    officer = world.actor("okafor")
    case = selectors.case_for(world.ailsa, by=officer)
    services.decide_csp(
        by=officer,
        proposal=selectors.proposal_for(case.proposal_ref, by=officer),
        findings=FINDINGS,
        reasons=REASONS,
        best_interests="To be understood in class.",
        views_considered="Hers and her mother’s.",
    )

    with pytest.raises(Trouble, match="It was decided since"):
        services.undo_adoption(by=officer, adoption=adoption, reason="Wrong child.")


def test_a_wrong_day_is_put_right_with_a_reason_and_both_are_kept(world):
    adoption = adopt(world)

    right = services.correct_adoption(
        by=world.actor("okafor"),
        adoption=adoption,
        then=case_then(world, received_on=date(2026, 7, 8)),
        source=SOURCE,
        reason="The stamp says 8 July.",
    )

    assert right.corrects == adoption
    assert due_days(world)["C01"] == CSP_REQUEST.start(date(2026, 7, 8)).due_on
    with pytest.raises(Refused):
        services.undo_adoption(by=world.actor("nobody"), adoption=right, reason="No.")


def test_a_case_with_ten_clocks_costs_the_queries_of_one_with_three(world):
    officer = world.actor("okafor")
    cost = []
    for pupil, agencies in ((world.ailsa, 1), (world.callum, 8)):
        Parentage.objects.get_or_create(
            pupil=pupil, person=world.mairi, authority=world.authority,
            defaults={"relationship": "Aunt"},
        )  # fmt: skip
        asked = tuple(asked_then(world, service=f"Service {n}") for n in range(agencies))
        services.adopt_case(
            by=officer, pupil=pupil, then=case_then(world, asked=asked), source=SOURCE
        )
        with CaptureQueriesContext(connection) as queries:
            case, _ = selectors.case_and_strip(pupil, by=officer, page="pupil")
        cost.append((len(case.clocks), len(queries)))

    assert [clocks for clocks, _ in cost] == [3, 10]
    assert cost[0][1] == cost[1][1]
