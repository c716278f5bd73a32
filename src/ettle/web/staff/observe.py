"""Ten seconds: one of three taps, and a few words or none."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.desk import Desk, send_once
from ettle.web.school.board_words import SAW_WORDS
from ettle.web.staff.own_child import own_pair
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce import services
from ettle.workforce.access import readers_of_observations

SAW = tuple(SAW_WORDS.items())
TAP = "Tap one of the three buttons, so that we know how it was."


class ObserveForm(EttleForm):
    """What was seen. The three buttons carry ``saw``."""

    words = forms.CharField(
        label="A few words, if you like",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=280,
    )
    saw = forms.ChoiceField(choices=SAW, error_messages={"required": TAP, "invalid_choice": TAP})


def observe(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Send an observation and come back here, ready for the next."""
    pair = own_pair(request, pupil_ref)
    pupil = pair.deployment.pupil
    form = Desk(request, pupil, "observe").open(ObserveForm)

    def act() -> str:
        services.observe(by=request.actor, pupil=pupil, **form.answers)
        announce(
            request,
            "Sent. Thank you.",
            told=[f"Those who teach {pupil.first_name} and lead the school"],
        )
        return reverse("staff:observe", args=[pupil.ref])

    done = send_once(request, form, act)
    context = {
        "pupil": pupil,
        "form": form,
        "buttons": SAW,
        "mine": [
            (SAW_WORDS[each.saw], each.words, each.made_at)
            for each in workforce.observations_for(pupil, by=request.actor)[:5]
        ],
        "readers": readers_of_observations(pupil, by=request.actor),
    }
    return done or page(request, "staff/observe.html", context)
