"""How a target is going, in ten seconds: one of four taps, and a few words or none."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.access import readers_of
from ettle.plans.giving.steps import STEP_WORDS
from ettle.plans.giving.who import may_see_target
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.given_picture import steps_picture
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

TAP = "Tap one of the four: that says how it is going."


class TapForm(EttleForm):
    """What was seen of one target. The four buttons carry ``step``."""

    words = forms.CharField(label="A few words, if you like", required=False, max_length=140)
    step = forms.ChoiceField(
        choices=tuple(STEP_WORDS.items()), error_messages={"required": TAP, "invalid_choice": TAP}
    )
    target = forms.CharField(widget=forms.HiddenInput)


def targets(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show each live target with four buttons, and how it went so far."""
    pupil = people.pupil_for(pupil_ref, by=request.actor) or not_found()
    if not may_see_target(request.actor, pupil):
        not_found()
    form = TapForm(request.POST or None)
    if form.is_valid():
        done = act_once(request, form, lambda: _act(request, pupil_ref, form))
        if done is not None:
            return done
    seen = plans.targets_seen(pupil, by=request.actor)
    tapped = request.POST.get("target", "")
    context = {
        "pupil": pupil,
        "form": form,
        "targets": [
            (
                each,
                form
                if each.ref == tapped
                else TapForm(initial={"target": each.ref}, auto_id=f"id_{each.ref}_%s"),
                steps_picture(each),
            )
            for each in seen
        ],
        "steps": tuple(STEP_WORDS.items()),
        "readers": readers_of(pupil, by=request.actor),
        "back": _back(request, pupil_ref),
    }
    return page(request, "staff/give/targets.html", context)


def _act(request: HttpRequest, pupil_ref: str, form: TapForm) -> str:
    answers = form.answers
    target = plans.target_to_see(answers.pop("target"), by=request.actor)
    if target is None or target.plan.pupil.ref != pupil_ref:
        not_found()
    services.log_target_evidence(by=request.actor, target=target, **answers)
    announce(request, "Written down. Thank you.")
    return reverse("staff:targets", args=[pupil_ref])


def _back(request: HttpRequest, pupil_ref: str) -> str:
    if request.actor.has_role("support_assistant"):
        return reverse("staff:give")
    return reverse("school:pupil", args=[pupil_ref])
