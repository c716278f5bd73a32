"""Doing a legal act from a form: once, then the letters that it made go out."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from ettle.cases import selectors as cases
from ettle.outbox import services as outbox
from ettle.web.ui.acts import Done, act_and_say
from ettle.web.ui.outcome import announce

WAITS = {"post": "print it and post it", "by_hand": "print it and give it by hand"}


def act_and_send(
    request: HttpRequest, form: BaseForm, pupil: Any, act: Callable[[], Done]
) -> HttpResponse | None:
    """Act once, keep it, then hand its e-mails over. What the law counts starts as they go.

    None where the form is to be shown: it was not sent yet, something in it is wrong, or the
    act was refused. It then says why, with everything typed kept.
    """
    if not form.is_valid():
        return None

    def say(done: Done) -> None:
        told = send_waiting(request, pupil)
        announce(request, done.happened, told=told, next_step=done.next_step)

    return act_and_say(request, form, act, say)


def acting_about(pupil: Any) -> Callable[..., HttpResponse | None]:
    """Give ``act_and_send`` for one pupil, where a page asks how an act is done once."""

    def once(request: HttpRequest, form: BaseForm, act: Callable[[], Done]) -> HttpResponse | None:
        return act_and_send(request, form, pupil, act)

    return once


def send_waiting(request: HttpRequest, pupil: Any) -> list[str]:
    """Hand over what is waiting about a pupil, and say who is told and how."""
    waiting = cases.messages_waiting(pupil, by=request.actor)
    sent = {each.pk for each in outbox.hand_over_all(by=request.actor, messages=waiting)}
    told = [f"{each.to_name}, {_how(each, each.pk in sent)}" for each in waiting]
    return list(dict.fromkeys(told))  # a letter and a copy to one person are told once


def _how(message: Any, is_sent: bool) -> str:
    if is_sent:
        return "by e-mail"
    if message.channel == "email":
        return "by e-mail: it could not be sent and is waiting in “Sent and waiting”"
    return f"on paper: {WAITS[message.channel]}"
