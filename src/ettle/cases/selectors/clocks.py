"""Reading time limits."""

from django.db.models import QuerySet

from ettle.access import Actor
from ettle.cases.access import may_read_casework
from ettle.cases.clocks import clock_today
from ettle.cases.models import StatutoryClock
from ettle.cases.shapes import ClockToday
from ettle.people.models import Pupil


def clocks_of(pupil: Pupil, *, by: Actor) -> tuple[ClockToday, ...]:
    """List every time limit about a pupil, those that run first, for those who do the casework."""
    if not may_read_casework(by, pupil):
        return ()
    rows = _rows().filter(pupil=pupil)
    return tuple(
        clock_today(row, by.today)
        for row in sorted(rows, key=lambda row: (row.stopped_on is not None, row.due_on, row.pk))
    )


def clock_for(ref: str, *, by: Actor) -> StatutoryClock | None:
    """Open one time limit, for those who do the casework."""
    row = _rows().filter(ref=ref).first()
    return row if row and may_read_casework(by, row.pupil) else None


def _rows() -> QuerySet[StatutoryClock]:
    return StatutoryClock.objects.select_related(
        "pupil__authority",
        "request",
        "proposal__decision",
        "agency_request__agency",
        "csp",
        "adoption",
    ).prefetch_related("changes", "delays_told")
