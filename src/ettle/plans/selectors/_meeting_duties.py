"""The duties to look again that stand beside a meeting, and what keeps it from closing them."""

from dataclasses import dataclass
from datetime import date

from ettle.plans.meeting.obligations import Obligation, next_day_for, obligations_of
from ettle.plans.meeting.review_steps import NO_REVIEW, missing_steps, review_served
from ettle.plans.meeting.words import PURPOSES
from ettle.plans.models import Meeting, ObligationClosed


@dataclass(frozen=True, slots=True, kw_only=True)
class ToClose:
    """A duty to look again, beside a meeting: whether this one closes it, and what hinders."""

    key: str
    name: str
    due_on: date | None
    why: str
    is_statutory: bool
    is_for_this: bool
    closed_on: date | None
    next_on: date | None
    suggested_next_on: date | None
    missing: tuple[str, ...]


def duties_beside(row: Meeting) -> list[ToClose]:
    """List every duty that stands, and those that this meeting is for."""
    closed = {each.obligation: each for each in ObligationClosed.objects.filter(meeting=row)}
    standing = {each.key: each for each in obligations_of(row.plan)}
    keys = [*standing, *(key for key in row.purposes if key not in standing)]
    return [_duty(row, key, standing.get(key), closed.get(key)) for key in keys]


def _duty(
    row: Meeting, key: str, stands: Obligation | None, closed: ObligationClosed | None
) -> ToClose:
    is_for_this = key in row.purposes
    missing: tuple[str, ...] = ()
    if key == "csp_review" and is_for_this and closed is None:
        missing = _review_missing(row)
    suggested = next_day_for(key, row.held_on) if row.held_on and key != "csp_review" else None
    return ToClose(
        key=key,
        name=PURPOSES[key],
        due_on=stands.due_on if stands else None,
        why=stands.why if stands else "nothing of it is in the plan yet",
        is_statutory=key == "csp_review",
        is_for_this=is_for_this,
        closed_on=closed.closed_on if closed else None,
        next_on=closed.next_on if closed else None,
        suggested_next_on=suggested,
        missing=missing,
    )


def _review_missing(row: Meeting) -> tuple[str, ...]:
    """Say what keeps a meeting from having closed the review that the law asks for."""
    review = review_served(row)
    return missing_steps(review, row.plan.pupil) if review else (NO_REVIEW,)
