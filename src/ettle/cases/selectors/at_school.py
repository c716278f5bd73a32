"""How many children of a school have something of theirs under way, for whoever keeps schools."""

from ettle.access import Actor
from ettle.cases.models import StatutoryClock
from ettle.people.access import may_keep_places
from ettle.people.models import School


def children_with_clocks_at(school: School, *, by: Actor) -> int:
    """Count the children at a school with a time limit running. No child is named."""
    if not may_keep_places(by, school.authority_id):
        return 0
    running = StatutoryClock.objects.filter(pupil__school=school, stopped_on__isnull=True)
    return running.values("pupil_id").distinct().count()
