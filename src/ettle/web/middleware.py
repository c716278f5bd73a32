"""What stands around every page: the actor, the day, refusals, one line of log."""

import logging
import time
from collections.abc import Callable
from datetime import date, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ettle.access import Actor, Refused, StaleEdit
from ettle.audit.services import record_refusal
from ettle.people.selectors import actor_for
from ettle.voice.hand_over import child_actor
from ettle.web.ui.acts import stale_page

LONDON = ZoneInfo("Europe/London")
CHILD_COOKIE = "ettle_child"
logger = logging.getLogger("ettle.pages")
GetResponse = Callable[[HttpRequest], HttpResponse]


def moment_now() -> tuple[datetime, date]:
    """Give the moment and the day that the field's rows are written with.

    In a demonstration ``ETTLE_TODAY`` moves the day and leaves the time of day alone.
    """
    now = timezone.now()
    if settings.DEMONSTRATION and settings.DEMONSTRATION_TODAY:
        day = date.fromisoformat(settings.DEMONSTRATION_TODAY)
        local = timezone.localtime(now, LONDON)
        now = datetime.combine(day, local.time().replace(tzinfo=None), tzinfo=LONDON)
    return now, timezone.localtime(now, LONDON).date()


def log_request(get_response: GetResponse) -> GetResponse:
    """Log one JSON line a page: the route's name, status and duration. Nothing else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        logger.info(
            "page",
            extra={
                "route": match.view_name if match else "",
                "method": request.method,
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            },
        )
        return response

    return middleware


class ActorMiddleware:
    """Puts ``request.actor`` on every request, and turns refusals into pages.

    A refusal is 403 where the reader may know the thing is there; selectors give
    nothing at all (404) where they may not.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at, today = moment_now()
        request.actor = self._actor(request, at, today)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated or CHILD_COOKIE in request.COOKIES:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _actor(self, request: HttpRequest, at: datetime, today: date) -> Actor:
        """Give who is signed in; the child in whose hands the device is; or nobody.

        A child holds the device only while no adult is signed in on it.
        """
        if request.user.is_authenticated:
            return actor_for(request.user, at=at, today=today)
        child = child_actor(request.COOKIES.get(CHILD_COOKIE, ""), at=at, today=today)
        return child or Actor(at=at, today=today)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show a refusal or a stale edit; anything else goes on to Django."""
        if isinstance(error, Refused):
            record_refusal(error)
            return render(request, "403.html", {"reason": error.decision.reason}, status=403)
        if isinstance(error, StaleEdit):
            return stale_page(request, error)
        return None


def not_found() -> NoReturn:
    """Answer 404: there is nothing here for this person, whether or not it exists.

    Raises:
        Http404: always.
    """
    raise Http404
