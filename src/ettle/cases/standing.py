"""Where a case stands: the latest request about a pupil and what came of it, in a few rows."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from ettle.access import Actor
from ettle.cases.access import may_read_casework, readable_requests
from ettle.cases.models import (
    AgencyRequest,
    CspDecision,
    CspRequest,
    IssuedPlan,
    Proposal,
    StatutoryClock,
)
from ettle.cases.shapes import NextStep
from ettle.people.models import Pupil
from ettle.plans.models import CoordinatedSupportPlan

REVIEWS = ("C03", "C04", "C05", "C06")  # the year, and the reviews themselves


@dataclass(frozen=True, slots=True)
class Case:
    """The rows of one case. Those that have not happened yet are None."""

    request: CspRequest | None = None
    proposal: Proposal | None = None
    decision: CspDecision | None = None
    issued: IssuedPlan | None = None
    csp: CoordinatedSupportPlan | None = None  # the plan given for it, or the one adopted
    clocks: dict[str, StatutoryClock] = field(default_factory=dict)
    asks: tuple[AgencyRequest, ...] = ()

    @property
    def stage(self) -> str:
        if self.csp:
            return "issued"
        if self.decision:
            return "required" if self.decision.required else "not_required"
        if self.proposal:
            return "proposed"
        return "requested" if self.request else "none"

    @property
    def refs(self) -> tuple[str, ...]:
        """What this case's letters are about."""
        rows = (self.request, self.proposal, self.decision)
        return (
            *(row.ref for row in rows if row),
            *(each.ref for each in self.asks),
            *((self.csp.ref,) if self.csp else ()),
        )


def case_of(pupil: Pupil, *, by: Actor) -> Case | None:
    """Gather a pupil's latest case, if this person may read what it began with."""
    request = (
        readable_requests(by)
        .filter(pupil=pupil)
        .select_related("asked_by_person", "adoption")
        .order_by("-received_on", "-pk")
        .first()
    )
    proposal = _latest_proposal(pupil)
    adopted = _adopted_plan(pupil, by)
    if request is None and not (proposal and _may_read_own(by, pupil, proposal)):
        if adopted is None and not may_read_casework(by, pupil):
            return None
        return Case(csp=adopted, clocks=_clocks(None, None, adopted))
    if request and proposal and proposal.request_id not in (request.pk, None):
        proposal = None
    decision = getattr(proposal, "decision", None) if proposal else None
    issued = getattr(decision, "issued", None) if decision else None
    csp = issued.csp if issued else adopted
    return Case(
        request=request,
        proposal=proposal,
        decision=decision,
        issued=issued,
        csp=csp,
        clocks=_clocks(request, proposal, csp),
        asks=tuple(proposal.agency_requests.all()) if proposal else (),
    )


def _adopted_plan(pupil: Pupil, by: Actor) -> CoordinatedSupportPlan | None:
    """Give a live plan that was adopted, to those who may read the casework and to the family."""
    is_family = pupil.pk in by.own_pupil_ids or by.pupil_id == pupil.pk
    if not (is_family or may_read_casework(by, pupil)):
        return None
    return (
        pupil.csps.filter(superseded_on__isnull=True, adoption__isnull=False)
        .select_related("adoption")
        .first()
    )


def _may_read_own(by: Actor, pupil: Pupil, proposal: Proposal) -> bool:
    """Say whether someone may read a proposal that nobody asked for: parents must be told."""
    if proposal.request_id:
        return False
    return bool(may_read_casework(by, pupil)) or pupil.pk in by.own_pupil_ids


def _latest_proposal(pupil: Pupil) -> Proposal | None:
    return (
        Proposal.objects.filter(pupil=pupil)
        .select_related(
            "decision__issued__csp__adoption", "decision__adoption", "adoption", "request"
        )
        .prefetch_related(
            "agency_requests__agency",
            "agency_requests__answer",
            "agency_requests__links",
            "agency_requests__clocks__changes",
            "agency_requests__clocks__delays_told",
            "agency_requests__clocks__adoption",
            "agency_requests__adoption",
        )
        .order_by("-made_at", "-pk")
        .first()
    )


def _clocks(
    request: CspRequest | None,
    proposal: Proposal | None,
    csp: CoordinatedSupportPlan | None,
) -> dict[str, StatutoryClock]:
    about = {"request": request, "proposal": proposal, "csp": csp}
    standing = {name: row for name, row in about.items() if row is not None}
    if not standing:
        return {}
    rows = _rows(reduce(or_, (Q(**{name: row}) for name, row in standing.items())))
    # The same rule may have run on two of them: the later stage's stands.
    by_stage = [row for name in standing for row in rows if getattr(row, f"{name}_id")]
    return {row.rule: row for row in by_stage}


def _rows(wanted: Q) -> QuerySet[StatutoryClock]:
    return (
        StatutoryClock.objects.filter(wanted)
        .select_related(
            "pupil", "request", "proposal__decision", "agency_request__agency", "csp", "adoption"
        )
        .prefetch_related("changes", "delays_told")
        .order_by("started_on", "pk")
    )


def is_answered(asked: AgencyRequest) -> bool:
    """Say whether an agency has answered."""
    answer = getattr(asked, "answer", None)
    return bool(answer and answer.sent_at)


def next_step_of(
    *,
    request: CspRequest | None,
    proposal: Proposal | None,
    decision: CspDecision | None,
    is_issued: bool,
    unanswered: int,
    waiting_to_be_sent: int,
    is_review_late: bool = False,
) -> NextStep:
    """Name the next lawful step of a case: what the officer does now."""
    if waiting_to_be_sent:
        letters = "letter" if waiting_to_be_sent == 1 else "letters"
        return NextStep(code="send", words=f"Send {waiting_to_be_sent} {letters}")
    if is_issued:
        words = "Review it now" if is_review_late else "Keep it under review"
        return NextStep(code="review", words=words)
    if decision:
        if decision.required:
            return NextStep(code="issue", words="Give the plan", ref=decision.ref)
        return NextStep(code="closed", words="Nothing: no plan is required")
    if proposal:
        words = "Record the test and decide"
        if unanswered:
            words += f" ({unanswered} still to answer)"
        return NextStep(code="test", words=words, ref=proposal.ref)
    if request:
        return NextStep(code="propose", words="Propose to find out", ref=request.ref)
    return NextStep(code="record", words="Record a request")
