"""Deleting what an adopted plan brought. Part of taking an adoption back."""

from ettle.access import Trouble
from ettle.plans.models import Adoption, CoordinatedSupportPlan, Plan, PlanVersion


def forget_adopted_csp(adoption: Adoption) -> None:
    """Delete an adopted plan with its document and the parts it brought; part of taking it back.

    Raises:
        ProtectedError: where something in Ettle points at a row of it.
    """
    for csp in CoordinatedSupportPlan.objects.filter(adoption=adoption):
        version, document = csp.plan_version, csp.document
        csp.delete()
        _forget_version(version)
        document.delete()
    _forget_entries(adoption)


def _forget_version(version: PlanVersion) -> None:
    version.items.all().delete()
    version.delete()


def _forget_entries(adoption: Adoption) -> None:
    plan = Plan.objects.filter(pupil_id=adoption.pupil_id).first()
    if plan is None:
        return
    entries = plan.entries.filter(ref__in=adoption.made.get("entries", ()))
    if entries.filter(latest__gt=1).exists() or entries.filter(ended_at__isnull=False).exists():
        raise Trouble("Words of the plan were changed since, so it can no longer be taken back.")
    for is_support in (True, False):
        for entry in entries.filter(under__isnull=not is_support):
            entry.versions.all().delete()
            entry.delete()
    if adoption.made.get("plan") and not plan.entries.exists() and not plan.versions.exists():
        plan.delete()
