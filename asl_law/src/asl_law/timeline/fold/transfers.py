"""A plan that comes from another authority: after a move of home, or through a placing request.

A child has one plan, so what is owed about it is one duty, whatever ``about`` an event names.
"""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.reviews import TRANSFER_REVIEW
from asl_law.clocks.transfers import ADOPTED_REVIEW, ADOPTED_TELL, TRANSFER_TELL
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step


def _plan_received(case: Case, event: Event) -> None:
    """Take over a plan after a move of home: its year goes on from the day it was prepared."""
    _has_a_plan_now(case, event)
    case.start(rule_on("C03", event.other_day), event.other_day)
    case.open_duty(TRANSFER_REVIEW, event.on)
    case.open_duty(TRANSFER_TELL, event.on)


def _plan_adopted(case: Case, event: Event) -> None:
    """Adopt a plan; no year is counted until the review that follows is completed (LAW-Q44)."""
    _has_a_plan_now(case, event)
    case.open_duty(ADOPTED_TELL, event.on)
    case.open_duty(ADOPTED_REVIEW, event.on)


def _has_a_plan_now(case: Case, event: Event) -> None:
    if case.has_plan:
        raise WrongFacts(f"a plan is received on {event.on}, but there is one already.")
    case.has_plan = True


def _transfer_told(case: Case, event: Event) -> None:
    for duty in (TRANSFER_TELL, ADOPTED_TELL):
        case.do_duty(duty.name, event.on)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.PLAN_RECEIVED: _plan_received,
        EventKind.PLAN_ADOPTED: _plan_adopted,
        EventKind.TRANSFER_TOLD: _transfer_told,
    }
)
