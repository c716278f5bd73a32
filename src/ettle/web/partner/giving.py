"""What the agency gave: one short form a support, behind the same door as the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases.selectors.giving import giving_for, support_of_agency
from ettle.cases.services.giving import say_given
from ettle.web.partner.opening import for_the_holder
from ettle.web.staff.give_form import GiveForm
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.given_picture import given_picture
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.cases.selectors import Question


class AgencyGiveForm(GiveForm):
    """What came of one support on one day, for whoever gives it from outside the school."""

    support = forms.CharField(widget=forms.HiddenInput)


@for_the_holder
def giving(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Show each support that the plan asks of this agency, and keep what was given of it."""
    form = AgencyGiveForm(_typed(request, actor))
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, lambda: _say(request, actor, form))
        if done is not None:
            return done
    pressed = request.POST.get("support", "")
    context = {
        "asked": asked,
        "form": form,
        "supports": [
            (
                each,
                given_picture(each.weeks, each.support.text),
                form
                if each.support.ref == pressed and form.is_bound
                else AgencyGiveForm(
                    initial={"support": each.support.ref, "on": actor.today},
                    auto_id=f"id_{each.support.ref}_%s",
                ),
            )
            for each in giving_for(by=actor)
        ],
    }
    return page(request, "partner/giving.html", context)


def _typed(request: HttpRequest, actor: Actor) -> Any:
    """Give what was sent; the one tap *Given today* stands for the answers it saves."""
    if "tap" not in request.POST:
        return request.POST or None
    typed = request.POST.copy()
    today = actor.today
    typed.update({"outcome": "given", "on_day": str(today.day)})
    typed.update({"on_month": str(today.month), "on_year": str(today.year)})
    return typed


def _say(request: HttpRequest, actor: Actor, form: AgencyGiveForm) -> str:
    answers = form.answers
    support = support_of_agency(answers.pop("support"), by=actor)
    if support is None:
        raise Http404
    logged = say_given(by=actor, support=support, **answers)
    announce(request, f"Written down for {day_words(logged.on)}: {form.outcome_words}.")
    return reverse("partner:giving")
