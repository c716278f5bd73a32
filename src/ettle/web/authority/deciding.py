"""The four-limb test and the decision: answers, then a page that says what pressing does."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.four_limbs import settled, tested
from ettle.plans import selectors as plans
from ettle.voice import selectors as voice
from ettle.web.authority.acting import Done, act_and_send
from ettle.web.authority.doors import row_to_act_on
from ettle.web.authority.findings_form import FACTOR_ROWS, SUPPORT_ROWS, FindingsForm
from ettle.web.desk import Desk
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.page import page

LIMBS = {
    "a": "(a) Responsible authority",
    "b": "(b) Complex or multiple factors",
    "c": "(c) More than a year",
    "d": "(d) Significant additional support",
}


def test(request: HttpRequest, proposal_ref: str) -> HttpResponse:
    """Answer the four limbs, each with a reason; then read what the answers mean, and decide."""
    actor = request.actor
    proposal = cases.proposal_for(proposal_ref, by=actor) or not_found()
    pupil = proposal.pupil
    row_to_act_on(request, proposal, pupil, "csp.decided")
    material = cases.material_for(pupil, by=actor)
    desk = Desk(request, pupil, f"four-limbs {proposal.ref}")
    form = desk.open(
        lambda typed: FindingsForm(
            typed,
            version=proposal.version,
            known=None if typed else _known(pupil, actor, material),
        )
    )
    response = desk.set_aside(request.path) or _pressed(request, proposal, form)
    return response or page(
        request,
        "authority/decisions/test.html",
        {
            "form": form,
            "pupil": pupil,
            "case": cases.case_for(pupil, by=actor),
            "proposal": proposal,
            "material": material,
            "views": voice.views_for(pupil, by=actor),
            "decision": getattr(proposal, "decision", None),
        },
    )


def _pressed(request: HttpRequest, proposal: Any, form: Any) -> HttpResponse | None:
    """Go on with what was pressed. Until it is decided, every answer is kept for its writer."""
    if request.method != "POST":
        return None
    response = None
    try:
        if form.is_valid() and "back" not in request.POST:
            response = _go_on(request, proposal, form)
    finally:
        if response is None or response.status_code == HTTPStatus.OK:
            form.desk.keep()
    return response


def _go_on(request: HttpRequest, proposal: Any, form: FindingsForm) -> HttpResponse | None:
    """Decide if that was pressed; otherwise show what the answers mean and what pressing does."""
    pupil = proposal.pupil
    if "decide" in request.POST:
        return act_and_send(
            request, form, pupil, lambda: _decide_and_clear(request, proposal, form)
        )
    try:
        outcome = tested(form.findings)
        is_required = settled(outcome, form.cleaned_data["required"] == "yes")
        if not is_required and not form.cleaned_data["instead"].strip():
            raise Trouble("Say what support the child will have instead.", field="instead")
    except Trouble as trouble:
        form.refuse(trouble.field or None, trouble.message)
        return None
    return page(
        request,
        "authority/decisions/decide.html",
        {
            "form": form,
            "pupil": pupil,
            "outcome": outcome,
            "is_required": is_required,
            "limbs": [
                (LIMBS[limb], found, form.reasons[limb])
                for limb, found in sorted(outcome.limbs.items())
            ],
            "told": cases.told_of_proposal(pupil, proposal.request, by=request.actor),
        },
    )


def _decide_and_clear(request: HttpRequest, proposal: Any, form: Any) -> Done:
    done = _decide(request, proposal, form)
    form.desk.clear()
    return done


def _decide(request: HttpRequest, proposal: Any, form: FindingsForm) -> Done:
    said = form.cleaned_data
    decision = services.decide_csp(
        by=request.actor,
        proposal=proposal,
        findings=form.findings,
        reasons=form.reasons,
        best_interests=said["best_interests"],
        views_considered=said["views_considered"],
        required=said["required"] == "yes",
        instead=said["instead"],
        expected_version=form.expected_version,
    )
    if not decision.required:
        return Done(
            address=reverse("authority:pupil", args=[proposal.pupil.ref]),
            happened=f"Decided on {day(decision.decided_on)}: no plan is required.",
            next_step="The 16 weeks are met when every letter has been sent.",
        )
    return Done(
        address=reverse("authority:issue", args=[decision.ref]),
        happened=f"Decided on {day(decision.decided_on)}: a plan is required.",
        next_step="Give the plan, when it is ready. The letter with it tells the family the "
        "outcome and their rights.",
    )


def _known(pupil: Any, actor: Any, material: list[cases.Material]) -> dict[str, Any]:
    """Put what is already written into the rows, to be judged: nothing is typed twice."""
    plan = plans.plan_for(pupil, by=actor)
    factors = [part.text for part in plan.of("factor")] if plan else []
    agency = [
        {
            "source": "agency",
            "provider": said.agency,
            "what": f"{each.what}, {each.how_often}, {each.how_long}",
            "for_education": each.serves_education,
            "delivered_by_school_staff": each.delivered_by == "school_staff",
        }
        for said in material
        for each in said.help
    ]
    school = _of_the_school(plan, str(pupil.school)) if plan else []
    return {"factors": factors[:FACTOR_ROWS], "support": [*agency, *school][:SUPPORT_ROWS]}


def _of_the_school(plan: Any, school: str) -> list[dict[str, Any]]:
    """Give the supports of the plan that the school wrote and that its own staff give."""
    return [
        {
            "source": "education",
            "provider": school,
            "what": ", ".join(filter(None, (part.text, part.how_often, part.how_long))),
            "for_education": True,
        }
        for part in plan.of("support")
        if not part.source and all(each.organisation == school for each in part.persons)
    ]
