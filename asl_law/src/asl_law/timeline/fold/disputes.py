"""Dispute resolution from application to decision, and complaints to Ministers (section 70)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from asl_law.calendar import next_working_day
from asl_law.clocks import rule_on
from asl_law.clocks.disputes import DISPUTE_ANSWER, NEW_REPORT_DATE
from asl_law.clocks.unnumbered import CAPACITY_ASSESSMENT
from asl_law.errors import CalendarNotKnown, WrongFacts
from asl_law.notices import Party
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, in_turn, starts, stops

_REPEAT = "C27"
_PAPERS, _RESPONSE, _REPORT = "C26", "C26 (response)", "C26 (report)"
_DECISION, _WHOLE = "C26 (decision)", "C26 (whole)"
_ANSWERED = (EventKind.DISPUTE_ANSWERED, EventKind.DISPUTE_ACCEPTED)
_RELEVANCE, _DETERMINATION = "C30", "C30 (determination)"


def _dispute_received(case: Case, event: Event) -> None:
    case.stop("C24", event.on, event.about)
    if event.by is Party.CHILD:  # ten days then run from what is found of capacity and wellbeing
        case.open_duty(CAPACITY_ASSESSMENT, event.on, event.about)
        return
    case.start(rule_on(DISPUTE_ANSWER.id, event.on), event.on, event.about)


def _information_asked(case: Case, event: Event) -> None:
    """Set the ten days aside until the information comes, if it was asked for within them."""
    if any((kind, event.about) in case.seen for kind in _ANSWERED):
        raise WrongFacts(f"more is asked about a dispute on {event.on}, after it was answered.")
    running = case.running(DISPUTE_ANSWER.id, event.about)
    if running is None or event.on <= running.due_on:
        case.waiting.add(event.about)
        case.clocks.pop((DISPUTE_ANSWER.id, event.about), None)


def _information_received(case: Case, event: Event) -> None:
    """Count the application as received on the first working day after (regulation 4(4))."""
    if event.about not in case.waiting:
        return
    case.waiting.discard(event.about)
    try:
        received = next_working_day(event.on + date.resolution)
    except CalendarNotKnown as refusal:
        case.not_known.append(f"{DISPUTE_ANSWER.id}: {refusal}")
        return
    if case.owes(CAPACITY_ASSESSMENT.id, event.about):
        case.counted_from[event.about] = received
        return
    case.start(rule_on(DISPUTE_ANSWER.id, received), received, event.about)


def _answered(case: Case, event: Event) -> None:
    case.waiting.discard(event.about)
    running = case.running(DISPUTE_ANSWER.id, event.about)
    if running is not None and event.on < running.started_on:
        del case.clocks[DISPUTE_ANSWER.id, event.about]  # before the days count again: none are due
        return
    case.stop(DISPUTE_ANSWER.id, event.on, event.about)


def _papers_received(case: Case, event: Event) -> None:
    case.stop(_PAPERS, event.on, event.about)
    case.start(rule_on("C26", event.on, variant="report"), event.on, event.about)
    whole, report = (_WHOLE, event.about), (_REPORT, event.about)
    if whole in case.clocks and report in case.clocks:
        case.clocks[report] = case.clocks[report].within(case.clocks[whole].due_on)


def _report_delayed(case: Case, event: Event) -> None:
    if (EventKind.DISPUTE_REPORT_RECEIVED, event.about) in case.seen:
        raise WrongFacts(f"the report is put off on {event.on}, after it was received.")
    report = case.running(_REPORT, event.about)
    if report is None or report.cap_on is None:
        case.not_known.append(f"{_REPORT}: whether a new date is within the 60 working days.")
        return
    case.clocks[_REPORT, event.about] = report.extend(
        event.other_day, ground=NEW_REPORT_DATE.number, informed_on=event.on
    )


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.DISPUTE_APPLIED: in_turn(starts("C24"), starts(_REPEAT)),
        EventKind.DISPUTE_RECEIVED: _dispute_received,
        EventKind.DISPUTE_INFORMATION_ASKED: _information_asked,
        EventKind.DISPUTE_INFORMATION_RECEIVED: _information_received,
        EventKind.DISPUTE_ANSWERED: _answered,
        EventKind.DISPUTE_ACCEPTED: in_turn(
            _answered,
            starts("C26"),
            starts("C26", "response"),
            starts("C26", "whole"),
        ),
        EventKind.DISPUTE_RESPONDED: stops(_RESPONSE),
        EventKind.DISPUTE_PAPERS_RECEIVED: _papers_received,
        EventKind.DISPUTE_REPORT_DELAYED: _report_delayed,
        EventKind.DISPUTE_REPORT_RECEIVED: in_turn(stops(_REPORT), starts("C26", "decision")),
        EventKind.DISPUTE_DECIDED: stops(_DECISION, _WHOLE),
        EventKind.COMPLAINT_RECEIVED: in_turn(starts("C30"), starts("C30", "determination")),
        EventKind.COMPLAINT_TAKEN_UP: stops(_RELEVANCE),
        EventKind.COMPLAINT_ENDED: stops(_RELEVANCE, _DETERMINATION),
    }
)
