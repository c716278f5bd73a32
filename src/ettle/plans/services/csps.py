"""Freezing a version of the plan, and keeping the statutory plan issued from it."""

from django.db import transaction
from django.db.models import F, Max

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.documents.models import IssuedDocument
from ettle.people.models import Person, School
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_issue_csp, may_write_plan
from ettle.plans.models import (
    CoordinatedSupportPlan,
    EntryVersion,
    Plan,
    PlanVersion,
    PlanVersionEntry,
)


@transaction.atomic
def freeze_version(*, by: Actor, plan: Plan) -> PlanVersion:
    """Freeze the plan as it stands now: a list of its parts' versions that never changes."""
    require(may_write_plan(by, plan.pupil), by=by, act="plan.frozen")

    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)  # one number each
    last = plan.versions.aggregate(last=Max("n"))["last"] or 0
    version = PlanVersion.objects.create(
        authority_id=plan.authority_id, plan=plan, n=last + 1, frozen_at=by.at
    )
    living = EntryVersion.objects.filter(
        entry__plan=plan, entry__ended_at__isnull=True, n=F("entry__latest")
    ).order_by("entry__position", "entry_id")
    PlanVersionEntry.objects.bulk_create(
        PlanVersionEntry(
            authority_id=plan.authority_id,
            plan_version=version,
            entry_version=each,
            position=position,
        )
        for position, each in enumerate(living, start=1)
    )

    record(by=by, verb="plan.frozen", subject=version, pupil_id=plan.pupil_id, n=version.n)
    return version


@transaction.atomic
def record_csp(
    *,
    by: Actor,
    plan_version: PlanVersion,
    document: IssuedDocument,
    nominated_school: School,
    coordinator: Person,
    contact_officer: Person,
    signed_by: Person,
    signed_role: str,
) -> CoordinatedSupportPlan:
    """Keep a statutory plan as issued, in place of the one before.

    The day on it is the day it was signed (``document.signed_on``): the annual review
    counts from there.

    Raises:
        Trouble: for a document without a signature, which regulation 3(1)(c) requires.
    """
    pupil = plan_version.plan.pupil
    require(may_issue_csp(by, pupil), by=by, act="csp.recorded")
    if document.signed_on is None:
        raise Trouble("A co-ordinated support plan is dated and signed before it is issued.")

    Plan.objects.select_for_update(of=("self",)).get(pk=plan_version.plan_id)
    pupil.csps.filter(superseded_on__isnull=True).update(superseded_on=by.today)
    csp = CoordinatedSupportPlan.objects.create(
        authority_id=pupil.authority_id,
        pupil=pupil,
        plan_version=plan_version,
        document=document,
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        signed_by=signed_by,
        signed_role=signed_role,
        prepared_on=document.signed_on,
        issued_at=by.at,
    )

    record(by=by, verb="csp.recorded", subject=csp, prepared_on=csp.prepared_on)
    return csp
