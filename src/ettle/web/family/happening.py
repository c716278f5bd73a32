"""Is it happening? A parent says so of each support, or asks to be rung; and reads the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.access import require
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.giving.who import may_say_for_family
from ettle.plans.phrases import in_one_line
from ettle.web.family.opening import own_child
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.given_picture import given_picture
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.telling import send_about

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.plans.models import Entry

KINDS = (
    ("happening", "This is happening"),
    ("not_happening", "This is not happening"),
    ("ring_me", "Ring me about this"),
)
PRESS = "Press one of the buttons."


class HappeningForm(EttleForm):
    """What is said of one support. The buttons carry ``kind``."""

    words = forms.CharField(
        label="A few words, if you like",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        choices=KINDS, error_messages={"required": PRESS, "invalid_choice": PRESS}
    )
    support = forms.CharField(widget=forms.HiddenInput, required=False)


def happening(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show each support as it is planned and given, with three buttons, and what was answered."""
    pupil = own_child(request, pupil_ref, page="happening")
    actor = request.actor
    if actor.pupil_id == pupil.pk:
        return redirect("child:happening")
    require(may_say_for_family(actor, pupil), by=actor, act="family_word.said")
    form = HappeningForm(request.POST or None)
    if form.is_valid():
        done = act_once(request, form, lambda: say(request, pupil, form))
        if done is not None:
            return done
    given = plans.given_for(pupil, by=actor, page="happening")
    words = plans.family_words_of(pupil, by=actor)
    context = {
        "pupil": pupil,
        "supports": [
            (
                each,
                in_one_line(each.support.how_often, each.support.how_long),
                given_picture(each.weeks, each.support.text),
                _form_of(request, form, each.support.ref),
                [said for said in words if said.support_ref == each.support.ref][:3],
            )
            for each in given
        ],
        "plan_form": _form_of(request, form, ""),
        "others": [said for said in words if not said.support_ref][:3],
        "kinds": KINDS,
        "form": form,
        "who": plans.who_answers(pupil, by=actor),
        "readers": plans.readers_of_word(pupil, by=actor),
    }
    return page(request, "family/happening.html", context)


def say(request: HttpRequest, pupil: Pupil, form: HappeningForm) -> str:
    """Keep what was said, and tell who answers at once."""
    said = services.say_about_support(
        by=request.actor,
        pupil=pupil,
        kind=form.cleaned_data["kind"],
        support=_support(request, pupil, form.cleaned_data["support"]),
        words=form.cleaned_data["words"],
    )
    send_about(request, said.ref)
    if said.kind == "happening":
        announce(request, "Thank you. It is written down.")
    else:
        who = plans.who_answers(pupil, by=request.actor)
        announce(
            request,
            "Thank you. It is written down.",
            told=["The school, or the council where an agency gives it"],
            next_step=f"{who} will ring you."
            if said.kind == "ring_me"
            else "You will get an answer here.",
        )
    return reverse("family:happening", args=[pupil.ref])


def _support(request: HttpRequest, pupil: Pupil, ref: str) -> Entry | None:
    if not ref:
        return None
    entry = plans.entry_for(ref, by=request.actor)
    if entry is None or entry.plan.pupil_id != pupil.pk:
        not_found()
    return entry


def _form_of(request: HttpRequest, form: HappeningForm, ref: str) -> HappeningForm:
    """Give each support a form of its own; the one just pressed keeps what was typed."""
    if form.is_bound and request.POST.get("support", "") == ref:
        return form
    return HappeningForm(initial={"support": ref}, auto_id=f"id_{ref or 'plan'}_%s")
