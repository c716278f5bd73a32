"""Duties to a child for which the law sets no limit: capacity and wellbeing, being looked after."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.disputes import DISPUTE_ANSWER
from asl_law.clocks.unnumbered import CAPACITY_ASSESSMENT, LOOKED_AFTER_CONSIDER
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, does, opens


def _capacity_found(case: Case, event: Event) -> None:
    _assessed(case, event)
    received = (EventKind.DISPUTE_RECEIVED, event.about)
    if received not in case.seen or event.about in case.waiting:
        return
    if (DISPUTE_ANSWER.id, event.about) not in case.clocks:
        day = max(event.on, case.counted_from.pop(event.about, event.on))
        case.start(rule_on(DISPUTE_ANSWER.id, day), day, event.about)


def _capacity_not_found(case: Case, event: Event) -> None:
    _assessed(case, event)
    case.safe_from["capacity or wellbeing" + (f" ({event.about})" * bool(event.about))] = event.on


def _assessed(case: Case, event: Event) -> None:
    if not case.owes(CAPACITY_ASSESSMENT.id, event.about):
        raise WrongFacts(f"{event.kind.value} on {event.on}: no child had given notice of it.")
    case.do_duty(CAPACITY_ASSESSMENT.id, event.on, event.about)


def _became_looked_after(case: Case, event: Event) -> None:
    day = max(event.on, LOOKED_AFTER_CONSIDER.in_force_from)
    case.open_duty(LOOKED_AFTER_CONSIDER, day)


def _looked_after_ended(case: Case, event: Event) -> None:
    case.end_duty(LOOKED_AFTER_CONSIDER.id, event.on)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.CHILD_GAVE_NOTICE: opens(CAPACITY_ASSESSMENT.id),
        EventKind.CAPACITY_FOUND: _capacity_found,
        EventKind.CAPACITY_NOT_FOUND: _capacity_not_found,
        EventKind.BECAME_LOOKED_AFTER: _became_looked_after,
        EventKind.PLAN_CONSIDERED: does(LOOKED_AFTER_CONSIDER.id),
        EventKind.LOOKED_AFTER_ENDED: _looked_after_ended,
    }
)
