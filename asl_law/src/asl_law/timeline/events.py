"""What happened in a case: each event has the day it happened and the moment it was recorded."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from asl_law.errors import WrongFacts
from asl_law.notices import Party
from asl_law.requests import RequestKind


class EventKind(StrEnum):
    """What happened. The order here is the order within one day."""

    BORN = "born"
    REQUEST_RECEIVED = "request-received"
    REQUEST_REFUSED = "request-refused"
    PROPOSAL_SENT = "proposal-sent"
    AGENCY_ASKED = "agency-asked"
    AGENCY_ANSWERED = "agency-answered"
    DELAY_TOLD = "delay-told"
    REQUIRED = "required"
    NOT_REQUIRED_SENT = "not-required-sent"
    PLAN_GIVEN = "plan-given"
    PLAN_RECEIVED = "plan-received"
    PLAN_ADOPTED = "plan-adopted"
    TRANSFER_TOLD = "transfer-told"
    EARLY_REVIEW_REQUESTED = "early-review-requested"
    EARLY_REVIEW_REFUSED = "early-review-refused"
    REVIEW_PROPOSED = "review-proposed"
    REVIEW_COMPLETED = "review-completed"
    DISCONTINUANCE_NOTIFIED = "discontinuance-notified"
    PLACING_REQUESTED = "placing-requested"
    PLACING_DECIDED = "placing-decided"
    PLACING_REFUSAL_RECEIVED = "placing-refusal-received"
    COMMITTEE_REFERRED = "committee-referred"
    COMMITTEE_HEARD = "committee-heard"
    COMMITTEE_GAVE_PLACE = "committee-gave-place"
    COMMITTEE_CONFIRMED = "committee-confirmed"
    SHERIFF_APPEALED = "sheriff-appealed"
    SHERIFF_DECIDED = "sheriff-decided"
    PASSED_TO_TRIBUNAL = "passed-to-tribunal"
    REFERENCE_MADE = "reference-made"
    PLACING_REFERENCE_MADE = "placing-reference-made"
    COMMITTEE_DECISION_REFERRED = "committee-decision-referred"
    TRIBUNAL_DECIDED = "tribunal-decided"
    PLAN_OVERTURNED = "plan-overturned"
    REFERENCE_ENDED = "reference-ended"
    PERMISSION_ASKED = "permission-asked"
    PLAN_DISCONTINUED = "plan-discontinued"
    RESPONSIBILITY_CEASED = "responsibility-ceased"
    DISCONTINUANCE_TOLD = "discontinuance-told"
    KEEP_CHOICE_SENT = "keep-choice-sent"
    KEEP_WISHED = "keep-wished"
    KEEP_DECLINED = "keep-declined"
    PLAN_DESTROYED = "plan-destroyed"
    MOVED_AWAY = "moved-away"
    PLACED_ELSEWHERE = "placed-elsewhere"
    PLAN_SENT_ON = "plan-sent-on"
    LEAVING_EXPECTED = "leaving-expected"
    LEAVING_GATHERED = "leaving-gathered"
    LEAVING_PASSED_ON = "leaving-passed-on"
    EDUCATION_CEASED = "education-ceased"
    AGENCIES_TOLD = "agencies-told"
    CHANGE_EXPECTED = "change-expected"
    CHANGE_GATHERED = "change-gathered"
    CHANGE_PASSED_ON = "change-passed-on"
    DISPUTE_APPLIED = "dispute-applied"
    DISPUTE_RECEIVED = "dispute-received"
    CHILD_GAVE_NOTICE = "child-gave-notice"
    CAPACITY_FOUND = "capacity-found"
    CAPACITY_NOT_FOUND = "capacity-not-found"
    DISPUTE_INFORMATION_ASKED = "dispute-information-asked"
    DISPUTE_INFORMATION_RECEIVED = "dispute-information-received"
    DISPUTE_ANSWERED = "dispute-answered"
    DISPUTE_ACCEPTED = "dispute-accepted"
    DISPUTE_RESPONDED = "dispute-responded"
    DISPUTE_PAPERS_RECEIVED = "dispute-papers-received"
    DISPUTE_REPORT_DELAYED = "dispute-report-delayed"
    DISPUTE_REPORT_RECEIVED = "dispute-report-received"
    DISPUTE_DECIDED = "dispute-decided"
    COMPLAINT_RECEIVED = "complaint-received"
    COMPLAINT_TAKEN_UP = "complaint-taken-up"
    COMPLAINT_ENDED = "complaint-ended"
    MEDIATION_ASKED = "mediation-asked"
    MEDIATION_ENDED = "mediation-ended"
    BECAME_LOOKED_AFTER = "became-looked-after"
    PLAN_CONSIDERED = "plan-considered"
    LOOKED_AFTER_ENDED = "looked-after-ended"


RANK = {kind: at for at, kind in enumerate(EventKind)}


class Gate(StrEnum):
    """What opens a review before the twelve months have ended."""

    REQUESTED = "requested"
    SIGNIFICANT_CHANGE = "significant change"
    TRANSFERRED = "transferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on a day, as it was recorded at a moment.

    ``about`` names which agency, dispute, right or school it concerns; ``to`` is the other day an
    event speaks of: a new date, the expected leaving or change, the start of a school session, or
    the day from which a plan that is received was last prepared or reviewed. ``place`` is where it
    comes among the events of a case, worked out once, whatever order they are given in. ``says``
    is all but when it was recorded.
    """

    kind: EventKind
    on: date
    recorded_at: datetime
    about: str = ""
    by: Party | None = None
    request: RequestKind = RequestKind.CSP
    clock: str = ""
    ground: str = ""
    to: date | None = None
    gate: Gate | None = None
    under_school_age: bool = False
    special_school: bool = False
    place: tuple[object, ...] = field(init=False, repr=False, compare=False)
    says: tuple[object, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.on, datetime):
            raise WrongFacts(f"{self.kind.value}: the law counts days; give a day without a time.")
        if self.recorded_at.tzinfo is None:
            raise WrongFacts(f"{self.kind.value}: recorded_at needs a time zone.")
        if self.to is None and self.kind in _NEED_ANOTHER_DAY:
            raise WrongFacts(f"{self.kind.value}: 'to' is missing: {_NEED_ANOTHER_DAY[self.kind]}.")
        says = _says(self)
        object.__setattr__(self, "says", says)
        object.__setattr__(self, "place", (*says[:2], self.recorded_at, *says[2:]))

    @property
    def other_day(self) -> date:
        """Give the other day that this event speaks of."""
        return self.to or self.on


_NEED_ANOTHER_DAY = {
    EventKind.DELAY_TOLD: "the new date",
    EventKind.DISPUTE_REPORT_DELAYED: "the new date",
    EventKind.LEAVING_EXPECTED: "the expected leaving date",
    EventKind.CHANGE_EXPECTED: "the expected day of the change",
    EventKind.PLACING_REQUESTED: "the start of the school session",
    EventKind.PLAN_RECEIVED: "the day on which the plan was prepared or last reviewed",
}


def _says(event: Event) -> tuple[object, ...]:
    return (
        event.on,
        RANK[event.kind],
        event.about,
        event.clock,
        event.ground,
        event.to or date.min,
        event.by or "",
        event.request,
        event.gate or "",
        event.under_school_age,
        event.special_school,
    )


in_order = attrgetter("place")
