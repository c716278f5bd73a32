"""A plan that comes from another authority: after a move of home, or through a placing request."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.transfers import ADOPTED_TELL, TRANSFER_TELL
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, does, in_turn, opens


def _plan_received(case: Case, event: Event) -> None:
    """Take over a plan after a move of home: its year goes on from the day it was prepared."""
    _has_a_plan_now(case, event)
    case.start(rule_on("C03", event.other_day), event.other_day)


def _has_a_plan_now(case: Case, event: Event) -> None:
    if case.has_plan:
        raise WrongFacts(f"a plan is received on {event.on}, but there is one already.")
    case.has_plan = True


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.PLAN_RECEIVED: in_turn(_plan_received, opens("C07"), opens("C08", "tell")),
        # Its year is not counted until the review that follows at once is completed (LAW-Q44).
        EventKind.PLAN_ADOPTED: in_turn(
            _has_a_plan_now, opens("C09", "tell"), opens("C09", "review")
        ),
        EventKind.TRANSFER_TOLD: in_turn(does(TRANSFER_TELL.name), does(ADOPTED_TELL.name)),
    }
)
