"""Experience of care, for the child: theirs to say, to leave unsaid, or to take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.child.opening import for_the_child
from ettle.web.ui.care_page import choosing, taking_back

if TYPE_CHECKING:
    from ettle.people.models import Pupil


@for_the_child
def care(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Let the child choose who is told."""
    return choosing(request, pupil, "child/care.html", reverse("child:care"))


@for_the_child
def take_back(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Let the child take back what was said, by them or for them."""
    return taking_back(request, pupil, "child/take_back_care.html", reverse("child:care"))
