"""Taking adopted rows away again, and what forbids it. Part of other services."""

from django.db.models import Q

from ettle.access import Trouble
from ettle.cases.clocks import law_clock
from ettle.cases.models import (
    AdoptedReview,
    AgencyAnswer,
    AgencyRequest,
    ClockChange,
    ContributionLink,
    CspDecision,
    CspRequest,
    DelayTold,
    IssuedPlan,
    Proposal,
    RetainedPlan,
    StatutoryClock,
)
from ettle.outbox.models import Message
from ettle.plans.models import Adoption, CoordinatedSupportPlan, EntryVersion
from ettle.plans.services import forget_adopted_csp

INSTEAD = " Put right what is wrong where it was done."


def check_nothing_rests(adoption: Adoption) -> None:
    """Refuse where a letter, a link, an answer, a decision or a review rests on what was adopted.

    Raises:
        Trouble: naming the first of them.
    """
    for found, words in _resting(adoption):
        if found:
            raise Trouble(f"{words}, so this can no longer be taken back whole.{INSTEAD}")


def _resting(adoption: Adoption) -> list[tuple[bool, str]]:
    mine = Q(adoption=adoption)
    requests = CspRequest.objects.filter(mine)
    proposals = Proposal.objects.filter(mine)
    decisions = CspDecision.objects.filter(mine)
    asked = AgencyRequest.objects.filter(mine)
    csps = CoordinatedSupportPlan.objects.filter(mine)
    clocks = StatutoryClock.objects.filter(mine)
    answers = AgencyAnswer.objects.filter(agency_request__in=asked)
    refs = [ref for rows in (requests, proposals, decisions, asked, csps) for ref in _refs(rows)]
    later = ~mine | Q(adoption__isnull=True)
    return [
        (Message.objects.filter(about_ref__in=refs).exists(), "Letters were made since"),
        (ContributionLink.objects.filter(agency_request__in=asked).exists(),
         "A link was made since for an agency"),
        (answers.filter(agency_request__answer__version__gt=1).exists(),
         "An agency answered since"),
        (Proposal.objects.filter(later, request__in=requests).exists(),
         "A proposal was made since"),
        (CspDecision.objects.filter(later, proposal__in=proposals).exists(),
         "It was decided since"),
        (AgencyRequest.objects.filter(later, proposal__in=proposals).exists(),
         "An agency was asked since"),
        (IssuedPlan.objects.filter(decision__in=decisions).exists(), "A plan was given for it"),
        (ClockChange.objects.filter(later, clock__in=clocks).exists(),
         "A last day was moved since"),
        (AdoptedReview.objects.filter(later, csp__in=csps).exists(),
         "A review of this plan was adopted"),
        (EntryVersion.objects.filter(source_ref__in=_refs(answers)).exists(),
         "The plan took words from an agency’s answer"),
        (csps.filter(superseded_on__isnull=False).exists(), "A newer plan was given since"),
    ]  # fmt: skip


def _refs(rows: object) -> list[str]:
    return list(rows.values_list("ref", flat=True))  # type: ignore[attr-defined]


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
