"""Experience of care, for a family: to say, to leave unsaid, or to take back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.web.family.opening import own_child
from ettle.web.ui.care_page import choosing, taking_back


def care(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Let a family choose who is told; a pupil who signs in has a page of their own for it."""
    pupil = own_child(request, pupil_ref, page="care")
    if request.actor.pupil_id == pupil.pk:
        return redirect("child:care")
    return choosing(request, pupil, "family/care.html", reverse("family:care", args=[pupil.ref]))


def take_back(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Let a family take back what they said."""
    pupil = own_child(request, pupil_ref, page="care")
    if request.actor.pupil_id == pupil.pk:
        return redirect("child:take_back_care")
    back = reverse("family:care", args=[pupil.ref])
    return taking_back(request, pupil, "family/take_back_care.html", back)
