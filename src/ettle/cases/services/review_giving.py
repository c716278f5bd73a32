"""Giving the plan that a review amended: frozen anew, signed, and a copy to each it is owed to."""

from django.db import transaction

from asl_law.notices import Event, Party
from ettle.access import Actor, StaleEdit, Trouble, require, require_version
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.copies import FamilyCopy, parts_for, providers_owed
from ettle.cases.reviewing import decision_behind, family_copies_of, notices_for
from ettle.cases.services._plan_copies import copy_to, send_copy, tell_provider
from ettle.cases.services._review_outcome import AFTER, send_outcome
from ettle.cases.services._signing import plan_to_give, sign_plan
from ettle.people.models import Person, School
from ettle.plans.models import CoordinatedSupportPlan, StatutoryReview
from ettle.plans.printings import CspContext

NOT_BEGUN = "The plan’s parts are not in Ettle yet. Ask the school’s ASN lead to begin."


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
    review = _amended(review, expected_version)
    plan = plan_to_give(by, pupil, not_begun=NOT_BEGUN)

    csp, context = sign_plan(
        by,
        plan,
        nominated_school=nominated_school,
        coordinator=coordinator,
        contact_officer=contact_officer,
        scanned_signature=scanned_signature,
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


def _amended(review: StatutoryReview, expected_version: int | None) -> StatutoryReview:
    """Take the row of a review that amends the plan, and has given none yet."""
    rows = StatutoryReview.objects.select_for_update(of=("self",))
    review = rows.select_related("csp__pupil__authority").get(pk=review.pk)
    if review.new_csp_id:
        raise StaleEdit(review, expected_version or 0)
    require_version(review, expected_version)
    if review.outcome != "amended":
        raise Trouble("Only a review that amends the plan has a new one to give. Decide it first.")
    return review


def _give(by: Actor, review: StatutoryReview, context: CspContext, each: FamilyCopy) -> None:
    copy = copy_to(context, each.to)
    send_outcome(by, review, each, address_left_out=copy.something_left_out)
    if each.copy:
        send_copy(
            by,
            review.csp.pupil,
            copy,
            to=each.to,
            owed=each.copy,
            about_ref=review.ref,
            after_sending=AFTER,
        )


def _tell_providers(
    by: Actor, review: StatutoryReview, context: CspContext, school: School
) -> None:
    """Tell the school and the agencies, so far as something in the plan concerns them."""
    pupil = review.csp.pupil
    owed = next(
        each
        for each in notices_for(review, Event.PLAN_COPY, by=by)
        if each.recipient is Party.PROVIDERS
    )
    told = providers_owed(owed, decision_behind(review.csp), school, by=by)
    agencies = [each.organisation for each in told if not each.is_school]
    for each in told:
        if parts := parts_for(each, context, agencies):
            tell_provider(by, pupil, context, each, parts, about_ref=review.ref)
