"""What a school has to look at again: every duty of every child there, soonest first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.meeting.obligations import Obligation, obligations_by_plan
from ettle.plans.models import Meeting, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One duty to look again, in a school's list."""

    pupil_ref: str
    name: str
    stage: str
    duty: Obligation
    meeting_ref: str
    meeting_on: date | None


def due_reviews(*, by: Actor, first: int = 0, count: int = 20) -> tuple[list[DueLine], int]:
    """List what is to be looked at again at the schools one leads, soonest first, and how many.

    The list is sorted over every child of those schools before a page of it is cut.
    """
    schools = by.school_ids if by.has_role("headteacher", "depute", "asn_lead") else frozenset()
    plans = Plan.objects.filter(pupil__school_id__in=schools, pupil__left_on__isnull=True)
    duties, coming = obligations_by_plan(plans), _next_meetings(plans)
    children = {
        plan.pk: plan.pupil
        for plan in plans.filter(pk__in=duties).select_related("pupil").order_by("pk")
    }
    lines = [
        _due(children[plan_id], duty, coming.get(plan_id))
        for plan_id, several in duties.items()
        for duty in several
    ]
    lines.sort(key=lambda line: (line.duty.due_on, line.name, line.pupil_ref))
    return lines[first : first + count], len(lines)


def _next_meetings(plans: QuerySet[Plan]) -> dict[int, Meeting]:
    rows = Meeting.objects.filter(plan__in=plans, held_on__isnull=True, cancelled_on__isnull=True)
    return {row.plan_id: row for row in rows.order_by("-planned_on", "-pk")}


def _due(pupil: Pupil, duty: Obligation, coming: Meeting | None) -> DueLine:
    covers = coming is not None and duty.key in coming.purposes
    return DueLine(
        pupil_ref=pupil.ref,
        name=pupil.name,
        stage=pupil.stage,
        duty=duty,
        meeting_ref=coming.ref if covers and coming else "",
        meeting_on=coming.planned_on if covers and coming else None,
    )
