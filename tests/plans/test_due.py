"""What a school has to look at again: one list over all its children, soonest first."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ettle.documents.models import IssuedDocument
from ettle.people.models import Pupil
from ettle.plans.meeting.obligations import obligations_of
from ettle.plans.models import CoordinatedSupportPlan, Meeting, ObligationClosed, PlanVersion
from ettle.plans.selectors import due_reviews
from ettle.plans.services import open_plan, write_entry
from tests.world import moment


def another_child(world, n: int):
    """A child of Marra Glen with a target, a plan of the law, and a meeting held and to come."""
    pupil = Pupil.objects.create(
        authority=world.authority, school=world.marra_glen, roll_id=f"roll-{n}", scn=f"{n:09}",
        given_name="Child", family_name=f"Number {n:02}", birth_date=date(2016, 3, 1), stage="P6",
    )  # fmt: skip
    plan = open_plan(by=world.actor("laird"), pupil=pupil)
    on = world.today - timedelta(days=n)
    write_entry(by=world.actor("laird", on=on), plan=plan, kind="target", text="I can ask.")
    a_plan_of_the_law(world, plan, on - timedelta(days=100))
    for held_on in (on, None):
        meeting = Meeting.objects.create(
            authority=world.authority, plan=plan, purposes=["iep"], planned_on=on, held_on=held_on,
            arranged_by=world.laird, arranged_label="ASN lead", arranged_at=moment(on),
        )  # fmt: skip
        if held_on:
            ObligationClosed.objects.create(
                authority=world.authority, meeting=meeting, obligation="iep", closed_on=on,
                closed_by=world.laird, next_on=on + timedelta(weeks=10),
            )  # fmt: skip
    return plan


def a_plan_of_the_law(world, plan, on) -> None:
    paper = IssuedDocument.objects.create(
        authority=world.authority, printing="csp", printing_version=1, context={}, title="Plan",
        language="en-GB", html=b"", pdf=b"", docx=b"", text=b"", hashes={}, issued_on=on,
        issued_at=moment(on),
    )  # fmt: skip
    version = PlanVersion.objects.create(
        authority=world.authority, plan=plan, n=1, frozen_at=moment(on)
    )
    CoordinatedSupportPlan.objects.create(
        authority=world.authority, pupil=plan.pupil, plan_version=version, document=paper,
        nominated_school=world.marra_glen, coordinator=world.laird, contact_officer=world.okafor,
        signed_role="Officer", signed_by=world.okafor, prepared_on=on, issued_at=moment(on),
    )  # fmt: skip


def test_a_schools_list_asks_as_many_questions_for_twenty_five_children_as_for_five(world):
    laird = world.actor("laird")
    for n in range(1, 6):
        another_child(world, n)
    with CaptureQueriesContext(connection) as five:
        due_reviews(by=laird)
    for n in range(6, 26):
        another_child(world, n)

    with CaptureQueriesContext(connection) as many:
        lines, total = due_reviews(by=laird)

    assert (len(lines), total) == (20, 50)
    assert len(many) == len(five)


def test_the_soonest_of_all_the_children_stands_first_whatever_their_names(world):
    for n in range(1, 26):
        another_child(world, n)

    lines, total = due_reviews(by=world.actor("laird"))
    rest, _ = due_reviews(by=world.actor("laird"), first=20, count=100)

    days = [line.duty.due_on for line in (*lines, *rest)]
    assert days == sorted(days)
    assert lines[0].name == "Child Number 25"
    assert (len(lines), len(rest)) == (20, total - 20)


def test_a_child_has_the_same_duties_in_the_list_as_alone(world):
    plans = [another_child(world, n) for n in range(1, 4)]

    lines, _ = due_reviews(by=world.actor("laird"))

    for plan in plans:
        assert obligations_of(plan) == tuple(
            line.duty for line in lines if line.pupil_ref == plan.pupil.ref
        )
    assert {line.meeting_on is not None for line in lines if line.duty.key == "iep"} == {True}
    assert {line.meeting_ref for line in lines if line.duty.key == "csp_review"} == {""}


@pytest.mark.parametrize("who", ["nobody", "grant", "mairi", "singh", "okafor"])
def test_nobody_else_is_told_what_a_school_has_to_look_at(world, who):
    another_child(world, 1)

    assert due_reviews(by=world.actor(who)) == ([], 0)
