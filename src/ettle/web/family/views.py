"""A parent's views: written on a phone, saved and come back to, given, and kept as a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ettle.access import require
from ettle.voice import selectors as voice_read
from ettle.voice import services as voice
from ettle.voice.access import may_give_view, readers_of_view
from ettle.voice.questions import LONGEST_ANSWER, PARENT_QUESTIONS
from ettle.web.desk import Desk, send_once
from ettle.web.family.opening import own_child
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.long_words import LongWordsField
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

if TYPE_CHECKING:
    from ettle.people.models import Pupil


class ViewsForm(EttleForm):
    """Every question on one short page; any may be left empty."""

    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in PARENT_QUESTIONS:
            self.fields[question.key] = LongWordsField(
                label=question.words,
                help_text=question.hint,
                longest=LONGEST_ANSWER,
                rows=4,
                required=False,
            )


def write(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Ask for a parent's views, and keep half of them until they come back."""
    pupil = _as_parent(request, pupil_ref)
    draft = voice_read.draft_for(pupil, "parent", by=request.actor)
    # A first save is checked against version 1, so that two phones never overwrite each other.
    version = draft.version if draft else 1
    said = draft.answers if draft else {}
    form = Desk(request, pupil, "views").open(
        lambda typed: ViewsForm(typed, initial=said, version=version)
    )
    done = send_once(request, form, lambda: _save(request, pupil, form))
    context = {"pupil": pupil, "form": form, "draft": draft}
    return done or page(request, "family/views.html", context)


def _as_parent(request: HttpRequest, pupil_ref: str) -> Pupil:
    """Open one's child to speak of; the child's own words are said on the child's own pages."""
    pupil = own_child(request, pupil_ref, page="views")
    require(may_give_view(request.actor, pupil, "parent"), by=request.actor, act="view.started")
    return pupil


def _save(request: HttpRequest, pupil: Pupil, form: ViewsForm) -> str:
    view = voice.start_view(by=request.actor, pupil=pupil, whose="parent")
    voice.save_view(
        by=request.actor, view=view, expected_version=form.expected_version, answers=form.answers
    )
    if "check" in request.POST:
        return reverse("family:check_views", args=[pupil.ref])
    announce(
        request,
        "Your words are saved. Nobody else can read them yet.",
        next_step="Come back when you like. Give them when you are ready.",
    )
    return reverse("family:views", args=[pupil.ref])


def check(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show what will be given and who will read it; give it on a press."""
    pupil = _as_parent(request, pupil_ref)
    view = voice_read.draft_for(pupil, "parent", by=request.actor)
    if view is None:
        return redirect("family:said", pupil.ref)
    form = EttleForm(request.POST or None, version=view.version)

    def give() -> str:
        voice.give_view(by=request.actor, view=view, expected_version=form.expected_version)
        announce(
            request,
            f"You have told us what you think about {pupil.first_name}’s plan.",
            told=["the people who are named under “Who can see this”"],
            next_step="Your words are used when the plan is written. You can say more at any time.",
        )
        return reverse("family:said", args=[pupil.ref])

    if request.method == "POST" and form.is_valid():
        done = act_once(request, form, give)
        if done is not None:
            return done
    context = {
        "pupil": pupil,
        "form": form,
        "said": [
            (question.words, view.answers.get(question.key, "").strip())
            for question in PARENT_QUESTIONS
        ],
        "readers": readers_of_view(view, by=request.actor),
    }
    return page(request, "family/check_views.html", context)


def said(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Show what this reader said, and what the child said and lets them read."""
    pupil = own_child(request, pupil_ref, page="said")
    context = {
        "pupil": pupil,
        "is_own": request.actor.pupil_id == pupil.pk,
        "views": voice_read.views_for(pupil, by=request.actor),
        "readers": voice_read.readers_if_given(pupil, "everyone", by=request.actor),
    }
    return page(request, "family/said.html", context)
