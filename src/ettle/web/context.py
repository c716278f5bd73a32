"""What every page's template knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from ettle.web.navigation import navigation_for


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give the actor, the day, the navigation and whether this is a demonstration."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "today": actor.today if actor else None,
        "navigation": navigation_for(request),
        "demonstration": settings.DEMONSTRATION,
    }
