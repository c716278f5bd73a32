"""Which children have a request or a proposal, for those who read their casework."""

from django.db.models import Q, QuerySet

from ettle.access import Actor
from ettle.people.models import Pupil


def pupils_with_casework(*, by: Actor) -> QuerySet[Pupil]:
    """Give the pupils with casework that this reader may read whole: officers and school leads."""
    mine = Q(pk__in=[])
    if by.has_role("asl_officer"):
        mine |= Q(authority_id=by.authority_id)
    if by.has_role("headteacher", "depute", "asn_lead"):
        mine |= Q(school_id__in=by.school_ids)
    begun = Q(csp_requests__isnull=False) | Q(proposals__isnull=False)
    return Pupil.objects.filter(mine & begun).distinct()
