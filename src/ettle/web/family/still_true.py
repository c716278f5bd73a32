"""*Still true?* A parent is asked about their own words in the plan, in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.plans.access import readers_of
from ettle.web.family.opening import own_child
from ettle.web.ui.acts import act_once
from ettle.web.ui.confirming import gone_words
from ettle.web.ui.outcome import announce
from ettle.web.ui.own_words import own_lines, own_words_form, take_own_answers
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.web.ui.confirming import ConfirmForm
    from ettle.web.ui.own_words import OwnAnswers

STILL = (
    ("yes", "Still true"),
    ("no", "No longer. I want to say something new"),
    ("", "Not now"),
)
AT_ONCE = 20
ASKED = "The school is asked to take out of the plan what is no longer true."
WAITS = "It stays there until you are answered."
LEGAL = (
    "Some of it is in the co-ordinated support plan. The law lets that plan change only when it is "
    "reviewed, so it stays there until then."
)


def still_true(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Ask a parent whether what they said is still true; a pupil is asked on a page of theirs."""
    pupil = own_child(request, pupil_ref, page="still_true")
    actor = request.actor
    if actor.pupil_id == pupil.pk:
        return redirect("child:still_true")
    form, count = own_words_form(request, pupil, STILL, at_once=AT_ONCE)
    if form.is_bound and form.is_valid():
        done = act_once(request, form, lambda: _answer(request, pupil, form))
        if done is not None:
            return done
    context = {
        "pupil": pupil,
        "form": form,
        "lines": own_lines(form, pupil, by=actor),
        "count": count,
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "family/still_true.html", context)


def _answer(request: HttpRequest, pupil: Pupil, form: ConfirmForm) -> str:
    """Keep the answers; give the page where something new is said, if anything was no longer so."""
    said = take_own_answers(request, form)
    happened = f"{_happened(said)}{gone_words(form.gone)}"
    announce(request, happened, next_step=_next_step(said))
    if said.moved:
        return request.path + said.again
    if said.no_longer:
        return reverse("family:views", args=[pupil.ref])
    return reverse("family:plan", args=[pupil.ref])


def _happened(said: OwnAnswers) -> str:
    words = []
    if said.confirmed:
        things = (
            "1 thing that you said is"
            if said.confirmed == 1
            else f"{said.confirmed} things that you said are"
        )
        words.append(f"Thank you. {things} still true, from today.")
    if said.no_longer:
        words.append(f"{ASKED} {LEGAL if said.waits_for_review else WAITS}")
    return " ".join(words) or "Nothing was changed."


def _next_step(said: OwnAnswers) -> str:
    steps = []
    if said.moved:
        steps.append(
            "Somebody changed some of the words while your page was open. Read them as they are "
            "now, at the top of this page, and answer again."
        )
    if said.no_longer:
        steps.append("Say what is true now, in your own words.")
    return " ".join(steps)
