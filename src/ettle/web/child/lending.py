"""Handing an adult's device to a child: the adult is signed out as it happens."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access import new_token, require
from ettle.people import selectors as people
from ettle.voice import services as voice
from ettle.voice.access import chooses_alone, may_hand_over
from ettle.voice.hand_over import LASTS
from ettle.web.child.opening import lock_the_device
from ettle.web.middleware import CHILD_COOKIE, not_found
from ettle.web.ui.page import page


def lend(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Say what handing over does; on a press, sign the adult out and open the child's page."""
    pupil = people.pupil_for(pupil_ref, by=request.actor) or not_found()
    require(may_hand_over(request.actor, pupil), by=request.actor, act="hand_over.started")
    if request.method != "POST":
        context = {
            "pupil": pupil,
            "chooses_alone": chooses_alone(pupil, on=request.actor.today),
            "lasts_hours": int(LASTS.total_seconds() // 3600),
        }
        return page(request, "child/lend.html", context)

    token = new_token()
    voice.hand_over_device(by=request.actor, pupil=pupil, token=token)
    logout(request)
    response = redirect("child:before")
    response.set_cookie(
        CHILD_COOKIE,
        token,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def take_back(*, request: HttpRequest | None, **_: Any) -> None:
    """Lock the child's page for good once an adult has signed in on the device."""
    if request is not None and hasattr(request, "actor"):
        lock_the_device(request)
