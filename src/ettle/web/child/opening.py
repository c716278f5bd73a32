"""Opening a page only for the child it is for, and what its pages share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.people import selectors as people
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.web.middleware import CHILD_COOKIE

Page = Callable[..., HttpResponse]


def for_the_child(inner: Page) -> Page:
    """Open a page only for the child it is for.

    The child holds a device that an adult handed over, or has an account of their own. A
    device that was lent and is locked again says so; to any other adult the page is not
    there, and somebody who is not signed in is asked to sign in, as everywhere.
    """

    @login_not_required
    @wraps(inner)
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        pupil = people.own_pupil(by=request.actor)
        if pupil is not None:
            return inner(request, pupil, *args, **kwargs)
        if request.actor.account_id is not None:
            raise Http404
        if CHILD_COOKIE in request.COOKIES:
            return redirect("child:done")
        return redirect_to_login(request.get_full_path())

    return opened


def lock_the_device(request: HttpRequest) -> None:
    """End the hand-over by which this child holds a device, if one is held."""
    held = voice_read.hand_over_held(by=request.actor)
    if held is not None and held.ended_at is None:
        voice.end_hand_over(by=request.actor, hand_over=held)
