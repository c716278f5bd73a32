"""The events of a case taken in order, each starting, stopping or moving clocks.

A step that the law does not allow is refused here: two proposals at once, a proposal before its
request, a review completed before it is due without a gate, a discontinuance before its time.
"""

from collections.abc import Callable
from datetime import date

from asl_law.clocks import (
    AGENCY_HELP,
    CSP_REQUEST,
    EARLY_REVIEW_ANSWER,
    TRIBUNAL_REFERENCE,
    UNDER_SCHOOL_AGE,
    rule_on,
)
from asl_law.clocks.disputes import DISPUTE_ANSWER
from asl_law.clocks.tribunal import DISCONTINUANCE_WAIT, DISCONTINUED_PLAN_KEEP, RULES_BEGAN
from asl_law.decisions import Stage
from asl_law.errors import WrongFacts
from asl_law.requests import RequestKind
from asl_law.retention import check_discontinuance
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind, Gate

_PROPOSED = (Stage.PROPOSED, Stage.REQUIRED, Stage.DEEMED_5B, Stage.FAILED_3C)
_DECIDED = (Stage.NOT_REQUIRED, Stage.PLAN_GIVEN)


def take(case: Case, event: Event) -> None:
    """Take one event into the case."""
    case.suppose(event.on)
    _STEPS[event.kind](case, event)


def _born(case: Case, event: Event) -> None:
    case.birth = event.on


def _request_received(case: Case, event: Event) -> None:
    if event.request is not RequestKind.CSP:
        case.without_clock.append(event.request.value)
        return
    if case.course.stage in _PROPOSED:
        sent = case.course.steps[-1].on
        raise WrongFacts(
            f"the proposal of {sent} comes before its request, received on {event.on}."
        )
    if case.course.stage is Stage.REQUESTED:
        raise WrongFacts(f"a request is already waiting for an answer on {event.on}.")
    case.begin_again()
    case.requested_by = event.by
    case.start(rule_on("C01", event.on), event.on)
    case.course = case.course.advance(Stage.REQUESTED, event.on)


def _request_refused(case: Case, event: Event) -> None:
    case.course = case.course.advance(Stage.REFUSED, event.on)
    case.stop(CSP_REQUEST.id, event.on)
    case.right_to_refer(event.on, "refusal of the request")


def _proposal_sent(case: Case, event: Event) -> None:
    if case.course.stage in _PROPOSED:
        raise WrongFacts(f"there is a proposal already, when another is sent on {event.on}.")
    if case.course.stage in _DECIDED:
        case.begin_again()
        case.requested_by = None
    case.course = case.course.advance(Stage.PROPOSED, event.on)
    case.decided_required = False
    case.stop(CSP_REQUEST.id, event.on)
    case.start(rule_on("C02", event.on), event.on)


def _agency_asked(case: Case, event: Event) -> None:
    case.start(AGENCY_HELP, event.on, event.about)


def _agency_answered(case: Case, event: Event) -> None:
    if case.running(AGENCY_HELP.id, event.about) is None:
        raise WrongFacts(f"{event.about or 'the agency'} answers, but was not asked for help.")
    case.stop(AGENCY_HELP.id, event.on, event.about)


def _delay_told(case: Case, event: Event) -> None:
    running = case.running(event.clock, event.about)
    if running is None:
        raise WrongFacts(f"{event.clock or 'no clock'} does not run when a delay is told.")
    case.clocks[event.clock, event.about] = running.extend(
        event.other_day, ground=event.ground, informed_on=event.on
    )


def _required(case: Case, event: Event) -> None:
    case.course = case.course.advance(Stage.REQUIRED, event.on)
    case.decided_required = True
    case.right_to_refer(event.on, "decision that a plan is required")


def _not_required_sent(case: Case, event: Event) -> None:
    case.course = case.course.advance(Stage.NOT_REQUIRED, event.on)
    case.stop("C02", event.on)
    case.right_to_refer(event.on, "decision that no plan is required")


def _plan_given(case: Case, event: Event) -> None:
    if case.course.stage in (Stage.PROPOSED, Stage.DEEMED_5B):
        _required(case, event)
    case.course = case.course.advance(Stage.PLAN_GIVEN, event.on)
    case.stop("C02", event.on)
    case.has_plan = True
    case.start(rule_on("C03", event.on), event.on)
    case.right_to_refer(event.on, "information in the plan")


def _needs_a_plan(case: Case, event: Event) -> None:
    if not case.has_plan:
        raise WrongFacts(f"{event.kind.value} on {event.on}: there is no plan.")


def _early_review_requested(case: Case, event: Event) -> None:
    _needs_a_plan(case, event)
    case.requested_by = event.by
    case.start(rule_on("C05", event.on), event.on)


def _early_review_refused(case: Case, event: Event) -> None:
    if case.running(EARLY_REVIEW_ANSWER.id) is None:
        raise WrongFacts(f"no early review was asked for when one is refused on {event.on}.")
    case.stop(EARLY_REVIEW_ANSWER.id, event.on)
    case.right_to_refer(event.on, "refusal of an early review")


def _review_proposed(case: Case, event: Event) -> None:
    _needs_a_plan(case, event)
    if case.running("C06") is not None:
        raise WrongFacts(f"there is a review already, when another is proposed on {event.on}.")
    asked = case.running(EARLY_REVIEW_ANSWER.id) is not None
    gate = event.gate or (Gate.REQUESTED if asked else None)
    case.stop(EARLY_REVIEW_ANSWER.id, event.on)
    if gate is None:
        case.stop("C03", event.on)
        return
    case.gate = gate
    case.start(rule_on("C06", event.on), event.on)


