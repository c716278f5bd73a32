"""Opening a page only for the child it is for, and what its pages share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from ettle.people import selectors as people
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.voice.models import View

Page = Callable[..., HttpResponse]


def for_the_child(inner: Page) -> Page:
    """Open a page only for the child it is for; for anyone else it is not there.

    The child holds a device that an adult handed over, or has an account of their own.
    """

    @login_not_required
    @wraps(inner)
    def opened(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        pupil = people.own_pupil(by=request.actor)
        if pupil is None:
            raise Http404
        return inner(request, pupil, *args, **kwargs)

    return opened


def unfinished_view(request: HttpRequest, pupil: Pupil) -> View:
    """Give the child's unfinished view, or begin one."""
    found = voice_read.draft_for(pupil, "child", by=request.actor)
    return found or voice.start_view(by=request.actor, pupil=pupil, whose="child")
