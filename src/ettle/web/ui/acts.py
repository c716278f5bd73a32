"""Doing an act from a form: once, whatever is pressed twice, and never over another's edit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ettle.access import StaleEdit, Trouble
from ettle.audit.selectors import result_of_form_key
from ettle.audit.services import claim_form_key
from ettle.web.ui import phrases
from ettle.web.ui.outcome import announce


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an act did: where to go next, and what to say there."""

    address: str
    happened: str
    next_step: str = ""


D = TypeVar("D", bound=Done)


def act_once(request: HttpRequest, form: BaseForm, act: Callable[[], str]) -> HttpResponse | None:
    """Run ``act`` (which returns the address to go to next) exactly once for this form.

    A second press with the same hidden ``form_key`` is led to the first one's result. A
    ``Trouble`` becomes an error of the form and gives None, so that the page shows the
    form again with everything typed still in it.
    """
    key = str(form.cleaned_data.get("form_key") or "")
    try:
        with transaction.atomic():
            claimed = claim_form_key(key, by=request.actor) if key else None  # type: ignore[attr-defined]
            if key and claimed is None:
                return redirect(result_of_form_key(key, by=request.actor) or request.path)  # type: ignore[attr-defined]
            address = act()
            if claimed is not None:
                claimed.result = address
                claimed.save(update_fields=["result"])
    except Trouble as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, trouble.message)
        return None
    return redirect(address)


def act_and_say(
    request: HttpRequest, form: BaseForm, act: Callable[[], D], say: Callable[[D], None]
) -> HttpResponse | None:
    """Act once, then ``say`` what was done, outside its transaction; None where it was refused.

    A second press is told that nothing was done twice.
    """
    done: list[D] = []

    def run() -> str:
        done.append(act())
        return done[-1].address

    response = act_once(request, form, run)
    if response is None:
        return None
    if done:
        say(done[0])
    else:
        announce(request, phrases.SHOWN_TWICE)
    return response


def stale_page(request: HttpRequest, error: StaleEdit, **context: Any) -> HttpResponse:
    """Answer 409: show what was typed beside what stands there now. Nothing is lost."""
    typed = {
        name: value
        for name, value in request.POST.items()
        if name not in {"csrfmiddlewaretoken", "form_key", "expected_version"} and value
    }
    return render(request, "409.html", {"typed": typed, "row": error.row, **context}, status=409)
