"""The shapes most steps of a case have: a clock starts, clocks stop, a duty opens or is done."""

from collections.abc import Callable

from asl_law.clocks import rule_on
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event

Step = Callable[[Case, Event], None]


def starts(clock: str, variant: str | None = None) -> Step:
    """Make the step that starts a clock on the day of the event."""

    def step(case: Case, event: Event) -> None:
        case.start(rule_on(clock, event.on, variant=variant), event.on, event.about)

    return step


def stops(*clocks: str) -> Step:
    """Make the step that stops each of these clocks that runs."""

    def step(case: Case, event: Event) -> None:
        for clock in clocks:
            case.stop(clock, event.on, event.about)

    return step


def in_turn(*steps: Step) -> Step:
    """Make one step of several."""

    def step(case: Case, event: Event) -> None:
        for each in steps:
            each(case, event)

    return step


def opens(clock: str) -> Step:
    """Make the step that opens a duty for which the law sets no limit."""

    def step(case: Case, event: Event) -> None:
        case.open_duty(rule_on(clock, event.on), event.on, event.about)

    return step


def does(clock: str) -> Step:
    """Make the step by which a duty without a limit is done."""

    def step(case: Case, event: Event) -> None:
        case.do_duty(clock, event.on, event.about)

    return step


def needs_a_plan(case: Case, event: Event) -> None:
    """Refuse what cannot happen where there is no plan."""
    if not case.has_plan:
        raise WrongFacts(f"{event.kind.value} on {event.on}: there is no plan.")
