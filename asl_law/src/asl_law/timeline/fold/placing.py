"""Placing requests: the decision, and whether a refusal is for a committee or the Tribunal."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.placing import COMMITTEE_APPEAL, check_other
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, stops


def refusal_of(school: str) -> str:
    """Name what a reference about a refused placing request is about."""
    return f"refusal of a placing request ({school})" if school else "refusal of a placing request"


def _placing_requested(case: Case, event: Event) -> None:
    session = event.other_day
    if event.on <= date(session.year, 3, 15):
        case.start(rule_on("C16", event.on, session_starts=session), event.on, event.about)
        return
    check_other(event.on, session)
    case.start(rule_on("C17", event.on), event.on, event.about)


def _refusal_received(case: Case, event: Event) -> None:
    for clock in ("C16", "C17"):
        case.stop(clock, event.on, event.about)
    if event.special_school or case.opens_the_tribunal:
        case.right_to_refer(event.on, refusal_of(event.about))
        return
    case.start(COMMITTEE_APPEAL, event.on, event.about)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.PLACING_REQUESTED: _placing_requested,
        EventKind.PLACING_DECIDED: stops("C16", "C17"),
        EventKind.PLACING_REFUSAL_RECEIVED: _refusal_received,
    }
)
