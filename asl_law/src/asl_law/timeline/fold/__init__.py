"""The events of a case taken in order, each starting, stopping or moving clocks.

A step that the law does not allow is refused here: two proposals at once, a proposal before its
request, a review completed before it is due without a gate, a discontinuance before its time, a
step of a dispute or a placing request before the one it follows.
"""

from collections.abc import Mapping

from asl_law.errors import WrongFacts
from asl_law.timeline.case import Case
from asl_law.timeline.events import Event, EventKind
from asl_law.timeline.fold import (
    children,
    committees,
    disputes,
    endings,
    mediation,
    moves,
    placing,
    plans,
    reviews,
    transfers,
    tribunal,
)
from asl_law.timeline.fold.reviews import open_yearly_review
from asl_law.timeline.fold.shapes import Step

K = EventKind
_ROOMS = (
    plans, reviews, transfers, endings, tribunal, placing, committees, moves, disputes,
    mediation, children,
)  # fmt: skip
_STEPS: Mapping[EventKind, Step] = {
    kind: step for room in _ROOMS for kind, step in room.STEPS.items()
}
_FOLLOWS: Mapping[EventKind, tuple[EventKind, ...]] = {
    K.PLACING_DECIDED: (K.PLACING_REQUESTED,),
    K.COMMITTEE_REFERRED: (K.PLACING_REQUESTED, K.PLACING_REFUSAL_RECEIVED),
    K.PLACING_REFERENCE_MADE: (K.PLACING_REQUESTED, K.PLACING_REFUSAL_RECEIVED),
    K.COMMITTEE_DECISION_REFERRED: (K.COMMITTEE_REFERRED,),
    K.PERMISSION_ASKED: (K.TRIBUNAL_DECIDED,),
    K.KEEP_CHOICE_SENT: (K.PLAN_OVERTURNED,),
    K.KEEP_WISHED: (K.KEEP_CHOICE_SENT,),
    K.KEEP_DECLINED: (K.KEEP_CHOICE_SENT,),
    K.DISPUTE_INFORMATION_ASKED: (K.DISPUTE_RECEIVED,),
    K.DISPUTE_INFORMATION_RECEIVED: (K.DISPUTE_INFORMATION_ASKED,),
    K.DISPUTE_ANSWERED: (K.DISPUTE_RECEIVED,),
    K.DISPUTE_ACCEPTED: (K.DISPUTE_RECEIVED,),
    K.DISPUTE_RESPONDED: (K.DISPUTE_ACCEPTED,),
    K.DISPUTE_PAPERS_RECEIVED: (K.DISPUTE_ACCEPTED,),
    K.DISPUTE_REPORT_DELAYED: (K.DISPUTE_PAPERS_RECEIVED,),
    K.DISPUTE_REPORT_RECEIVED: (K.DISPUTE_PAPERS_RECEIVED,),
    K.DISPUTE_DECIDED: (K.DISPUTE_ACCEPTED,),
    K.COMPLAINT_TAKEN_UP: (K.COMPLAINT_RECEIVED,),
    K.COMPLAINT_ENDED: (K.COMPLAINT_RECEIVED,),
    K.MEDIATION_ENDED: (K.MEDIATION_ASKED,),
    K.PLAN_CONSIDERED: (K.BECAME_LOOKED_AFTER,),
    K.LOOKED_AFTER_ENDED: (K.BECAME_LOOKED_AFTER,),
    K.AGENCIES_TOLD: (K.EDUCATION_CEASED,),
}


def take(case: Case, event: Event) -> None:
    """Take one event into the case."""
    case.suppose(event.on)
    before = _FOLLOWS.get(event.kind)
    if before is not None:
        _check_follows(case, event, before)
    _STEPS[event.kind](case, event)
    case.seen.add((event.kind, event.about))


def _check_follows(case: Case, event: Event, before: tuple[EventKind, ...]) -> None:
    if any((kind, event.about) in case.seen for kind in before):
        return
    about = f" ({event.about})" if event.about else ""
    raise WrongFacts(
        f"{event.kind.value}{about} on {event.on} comes without {' or '.join(before)} before it."
    )


__all__ = ["open_yearly_review", "take"]