def _review_completed(case: Case, event: Event) -> None:
    _needs_a_plan(case, event)
    year = case.clocks["C03", ""]
    if event.on < year.due_on and not (event.gate or case.gate):
        raise WrongFacts(
            f"the review completed on {event.on} was not due before {year.due_on}; an earlier one "
            "needs a request or a significant change (section 10(3))."
        )
    case.stop("C06", event.on)
    case.stop("C03", event.on)
    if event.on >= year.due_on:
        open_yearly_review(case)
        case.stop("C04", event.on)
    case.gate = None
    case.start(rule_on("C03", event.on), event.on)
    case.right_to_refer(event.on, "outcome of the review")


def open_yearly_review(case: Case) -> None:
    """Start the twelve weeks at the end of the twelve months."""
    year = case.clocks["C03", ""]
    case.start(rule_on("C04", year.due_on), year.due_on)


def _discontinuance_notified(case: Case, event: Event) -> None:
    _needs_a_plan(case, event)
    case.discontinuance_on = event.on
    case.right_to_refer(event.on, "discontinuance")
    if event.on >= RULES_BEGAN:
        case.start(DISCONTINUANCE_WAIT, event.on)


def _reference_made(case: Case, event: Event) -> None:
    case.is_referred = True
    case.stop(TRIBUNAL_REFERENCE.id, event.on, event.about)


def _reference_ended(case: Case, event: Event) -> None:
    if not case.is_referred:
        raise WrongFacts(f"a reference ends on {event.on}, but none was made.")
    case.is_referred = False


def _plan_discontinued(case: Case, event: Event) -> None:
    _needs_a_plan(case, event)
    if case.is_referred:
        raise WrongFacts("a plan is not discontinued while a reference is before the Tribunal.")
    if case.discontinuance_on is None:
        raise WrongFacts(f"the plan ends on {event.on}, but nobody was told that it would.")
    if ("C21", "") in case.clocks:
        check_discontinuance(case.discontinuance_on, event.on)
    case.has_plan = False
    for clock in ("C03", "C04", "C06"):
        case.stop(clock, event.on)
    case.start(DISCONTINUED_PLAN_KEEP, event.on)


def _starts(clock: str) -> Callable[[Case, Event], None]:
    def step(case: Case, event: Event) -> None:
        case.start(rule_on(clock, event.on), event.on, event.about)

    return step


def _stops(*clocks: str) -> Callable[[Case, Event], None]:
    def step(case: Case, event: Event) -> None:
        for clock in clocks:
            case.stop(clock, event.on, event.about)

    return step


def _expected(*clocks: str) -> Callable[[Case, Event], None]:
    def step(case: Case, event: Event) -> None:
        variant = UNDER_SCHOOL_AGE if event.under_school_age else None
        for clock in clocks:
            day = event.other_day
            case.start(rule_on(clock, day, variant=variant), day, event.about)

    return step


def _placing_requested(case: Case, event: Event) -> None:
    session = event.other_day
    if event.on <= date(session.year, 3, 15):
        case.start(rule_on("C16", event.on, session_starts=session), event.on, event.about)
        return
    case.start(rule_on("C17", event.on), event.on, event.about)


_STEPS: dict[EventKind, Callable[[Case, Event], None]] = {
    EventKind.BORN: _born,
    EventKind.REQUEST_RECEIVED: _request_received,
    EventKind.REQUEST_REFUSED: _request_refused,
    EventKind.PROPOSAL_SENT: _proposal_sent,
    EventKind.AGENCY_ASKED: _agency_asked,
    EventKind.AGENCY_ANSWERED: _agency_answered,
    EventKind.DELAY_TOLD: _delay_told,
    EventKind.REQUIRED: _required,
    EventKind.NOT_REQUIRED_SENT: _not_required_sent,
    EventKind.PLAN_GIVEN: _plan_given,
    EventKind.EARLY_REVIEW_REQUESTED: _early_review_requested,
    EventKind.EARLY_REVIEW_REFUSED: _early_review_refused,
    EventKind.REVIEW_PROPOSED: _review_proposed,
    EventKind.REVIEW_COMPLETED: _review_completed,
    EventKind.DISCONTINUANCE_NOTIFIED: _discontinuance_notified,
    EventKind.REFERENCE_MADE: _reference_made,
    EventKind.REFERENCE_ENDED: _reference_ended,
    EventKind.PLAN_DISCONTINUED: _plan_discontinued,
    EventKind.MOVED_AWAY: _starts("C08"),
    EventKind.PLACED_ELSEWHERE: _starts("C09"),
    EventKind.PLAN_SENT_ON: _stops("C08", "C09"),
    EventKind.LEAVING_EXPECTED: _expected("C11", "C12"),
    EventKind.LEAVING_GATHERED: _stops("C11"),
    EventKind.LEAVING_PASSED_ON: _stops("C12"),
    EventKind.CHANGE_EXPECTED: _expected("C14", "C15"),
    EventKind.CHANGE_GATHERED: _stops("C14"),
    EventKind.CHANGE_PASSED_ON: _stops("C15"),
    EventKind.PLACING_REQUESTED: _placing_requested,
    EventKind.PLACING_DECIDED: _stops("C16", "C17"),
    EventKind.DISPUTE_RECEIVED: _starts(DISPUTE_ANSWER.id),
    EventKind.DISPUTE_ANSWERED: _stops(DISPUTE_ANSWER.id),
}
