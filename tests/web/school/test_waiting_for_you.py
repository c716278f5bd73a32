"""What waits for somebody at school beside families' words: proposals to answer, plans to mark."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ettle.plans.selectors.asked_for import proposals_waiting
from ettle.plans.services import answer_proposal, propose_change
from ettle.workforce.services import ask_for_more
from tests.plans.quality.rounds import begin, both_marked
from tests.workforce.ready import card_of, confirmed


def propose(world, plan, kind: str, n: int = 1):
    """Mr Singh asks for other words in Ailsa's plan."""
    entry = next(each for each in plan.plan.entries.all() if each.kind == kind)
    return propose_change(
        by=world.actor("singh"), entry=entry, text=f"Other words, {n}.", detail={}, reason="I saw."
    )


def waiting(client) -> str:
    return " ".join(client.get(reverse("school:waiting")).content.decode().split())


def test_a_proposal_waits_in_the_tray_until_it_is_answered(world, door, at, plan):
    proposal = propose(world, plan, "helps")
    before = waiting(door("laird"))

    answer_proposal(by=world.actor("laird"), proposal=proposal, take=False, answer="Not yet.")

    link = f'<a href="{at("plan_proposals")}">1 proposed change to Ailsa'
    assert link in before
    assert link not in waiting(door("laird"))


def test_a_plan_to_mark_waits_for_its_markers_and_then_to_be_talked_through(world, door, at, plan):
    audit = begin(world)
    to_mark, not_asked = waiting(door("baird")), waiting(door("laird"))

    assert at("quality_mark", audit.ref) in to_mark
    assert audit.ref not in not_asked


def test_both_sheets_in_it_waits_to_be_talked_through(world, door, at, plan):
    audit = both_marked(world, {"needs": 0}, {"needs": 2})

    assert at("quality_round", audit.ref) in waiting(door("baird"))


def test_a_teacher_who_is_asked_to_mark_finds_it_and_nothing_of_other_peoples(world, door, plan):
    propose(world, plan, "helps")

    page = waiting(door("singh"))

    assert "Asked of you" in page
    assert "Children and families" not in page
    assert "proposed change" not in page


def test_a_question_of_ruths_waits_for_those_who_lead_her_school(world, door):
    card_of(world)
    deployment = confirmed(world, from_on=world.today)
    ask = ask_for_more(by=world.actor("ruth"), deployment=deployment, asks="Which words?")

    assert reverse("school:ask", args=[ask.ref]) in waiting(door("laird"))
    assert ask.ref not in waiting(door("singh"))
    assert ask.ref not in waiting(door("nobody"))


@pytest.mark.parametrize("who", ["nobody", "grant", "mairi", "singh", "callum", "rory"])
def test_nobody_else_is_told_that_a_proposal_waits(world, plan, who):
    propose(world, plan, "helps")

    assert proposals_waiting(by=world.actor(who)) == ()


def test_the_tray_asks_as_many_questions_for_ten_proposals_as_for_one(world, plan):
    propose(world, plan, "helps")
    laird = world.actor("laird")
    with CaptureQueriesContext(connection) as one:
        proposals_waiting(by=laird)
    for n in range(9):
        propose(world, plan, "helps", n + 2)

    with CaptureQueriesContext(connection) as ten:
        lines = proposals_waiting(by=laird)

    assert [line.count for line in lines] == [10]
    assert len(ten) == len(one)
