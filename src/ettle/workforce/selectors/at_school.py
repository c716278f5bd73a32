"""How many pairs a school has planned from today on, for whoever keeps schools."""

from django.db.models import Q

from ettle.access import Actor
from ettle.people.access import may_keep_places
from ettle.people.models import School
from ettle.workforce.models import Deployment


def open_deployments_at(school: School, *, by: Actor) -> int:
    """Count the deployments at a school that have not ended. Nobody is named."""
    if not may_keep_places(by, school.authority_id):
        return 0
    return Deployment.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=by.today),
        school=school,
        ended_at__isnull=True,
    ).count()
