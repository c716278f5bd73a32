"""Is it still true? A child is asked about what they told us a while ago, in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.plans.selectors.changing import proposals_for
from ettle.voice import selectors as voice_read
from ettle.web.child.opening import for_the_child
from ettle.web.ui.acts import act_once
from ettle.web.ui.outcome import announce
from ettle.web.ui.own_words import NO_LONGER, own_lines, own_words_form, take_own_answers
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil
    from ettle.web.ui.confirming import ConfirmForm

STILL = (
    ("yes", "Yes, it is still true"),
    ("no", "No. I want to say something new"),
    ("", "I’d rather not say"),
)
AT_ONCE = 5  # few enough to read, or to hear, in a few minutes
ANSWERS_SHOWN = 3
ASKED = "Thank you. We asked your school to take it out of your plan."
LEGAL = "It stays in until they look at your plan again."


@for_the_child
def still_true(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Ask about the oldest few things that the child said, and show what became of a *no*."""
    actor = request.actor
    form, count = own_words_form(request, pupil, STILL, at_once=AT_ONCE)
    if form.is_bound and form.is_valid():
        done = act_once(request, form, lambda: _answer(request, form))
        if done is not None:
            return done
    said_no = [one for one in proposals_for(pupil, by=actor) if one.reason == NO_LONGER]
    context = {
        "pupil": pupil,
        "form": form,
        "lines": own_lines(form, pupil, by=actor),
        "has_more": count > len(form.due),
        "said_no": said_no[:ANSWERS_SHOWN],
        "readers": voice_read.readers_if_given(pupil, "everyone", by=actor),
    }
    return page(request, "child/still_true.html", context)


def _answer(request: HttpRequest, form: ConfirmForm) -> str:
    said = take_own_answers(request, form)
    if said.moved:
        announce(
            request,
            "Some words were changed while you were reading.",
            next_step="Please read the new words. Then tell us again.",
        )
        return request.path + said.again
    if said.no_longer:
        announce(
            request,
            f"{ASKED} {LEGAL}" if said.waits_for_review else ASKED,
            next_step="Now tell us what is true now.",
        )
        return reverse("child:before")
    announce(request, "Thank you for telling us.")
    return reverse("child:plan")
