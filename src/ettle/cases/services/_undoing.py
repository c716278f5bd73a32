"""Taking adopted rows away again. Part of other services."""

from ettle.cases.clocks import law_clock
from ettle.cases.models import (
    AdoptedReview,
    AgencyAnswer,
    AgencyRequest,
    ClockChange,
    CspDecision,
    CspRequest,
    DelayTold,
    IssuedPlan,
    Proposal,
    RetainedPlan,
    StatutoryClock,
)
from ettle.plans.models import Adoption
from ettle.plans.services import forget_adopted_csp


def forget_rows(adoption: Adoption) -> None:
    """Delete what one adoption wrote, last first, and let go what it had met."""
    mine = {"adoption": adoption}
    DelayTold.objects.filter(**mine).delete()
    moved = [each.clock_id for each in ClockChange.objects.filter(**mine)]
    ClockChange.objects.filter(**mine).delete()
    StatutoryClock.objects.filter(**mine).delete()
    _put_back(moved)
    _let_year_run(adoption)
    _let_decision_wait(adoption)
    AdoptedReview.objects.filter(**mine).delete()
    RetainedPlan.objects.filter(**mine).delete()
    CspDecision.objects.filter(**mine).delete()
    AgencyAnswer.objects.filter(agency_request__adoption=adoption).delete()
    AgencyRequest.objects.filter(**mine).delete()
    Proposal.objects.filter(**mine).delete()
    CspRequest.objects.filter(**mine).delete()
    forget_adopted_csp(adoption)


def _put_back(clock_ids: list[int]) -> None:
    """Give a clock that another adoption had moved its first day again."""
    for clock in StatutoryClock.objects.filter(pk__in=clock_ids).prefetch_related("changes"):
        clock.due_on = clock.first_due_on
        clock.explanation = law_clock(clock).explanation
        clock.save(update_fields=["due_on", "explanation"])


def _let_year_run(adoption: Adoption) -> None:
    """Let the year run again that an adopted yearly review had ended."""
    for review in AdoptedReview.objects.filter(adoption=adoption, gate="yearly"):
        if review.notified_on:
            StatutoryClock.objects.filter(
                csp=review.csp, rule="C03", stopped_on=review.notified_on
            ).update(stopped_on=None)


def _let_decision_wait(adoption: Adoption) -> None:
    """Let a decision wait for its plan again, where an adopted plan had met it."""
    for issued in IssuedPlan.objects.filter(csp__adoption=adoption).select_related("decision"):
        StatutoryClock.objects.filter(
            rule="C02", proposal_id=issued.decision.proposal_id, stopped_on=issued.sent_on
        ).update(stopped_on=None)
        issued.delete()
