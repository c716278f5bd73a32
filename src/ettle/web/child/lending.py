"""Handing an adult's device to a child: the adult is signed out as it happens."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access import require
from ettle.people import selectors as people
from ettle.voice import services as voice
from ettle.voice.access import may_hand_over
from ettle.voice.hand_over import LASTS, new_token
from ettle.web.middleware import CHILD_COOKIE, not_found
from ettle.web.ui.page import page


def lend(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what handing over does; on a press, sign the adult out and open the child's page."""
    pupil = people.pupil_for(ref, by=request.actor) or not_found()
    require(may_hand_over(request.actor, pupil), by=request.actor, act="hand_over.started")
    if request.method != "POST":
        return page(request, "child/lend.html", {"pupil": pupil})

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
