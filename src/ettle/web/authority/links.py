"""Taking a link back, and sending a new one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.services.giving import make_giving_link
from ettle.web.authority.acting import Done, act_and_send
from ettle.web.authority.doors import row_to_act_on
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page


def revoke(request: HttpRequest, link_ref: str) -> HttpResponse:
    """Take a link back, on a page that says what that does."""
    link = cases.link_row_for(link_ref, by=request.actor) or not_found()
    asked = link.agency_request
    pupil = asked.proposal.pupil
    row_to_act_on(request, link, pupil, "link.revoked")

    def act() -> Done:
        services.revoke_link(by=request.actor, link=link)
        return Done(
            address=reverse("authority:pupil", args=[pupil.ref]),
            happened="The link is taken back. It opens nothing any more.",
            next_step="The agency’s time limit runs on. Send a new link when you know to whom.",
        )

    return _press(request, "revoke", asked, act, link=link)


def resend(request: HttpRequest, ask_ref: str) -> HttpResponse:
    """Send a new link to the same named person; the one before stops working."""
    asked = cases.asked_for(ask_ref, by=request.actor) or not_found()
    pupil = asked.proposal.pupil
    row_to_act_on(request, asked, pupil, "link.made")

    def act() -> Done:
        link = services.make_link(by=request.actor, agency_request=asked)
        return Done(
            address=reverse("authority:pupil", args=[pupil.ref]),
            happened=f"A new link is made. It works until {day(link.expires_on)}.",
            next_step="The time limit has not changed: a link starts nothing again.",
        )

    return _press(request, "resend", asked, act)


def giving_link(request: HttpRequest, ask_ref: str) -> HttpResponse:
    """Send a link by which an agency's named person says what was given of the plan."""
    asked = cases.asked_for(ask_ref, by=request.actor) or not_found()
    pupil = asked.proposal.pupil
    row_to_act_on(request, asked, pupil, "link.made_for_giving")

    def act() -> Done:
        link = make_giving_link(by=request.actor, agency_request=asked)
        return Done(
            address=reverse("authority:pupil", args=[pupil.ref]),
            happened=f"A link is made. It works until {day(link.expires_on)}.",
            next_step="What they say was given stands beside what the plan promises.",
        )

    return _press(request, "giving", asked, act)


def _press(
    request: HttpRequest, name: str, asked: Any, act: Callable[[], Done], **context: Any
) -> HttpResponse:
    """Show a page of one button, or do what was pressed and send what it made."""
    pupil, form = asked.proposal.pupil, EttleForm(request.POST or None)
    done = act_and_send(request, form, pupil, act)
    shown = {"form": form, "pupil": pupil, "asked": asked, **context}
    return done or page(request, f"authority/links/{name}.html", shown)
