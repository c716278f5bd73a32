"""A statutory review as pages: opened on a ground, step by step, decided, and its plan given."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import StaleEdit
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.access import casework_readers
from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.web.authority.acting import Done, act_and_send, acting_about
from ettle.web.authority.case import papers_table
from ettle.web.authority.doors import pupil_to_act_for, row_to_act_on
from ettle.web.authority.reviews_forms import (
    AskedForm,
    ConsideredForm,
    DecideForm,
    JoinForm,
    OpenForm,
)
from ettle.web.authority.signing import lacking, sign_form, signed
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.acts import stale_page
from ettle.web.ui.case_shapes import clock_shape
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
YES = {"yes": True, "no": False, "": None}


def review(request: HttpRequest, review_ref: str) -> HttpResponse:
    """Show a review: what is done, what is missing, the days, and the next lawful step."""
    actor = request.actor
    shown = cases.review_for(review_ref, by=actor, page="review") or not_found()
    pupil = shown.row.csp.pupil
    return page(
        request,
        "authority/reviews/review.html",
        {
            "pupil": pupil,
            "shown": shown,
            "clocks": [clock_shape(each) for each in shown.clocks],
            "papers": papers_table(shown.papers, pupil.first_name),
            "next_url": _next_url(shown),
            "readers": casework_readers(pupil, by=actor),
        },
    )


def _next_url(shown: Any) -> str:
    if not shown.may_act or not shown.next_key:
        return ""
    if shown.next_key in ("told", "sent"):
        return reverse("authority:outbox")
    if shown.next_key == "decided":
        return reverse("authority:review_decide", args=[shown.ref])
    if shown.next_key == "give":
        return reverse("authority:review_give", args=[shown.ref])
    return reverse("authority:review_step", args=[shown.ref, shown.next_key])


def open_one(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Open a review of the plan in force: on which ground, and who is told."""
    actor = request.actor
    pupil = pupil_to_act_for(request, pupil_ref, "review.begun")
    ends_on = cases.review_to_open(pupil, by=actor)
    parents = [each.person for each in people.parents_of(pupil, by=actor)]
    form = Desk(request, pupil, "review").open(
        lambda typed: OpenForm(typed, parents=parents, initial={"ground": "annual"})
    )

    def act() -> Done:
        answers = form.answers
        by_ref = {each.ref: each for each in parents}
        row = services.open_review(
            by=actor,
            pupil=pupil,
            ground=answers["ground"],
            why=answers["why"],
            request=services.EarlyRequest(
                asked_by=answers["requested_by"],
                person=by_ref.get(answers["requested_person"]),
                on=answers["requested_on"],
                capacity=YES[answers["capacity"]],
                wellbeing_harmed=YES[answers["wellbeing"]],
            ),
        )
        return Done(
            address=reverse("authority:review", args=[row.ref]),
            happened="The review is open. What the plan rests on may be changed while it is.",
            next_step="It is begun in law on the day the letter is sent.",
        )

    done = send_once(request, form, act, once=acting_about(pupil))
    return done or page(
        request,
        "authority/reviews/open.html",
        {
            "pupil": pupil,
            "form": form,
            "ends_on": ends_on,
            "today": actor.today,
            "back": reverse("authority:pupil", args=[pupil.ref]),
        },
    )


def step(request: HttpRequest, review_ref: str, key: str) -> HttpResponse:
    """Record one step of a review: a fact with its day, or the lawful reason why not."""
    shown = _to_act_on(request, review_ref)
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
        typed = [
            (str(form.fields[name].label), words)
            for name, words in form.answers.items()
            if words and name in form.fields
        ]
        theirs = stale.row.considered if key == "considered" else ""
        context |= {"typed": typed, "theirs": theirs, "form": None}
        return page(request, "authority/reviews/stale.html", context, status=HTTPStatus.CONFLICT)
    return done or page(request, "authority/reviews/step.html", context)


def _to_act_on(request: HttpRequest, review_ref: str) -> Any:
    shown = cases.review_for(review_ref, by=request.actor) or not_found()
    row_to_act_on(request, shown.row, shown.row.csp.pupil, "review.step")
    return shown


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


def decide(request: HttpRequest, review_ref: str) -> HttpResponse:
    """Decide what comes of a review; a page of its own says to whom it is sent."""
    shown, actor = _to_act_on(request, review_ref), request.actor
    pupil = shown.row.csp.pupil
    form = Desk(request, pupil, f"review-outcome {shown.ref}").open(
        lambda typed: DecideForm(typed, version=shown.version)
    )

    def act() -> Done:
        row = services.decide_review(
            by=actor, review=shown.row, expected_version=form.expected_version, **form.answers
        )
        amended = row.outcome == "amended"
        return Done(
            address=reverse("authority:review", args=[shown.ref]),
            happened="The review is decided.",
            next_step="Change what is to change in the plan, then give it."
            if amended
            else "It is complete on the day the last letter is sent.",
        )

    try:
        done = send_once(request, form, act, once=acting_about(pupil))
    except StaleEdit as stale:
        return stale_page(request, stale)
    return done or page(
        request,
        "authority/reviews/decide.html",
        {
            "pupil": pupil,
            "shown": shown,
            "form": form,
            "back": reverse("authority:review", args=[shown.ref]),
        },
    )


def give(request: HttpRequest, review_ref: str) -> HttpResponse:
    """Sign and give the plan that a review amended."""
    shown, actor = _to_act_on(request, review_ref), request.actor
    row = shown.row
    pupil = row.csp.pupil
    form = sign_form(
        request, pupil, version=shown.version, initial={"coordinator": row.csp.coordinator.ref}
    )

    def act() -> Done:
        services.give_amended_plan(
            by=actor,
            review=row,
            nominated_school=pupil.school or row.csp.nominated_school,
            **signed(form, by=actor),
        )
        return Done(
            address=reverse("authority:review", args=[shown.ref]),
            happened="The amended plan is signed, frozen and given.",
            next_step="The review is complete on the day the last copy is sent.",
        )

    if request.POST and form.is_valid():
        try:
            done = act_and_send(request, form, pupil, act)
        except StaleEdit as stale:
            return stale_page(request, stale)
        if done is not None:
            return done
    plan, missing = plans.plan_for(pupil, by=actor), lacking(pupil, by=actor)
    return page(
        request,
        "authority/reviews/give.html",
        {
            "form": form,
            "pupil": pupil,
            "shown": shown,
            "lacking": missing,
            "can_give": plan is not None
            and shown.row.outcome == "amended"
            and row.new_csp_id is None
            and not any(each.stops for each in missing),
            "back": reverse("authority:review", args=[shown.ref]),
        },
    )
