"""A picture beside one line of the support card: put there, changed, taken off."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from ettle.access import StaleEdit
from ettle.plans.details import takes_picture
from ettle.plans.selectors.pictures import picture_beside
from ettle.plans.services.picturing import LONGEST_WORDS, put_picture, take_picture_off
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, part_here, pupil_here, pupil_to_add
from ettle.web.school.plan_parts import back_to
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import DrawingField, EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.pictures import inside_page

ISSUE = "Issue the card, so that those who support the child see it too."
CHANGED = (
    "Somebody changed this part while you had it open, so nothing of yours was saved. This is how "
    "it stands now."
)


class PictureForm(EttleForm):
    """The picture, and what it shows."""

    picture = DrawingField(
        label="The picture",
        help_text="A symbol, a drawing or a photo of the thing, saved as JPEG or PNG. It is made "
        "small, and what is hidden in it goes. Nobody else’s child on it.",
        error_messages={"required": "Choose a picture first."},
    )
    words = forms.CharField(
        label="What does it show?",
        max_length=LONGEST_WORDS,
        help_text="A few words, for whoever hears the card. For example: a blue book of symbols",
        error_messages={"required": "Say in a few words what the picture shows."},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Put a picture beside a part that stands on the card, or another in its place."""
    pupil, entry = _part(request, ref, part)
    actor = request.actor  # type: ignore[attr-defined]
    skipped = request.META.get("ettle.skipped", ())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PictureForm(*sent, version=entry.latest, skipped=skipped)

    def act() -> str:
        put_picture(
            by=actor,
            entry=entry,
            expected_version=form.expected_version,
            picture=form.answers["picture"].chunks(),
            words=form.answers["words"],
        )
        announce(request, "The picture stands beside the line now.", next_step=ISSUE)
        return back_to(entry.kind, pupil, by=actor)

    try:
        done = act_once(request, form, act) if sent and form.is_valid() else None
    except StaleEdit:
        return _again(request, ref, part)
    if done:
        return done
    beside = picture_beside(entry, by=actor)
    shown = {
        "pupil": pupil,
        "part": entry,
        "back": back_to(entry.kind, pupil, by=actor),
        "words": entry.now.text,
        "form": form,
        "beside": beside,
        "beside_url": inside_page(beside.image) if beside else "",
        "off": EttleForm(version=entry.latest, auto_id="off-%s"),
    }
    return page(request, "school/plan/picture.html", shown)


@require_POST
def off(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    """Take the picture from beside a part."""
    pupil, entry = _part(request, ref, part)
    actor = request.actor  # type: ignore[attr-defined]
    form = EttleForm(request.POST)

    def act() -> str:
        take_picture_off(by=actor, entry=entry, expected_version=form.expected_version)
        announce(request, "The picture is off the line.", next_step=ISSUE)
        return back_to(entry.kind, pupil, by=actor)

    try:
        done = act_once(request, form, act) if form.is_valid() else None
    except StaleEdit:
        return _again(request, ref, part)
    if done is None:
        announce(request, " ".join(str(each) for each in form.non_field_errors()))
    return done or redirect(address("plan_picture", ref, part))


def _part(request: HttpRequest, ref: str, part: str) -> tuple[Any, Any]:
    """Give the pupil and a part of their plan that this person writes and a picture suits."""
    entry = part_here(request, pupil_here(request, ref), part)
    if not takes_picture(entry.kind):
        not_found()
    return pupil_to_add(request, ref, entry.kind), entry


def _again(request: HttpRequest, ref: str, part: str) -> HttpResponse:
    announce(request, CHANGED)
    return redirect(address("plan_picture", ref, part))
