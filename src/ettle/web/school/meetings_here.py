"""What the acts on a meeting begin with, and the one page that their short forms share."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import StaleEdit, require
from ettle.plans import selectors as plans
from ettle.plans.meeting.policy import may_arrange_meeting
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.forms import OWN_PARTS
from ettle.web.ui.page import page


def meeting_to_change(request: HttpRequest, ref: str, *, page: str = "") -> Any:
    """Open a meeting that this person records: 404 for a stranger, 403 for a mere reader."""
    actor = request.actor  # type: ignore[attr-defined]
    shown = plans.meeting_for(ref, by=actor, page=page) or not_found()
    pupil = shown.row.plan.pupil
    require(may_arrange_meeting(actor, pupil), by=actor, act="meeting.changed")
    return shown


def back_to(ref: str) -> str:
    """Give the address of one meeting."""
    return reverse("school:meeting", args=[ref])


def desk_of(request: HttpRequest, shown: Any, act: str, *about: str) -> Desk:
    """Give the desk of one form about a meeting: what was typed and not saved lies on it."""
    return Desk(request, shown.row.plan.pupil, " ".join([act, shown.ref, *about]))


def short_form(
    request: HttpRequest,
    shown: Any,
    form: Any,
    act: Callable[[], str],
    **words: Any,
) -> HttpResponse:
    """Show one short form about a meeting, and do its act once; 409 keeps both texts."""
    context = {
        "pupil": shown.row.plan.pupil,
        "shown": shown,
        "form": form,
        "back": back_to(shown.ref),
        **words,
    }
    try:
        done = send_once(request, form, act)
    except StaleEdit as stale:
        return _stale(request, context, stale)
    return done or page(request, "school/meetings/form.html", context)


def _stale(request: HttpRequest, context: dict[str, Any], stale: StaleEdit) -> HttpResponse:
    typed = {
        str(field.label): request.POST.get(name, "")
        for name, field in context["form"].fields.items()
        if name not in OWN_PARTS and request.POST.get(name)
    }
    row = stale.row
    theirs = getattr(row, "disagreement", "") if "words" in request.POST else row.said
    return page(
        request,
        "school/meetings/stale.html",
        {**context, "form": None, "typed": typed, "theirs": theirs},
        status=HTTPStatus.CONFLICT,
    )
