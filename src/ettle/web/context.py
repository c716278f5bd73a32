"""What every page's template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ettle.voice.selectors import help_calls_for
from ettle.web.navigation import home_address, navigation_for


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give who is signed in and as what, the day, and the navigation."""
    actor = getattr(request, "actor", None)
    signed_in = actor is not None and actor.account_id is not None
    return {
        "actor": actor,
        "today": actor.today if actor else None,
        "printed_at": actor.at if actor else None,
        "organisation_name": actor.organisation if actor else "",
        "signed_in_name": actor.name if signed_in else "",
        "signed_in_role": actor.acting_as if signed_in else "",
        "navigation": navigation_for(request),
        "home_url": home_address(request),
        # Asked of the database only for those who lead a school, on pages that draw the header.
        "help_calls": lambda: help_calls_for(by=actor) if signed_in else [],
        "demonstration": settings.DEMONSTRATION,
    }
