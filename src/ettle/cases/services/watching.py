"""Writing down, once, that a last day has passed."""

from django.db import transaction

from asl_law.time_limits import State
from ettle.access import Actor, require
from ettle.audit.services import record
from ettle.cases import verbs  # noqa: F401 - declares what is recorded here
from ettle.cases.access import may_watch_clocks
from ettle.cases.clocks import state_of
from ettle.cases.models import StatutoryClock

MISSED = (State.LATE, State.DEEMED)


@transaction.atomic
def note_missed_clocks(*, by: Actor) -> list[StatutoryClock]:
    """Find limits whose last day has passed, work out what the law makes of it, and record it.

    Harmless to run twice or to miss: each is claimed by one update, and acted on only if
    that changed exactly one row. What the state is stays worked out, never stored.
    """
    require(may_watch_clocks(by), by=by, act="clock.missed")
    noted = []
    candidates = StatutoryClock.objects.filter(
        stopped_on__isnull=True, miss_noted_on__isnull=True, due_on__lt=by.today
    ).select_related("pupil", "proposal__decision", "agency_request__agency")
    for clock in candidates.prefetch_related("changes").order_by("due_on", "pk"):
        state = state_of(clock, by.today)
        if state not in MISSED:
            continue
        claimed = StatutoryClock.objects.filter(
            pk=clock.pk, miss_noted_on__isnull=True, stopped_on__isnull=True
        ).update(miss_noted_on=by.today)
        if claimed == 1:
            noted.append(clock)
            record(
                by=by,
                verb="clock.missed",
                subject=clock,
                rule=clock.rule,
                state=state.value,
                due_on=clock.due_on,
            )
    return noted
