"""Deciding: the four limbs, a reason for each, and the letter where no plan is required."""

from datetime import date

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.cases import services as cases
from ettle.cases.models import CspDecision, Notice, Proposal, StatutoryClock
from tests.cases.casework import (
    FINDINGS,
    REASONS,
    answered,
    decided,
    post_all,
    request_received,
    send_all,
)

NOT_YEAR = FINDINGS | {"needs_likely_over_a_year": False}


def decide(world, proposal, **changed):
    facts = {
        "by": world.actor("okafor"),
        "proposal": proposal,
        "findings": FINDINGS,
        "reasons": REASONS,
        "best_interests": "To be understood.",
        "views_considered": "Both want help.",
    }
    return cases.decide_csp(**facts | changed)


@pytest.fixture
def proposal(world) -> Proposal:
    return answered(world).proposal


def test_four_met_limbs_require_a_plan_and_write_to_nobody_yet(world, proposal):
    decision = decide(world, proposal)

    assert decision.required is True
    assert not Notice.objects.filter(about_ref=decision.ref).exists()


def test_each_limb_keeps_the_answer_the_provision_and_the_officers_reason(world, proposal):
    decision = decide(world, proposal)

    assert decision.limbs["c"] == {
        "met": True,
        "finding": "The needs are likely to continue for more than a year.",
        "provision": "asp 2004/4, section 2(1)(c)",
        "reason": REASONS["c"],
    }


def test_no_plan_required_goes_to_each_parent_with_reasons_and_rights(world):
    decision = decided(world, required=False)

    letters = Notice.objects.filter(about_ref=decision.ref, letter="L10").order_by("to_label")

    assert [each.to_label for each in letters] == [
        "Mairi Morrison (mother)",
        "Rory Campbell (father)",
    ]
    words = bytes(letters[0].document.text).decode()
    for said in (
        REASONS["c"],
        "An individualised educational programme at school.",
        "First-tier Tribunal for Scotland",
        "Monday 25 January 2027",
        "0345 123 2303",
        "Mediation",
        "Independent adjudication",
        "large print",
    ):
        assert said in words


def test_the_sixteen_weeks_are_met_when_everyone_was_told(world):
    decided(world, required=False)
    send_all(world.actor("okafor"))
    running = StatutoryClock.objects.get(rule="C02").stopped_on

    post_all(world.actor("okafor", on=date(2026, 11, 24)))

    assert running is None
    assert StatutoryClock.objects.get(rule="C02").stopped_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reasons": REASONS | {"b": " "}}, "reason_b"),
        ({"best_interests": ""}, "best_interests"),
        ({"views_considered": ""}, "views_considered"),
        ({"required": False}, "required"),
        ({"findings": NOT_YEAR}, "instead"),
        (
            {"findings": FINDINGS | {"sides": FINDINGS["sides"] | {"other_functions": True}}},
            "sides_other_functions",
        ),
        (
            {"findings": FINDINGS | {"sides": FINDINGS["sides"] | {"agencies": None}}},
            "sides_agencies",
        ),
    ],
)
def test_a_decision_without_its_grounds_is_refused_at_the_question(world, proposal, changed, field):
    with pytest.raises(Trouble) as refused:
        decide(world, proposal, **changed)

    assert refused.value.field == field
    assert not CspDecision.objects.exists()


def test_the_second_of_two_officers_is_told_and_nothing_is_overwritten(world, proposal):
    first = decide(world, proposal, expected_version=1)

    with pytest.raises(StaleEdit):
        decide(world, proposal, expected_version=1, best_interests="Other.")

    assert CspDecision.objects.get() == first


def test_a_proposal_that_nobody_was_sent_is_not_decided(world):
    officer = world.actor("okafor")
    proposal = cases.propose_csp(by=officer, request=request_received(world), reason="Needs.")

    with pytest.raises(Trouble, match="has not been sent"):
        decide(world, proposal)


def test_a_headteacher_of_another_school_decides_nothing(world, proposal):
    with pytest.raises(Refused):
        decide(world, proposal, by=world.actor("nobody"))
