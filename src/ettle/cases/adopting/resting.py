"""What was done in Ettle since, and rests on what was adopted: it forbids taking that back."""

from django.db.models import Q

from ettle.access import Trouble
from ettle.cases.models import (
    AdoptedReview,
    AgencyAnswer,
    AgencyRequest,
    ClockChange,
    ContributionLink,
    CspDecision,
    CspRequest,
    IssuedPlan,
    Proposal,
    StatutoryClock,
)
from ettle.outbox.models import Message
from ettle.plans.models import Adoption, CoordinatedSupportPlan, EntryVersion

INSTEAD = " Put right what is wrong where it was done."


def check_nothing_rests(adoption: Adoption, *, but_of_batch: str = "") -> None:
    """Refuse where a letter, a link, an answer, a decision or a review rests on what was adopted.

    What came with the same list, ``but_of_batch``, is taken back with it and does not count.

    Raises:
        Trouble: naming the first of them.
    """
    for found, words in _resting(adoption, but_of_batch):
        if found:
            raise Trouble(f"{words}, so this can no longer be taken back whole.{INSTEAD}")


def _resting(adoption: Adoption, batch_ref: str) -> list[tuple[bool, str]]:
    mine = Q(adoption=adoption)
    requests = CspRequest.objects.filter(mine)
    proposals = Proposal.objects.filter(mine)
    decisions = CspDecision.objects.filter(mine)
    asked = AgencyRequest.objects.filter(mine)
    csps = CoordinatedSupportPlan.objects.filter(mine)
    clocks = StatutoryClock.objects.filter(mine)
    answers = AgencyAnswer.objects.filter(agency_request__in=asked)
    refs = [ref for rows in (requests, proposals, decisions, asked, csps) for ref in _refs(rows)]
    with_it = mine | (Q(adoption__batch_ref=batch_ref) if batch_ref else mine)
    later = ~with_it | Q(adoption__isnull=True)
    issued = IssuedPlan.objects.filter(decision__in=decisions)
    if batch_ref:
        issued = issued.exclude(csp__adoption__batch_ref=batch_ref)
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
        (issued.exists(), "A plan was given for it"),
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
