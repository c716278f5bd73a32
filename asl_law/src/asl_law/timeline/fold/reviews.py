"""Reviews of a plan: each year, early behind a gate, and after a plan came from elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import EARLY_REVIEW_ANSWER, rule_on
from asl_law.clocks.reviews import TRANSFER_REVIEW
from asl_law.clocks.transfers import ADOPTED_REVIEW
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind, Gate
from asl_law.timeline.fold.asking import check_who_asks
from asl_law.timeline.fold.shapes import Step, needs_a_plan


def _early_review_requested(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    check_who_asks(event)
    case.requested_by = event.by
    case.start(rule_on("C05", event.on), event.on)


def _early_review_refused(case: Case, event: Event) -> None:
    if case.running(EARLY_REVIEW_ANSWER.id) is None:
        raise WrongFacts(f"no early review was asked for when one is refused on {event.on}.")
    case.stop(EARLY_REVIEW_ANSWER.id, event.on)
    case.right_to_refer(event.on, "refusal of an early review")


def _review_proposed(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    if case.running("C06") is not None:
        raise WrongFacts(f"there is a review already, when another is proposed on {event.on}.")
    asked = case.running(EARLY_REVIEW_ANSWER.id) is not None
    gate = event.gate or (Gate.REQUESTED if asked else None)
    case.stop(EARLY_REVIEW_ANSWER.id, event.on)
    if case.owes(ADOPTED_REVIEW.name):
        case.do_duty(ADOPTED_REVIEW.name, event.on)
        gate = gate or Gate.TRANSFERRED
    if gate is None:
        if not case.owes(TRANSFER_REVIEW.id):  # whether that has twelve weeks is LAW-Q14
            case.stop("C03", event.on)
        return
    case.gate = gate
    case.start(rule_on("C06", event.on), event.on)


def _review_completed(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    year = case.clocks.get(("C03", ""))  # none yet after a plan came through a placing request
    gate = event.gate or case.gate or case.owes(TRANSFER_REVIEW.id)
    if year is not None and event.on < year.due_on and not gate:
        raise WrongFacts(
            f"the review completed on {event.on} was not due before {year.due_on}; an earlier one "
            "needs a request or a significant change (section 10(3))."
        )
    case.stop("C06", event.on)
    case.stop("C03", event.on)
    if year is not None and event.on >= year.due_on:
        open_yearly_review(case)
        case.stop("C04", event.on)
    case.gate = None
    case.do_duty(TRANSFER_REVIEW.id, event.on)
    case.start(rule_on("C03", event.on), event.on)
    case.right_to_refer(event.on, "outcome of the review")


def open_yearly_review(case: Case) -> None:
    """Start the twelve weeks at the end of the twelve months."""
    year = case.clocks["C03", ""]
    case.start(rule_on("C04", year.due_on), year.due_on)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.EARLY_REVIEW_REQUESTED: _early_review_requested,
        EventKind.EARLY_REVIEW_REFUSED: _early_review_refused,
        EventKind.REVIEW_PROPOSED: _review_proposed,
        EventKind.REVIEW_COMPLETED: _review_completed,
    }
)
