"""*I am ready*, or *I am not ready*: the assistant's own word, for today."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.staff.own_child import own_pair
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import services

SAYS = (("ready", "I am ready"), ("not_ready", "I am not ready"))
TAP = "Tap one of the two buttons. Either is fine to say."


class ReadyForm(EttleForm):
    """Her word. The two buttons carry ``says``."""

    words = forms.CharField(
        label="A few words, if you like",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=280,
    )
    says = forms.ChoiceField(choices=SAYS, error_messages={"required": TAP, "invalid_choice": TAP})


def ready(request: HttpRequest, deployment_ref: str) -> HttpResponse:
    """Say so, see what is missing, and see who would be with the child instead."""
    pair = own_pair(request, deployment_ref)
    row = pair.deployment
    form = ReadyForm(request.POST or None)
    if form.is_valid():

        def act() -> str:
            word = services.say_ready(by=request.actor, deployment=row, **form.answers)
            announce(
                request,
                f"You said: {dict(SAYS)[word.says]}.",
                told=["The headteacher and deputes, on the board"],
                next_step="You can change your mind at any time today.",
            )
            return reverse("staff:day")

        led_to = act_once(request, form, act)
        if led_to:
            return led_to
    context = {
        "pupil": row.pupil,
        "stand_in": row.safe_alternative,
        "form": form,
        "buttons": SAYS,
        "gaps": [gap for gap in pair.gaps if gap.kind != "advised"],
        "said": dict(SAYS).get(pair.own_word.says, "") if pair.own_word else "",
    }
    return page(request, "staff/ready.html", context)
