"""A child's own pages, before and after the questions, and *I need help now*.

While the child holds the device no adult is signed in on it; the cookie opens these
pages and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access.actor import system_actor
from ettle.documents.pictures import picture_bytes
from ettle.outbox.selectors import waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.voice.access import chooses_alone, readers_of_view
from ettle.web.child.opening import for_the_child, unfinished_view
from ettle.web.middleware import CHILD_COOKIE
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil


@for_the_child
def before(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Say, before anything is asked, who will read it, where it goes and what cannot be kept."""
    view = unfinished_view(request, pupil)
    context = {
        "pupil": pupil,
        "readers": readers_of_view(view, by=request.actor),
        "chooses_alone": chooses_alone(pupil, on=request.actor.today),
    }
    return page(request, "child/before.html", context)


@for_the_child
def not_today(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Take *I'd rather not today* for an answer."""
    if request.method == "POST":
        voice.not_today(by=request.actor, view=unfinished_view(request, pupil))
    return redirect("child:done")


@for_the_child
def take_away(request: HttpRequest, pupil: Pupil, ref: str) -> HttpResponse:
    """Take one of the child's own drawings away again."""
    drawing = unfinished_view(request, pupil).drawings.filter(ref=ref).first()
    if request.method == "POST" and drawing:
        voice.remove_drawing(by=request.actor, drawing=drawing)
    return redirect("child:step", "drawing")


@for_the_child
def help_now(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Say what to do now; on a press, tell the leaders of the school at once."""
    if request.method == "POST":
        call = voice.call_for_help(by=request.actor, pupil=pupil)
        actor = request.actor
        sender = system_actor(
            "Ettle", at=actor.at, today=actor.today, authority_id=actor.authority_id
        )
        waiting = waiting_messages(by=sender).filter(about_ref=call.ref)
        hand_over_all(by=sender, messages=list(waiting))
    context = {"pupil": pupil, "told": request.method == "POST"}
    return page(request, "child/help.html", context)


@login_not_required
def done(request: HttpRequest) -> HttpResponse:
    """Thank the child, end the hand-over, and lock the device until an adult signs in."""
    held = voice_read.hand_over_held(by=request.actor)
    if held is not None:
        voice.end_hand_over(by=request.actor, hand_over=held)
    response = page(request, "child/done.html", {"is_lent": held is not None})
    response.delete_cookie(CHILD_COOKIE)
    return response


@login_not_required
def drawing(request: HttpRequest, ref: str) -> HttpResponse:
    """Give one drawing as a picture, to whoever may read the view that it is in."""
    file_name = voice_read.drawing_for(ref, by=request.actor)
    if file_name is None:
        raise Http404
    response = HttpResponse(picture_bytes(file_name), content_type="image/png")
    response["Content-Disposition"] = 'inline; filename="drawing.png"'
    return response
