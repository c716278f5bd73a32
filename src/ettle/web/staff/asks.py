"""Asking to know more of a child's plan, and the answers with their reasons."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.desk import Desk, send_once
from ettle.web.staff.own_child import own_pair
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce import services


class AskForm(EttleForm):
    """What she would like to know."""

    asks = forms.CharField(
        label="What would help you to know?",
        help_text="For example: what happens at the therapy session on Tuesdays?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )


def ask(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Ask, and see what was answered before."""
    pair = own_pair(request, pupil_ref)
    row = pair.deployment
    form = Desk(request, row.pupil, "ask-more").open(AskForm)

    def act() -> str:
        services.ask_for_more(by=request.actor, deployment=row, **form.answers)
        announce(
            request,
            "You have asked.",
            told=["Those who lead the school"],
            next_step="They answer with a reason. The answer will be on this page.",
        )
        return reverse("staff:ask", args=[row.pupil.ref])

    done = send_once(request, form, act)
    context = {
        "pupil": row.pupil,
        "form": form,
        "asks": workforce.asks_of(row, by=request.actor),
    }
    return done or page(request, "staff/ask.html", context)
