"""Moves: to another authority, to another stage or school, and out of school education."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import UNDER_SCHOOL_AGE, rule_on
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, does, opens, starts, stops

_GATHER = ("C14", f"C14 ({UNDER_SCHOOL_AGE})")
_PASS_ON = ("C15", f"C15 ({UNDER_SCHOOL_AGE})")


def _expected(*clocks: str) -> Step:
    def step(case: Case, event: Event) -> None:
        variant = UNDER_SCHOOL_AGE if event.under_school_age else None
        for clock in clocks:
            day = event.other_day
            case.start(rule_on(clock, day, variant=variant), day, event.about)

    return step


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.MOVED_AWAY: starts("C08"),
        EventKind.PLACED_ELSEWHERE: starts("C09"),
        EventKind.PLAN_SENT_ON: stops("C08", "C09"),
        EventKind.LEAVING_EXPECTED: _expected("C11", "C12"),
        EventKind.LEAVING_GATHERED: stops("C11"),
        EventKind.LEAVING_PASSED_ON: stops("C12"),
        EventKind.EDUCATION_CEASED: opens("C13"),
        EventKind.AGENCIES_TOLD: does("C13"),
        EventKind.CHANGE_EXPECTED: _expected("C14", "C15"),
        EventKind.CHANGE_GATHERED: stops(*_GATHER),
        EventKind.CHANGE_PASSED_ON: stops(*_PASS_ON),
    }
)
