"""Moving a promised date, as the law allows. Part of other services."""

from datetime import date

from asl_law.time_limits import Clock
from ettle.access import Actor
from ettle.cases.clocks import law_clock
from ettle.cases.models import ClockChange, StatutoryClock


def move_clock(
    by: Actor,
    clock: StatutoryClock,
    *,
    to: date,
    ground: str,
    reason: str,
    informed_on: date | None,
) -> Clock:
    """Move a stored last day, and keep the move as a row of its own.

    Raises:
        LawError: where the law gives no such ground, no room, or nobody was told.
    """
    moved = law_clock(clock).extend(to, ground=ground, informed_on=informed_on)
    ClockChange.objects.create(
        authority_id=clock.authority_id,
        clock=clock,
        ground=ground,
        reason=reason,
        old_due_on=clock.due_on,
        new_due_on=to,
        decided_by_id=by.person_id,
        decided_at=by.at,
        informed_on=informed_on,
    )
    clock.due_on = moved.due_on
    clock.explanation = moved.explanation
    clock.save(update_fields=["due_on", "explanation"])
    return moved
