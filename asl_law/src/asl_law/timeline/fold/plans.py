"""From a request to a plan: the request, the proposal, the agencies, the decision, the copies."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import AGENCY_HELP, CSP_REQUEST, rule_on
from asl_law.decisions import Stage
from asl_law.errors import WrongFacts
from asl_law.requests import RequestKind
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.asking import OWN_EVENT, check_who_asks
from asl_law.timeline.fold.shapes import Step

_PROPOSED = (Stage.PROPOSED, Stage.REQUIRED, Stage.DEEMED_5B, Stage.FAILED_3C)
_DECIDED = (Stage.NOT_REQUIRED, Stage.PLAN_GIVEN)


def _born(case: Case, event: Event) -> None:
    if case.birth is not None:
        raise WrongFacts(
            f"the pupil is born on {event.on} and on {case.birth}; give only the day that is right."
        )
    case.birth = event.on


def _request_received(case: Case, event: Event) -> None:
    check_who_asks(event)
    if event.request in OWN_EVENT:
        raise WrongFacts(
            f"a request of the kind {event.request.value!r} is told as the event "
            f"{OWN_EVENT[event.request].value}."
        )
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


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
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
    }
)
