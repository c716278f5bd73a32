"""What every page's template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ettle.access import Actor
from ettle.voice.selectors import help_calls_for
from ettle.web.navigation import home_address, navigation_for


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give who is signed in and as what, the day, and the navigation."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "actor": actor,
        "today": actor.today if actor else None,
        "navigation": navigation_for(request),
        "home_url": home_address(request),
        # Asked of the database only for those who lead a school, on pages that draw the header.
        "help_calls": lambda: help_calls_for(by=actor) if actor and actor.account_id else [],
        "demonstration": settings.DEMONSTRATION,
    }
