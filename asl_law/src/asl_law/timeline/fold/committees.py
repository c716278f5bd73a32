"""A refused school before an appeal committee, then the sheriff, or on its way to the Tribunal."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.placing import COMMITTEE_APPEAL
from asl_law.clocks.tribunal import PLACING_REFERENCE_BAR, TRIBUNAL_REFERENCE
from asl_law.errors import WrongFacts
from asl_law.timeline.case import Appeal, Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step

HEARING, DECISION = "C18 (hearing)", "C18 (decision)"


def decision_of_committee(school: str) -> str:
    """Name what a reference under section 18(3)(f) is about."""
    return (
        f"decision of an appeal committee ({school})"
        if school
        else ("decision of an appeal committee")
    )


def silent_since(case: Case, school: str, on: date) -> date | None:
    """Give the last day of the limit that the committee missed before a day, if it missed one."""
    for name in (HEARING, DECISION):
        clock = case.running(name, school)
        if clock is not None and clock.due_on < on:
            return clock.due_on
    return None


def _referred(case: Case, event: Event) -> None:
    case.stop(COMMITTEE_APPEAL.id, event.on, event.about)
    case.appeals[event.about] = Appeal()
    case.start(rule_on("C18", event.on, variant="hearing"), event.on, event.about)


def _heard(case: Case, event: Event) -> None:
    _open(case, event)
    case.stop(HEARING, event.on, event.about)
    case.start(rule_on("C18", event.on, variant="decision"), event.on, event.about)


def _confirmed(case: Case, event: Event) -> None:
    _ends(case, event)
    if case.opens_the_tribunal:
        case.right_to_refer(event.on, decision_of_committee(event.about))
        return
    case.appeals[event.about] = Appeal(confirmed_on=event.on)


def _ends(case: Case, event: Event) -> None:
    _open(case, event)
    case.stop(HEARING, event.on, event.about)
    case.stop(DECISION, event.on, event.about)
    del case.appeals[event.about]


def _appealed(case: Case, event: Event) -> None:
    appeal = _open(case, event)
    if appeal.confirmed_on is None and silent_since(case, event.about, event.on) is None:
        raise WrongFacts(f"{event.kind.value} on {event.on}, before the committee has decided.")
    case.appeals[event.about] = Appeal(appeal.confirmed_on, with_sheriff=True)


def _sheriff_decided(case: Case, event: Event) -> None:
    if not _open(case, event).with_sheriff:
        raise WrongFacts(f"{event.kind.value} on {event.on}, but nobody appealed to the sheriff.")
    _ends(case, event)


def _decision_referred(case: Case, event: Event) -> None:
    if event.about in case.appeals:
        _ends(case, event)
    case.stop(TRIBUNAL_REFERENCE.id, event.on, decision_of_committee(event.about))
    case.start(PLACING_REFERENCE_BAR, event.on)  # one bar for the child, whichever the school


def _open(case: Case, event: Event) -> Appeal:
    found = case.appeals.get(event.about)
    if found is None:
        about = f" ({event.about})" if event.about else ""
        raise WrongFacts(
            f"{event.kind.value}{about} on {event.on}: no reference to a committee is open."
        )
    return found


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.COMMITTEE_REFERRED: _referred,
        EventKind.COMMITTEE_HEARD: _heard,
        EventKind.COMMITTEE_GAVE_PLACE: _ends,
        EventKind.COMMITTEE_CONFIRMED: _confirmed,
        EventKind.SHERIFF_APPEALED: _appealed,
        EventKind.SHERIFF_DECIDED: _sheriff_decided,
        EventKind.PASSED_TO_TRIBUNAL: _ends,
        EventKind.COMMITTEE_DECISION_REFERRED: _decision_referred,
    }
)
