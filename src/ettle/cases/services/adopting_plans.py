"""Adopting a live co-ordinated support plan, a review of it, and one that is kept on paper."""

from django.db import transaction

from ettle.access import Actor, Trouble, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_do_casework
from ettle.cases.adopting import Begun, PlanThen, RetentionThen, ReviewThen, foreseen
from ettle.cases.adopting.checking import check_then
from ettle.cases.models import (
    AdoptedReview,
    CspDecision,
    IssuedPlan,
    RetainedPlan,
    StatutoryClock,
)
from ettle.cases.services._adopted import Where, keep_adoption, start_adopted
from ettle.people.models import Pupil
from ettle.plans import services as plans
from ettle.plans.models import Adoption, CoordinatedSupportPlan


@transaction.atomic
def adopt_plan(
    *,
    by: Actor,
    pupil: Pupil,
    then: PlanThen,
    source: str,
    batch_ref: str = "",
    corrects: Adoption | None = None,
) -> Adoption:
    """Adopt a plan that is in force, with its words as they stand; its year runs on.

    The next review is the law's, not the list's. Where the twelve months have ended, the
    twelve weeks to complete the review run too. A decision that was adopted before, and
    waits for its plan, is met on the day the copies were sent.
    """
    require(may_do_casework(by, pupil), by=by, act="plan.adopted")
    check_then(then, pupil, today=by.today)
    clocks = foreseen(then, today=by.today)
    where = Where(source=source, batch_ref=batch_ref, corrects=corrects)
    adoption = keep_adoption(by, pupil, then, where)
    if pupil.csps.filter(superseded_on__isnull=True).exists():
        raise Trouble(f"{pupil.first_name} has a plan in Ettle already.")

    csp = plans.record_adopted_csp(by=by, adoption=adoption, words=then)
    start_adopted(by, adoption, clocks, {"csp": csp})
    _meet_decision(adoption, then, csp)

    record(by=by, verb="plan.adopted", subject=adoption, clocks=len(clocks))
    return adoption


def _meet_decision(adoption: Adoption, then: PlanThen, csp: CoordinatedSupportPlan) -> None:
    """Join the plan to an adopted decision that it was given for."""
    decision = CspDecision.objects.filter(
        proposal__pupil_id=adoption.pupil_id,
        required=True,
        adoption__isnull=False,
        issued__isnull=True,
    ).first()
    if decision is None:
        return
    IssuedPlan.objects.create(
        authority_id=adoption.authority_id, decision=decision, csp=csp, sent_on=then.given_on
    )
    if then.given_on:
        clocks = StatutoryClock.objects.filter(rule="C02", proposal=decision.proposal)
        clocks.filter(stopped_on__isnull=True).update(stopped_on=then.given_on)


@transaction.atomic
def adopt_review(
    *,
    by: Actor,
    pupil: Pupil,
    then: ReviewThen,
    source: str,
    batch_ref: str = "",
    corrects: Adoption | None = None,
) -> Adoption:
    """Adopt a review that is under way on a live plan: yearly, asked for early, or for a change.

    A yearly review is begun on the day the family was told of it, and is to be complete
    twelve weeks after the twelve months ended, whenever they were told.
    """
    require(may_do_casework(by, pupil), by=by, act="review.adopted")
    check_then(then, pupil, today=by.today)
    csp = CoordinatedSupportPlan.objects.filter(pupil=pupil, superseded_on__isnull=True).first()
    if csp is None:
        raise Trouble(f"{pupil.first_name} has no live plan to review. Adopt the plan first.")
    clocks = foreseen(then, today=by.today, begun=Begun(year_began_on=csp.year_begins_on))
    where = Where(source=source, batch_ref=batch_ref, corrects=corrects)
    adoption = keep_adoption(by, pupil, then, where)

    AdoptedReview.objects.create(
        authority_id=adoption.authority_id,
        csp=csp,
        adoption=adoption,
        gate=then.gate,
        requested_on=then.requested_on,
        requested_by=then.requested_by,
        notified_on=then.notified_on,
    )
    start_adopted(by, adoption, clocks, {"csp": csp})
    if then.gate == "yearly" and then.notified_on:
        year = StatutoryClock.objects.filter(csp=csp, rule="C03", stopped_on__isnull=True)
        year.update(stopped_on=then.notified_on)

    record(by=by, verb="review.adopted", subject=adoption, clocks=len(clocks))
    return adoption


@transaction.atomic
def adopt_retention(
    *,
    by: Actor,
    pupil: Pupil,
    then: RetentionThen,
    source: str,
    batch_ref: str = "",
    corrects: Adoption | None = None,
) -> Adoption:
    """Adopt a discontinued plan that is kept, so that the day to destroy it is known.

    Five years from its discontinuance (regulation 11(3)); where the Tribunal overturned it,
    21 days to choose run first, once somebody was asked.
    """
    require(may_do_casework(by, pupil), by=by, act="retention.adopted")
    check_then(then, pupil, today=by.today)
    clocks = foreseen(then, today=by.today)
    where = Where(source=source, batch_ref=batch_ref, corrects=corrects)
    adoption = keep_adoption(by, pupil, then, where)

    kept = RetainedPlan.objects.create(
        authority_id=adoption.authority_id,
        pupil=pupil,
        adoption=adoption,
        route=then.route,
        discontinued_on=then.discontinued_on,
        prepared_on=then.prepared_on,
        choice_sent_on=then.choice_sent_on,
        wishes_to_keep=then.wishes_to_keep,
        kept_where=then.kept_where,
    )
    start_adopted(by, adoption, clocks, {"retained_plan": kept})

    record(by=by, verb="retention.adopted", subject=adoption, clocks=len(clocks))
    return adoption
