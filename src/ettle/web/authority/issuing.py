"""Giving the plan: a page of its own that says what will happen, to whom, and what stays done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.plans import selectors as plans
from ettle.web.authority.acting import Done, act_and_send
from ettle.web.authority.doors import row_to_act_on
from ettle.web.authority.signing import SignForm, lacking, sign_form, signed
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.page import page


def issue(request: HttpRequest, decision_ref: str) -> HttpResponse:
    """Give the plan for a decision that one is required."""
    actor = request.actor
    decision = cases.decision_for(decision_ref, by=actor) or not_found()
    pupil = decision.proposal.pupil
    row_to_act_on(request, decision, pupil, "csp.given")
    form = sign_form(request, pupil, version=decision.proposal.version)
    done = act_and_send(request, form, pupil, lambda: _issue(request, decision, form))
    if done:
        return done
    plan, missing = plans.plan_for(pupil, by=actor), lacking(pupil, by=actor)
    return page(
        request,
        "authority/decisions/issue.html",
        {
            "form": form,
            "pupil": pupil,
            "decision": decision,
            "lacking": missing,
            "can_give": plan is not None and not any(each.stops for each in missing),
            "plan": plan,
            "copies": cases.copies_owed(decision, pupil.school, by=actor),
            "is_issued": hasattr(decision, "issued"),
        },
    )


def _issue(request: HttpRequest, decision: Any, form: SignForm) -> Done:
    pupil = decision.proposal.pupil
    csp = services.issue_csp(
        by=request.actor,
        decision=decision,
        nominated_school=pupil.school,
        **signed(form, by=request.actor),
    )
    return Done(
        address=reverse("authority:pupil", args=[pupil.ref]),
        happened=f"{pupil.first_name}’s plan is signed, dated {day(csp.prepared_on)} and given.",
        next_step="Post the copies that go on paper: the 16 weeks run until the last has gone.",
    )
