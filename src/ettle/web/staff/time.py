"""How booked minutes went: used, or interrupted and why. For planning time, never for pay."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.workforce import selectors as workforce
from ettle.workforce import services
from ettle.workforce.sentences import words_of_purpose


class TimeForm(EttleForm):
    """How many of the minutes were hers, and what got in the way."""

    used_minutes = forms.IntegerField(
        label="How many of the minutes did you get?",
        min_value=0,
        error_messages={"min_value": "Give 0 if you got none."},
    )
    interrupted_because = forms.CharField(
        label="If not all, what got in the way?", required=False, max_length=200
    )


def used(request: HttpRequest, booking_ref: str) -> HttpResponse:
    """Say how it went; what was lost is booked again."""
    booking: Any = workforce.own_booking_for(booking_ref, by=request.actor) or not_found()
    form = TimeForm(request.POST or None, initial={"used_minutes": booking.minutes})
    if form.is_valid():

        def act() -> str:
            lost = booking.minutes - form.cleaned_data["used_minutes"]
            services.use_protected_time(by=request.actor, booking=booking, **form.answers)
            next_step = (
                f"The {lost} minutes you lost are booked again if a time is free." if lost else ""
            )
            announce(request, "Thank you, that is noted.", next_step=next_step)
            return reverse("staff:day")

        led_to = act_once(request, form, act)
        if led_to:
            return led_to
    context = {
        "form": form,
        "booking": booking,
        "purpose": words_of_purpose(booking.purpose),
    }
    return page(request, "staff/time.html", context)
