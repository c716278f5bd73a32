"""Giving the plan: a page of its own that says what will happen, to whom, and what stays done."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import StaleEdit, Trouble
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.documents.pictures import clean_picture
from ettle.people import selectors as people
from ettle.plans import selectors as plans
from ettle.web.authority.acting import Done, act_and_send
from ettle.web.authority.doors import row_to_act_on
from ettle.web.middleware import not_found
from ettle.web.ui.acts import stale_page
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DrawingField, EttleForm
from ettle.web.ui.page import page


class IssueForm(EttleForm):
    """Whom the plan names, and the word that it is meant."""

    coordinator = forms.ChoiceField(
        label="Who co-ordinates the plan?",
        help_text="Section 9(2)(c). Usually the school’s ASN lead.",
    )
    contact_officer = forms.ChoiceField(
        label="Which officer of the council gives advice and information?",
        help_text="Section 9(2)(d).",
    )
    signature = DrawingField(
        label="A picture of your signature, if you sign by hand",
        help_text="A photo or scan. Without one, your name is typed.",
        required=False,
    )
    sure = forms.BooleanField(
        label="I am an authorised officer of the council, and I sign and give this plan today"
    )

    def __init__(
        self, *args: Any, staff: list[Any], officers: list[Any], me: int | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose"), *((each.ref, each.name) for each in [*staff, *officers])]
        self.fields["coordinator"].choices = choices  # type: ignore[attr-defined]
        self.fields["contact_officer"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((each.ref, each.name) for each in officers),
        ]
        self.fields["contact_officer"].initial = next(
            (each.ref for each in officers if each.pk == me), None
        )


def issue(request: HttpRequest, decision_ref: str) -> HttpResponse:
    """Give the plan for a decision that one is required."""
    actor = request.actor
    decision = cases.decision_for(decision_ref, by=actor) or not_found()
    pupil = decision.proposal.pupil
    row_to_act_on(request, decision, pupil, "csp.given")
    form = IssueForm(
        request.POST or None,
        request.FILES or None,
        skipped=request.META.get("ettle.skipped", ()),
        staff=_leaders(pupil, actor),
        officers=people.staff_of(None, by=actor, role="asl_officer"),
        me=actor.person_id,
        version=decision.proposal.version,
    )
    if form.is_valid():
        try:
            response = act_and_send(request, form, pupil, lambda: _issue(request, decision, form))
        except StaleEdit as stale:
            return stale_page(request, stale)
        if response:
            return response
    plan, lacking = plans.plan_for(pupil, by=actor), _lacking(pupil, actor)
    return page(
        request,
        "authority/decisions/issue.html",
        {
            "form": form,
            "pupil": pupil,
            "decision": decision,
            "lacking": lacking,
            "can_give": plan is not None and not any(each.stops for each in lacking),
            "plan": plan,
            "copies": cases.copies_owed(decision, pupil.school, by=actor),
            "is_issued": hasattr(decision, "issued"),
        },
    )


def _leaders(pupil: Any, actor: Any) -> list[Any]:
    if pupil.school is None:
        return []
    found = [
        person
        for role in ("asn_lead", "depute", "headteacher")
        for person in people.staff_of(pupil.school, by=actor, role=role)
    ]
    return list({person.pk: person for person in found}.values())


def _lacking(pupil: Any, actor: Any) -> list[Any]:
    plan = getattr(pupil, "plan", None)
    return list(plans.missing_for_csp(plan, by=actor)) if plan else []


def _scanned(upload: Any) -> bytes | None:
    if not upload:
        return None
    try:
        return clean_picture(upload.chunks())
    except Trouble as trouble:
        raise Trouble(trouble.message, field="signature") from trouble


def _issue(request: HttpRequest, decision: Any, form: IssueForm) -> Done:
    actor, answers = request.actor, form.answers
    pupil = decision.proposal.pupil
    csp = services.issue_csp(
        by=actor,
        decision=decision,
        nominated_school=pupil.school,
        coordinator=people.person_for(answers["coordinator"], by=actor) or not_found(),
        contact_officer=people.person_for(answers["contact_officer"], by=actor) or not_found(),
        scanned_signature=_scanned(answers["signature"]),
        expected_version=form.expected_version,
    )
    return Done(
        address=reverse("authority:pupil", args=[pupil.ref]),
        happened=f"{pupil.first_name}’s plan is signed, dated {day(csp.prepared_on)} and given.",
        next_step="Post the copies that go on paper: the 16 weeks run until the last has gone.",
    )
