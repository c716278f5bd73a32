"""A statutory review as a page: what is done, what is missing, and opening one on a ground."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.access import casework_readers
from ettle.people import selectors as people
from ettle.web.authority.acting import Done, acting_about
from ettle.web.authority.case import papers_table
from ettle.web.authority.doors import pupil_to_act_for
from ettle.web.authority.reviews_forms import OpenForm
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.case_shapes import clock_shape
from ettle.web.ui.page import page

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
