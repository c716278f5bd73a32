"""What was not confirmed for longer than its interval, so that nobody types it again."""

from dataclasses import dataclass
from datetime import date, timedelta

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import may_write_entry
from ettle.plans.intervals import weeks_by_kind
from ettle.plans.parts import Part
from ettle.plans.selectors.plan import plan_for


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """One part to be asked about: *still true?* It was due on ``due_on``."""

    part: Part
    due_on: date


def parts_to_confirm(
    pupil: Pupil, *, by: Actor, newest: int = 50
) -> tuple[tuple[ToConfirm, ...], int]:
    """List what this reader may confirm and is older than its interval, oldest first.

    Gives the first ``newest`` of them, and how many there are. Views, events and decisions
    are what was said and done: they do not go out of date.
    """
    plan = plan_for(pupil, by=by)
    if plan is None:
        return (), 0
    weeks = weeks_by_kind(pupil.authority_id)
    writes = {kind for kind in weeks if may_write_entry(by, pupil, kind)}
    due = [
        ToConfirm(part, part.last_confirmed_on + timedelta(weeks=weeks[part.kind]))
        for part in plan.parts
        if part.kind in writes and part.last_confirmed_on
    ]
    late = sorted((each for each in due if each.due_on <= by.today), key=_oldest_first)
    return tuple(late[:newest]), len(late)


def _oldest_first(each: ToConfirm) -> tuple[date, int]:
    return each.due_on, each.part.pk
