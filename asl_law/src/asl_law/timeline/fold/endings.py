"""How a plan ends: notice and a wait, or the Tribunal; then keeping, a choice, destruction."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.clocks.reviews import TRANSFER_REVIEW
from asl_law.clocks.transfers import ADOPTED_REVIEW
from asl_law.clocks.tribunal import (
    DISCONTINUANCE_WAIT,
    DISCONTINUED_PLAN_KEEP,
    DISCONTINUED_TELL,
    KEEP_CHOICE,
    RULES_BEGAN,
)
from asl_law.errors import WrongFacts
from asl_law.retention import check_discontinuance
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, needs_a_plan, starts, stops

_CHOICE = (EventKind.KEEP_CHOICE_SENT, EventKind.KEEP_DECLINED, EventKind.PLAN_DESTROYED)


def _discontinuance_notified(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    case.discontinuance_on = event.on
    case.right_to_refer(event.on, "discontinuance")
    if event.on >= RULES_BEGAN:
        case.start(DISCONTINUANCE_WAIT, event.on)


def _plan_discontinued(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    if case.is_referred:
        raise WrongFacts("a plan is not discontinued while a reference is before the Tribunal.")
    if case.discontinuance_on is None:
        raise WrongFacts(f"the plan ends on {event.on}, but nobody was told that it would.")
    if ("C21", "") in case.clocks:
        check_discontinuance(case.discontinuance_on, event.on)
    _end_plan(case, event)
    case.start(DISCONTINUED_PLAN_KEEP, event.on)


def _responsibility_ceased(case: Case, event: Event) -> None:
    """End the plan at once: the wait of regulation 11(2) is for an end after a review."""
    needs_a_plan(case, event)
    _end_plan(case, event)
    case.discontinuance_on = None
    case.start(DISCONTINUED_PLAN_KEEP, event.on)


def _end_plan(case: Case, event: Event) -> None:
    case.has_plan = False
    case.gate = None
    case.seen.difference_update((kind, "") for kind in _CHOICE)
    for clock in ("C03", "C05", "C06"):  # C04 opens when all is told, if the plan still stands
        case.stop(clock, event.on)
    for review in (TRANSFER_REVIEW, ADOPTED_REVIEW):
        if case.owes(review.name):
            case.end_duty(review.name, event.on)
    case.open_duty(DISCONTINUED_TELL, event.on)


def _discontinuance_told(case: Case, event: Event) -> None:
    case.do_duty(DISCONTINUED_TELL.name, event.on)


def _plan_overturned(case: Case, event: Event) -> None:
    needs_a_plan(case, event)
    _end_plan(case, event)
    case.overturned_on = event.on


def _keep_wished(case: Case, event: Event) -> None:
    choice = case.clocks.get((KEEP_CHOICE.id, ""))
    case.stop(KEEP_CHOICE.id, event.on)
    if choice is not None and event.on <= choice.due_on and case.overturned_on is not None:
        case.start(DISCONTINUED_PLAN_KEEP, case.overturned_on)


def _plan_destroyed(case: Case, event: Event) -> None:
    until = _kept_until(case)
    if until is None:
        raise WrongFacts(f"a plan is destroyed on {event.on}, but none has ended.")
    if event.on <= until:
        raise WrongFacts(f"a plan is destroyed on {event.on}, but is kept until {until}.")


def _kept_until(case: Case) -> date | None:
    """Give the last day on which an ended plan may not be destroyed."""
    kept = case.clocks.get((DISCONTINUED_PLAN_KEEP.id, ""))
    choice = case.clocks.get((KEEP_CHOICE.id, ""))
    if kept is not None or choice is None:
        return kept.due_on if kept is not None else None
    if (EventKind.KEEP_DECLINED, "") in case.seen and choice.stopped_on is not None:
        return choice.stopped_on - date.resolution
    return choice.due_on


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.DISCONTINUANCE_NOTIFIED: _discontinuance_notified,
        EventKind.PLAN_DISCONTINUED: _plan_discontinued,
        EventKind.RESPONSIBILITY_CEASED: _responsibility_ceased,
        EventKind.DISCONTINUANCE_TOLD: _discontinuance_told,
        EventKind.PLAN_OVERTURNED: _plan_overturned,
        EventKind.KEEP_CHOICE_SENT: starts(KEEP_CHOICE.id),
        EventKind.KEEP_WISHED: _keep_wished,
        EventKind.KEEP_DECLINED: stops(KEEP_CHOICE.id),
        EventKind.PLAN_DESTROYED: _plan_destroyed,
    }
)
