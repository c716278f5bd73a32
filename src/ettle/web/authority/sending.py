"""What is waiting to be sent, what was sent, and saying on which day a letter was posted."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble
from ettle.outbox import selectors as outbox
from ettle.outbox import services
from ettle.web.authority.tray import officer_only
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

WAYS = {"email": "By e-mail", "post": "By post", "by_hand": "By hand"}
PER_PAGE = 50


class PostedForm(EttleForm):
    """The day a letter left."""

    sent_on = DayField(
        label="On which day was it posted or given?",
        help_text="The law counts from the day it was sent. For example, 23 11 2026",
    )


def _rows(rows: Any, *, are_waiting: bool) -> tuple[Any, ...]:
    """Show some messages as rows of a table."""
    return tuple(
        (
            Cell(
                f"{each.letter}: {each.document.title if each.document else each.subject}",
                url=reverse("authority:posted", args=[each.ref]) if are_waiting else "",
            ),
            Cell(
                each.pupil.name if each.pupil else "Nobody",
                url=reverse("authority:pupil", args=[each.pupil.ref]) if each.pupil else "",
            ),
            each.to_name,
            Cell(WAYS[each.channel], under=_trouble(each)),
            day(each.made_at.date()) if are_waiting else day(each.sent_on),
        )
        for each in rows
    )


def outbox_page(request: HttpRequest) -> HttpResponse:
    """Show what waits and what has gone."""
    officer_only(request)
    waiting = outbox.waiting_messages(by=request.actor)
    number = request.GET.get("page", "1")
    sent = Paginator(outbox.sent_messages(by=request.actor), PER_PAGE).get_page(
        int(number) if number.isdigit() else 1
    )
    columns = ("Letter", "About", "To", "How")
    return page(
        request,
        "authority/outbox/outbox.html",
        {
            "waiting": TableShape(
                caption="Waiting to be sent",
                columns=(*columns, "Made on"),
                rows=_rows(waiting, are_waiting=True),
                empty=EmptyShape(
                    what="Nothing is waiting. Letters for the post will wait here until you say "
                    "on which day they were posted."
                ),
            ),
            "sent": TableShape(
                caption="Sent",
                columns=(*columns, "Sent on"),
                rows=_rows(sent.object_list, are_waiting=False),
                empty=EmptyShape(what="What has been sent will be listed here, newest first."),
            ),
            "pages": sent,
        },
    )


def posted(request: HttpRequest, message_ref: str) -> HttpResponse:
    """Say on which day a letter was posted, or send an e-mail that would not go before."""
    officer_only(request)
    message = outbox.message_for(message_ref, by=request.actor) or not_found()
    form = PostedForm(
        request.POST or None,
        initial={"sent_on": request.actor.today},
    )
    if message.channel == "email":
        del form.fields["sent_on"]
    if form.is_valid():
        response = act_once(request, form, lambda: _send(request, message, form))
        if response:
            return response
    return page(
        request,
        "authority/outbox/posted.html",
        {"form": form, "message": message, "way": WAYS[message.channel]},
    )


def _send(request: HttpRequest, message: Any, form: PostedForm) -> str:
    on = form.cleaned_data.get("sent_on") or request.actor.today
    try:
        services.hand_over(by=request.actor, message=message, on=on)
    except OSError as error:
        raise Trouble(
            "The mail server would not take it, so it is not sent and no time limit started. "
            "Try again in a few minutes."
        ) from error
    announce(
        request,
        f"{message.letter} to {message.to_name} was sent on {day(on)}.",
        next_step="Any time limit that starts or ends with it has been set to that day.",
    )
    return (
        reverse("authority:pupil", args=[message.pupil.ref])
        if message.pupil
        else reverse("authority:outbox")
    )


def _trouble(message: Any) -> str:
    return f"Could not be sent: {message.last_trouble}" if message.last_trouble else ""
