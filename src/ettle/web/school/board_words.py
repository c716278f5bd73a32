"""What the board and the deployment pages share: the school, times, and who may be here."""

import re
from datetime import time

from django import forms
from django.http import HttpRequest

from ettle.web.middleware import not_found
from ettle.workforce import selectors as workforce

READY_WORDS = {"ready": "I am ready", "not_ready": "I am not ready"}
SAW_WORDS = {"went_well": "Went well", "was_hard": "Was hard", "new": "Something new"}
PART_WORDS = {
    "profile": "About the child",
    "strength": "Strength",
    "what_matters": "What matters",
    "communication": "How the child talks with people",
    "helps": "What helps",
    "avoid": "What to avoid",
    "signs": "Signs and what to do",
    "must": "Must",
    "target": "Working on",
    "factor": "Factor",
    "objective": "Objective",
    "support": "Support",
    "key_adult": "Key adult",
}


def own_school(request: HttpRequest):
    """Give the school that this person leads, or answer 404: the board is not for others."""
    schools = workforce.schools_led(by=request.actor)  # type: ignore[attr-defined]
    return schools[0] if schools else not_found()


def clock_words(moment: time) -> str:
    """Say a time as people do: *8.40 am*."""
    hour = moment.hour % 12 or 12
    return f"{hour}.{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


def stretch_words(starts_at: time, ends_at: time) -> str:
    """Say from when to when."""
    return f"{clock_words(starts_at)} to {clock_words(ends_at)}"


def own_word_words(name: str, says: str) -> str:
    """Say what the assistant herself said today; nothing if she has not."""
    return f"{name} says: {READY_WORDS[says]}." if says else ""


class ClockField(forms.TimeField):
    """A time of day, typed as *9.00*, *9:00*, *15.30* or *3.30 pm*."""

    default_error_messages = {
        "invalid": "That is not a time. Write it with hours and minutes, for example 9.00."
    }

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"class": "ds_input--fixed-5"}))
        kwargs["widget"].format = "%H.%M"
        after_noon = ["%I.%M%p", "%I:%M%p", "%I%p"]
        super().__init__(input_formats=["%H.%M", "%H:%M", "%H%M", *after_noon], **kwargs)

    def to_python(self, value):
        """Read it however it is spaced, and with dots in *p.m.* or without."""
        if isinstance(value, str):
            value = re.sub(r"\s+|\.(?=m|$)", "", value.lower())
        return super().to_python(value)


def by_ref(rows):
    """Find rows by what addresses call them."""
    return {each.ref: each for each in rows}
