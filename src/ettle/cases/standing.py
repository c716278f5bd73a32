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
from ettle.plans.models import CoordinatedSupportPlan, StatutoryReview

REVIEWS = ("C03", "C04", "C05", "C06")  # the year, and the reviews themselves


@dataclass(frozen=True, slots=True)
class Case:
    """The rows of one case. Those that have not happened yet are None."""

    request: CspRequest | None = None
    proposal: Proposal | None = None
    decision: CspDecision | None = None
    issued: IssuedPlan | None = None
    csp: CoordinatedSupportPlan | None = None  # the plan in force: given, amended or adopted
    review: StatutoryReview | None = None  # the latest of that plan, open or done
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
            *((self.review.ref,) if self.review else ()),
        )

    @property
    def open_review(self) -> StatutoryReview | None:
        """The statutory review of the plan that is open, if one is."""
        return self.review if self.review and self.review.completed_on is None else None


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
        return Case(csp=adopted, clocks=_clocks(None, None, adopted), review=_review_of(adopted))
    if request and proposal and proposal.request_id not in (request.pk, None):
        proposal = None
    decision = getattr(proposal, "decision", None) if proposal else None
    issued = getattr(decision, "issued", None) if decision else None
    csp = _in_force(pupil, issued.csp) if issued else adopted
    return Case(
        request=request,
        proposal=proposal,
        decision=decision,
        issued=issued,
        csp=csp,
        clocks=_clocks(request, proposal, csp),
        review=_review_of(csp),
        asks=tuple(proposal.agency_requests.all()) if proposal else (),
    )


def _adopted_plan(pupil: Pupil, by: Actor) -> CoordinatedSupportPlan | None:
    """Give a live plan that was adopted, or amended since, to casework and to the family."""
    is_family = pupil.pk in by.own_pupil_ids or by.pupil_id == pupil.pk
    if not (is_family or may_read_casework(by, pupil)):
        return None
    live = _live(pupil)
    return live if live and _was_adopted(live) else None


def _live(pupil: Pupil) -> CoordinatedSupportPlan | None:
    rows = pupil.csps.filter(superseded_on__isnull=True)
    return rows.select_related("adoption", "made_by_review__csp__adoption").first()


def _was_adopted(csp: CoordinatedSupportPlan) -> bool:
    """Say whether a plan, or the one it was first amended from, was adopted."""
    while csp.adoption_id is None:
        made_by = getattr(csp, "made_by_review", None)
        if made_by is None:
            return False
        csp = made_by.csp
    return True


def _in_force(pupil: Pupil, given: CoordinatedSupportPlan) -> CoordinatedSupportPlan:
    """Give what stands in the place of a plan that a review has amended since."""
    if given.superseded_on is None:
        return given
    return _live(pupil) or given


def _review_of(csp: CoordinatedSupportPlan | None) -> StatutoryReview | None:
    """Give the latest review of a plan, or else the one that made it."""
    if csp is None:
        return None
    rows = StatutoryReview.objects.filter(Q(csp=csp) | Q(new_csp=csp)).select_related("csp")
    return rows.order_by("-begun_on", "-pk").first()


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


def left_words(pupil: Pupil, *, by: Actor) -> str:
    """Say, to an agency, that a child has left and nothing more is asked; empty till the day after.

    Where the child went is not told: it is for the family to say.
    """
    if pupil.left_on is None or pupil.left_on >= by.today:
        return ""
    council = pupil.authority
    ring = f" on {council.telephone}" if council.telephone else ""
    return (
        f"{pupil.first_name} is no longer at a school of {council}, so nothing more is asked of "
        f"you here. Thank you for what you gave. What you wrote down is kept. Is there something "
        f"that should still be written? Tell the council{ring}."
    )


def next_step_of(
    *,
    request: CspRequest | None,
    proposal: Proposal | None,
    decision: CspDecision | None,
    is_issued: bool,
    unanswered: int,
    waiting_to_be_sent: int,
    is_review_late: bool = False,
    review: StatutoryReview | None = None,
) -> NextStep:
    """Name the next lawful step of a case: what the officer does now."""
    if waiting_to_be_sent:
        letters = "letter" if waiting_to_be_sent == 1 else "letters"
        return NextStep(code="send", words=f"Send {waiting_to_be_sent} {letters}")
    if is_issued and review:
        return NextStep(code="review_go", words="Go on with the review", ref=review.ref)
    if is_issued:
        if is_review_late:
            return NextStep(code="review_open", words="Review it now")
        return NextStep(code="review", words="Keep it under review")
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
