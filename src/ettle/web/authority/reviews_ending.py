"""How a statutory review ends, a page each: what comes of it, and giving the plan it amended."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import services
from ettle.plans import selectors as plans
from ettle.web.authority.acting import Done, act_and_send, acting_about
from ettle.web.authority.doors import review_to_act_on
from ettle.web.authority.reviews_forms import DecideForm
from ettle.web.authority.signing import lacking, sign_form, signed
from ettle.web.desk import Desk, send_once
from ettle.web.ui.page import page


def decide(request: HttpRequest, review_ref: str) -> HttpResponse:
    """Decide what comes of a review; a page of its own says to whom it is sent."""
    shown, actor = review_to_act_on(request, review_ref), request.actor
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

    done = send_once(request, form, act, once=acting_about(pupil))
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
    shown, actor = review_to_act_on(request, review_ref), request.actor
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

    done = act_and_send(request, form, pupil, act)
    if done:
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
