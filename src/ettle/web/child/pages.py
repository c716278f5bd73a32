"""A child's own pages, before and after the questions, and *I need help now*.

While the child holds the device no adult is signed in on it; the cookie opens these
pages and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ettle.access.actor import system_actor
from ettle.documents.pictures import picture_bytes
from ettle.outbox.selectors import sent_messages, waiting_messages
from ettle.outbox.services import hand_over_all
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.voice.access import chooses_alone
from ettle.web.child.opening import for_the_child, lock_the_device
from ettle.web.middleware import CHILD_COOKIE
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil


@for_the_child
def before(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Say, before anything is asked, who will read it, where it goes and what cannot be kept."""
    if request.method == "POST":
        voice.start_view(by=request.actor, pupil=pupil, whose="child")
        return redirect("child:step", "faces")
    context = {
        "pupil": pupil,
        "readers": voice_read.readers_if_given(pupil, "everyone", by=request.actor),
        "chooses_alone": chooses_alone(pupil, on=request.actor.today),
        "has_begun": _has_begun(request, pupil),
    }
    return page(request, "child/before.html", context)


def _has_begun(request: HttpRequest, pupil: Pupil) -> bool:
    """Say whether anything is there to carry on with: lending a device begins an empty view."""
    view = voice_read.draft_for(pupil, "child", by=request.actor)
    return bool(view and (view.answers or view.faces or view.drawings.all()))


@for_the_child
def not_today(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Take *I'd rather not today* for an answer, and lock the device."""
    if request.method == "POST":
        view = voice.start_view(by=request.actor, pupil=pupil, whose="child")
        voice.not_today(by=request.actor, view=view)
        lock_the_device(request)
        return redirect("child:done")
    return redirect("child:before")


@for_the_child
def take_away(request: HttpRequest, pupil: Pupil, drawing_ref: str) -> HttpResponse:
    """Take one of the child's own drawings away again."""
    view = voice_read.draft_for(pupil, "child", by=request.actor)
    drawing = view.drawings.filter(ref=drawing_ref).first() if view else None
    if drawing is None:
        raise Http404
    if request.method == "POST":
        voice.remove_drawing(by=request.actor, drawing=drawing)
    return redirect("child:step", "drawing")


@for_the_child
def help_now(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Say what to do now; on a press, tell the leaders of the school at once.

    It says who was told only once they were: an e-mail that could not go is not a promise.
    """
    told: list[str] | None = None
    if request.method == "POST":
        call = voice.call_for_help(by=request.actor, pupil=pupil)
        actor = request.actor
        sender = system_actor(
            "Ettle", at=actor.at, today=actor.today, authority_id=actor.authority_id
        )
        hand_over_all(
            by=sender, messages=list(waiting_messages(by=sender).filter(about_ref=call.ref))
        )
        sent = sent_messages(by=sender).filter(about_ref=call.ref)
        told = sorted({message.to_name for message in sent})
    context = {"pupil": pupil, "told": told, "form": EttleForm()}
    return page(request, "child/help.html", context)


@login_not_required
def done(request: HttpRequest) -> HttpResponse:
    """Thank the child. A device that was lent is locked by now, until an adult signs in."""
    response = page(request, "child/done.html", {"is_lent": request.actor.account_id is None})
    if request.actor.pupil_id is None:
        response.delete_cookie(CHILD_COOKIE)
    return response


@login_not_required
def drawing(request: HttpRequest, drawing_ref: str) -> HttpResponse:
    """Give one drawing as a picture, to whoever may read the view that it is in."""
    actor = request.actor
    if actor.account_id is None and actor.pupil_id is None:
        return redirect_to_login(request.get_full_path())
    file_name = voice_read.drawing_for(drawing_ref, by=actor)
    if file_name is None:
        raise Http404
    response = HttpResponse(picture_bytes(file_name), content_type="image/png")
    response["Content-Disposition"] = 'inline; filename="drawing.png"'
    return response
