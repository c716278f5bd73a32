"""Giving the plan that a review amended: frozen anew, signed, and a copy to each it is owed to."""

from django.db import transaction

from asl_law.notices import Event, Party
from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.copies import FamilyCopy, parts_for, providers_owed
from ettle.cases.notices import BY_POST, Owed, frame_for, freeze_letter, send_notice
from ettle.cases.printings import DelivererContext
from ettle.cases.reviewing import decision_behind, family_copies_of, notices_for
from ettle.cases.services._review_outcome import AFTER, send_outcome
from ettle.documents.models import IssuedDocument
from ettle.documents.services import freeze
from ettle.documents.tree import Signature
from ettle.people.models import Person, Pupil, School
from ettle.plans import selectors as plan_selectors
from ettle.plans import services as plan_services
from ettle.plans.models import CoordinatedSupportPlan, Plan, StatutoryReview
from ettle.plans.printings import CspContext, copy_for, print_csp


@transaction.atomic
def give_amended_plan(
    *,
    by: Actor,
    review: StatutoryReview,
    nominated_school: School,
    coordinator: Person,
    contact_officer: Person,
    expected_version: int | None = None,
    scanned_signature: bytes | None = None,
) -> CoordinatedSupportPlan:
    """Give the plan as a review amended it, in place of the one before. It cannot be taken back.

    The officer who presses signs. The parts are frozen as they stand now, and rest on this
    plan again. The review is complete when every letter and copy has been *sent*.

    Raises:
        Trouble: for another outcome, a plan given already, or one that lacks what the Act asks.
    """
    pupil = review.csp.pupil
    require(may_do_casework(by, pupil), by=by, act="csp.given")
    rows = StatutoryReview.objects.select_for_update(of=("self",))
    review = rows.select_related("csp__pupil__authority").get(pk=review.pk)
    if review.new_csp_id:
        raise StaleEdit(review, expected_version or 0)
    require_version(review, expected_version)
    if review.outcome != "amended":
        raise Trouble("Only a review that amends the plan has a new one to give. Decide it first.")
    plan = _complete_plan(by, pupil)

    signer = Person.objects.get(pk=by.person_id)
    role = by.acting_as or "ASL officer"
    signature = Signature(signer.name, role, on=by.today, scanned=scanned_signature)
    version = plan_services.freeze_version(by=by, plan=plan)
    context = plan_selectors.csp_context(
        version,
        by=by,
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        signature=signature,
        prepared_on=by.today,
    )
    assert context is not None
    csp = plan_services.record_csp(
        by=by,
        plan_version=version,
        document=_freeze(by, pupil, context),
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        signed_by=signer,
        signed_role=role,
    )
    review.new_csp = csp
    review.version += 1
    review.save(update_fields=["new_csp", "version"])
    family = family_copies_of(review, by=by)
    for each in family:
        _give(by, review, context, each)
    _tell_providers(by, review, context, nominated_school)

    record(by=by, verb="csp.given", subject=csp, copies=sum(1 for each in family if each.copy))
    return csp


def _complete_plan(by: Actor, pupil: Pupil) -> Plan:
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None:
        raise Trouble("The plan’s parts are not in Ettle yet. Ask the school’s ASN lead to begin.")
    lacking = [each.words for each in plan_selectors.missing_for_csp(plan, by=by) if each.stops]
    if lacking:
        raise Trouble("The plan cannot be given yet: " + " ".join(lacking))
    return plan


def _freeze(by: Actor, pupil: Pupil, context: CspContext) -> IssuedDocument:
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


def _give(by: Actor, review: StatutoryReview, context: CspContext, each: FamilyCopy) -> None:
    pupil, to = review.csp.pupil, each.to
    hidden = frozenset(Person.objects.filter(pk__in=to.leave_out).values_list("ref", flat=True))
    copy = copy_for(context, to=to.name, leave_out=hidden)
    send_outcome(by, review, each, address_left_out=copy.something_left_out)
    if each.copy is None:
        return
    send_notice(
        Owed(
            event="plan_copy",
            letter="CSP",
            about_ref=review.ref,
            why=each.copy.why,
            citation=str(each.copy.citation),
            after_sending=AFTER,
        ),
        _freeze(by, pupil, copy),
        by=by,
        pupil=pupil,
        to=to,
    )


def _tell_providers(
    by: Actor, review: StatutoryReview, context: CspContext, school: School
) -> None:
    """Tell the school and the agencies what in the plan concerns them (section 11(5)(e))."""
    pupil = review.csp.pupil
    owed = next(
        each
        for each in notices_for(review, Event.PLAN_COPY, by=by)
        if each.recipient is Party.PROVIDERS
    )
    told = providers_owed(owed, decision_behind(review.csp), school, by=by)
    agencies = [each.organisation for each in told if not each.is_school]
    for each in told:
        parts = parts_for(each, context, agencies)
        if not parts:
            continue
        letter = DelivererContext(
            frame=frame_for(pupil, each.to, by=by, must_contain=owed.must_contain),
            child=pupil.name,
            reader=each.reader,
            prepared_on=by.today,
            school=context.nominated_school,
            coordinator=context.coordinator.name,
            parts=parts,
            holds_copy=each.is_school,
        )
        send_notice(
            Owed(
                event="providers",
                letter="L14",
                about_ref=review.ref,
                why=owed.why,
                citation=str(owed.citation),
                must_contain=owed.must_contain,
            ),
            freeze_letter("letter.L14", letter, by=by, pupil=pupil),
            by=by,
            pupil=pupil,
            to=each.to,
            body="" if each.is_school else BY_POST,
        )
