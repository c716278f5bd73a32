"""What children and parents said, read at school; keeping a view from a parent; help calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.access import require
from ettle.people import selectors as people
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.voice.access import (
    chooses_alone,
    may_hand_over,
    may_keep_from_parent,
    may_open_views,
    readers_of_view,
)
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.access import Actor
    from ettle.people.models import Person, Pupil
    from ettle.voice.models import View


class KeepForm(EttleForm):
    """From whom, and why."""

    parent = forms.ChoiceField(label="From whom?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why is it safer that they do not read it?",
        help_text="This is kept with the decision. A parent may ask to see it one day.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: object, parents: list[Person], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["parent"].choices = [(one.ref, one.name) for one in parents]  # type: ignore[attr-defined]


def views(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show what a child and their parents said, as this reader may read it."""
    actor = request.actor
    pupil = _open(request, pupil_ref)
    may_decide = actor.leads(pupil.school_id) or actor.has_role("asl_officer")
    kept = voice_read.kept_from_parents(pupil, by=actor)
    shown = [
        (view, may_decide and view.whose == "child" and not view.only_about_plan,
         [each for each in kept if each.view_ref == view.ref])
        for view in voice_read.views_for(pupil, by=actor)
    ]  # fmt: skip
    home = "authority:pupil" if actor.has_role("asl_officer") else "school:pupil"
    context = {
        "pupil": pupil,
        "back": reverse(home, args=[pupil.ref]),
        "views": shown,
        "may_hand_over": bool(may_hand_over(actor, pupil)),
        "readers": voice_read.readers_if_given(pupil, "everyone", by=actor),
    }
    return page(request, "school/views/views.html", context)


def _open(request: HttpRequest, pupil_ref: str) -> Pupil:
    """Open a pupil for somebody who works with views; the family have a page of their own."""
    pupil = people.pupil_for(pupil_ref, by=request.actor) or not_found()
    if not may_open_views(request.actor, pupil):
        not_found()
    return people.pupil_for(pupil_ref, by=request.actor, page="views") or not_found()


def keep(request: HttpRequest, pupil_ref: str, view_ref: str) -> HttpResponse:
    """Decide, with a reason, that a parent shall not read a child's words."""
    actor = request.actor
    pupil = _open(request, pupil_ref)
    view = voice_read.view_for(view_ref, by=actor) or not_found()
    if view.pupil_id != pupil.pk:
        not_found()
    require(may_keep_from_parent(actor, view), by=actor, act="view.kept_from_parent")
    parents = _who_may_read_it(actor, pupil, view)
    form = KeepForm(request.POST or None, parents=parents)

    def decide() -> str:
        parent = next(one for one in parents if one.ref == form.cleaned_data["parent"])
        voice.keep_from_parent(
            by=actor, view=view, parent=parent, reason=form.cleaned_data["reason"]
        )
        announce(
            request,
            f"{parent.name} cannot read these words of {pupil.first_name}’s.",
            next_step="Nobody is sent anything. Tell the child, if that is safe.",
        )
        return reverse("school:views", args=[pupil.ref])

    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, decide)
        if done is not None:
            return done
    context = {
        "pupil": pupil,
        "view": view,
        "form": form,
        "parents": parents,
        "readers": readers_of_view(view, by=actor),
        "chooses_alone": chooses_alone(pupil, on=actor.today),
    }
    return page(request, "school/views/keep.html", context)


def _who_may_read_it(actor: Actor, pupil: Pupil, view: View) -> list[Person]:
    """List the parents from whom a child's words are not kept already."""
    already = {
        each.parent
        for each in voice_read.kept_from_parents(pupil, by=actor)
        if each.view_ref == view.ref
    }
    kept_away = {away for _, away in people.kept_apart(pupil, by=actor)}
    return [
        each.person
        for each in people.parents_of(pupil, by=actor)
        if each.person.name not in already and each.person_id not in kept_away
    ]


def went(request: HttpRequest, call_ref: str) -> HttpResponse:
    """Say that somebody went to the child who asked for help."""
    call = voice_read.help_call_for(call_ref, by=request.actor) or not_found()
    if request.method == "POST":
        voice.answer_help_call(by=request.actor, call=call)
        announce(request, f"It is written down that you went to {call.pupil.first_name}.")
        return redirect("school:views", call.pupil.ref)
    return page(request, "school/views/went.html", {"call": call})
