"""The steps of a statutory review, a page each: a fact with its day, or why not."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import StaleEdit
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.web.authority.doors import review_to_act_on
from ettle.web.authority.reviews_forms import AskedForm, ConsideredForm, JoinForm
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

STEPS = {
    "child": "The child’s views",
    "parents": "The parents’ views",
    "agencies": "Advice from agencies",
    "considered": "What was made of it",
    "meeting": "The meeting",
}


def step(request: HttpRequest, review_ref: str, key: str) -> HttpResponse:
    """Record one step of a review: a fact with its day, or the lawful reason why not."""
    shown = review_to_act_on(request, review_ref)
    if key not in STEPS:
        not_found()
    form = _step_form(request, shown, key)

    def act() -> str:
        _record(request, shown, key, form)
        announce(request, f"{STEPS[key]}: it is recorded.")
        return reverse("authority:review", args=[shown.ref])

    context = {
        "pupil": shown.row.csp.pupil,
        "shown": shown,
        "form": form,
        "heading": STEPS[key],
        "what": next((each for each in shown.steps if each.key == key), None),
        "back": reverse("authority:review", args=[shown.ref]),
    }
    try:
        done = send_once(request, form, act)
    except StaleEdit as stale:
        theirs = stale.row.considered if key == "considered" else ""
        context |= {"typed": form.typed, "theirs": theirs, "form": None}
        return page(request, "authority/reviews/stale.html", context, status=HTTPStatus.CONFLICT)
    return done or page(request, "authority/reviews/step.html", context)


def _step_form(request: HttpRequest, shown: Any, key: str) -> Any:
    row, version = shown.row, shown.version
    desk = Desk(request, row.csp.pupil, f"review-{key} {shown.ref}")
    if key == "considered":
        there = {"considered": row.considered}
        return desk.open(lambda typed: ConsideredForm(typed, version=version, initial=there))
    if key == "meeting":
        choices = [
            (each.ref, f"{day(each.on)}: {'; '.join(each.purposes)}") for each in shown.meetings
        ]
        return JoinForm(request.POST or None, version=version, meetings=choices)
    known = {
        "child": (row.child_asked_on, row.child_not_asked),
        "parents": (row.parents_asked_on, row.parents_not_asked),
        "agencies": (row.agencies_asked_on, row.no_agency_because),
    }[key]
    said = {"asked_on": known[0], "instead": known[1]}
    form = desk.open(lambda typed: AskedForm(typed, version=version, initial=said))
    form.fields["instead"].label = {
        "child": "Or say that they cannot express a view, and how you know",
        "parents": "Or say why a parent could not be asked",
        "agencies": "Or say why no agency has a part",
    }[key]
    return form


def _record(request: HttpRequest, shown: Any, key: str, form: Any) -> None:
    facts = {
        "by": request.actor,
        "review": shown.row,
        "expected_version": form.expected_version,
    }
    answers = form.answers
    if key == "considered":
        services.record_considered(**facts, considered=answers["considered"])
    elif key == "meeting":
        meeting = cases.meeting_to_join(answers["meeting"], by=request.actor) or not_found()
        services.join_meeting(**facts, meeting=meeting)
    elif key == "agencies":
        services.record_agencies_asked(
            **facts, asked_on=answers["asked_on"], none_because=answers["instead"]
        )
    else:
        services.record_views_sought(
            **facts, whose=key, asked_on=answers["asked_on"], not_asked=answers["instead"]
        )
