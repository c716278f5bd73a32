"""Giving the plan: a copy to exactly those it is owed to, and the clocks that stop and start."""

from datetime import date

import pytest

from ettle.access import Refused, StaleEdit, Trouble
from ettle.cases import services as cases
from ettle.cases.models import IssuedPlan, Notice, StatutoryClock
from tests.cases.casework import decided, plan_written, post_all, send_all


def given(world):
    plan_written(world)
    return issue(world, decided(world))


def issue(world, decision, **changed):
    facts = {
        "by": world.actor("okafor"),
        "decision": decision,
        "nominated_school": world.marra_glen,
        "coordinator": world.laird,
        "contact_officer": world.okafor,
    }
    return cases.issue_csp(**facts | changed)


def test_copies_go_to_exactly_those_the_law_names(world):
    given(world)

    copies = Notice.objects.filter(event="plan_copy").order_by("to_label")

    assert [each.to_label for each in copies] == [
        "Mairi Morrison (mother)",
        "Rory Campbell (father)",
    ]


def test_each_parents_copy_leaves_out_the_others_address(world):
    given(world)

    his = Notice.objects.get(event="plan_copy", to_person=world.rory).document
    hers = Notice.objects.get(event="plan_copy", to_person=world.mairi).document

    assert "Burnside" not in bytes(his.text).decode()
    assert "Harbour Row" not in bytes(hers.text).decode()
    assert "Burnside" in bytes(hers.text).decode()


def test_no_parents_letter_names_the_other_where_a_flag_stands(world):
    given(world)

    for reader, other in ((world.mairi, "Rory"), (world.rory, "Mairi")):
        letter = Notice.objects.get(letter="L13", to_person=reader).document
        assert other not in bytes(letter.text).decode()


def test_those_who_give_support_are_told_their_own_part_and_no_more(world):
    given(world)

    letters = {
        each.to_label: bytes(each.document.text).decode()
        for each in Notice.objects.filter(letter="L14")
    }

    school, agency = sorted(letters, key=lambda label: "NHS" in label)
    assert "Pictures for each step" in letters[school]
    assert "Weekly therapy" not in letters[school]
    assert "Weekly therapy" in letters[agency]
    assert "Pictures for each step" not in letters[agency]


def test_the_sixteen_weeks_run_until_the_last_copy_is_sent(world):
    given(world)
    send_all(world.actor("okafor"))
    still_running = StatutoryClock.objects.get(rule="C02").stopped_on

    post_all(world.actor("okafor", on=date(2026, 11, 24)))

    assert still_running is None
    assert StatutoryClock.objects.get(rule="C02").stopped_on == date(2026, 11, 24)
    assert IssuedPlan.objects.get().sent_on == date(2026, 11, 24)


def test_the_year_to_the_review_begins_on_the_day_on_the_plan(world):
    csp = given(world)

    clock = StatutoryClock.objects.get(rule="C03", csp=csp)

    assert (clock.started_on, clock.due_on) == (date(2026, 11, 23), date(2027, 11, 22))


def test_a_plan_is_not_given_twice(world):
    plan_written(world)
    decision = decided(world)
    issue(world, decision)

    with pytest.raises(StaleEdit):
        issue(world, decision)

    assert IssuedPlan.objects.count() == 1


def test_a_plan_with_something_missing_is_not_given(world):
    decision = decided(world)

    with pytest.raises(Trouble, match="not begun to write the plan"):
        issue(world, decision)


def test_a_headteacher_of_another_school_cannot_give_it(world):
    plan_written(world)
    decision = decided(world)

    with pytest.raises(Refused):
        issue(world, decision, by=world.actor("nobody"))
