"""Is my help happening? Big buttons with faces, on the child's own account or a lent device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.plans import selectors as plans
from ettle.plans import services
from ettle.plans.plain_roles import plain_people
from ettle.web.child.opening import for_the_child
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.telling import send_about

if TYPE_CHECKING:
    from ettle.people.models import Pupil

KINDS = (
    ("happening", "5", "Yes, I get this"),
    ("not_happening", "1", "No, I do not get this"),
    ("ring_me", "3", "I want to talk about it"),
)
SAID = {
    "happening": "Yes, I get this",
    "not_happening": "No, I do not get this",
    "ring_me": "I want to talk about it",
}
PRESS = "Press one of the faces. You can also leave it."


class SayForm(EttleForm):
    """What a child says of one kind of help. The faces carry ``kind``."""

    kind = forms.ChoiceField(
        choices=tuple(SAID.items()), error_messages={"required": PRESS, "invalid_choice": PRESS}
    )
    support = forms.CharField(widget=forms.HiddenInput)


@for_the_child
def happening(request: HttpRequest, pupil: Pupil) -> HttpResponse:
    """Ask of each kind of help whether it happens; show what an adult answered."""
    actor = request.actor
    form = SayForm(request.POST or None)
    if form.is_valid():
        done = act_once(request, form, lambda: _say(request, pupil, form))
        if done is not None:
            return done
    said = plans.family_words_of(pupil, by=actor)
    context = {
        "pupil": pupil,
        "supports": [
            (
                each.support,
                plain_people(person.role for person in each.support.persons),
                next((one for one in said if one.support_ref == each.support.ref), None),
                SayForm(initial={"support": each.support.ref}, auto_id=f"id_{each.support.ref}_%s"),
            )
            for each in plans.given_for(pupil, by=actor, page="happening")
        ],
        "form": form,
        "kinds": KINDS,
        "said_words": SAID,
        "who": plans.who_answers(pupil, by=actor),
        "readers": plans.readers_of_word(pupil, by=actor),
    }
    return page(request, "child/happening.html", context)


def _say(request: HttpRequest, pupil: Pupil, form: SayForm) -> str:
    entry = plans.entry_for(form.cleaned_data["support"], by=request.actor)
    if entry is None or entry.plan.pupil_id != pupil.pk:
        not_found()
    said = services.say_about_support(
        by=request.actor, pupil=pupil, kind=form.cleaned_data["kind"], support=entry
    )
    send_about(request, said.ref)
    who = plans.who_answers(pupil, by=request.actor)
    next_step = "" if said.kind == "happening" else f"{who} will read it and answer you."
    announce(request, "Thank you for telling us.", next_step=next_step)
    return f"{reverse('child:happening')}#help-{entry.ref}"
