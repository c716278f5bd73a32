"""Dispute resolution from application to decision, and complaints to Ministers (section 70)."""

from collections.abc import Mapping
from types import MappingProxyType

from asl_law.clocks import rule_on
from asl_law.clocks.disputes import DISPUTE_ANSWER
from asl_law.clocks.unnumbered import CAPACITY_ASSESSMENT
from asl_law.notices import Party
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold.shapes import Step, in_turn, starts, stops

_REPEAT = "C27"
_PAPERS, _RESPONSE, _REPORT = "C26", "C26 (response)", "C26 (report)"
_DECISION, _WHOLE = "C26 (decision)", "C26 (whole)"
_RELEVANCE, _DETERMINATION = "C30", "C30 (determination)"


def _dispute_received(case: Case, event: Event) -> None:
    case.stop("C24", event.on, event.about)
    if event.by is Party.CHILD:  # ten days then run from what is found of capacity and wellbeing
        case.open_duty(CAPACITY_ASSESSMENT, event.on, event.about)
        return
    case.start(rule_on(DISPUTE_ANSWER.id, event.on), event.on, event.about)


STEPS: Mapping[EventKind, Step] = MappingProxyType(
    {
        EventKind.DISPUTE_APPLIED: in_turn(starts("C24"), starts(_REPEAT)),
        EventKind.DISPUTE_RECEIVED: _dispute_received,
        EventKind.DISPUTE_ANSWERED: stops(DISPUTE_ANSWER.id),
        EventKind.DISPUTE_ACCEPTED: in_turn(
            stops(DISPUTE_ANSWER.id),
            starts("C26"),
            starts("C26", "response"),
            starts("C26", "whole"),
        ),
        EventKind.DISPUTE_RESPONDED: stops(_RESPONSE),
        EventKind.DISPUTE_PAPERS_RECEIVED: in_turn(stops(_PAPERS), starts("C26", "report")),
        EventKind.DISPUTE_REPORT_RECEIVED: in_turn(stops(_REPORT), starts("C26", "decision")),
        EventKind.DISPUTE_DECIDED: stops(_DECISION, _WHOLE),
        EventKind.COMPLAINT_RECEIVED: in_turn(starts("C30"), starts("C30", "determination")),
        EventKind.COMPLAINT_TAKEN_UP: stops(_RELEVANCE),
        EventKind.COMPLAINT_ENDED: stops(_RELEVANCE, _DETERMINATION),
    }
)
