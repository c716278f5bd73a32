"""What the agency gave, and how its targets go, behind the same door as the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases.selectors.giving import giving_for, support_of_agency, target_of_agency
from ettle.cases.services.giving import say_given, say_how_it_goes
from ettle.plans.giving.steps import STEP_WORDS
from ettle.web.partner.opening import for_the_holder
from ettle.web.staff.give_form import GiveForm
from ettle.web.staff.targets import TapForm
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.given_picture import given_picture
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.cases.selectors import Question
    from ettle.plans.selectors import AgencySupport, AgencyTarget


class AgencyGiveForm(GiveForm):
    """What came of one support on one day, for whoever gives it from outside the school."""

    support = forms.CharField(widget=forms.HiddenInput)


@for_the_holder
def giving(request: HttpRequest, actor: Actor, asked: Question) -> HttpResponse:
    """Show each support that the plan asks of this agency, and keep what was given of it.

    Beside it the targets it works towards, each with one tap that says how it is going.
    """
    now = giving_for(by=actor)
    if now.ended:
        return page(request, "partner/giving_ended.html", {"asked": asked, "words": now.ended})
    form = _form(request, actor)
    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, lambda: _say(request, actor, form))
        if done is not None:
            return done
    context = {
        "asked": asked,
        "form": form,
        "supports": [_support(each, form, actor) for each in now.supports],
        "steps": tuple(STEP_WORDS.items()),
    }
    return page(request, "partner/giving.html", context)


def _form(request: HttpRequest, actor: Actor) -> AgencyGiveForm | TapForm:
    """Give the form that was sent: a target's, which names one, or a support's."""
    if "target" in request.POST:
        return TapForm(request.POST)
    return AgencyGiveForm(_typed(request, actor))


def _typed(request: HttpRequest, actor: Actor) -> Any:
    """Give what was sent; the one tap *Given today* stands for the answers it saves."""
    if "tap" not in request.POST:
        return request.POST or None
    typed = request.POST.copy()
    today = actor.today
    typed.update({"outcome": "given", "on_day": str(today.day)})
    typed.update({"on_month": str(today.month), "on_year": str(today.year)})
    return typed


def _support(each: AgencySupport, sent: AgencyGiveForm | TapForm, actor: Actor) -> Any:
    support = each.given.support
    form = sent
    if sent.data.get("support") != support.ref:
        form = AgencyGiveForm(
            initial={"support": support.ref, "on": actor.today}, auto_id=f"id_{support.ref}_%s"
        )
    picture = given_picture(each.given.weeks, support.text)
    return each.given, picture, form, [_target(target, sent) for target in each.targets]


def _target(target: AgencyTarget, sent: AgencyGiveForm | TapForm) -> Any:
    if sent.data.get("target") == target.ref:
        return target, sent
    return target, TapForm(initial={"target": target.ref}, auto_id=f"id_{target.ref}_%s")


def _say(request: HttpRequest, actor: Actor, form: AgencyGiveForm | TapForm) -> str:
    answers = form.answers
    if isinstance(form, TapForm):
        target = target_of_agency(answers.pop("target"), by=actor)
        if target is None:
            raise Http404
        seen = say_how_it_goes(by=actor, target=target, **answers)
        announce(request, f"Written down: {STEP_WORDS[seen.step].lower()}. The school sees it.")
        return reverse("partner:giving")
    support = support_of_agency(answers.pop("support"), by=actor)
    if support is None:
        raise Http404
    logged = say_given(by=actor, support=support, **answers)
    announce(request, f"Written down for {day_words(logged.on)}: {form.outcome_words}.")
    return reverse("partner:giving")
