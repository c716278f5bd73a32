"""The bodies an authority may ask for help."""

from ettle.access import Actor
from ettle.people.models import Agency


def agencies_of(*, by: Actor) -> list[Agency]:
    """List the agencies this actor's authority may ask for help."""
    return list(Agency.objects.filter(authority_id=by.authority_id).order_by("name"))
