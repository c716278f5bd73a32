"""Reading one child's casework, for those who do it."""

from datetime import date

from asl_law.clocks import rule_on
from ettle.access import Actor
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_read_casework
from ettle.cases.adopting.said import adopted_words_of
from ettle.cases.clocks import clock_today
from ettle.cases.models import AgencyRequest, CspDecision, CspRequest, Proposal
from ettle.cases.selectors.clocks import clocks_of
from ettle.cases.selectors.papers import messages_about, papers_for
from ettle.cases.selectors.strip import strip_of
from ettle.cases.shapes import AgencyAsked, CaseToday, Paper, Strip
from ettle.cases.standing import REVIEWS, Case, case_of, is_answered, next_step_of
from ettle.people.models import Pupil

FORMS = {
    "letter": "a letter",
    "email": "an e-mail",
    "form": "our form",
    "recording": "a recording",
    "meeting_note": "a line in the notes of a meeting",
}


def case_for(pupil: Pupil, *, by: Actor, page: str = "") -> CaseToday | None:
    """Give all of the casework about a pupil, for those who do it; a named page is recorded."""
    if not may_read_casework(by, pupil):
        return None
    if page:
        record(by=by, verb="case.read", subject=pupil, page=page)
    case = case_of(pupil, by=by) or Case()
    return _today(case, pupil, papers_for(pupil, by=by), by)


def case_and_strip(pupil: Pupil, *, by: Actor, page: str) -> tuple[CaseToday, Strip] | None:
    """Give the casework about a pupil with its strip, read once; that it was read is recorded."""
    if not may_read_casework(by, pupil):
        return None
    record(by=by, verb="case.read", subject=pupil, page=page)
    case, papers = case_of(pupil, by=by) or Case(), papers_for(pupil, by=by)
    return _today(case, pupil, papers, by), strip_of(case, pupil, papers, by=by)


def _today(case: Case, pupil: Pupil, papers: list[Paper], by: Actor) -> CaseToday:
    request, proposal, decision = case.request, case.proposal, case.decision
    return CaseToday(
        pupil_ref=pupil.ref,
        stage=case.stage,
        request_ref=request.ref if request else "",
        proposal_ref=proposal.ref if proposal else "",
        decision_ref=decision.ref if decision else "",
        received_on=request.received_on if request else None,
        asked_by=_asked_by(request) if request else "",
        reasons=request.reasons if request else "",
        clocks=clocks_of(pupil, by=by),
        review_complete_by=_complete_by(case),
        asks=tuple(_asked(each, by) for each in case.asks),
        papers=tuple(papers),
        next_step=next_step_of(
            request=request,
            proposal=proposal,
            decision=decision,
            is_issued=case.csp is not None,
            unanswered=sum(1 for each in case.asks if not is_answered(each)),
            waiting_to_be_sent=len(messages_about(*case.refs, by=by)),
            is_review_late=any(
                row.due_on < by.today and row.stopped_on is None
                for rule, row in case.clocks.items()
                if rule in REVIEWS
            ),
            review=case.open_review,
        ),
        questions=_questions(pupil, case),
        adopted=adopted_words_of(case.request, case.proposal, case.csp),
        decision_adopted=adopted_words_of(decision),
    )


def request_for(ref: str, *, by: Actor) -> CspRequest | None:
    """Open one request, for those who may read the casework."""
    found = CspRequest.objects.select_related("pupil__authority", "pupil__school").filter(ref=ref)
    return next((row for row in found if may_read_casework(by, row.pupil)), None)


def proposal_for(ref: str, *, by: Actor) -> Proposal | None:
    """Open one proposal, for those who may read the casework."""
    found = Proposal.objects.select_related("pupil__authority", "pupil__school", "request")
    return next((row for row in found.filter(ref=ref) if may_read_casework(by, row.pupil)), None)


def decision_for(ref: str, *, by: Actor) -> CspDecision | None:
    """Open one decision, for those who may read the casework."""
    found = CspDecision.objects.select_related(
        "proposal__pupil__authority", "proposal__pupil__school", "proposal__request"
    )
    return next(
        (row for row in found.filter(ref=ref) if may_read_casework(by, row.proposal.pupil)), None
    )


def _asked_by(request: CspRequest) -> str:
    who = request.asked_by_person.name if request.asked_by_person else request.pupil.name
    return f"{who}, by {FORMS[request.form]}"


def _complete_by(case: Case) -> date | None:
    """Give the last day to complete the yearly review (C04), which starts when C03 ends."""
    if "C04" in case.clocks and case.clocks["C04"].stopped_on is None:
        return case.clocks["C04"].due_on
    clock = case.clocks.get("C03")
    return rule_on("C04", clock.due_on).start(clock.due_on).due_on if clock else None


def _asked(row: AgencyRequest, by: Actor) -> AgencyAsked:
    answer = getattr(row, "answer", None)
    clocks = list(row.clocks.all())
    links = sorted(row.links.all(), key=lambda link: link.pk)
    link = links[-1] if links else None
    return AgencyAsked(
        ref=row.ref,
        agency=str(row.agency),
        service=row.service,
        named_person=row.named_person,
        named_role=row.named_role,
        question=row.question,
        asked_on=row.asked_at.date(),
        made_on=row.made_on,
        clock=clock_today(clocks[0], by.today) if clocks else None,
        link_state=_link_state(row, by),
        link_ref=link.ref if link else "",
        expires_on=link.expires_on if link else None,
        answered_on=answer.sent_on if answer else None,
        more_time_until=answer.more_time_until if answer else None,
        more_time_reason=answer.more_time_reason if answer else "",
        adopted=adopted_words_of(row),
    )


def _link_state(row: AgencyRequest, by: Actor) -> str:
    if is_answered(row):
        return "answered"
    links = sorted(row.links.all(), key=lambda link: link.pk)
    if not links:
        return "none"
    link = links[-1]
    if link.revoked_at:
        return "revoked"
    if link.expires_on < by.today:
        return "expired"
    if row.made_on is None:
        return "waiting"
    return "confirmed" if link.confirmed_at else "fresh"


def _questions(pupil: Pupil, case: Case) -> tuple[str, ...]:
    """List the open legal questions that touch this case, by their number in docs/law."""
    asked = []
    if case.request and not case.request.reasons.strip():
        asked.append("LAW-Q23: whether a request without reasons starts the 8 weeks.")
    if pupil.parentages.count() > 1:
        asked.append(
            "LAW-Q40: where parents are told on different days, which day counts. Ettle starts "
            "a period on the first and ends it on the last."
        )
    if pupil.safe_contact_flags.filter(until_on__isnull=True).exists():
        asked.append(
            "LAW-Q41: whether a parent’s copy may leave out the other parent’s address. Ettle "
            "leaves it out where a safe-contact flag stands."
        )
    return tuple(asked)
