"""Changes that somebody asked for and nobody has answered, over all the children of a tray."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, Q, QuerySet

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import LEAD, OFFICER, Slice, may_write_plan, slice_of
from ettle.plans.models import CoordinatedSupportPlan, Plan, ProposedChange
from ettle.plans.parts import plan_of
from ettle.plans.selectors.record import FAMILY


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsWaiting:
    """How many changes to one child's plan wait for an answer, and since when."""

    pupil_ref: str
    first_name: str
    name: str
    count: int
    since: date


def proposals_waiting(*, by: Actor) -> tuple[ProposalsWaiting, ...]:
    """List the children with proposals that wait in this person's tray, the longest first.

    For those who lead the school; and for officers where there is a co-ordinated support
    plan. What is proposed for a part that the reader may not read is not counted.
    """
    found = _tray(by)
    if found is None:
        return ()
    plans, slice_ = found
    rows = (
        _unanswered(slice_)
        .filter(entry__plan__in=plans.filter(pupil__left_on__isnull=True))
        .order_by()
        .values_list("entry__plan__pupil_id")
        .annotate(count=Count("pk"), since=Min("proposed_on"))
    )
    counted = {pupil_id: (count, since) for pupil_id, count, since in rows}
    lines = [_line(pupil, *counted[pk]) for pk, pupil in Pupil.objects.in_bulk(counted).items()]
    return tuple(sorted(lines, key=lambda line: (line.since, line.name)))


def count_proposed(pupil: Pupil, *, by: Actor) -> int:
    """Count the proposals for one plan that wait: all for those who answer, else one's own."""
    slice_ = slice_of(by, pupil)
    plan = plan_of(pupil) if slice_ else None
    if slice_ is None or slice_.reader in FAMILY or plan is None:
        return 0
    rows = _unanswered(slice_).filter(entry__plan=plan)
    if not may_write_plan(by, pupil):
        rows = rows.filter(proposed_by_id=by.person_id or 0)
    return rows.count()


def _unanswered(slice_: Slice) -> QuerySet[ProposedChange]:
    """Which proposals wait, for parts whose newest version this slice holds."""
    held = Q(entry__versions__audience__in=slice_.audiences, entry__kind__in=slice_.kinds)
    if slice_.own is not None:
        held |= Q(entry__versions__author_id=slice_.own)
    return ProposedChange.objects.filter(held, outcome="", entry__versions__n=F("entry__latest"))


def _tray(by: Actor) -> tuple[QuerySet[Plan], Slice] | None:
    if by.has_role("asl_officer"):
        live = CoordinatedSupportPlan.objects.filter(superseded_on__isnull=True)
        theirs = Plan.objects.filter(pupil__authority_id=by.authority_id)
        return theirs.filter(pupil_id__in=live.values("pupil_id")), OFFICER
    if by.has_role("headteacher", "depute", "asn_lead"):
        return Plan.objects.filter(pupil__school_id__in=by.school_ids), LEAD
    return None


def _line(pupil: Pupil, count: int, since: date) -> ProposalsWaiting:
    return ProposalsWaiting(
        pupil_ref=pupil.ref, first_name=pupil.first_name, name=pupil.name, count=count, since=since
    )
