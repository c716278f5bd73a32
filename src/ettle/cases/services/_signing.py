"""Signing a statutory plan: frozen, dated and kept, whether it is the first or an amended one.

Part of the acts that give one; each of them checks who may, and tells the people it is owed to.
"""

from ettle.access import Actor, Trouble
from ettle.documents.models import IssuedDocument
from ettle.documents.services import freeze
from ettle.documents.tree import Signature
from ettle.people.models import Person, Pupil, School
from ettle.plans import selectors as plan_selectors
from ettle.plans import services as plan_services
from ettle.plans.models import CoordinatedSupportPlan, Plan
from ettle.plans.printings import CspContext, print_csp


def plan_to_give(by: Actor, pupil: Pupil, *, not_begun: str) -> Plan:
    """Find the plan to give, with everything in it that the Act asks for.

    Raises:
        Trouble: ``not_begun`` where there is no plan yet, or every part that it still lacks.
    """
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        raise Trouble(not_begun)
    lacking = [each.words for each in plan_selectors.missing_for_csp(plan, by=by) if each.stops]
    if lacking:
        raise Trouble("The plan cannot be given yet: " + " ".join(lacking))
    return plan


def sign_plan(
    by: Actor,
    plan: Plan,
    *,
    nominated_school: School,
    coordinator: Person,
    contact_officer: Person,
    scanned_signature: bytes | None,
) -> tuple[CoordinatedSupportPlan, CspContext]:
    """Sign the plan as it stands now, in the name of whoever presses, and keep it as issued.

    Gives what was kept, and the facts that each reader's copy is printed from.
    """
    signer = Person.objects.get(pk=by.person_id)
    role = by.acting_as or "ASL officer"
    version = plan_services.freeze_version(by=by, plan=plan)
    context = plan_selectors.csp_context(
        version,
        by=by,
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        signature=Signature(signer.name, role, on=by.today, scanned=scanned_signature),
        prepared_on=by.today,
    )
    assert context is not None
    csp = plan_services.record_csp(
        by=by,
        plan_version=version,
        document=freeze_plan(by, plan.pupil, context),
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        signed_by=signer,
        signed_role=role,
    )
    return csp, context


def freeze_plan(by: Actor, pupil: Pupil, context: CspContext) -> IssuedDocument:
    """Print the plan, or one reader's copy of it, and keep it as issued."""
    return freeze(
        print_csp(context),
        authority_id=pupil.authority_id,
        printing="csp",
        printing_version=1,
        context=context,
        issued_on=by.today,
        at=by.at,
        signed_by=context.signature,
    )
