"""Asking, saying what will happen, and doing it on one press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from ettle.access import Trouble
from ettle.outbox.services import hand_over_all
from ettle.web.middleware import not_found
from ettle.web.ui import acts
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

NOT_CARRIED = {"csrfmiddlewaretoken", "go", "change"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(acts.Done):
    """What was done, where to go next, and the messages that are to go with it."""

    messages: Sequence[Any] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the page that says what will happen is to say, and the words of its button."""

    heading: str
    will_happen: Sequence[str]
    button: str


def ask_then_do(
    request: HttpRequest, form: EttleForm, *, asking: Callable[[], Asking], do: Callable[[], Done]
) -> HttpResponse | None:
    """Show what a form will do, then do it once on a press; None to show the form itself.

    Before it is shown the act is rehearsed and taken back, so that whatever would refuse
    it is said beside what was typed and not after the last press.
    """
    if not form.is_valid() or "change" in request.POST:
        return None
    if "go" in request.POST:
        return do_once(request, form, do)
    if not _rehearsed(form, do):
        return None
    carried = [(name, value) for name, value in request.POST.items() if name not in NOT_CARRIED]
    return page(request, "authority/accounts/check.html", {"asking": asking(), "carried": carried})


def do_once(request: HttpRequest, form: EttleForm, do: Callable[[], Done]) -> HttpResponse | None:
    """Do it once, send what goes with it, and say who was told; None where it was refused."""

    def say(done: Done) -> None:
        sent = hand_over_all(by=request.actor, messages=done.messages)  # type: ignore[attr-defined]
        told = [f"{each.to_name}, by e-mail" for each in sent]
        unsent = "The e-mail could not be sent yet. It is tried again every few minutes."
        next_step = done.next_step if len(sent) == len(done.messages) else unsent
        announce(request, done.happened, told=told, next_step=next_step)

    return acts.act_and_say(request, form, do, say)


def keeper_only(request: HttpRequest) -> None:
    """Show nothing to anyone who does not look after accounts."""
    if not request.actor.has_role("account_manager", "asl_officer"):  # type: ignore[attr-defined]
        not_found()


def _rehearsed(form: EttleForm, do: Callable[[], Done]) -> bool:
    try:
        with transaction.atomic():
            do()
            transaction.set_rollback(True)
    except Trouble as trouble:
        form.refuse(trouble.field or None, trouble.message)
        return False
    return True
