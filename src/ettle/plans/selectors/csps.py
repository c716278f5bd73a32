"""The statutory plan: what it would say, and what is in force."""

from dataclasses import dataclass
from datetime import date

from asl_law import clocks
from ettle.access import Actor
from ettle.documents.tree import Signature
from ettle.people.models import Person, Pupil, School
from ettle.plans.access import may_open_record_copy, may_write_plan, slice_of
from ettle.plans.adopting import adopted_words
from ettle.plans.csp import facts
from ettle.plans.csp.parts import printable_in, printable_now
from ettle.plans.models import CoordinatedSupportPlan, Plan, PlanVersion
from ettle.plans.printings import CspContext


@dataclass(frozen=True, slots=True, kw_only=True)
class CspView:
    """The statutory plan in force, as far as it is known without opening it."""

    ref: str
    prepared_on: date
    review_due_on: date
    nominated_school: str
    coordinator: str
    contact_officer: str
    document_ref: str
    adopted: str = ""


def csp_for(pupil: Pupil, *, by: Actor) -> CspView | None:
    """Give the statutory plan in force, for a reader of the plan."""
    if slice_of(by, pupil) is None:
        return None
    csp = (
        CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True)
        .select_related(
            "nominated_school", "coordinator", "contact_officer", "document", "adoption"
        )
        .first()
    )
    if csp is None:
        return None
    return CspView(
        ref=csp.ref,
        prepared_on=csp.prepared_on,
        review_due_on=clocks.ANNUAL_REVIEW_DUE.start(csp.year_begins_on).due_on,
        nominated_school=str(csp.nominated_school),
        coordinator=csp.coordinator.name,
        contact_officer=csp.contact_officer.name,
        document_ref=csp.document.ref if may_open_record_copy(by, pupil) else "",
        adopted=adopted_words(csp.adoption),
    )


def csp_context(
    plan_version: PlanVersion | Plan,
    *,
    by: Actor,
    nominated_school: School | None = None,
    coordinator: Person | None = None,
    contact_officer: Person | None = None,
    signature: Signature | None = None,
    prepared_on: date | None = None,
) -> CspContext | None:
    """Gather the facts of the statutory plan: the record copy, with every parent's details.

    From a frozen version for issuing; from the plan itself, unsigned, for a draft. Only
    what everyone may read goes in, and no view that is kept from any parent.
    """
    if isinstance(plan_version, Plan):
        plan, day, parts = plan_version, None, printable_now(plan_version)
    else:
        plan, day = plan_version.plan, prepared_on or by.today
        parts = printable_in(plan_version)
    pupil = plan.pupil
    if not may_write_plan(by, pupil):
        return None
    review = clocks.ANNUAL_REVIEW_DUE.start(day) if day else None
    complete = clocks.ANNUAL_REVIEW_COMPLETE.start(review.due_on) if review else None
    return CspContext(
        council=str(pupil.authority),
        pupil=facts.pupil_facts(pupil),
        parents=facts.parent_facts(pupil),
        profile=facts.parts_of(parts, "profile", "strength"),
        factors=facts.parts_of(parts, "factor"),
        objectives=facts.objectives_of(parts),
        nominated_school=str(nominated_school or ""),
        nominated_school_address=facts.school_lines(nominated_school),
        coordinator=facts.contact_for(coordinator, plan),
        contact_officer=facts.contact_for(contact_officer, plan),
        pupil_views=facts.views_of(parts, "child_view"),
        parent_views=facts.views_of(parts, "parent_view"),
        prepared_on=day,
        review_due_on=review.due_on if review else None,
        review_complete_by=complete.due_on if complete else None,
        signature=signature,
    )
