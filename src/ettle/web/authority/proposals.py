"""Proposing to find out whether a plan is required, and asking agencies on the same page."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from asl_law.clocks import rule_on
from ettle.access import Trouble
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.people import selectors as people
from ettle.web.authority.acting import Done, acting_about
from ettle.web.authority.doors import pupil_to_act_for, row_to_act_on
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.page import page

ROWS = 3
PARTS = ("agency", "service", "named_person", "named_role", "named_email", "question")
LABELS = {
    "agency": "Which agency?",
    "service": "Which service of it?",
    "named_person": "Who is to answer?",
    "named_role": "What is their role?",
    "named_email": "Their e-mail address",
    "question": "What do you ask?",
}


class AsksForm(EttleForm):
    """Several questions to agencies, each in a row of its own; empty rows are left alone."""

    rows = ROWS

    def __init__(
        self, *args: Any, agencies: list[Any], again: list[Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {each.ref: each for each in agencies}
        choices = [("", "Choose"), *((each.ref, str(each)) for each in agencies)]
        for n in range(self.rows):
            before = again[n] if again and n < len(again) else None
            for part in PARTS:
                self.fields[f"{part}_{n}"] = _field(part, choices, before, is_first=n == 0)

    @property
    def ask_rows(self) -> list[list[Any]]:
        """The questions of each row, for the page."""
        return [[self[f"{part}_{n}"] for part in PARTS] for n in range(self.rows)]

    @property
    def more_open(self) -> bool:
        """Whether a row after the first holds something, so that it is not folded away."""
        return any(
            bound.errors or (bound.value() and bound.name not in ("agency_1", "agency_2"))
            for row in self.ask_rows[1:]
            for bound in row
        )

    @property
    def own_questions(self) -> list[Any]:
        """What is asked before the rows."""
        parts = {f"{part}_{n}" for n in range(self.rows) for part in PARTS}
        return [bound for bound in self.visible_fields() if bound.name not in parts]

    def asks(self) -> list[services.AgencyAsk]:
        """Give the rows that were filled in, or say what one lacks."""
        found = []
        for n in range(self.rows):
            answers = {part: self.cleaned_data.get(f"{part}_{n}") or "" for part in PARTS}
            typed = {part for part in PARTS if answers[part]}
            if not typed - {"agency"}:
                continue
            for part in PARTS:
                if part not in typed:
                    raise Trouble(
                        f"Fill in “{LABELS[part]}”, or empty this question to an agency.",
                        field=f"{part}_{n}",
                    )
            agency = self.agencies[answers.pop("agency")]
            found.append(services.AgencyAsk(agency=agency, **answers))
        return found


class ProposeForm(AsksForm):
    """The proposal itself, and up to three agencies."""

    reason = forms.CharField(
        label="Why do you propose this?",
        help_text="The family reads this. Plain words, two or three sentences.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    placing_request = forms.BooleanField(
        label="A placing request to another council may be in play, so the letters say what to do "
        "about it",
        required=False,
    )


class AskForm(AsksForm):
    """One more agency."""

    rows = 1


def propose(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Propose, and ask agencies the same day, because their 10 weeks run inside the 16."""
    pupil = pupil_to_act_for(request, pupil_ref, "proposal.made")
    case = cases.case_for(pupil, by=request.actor) or not_found()
    asked = cases.request_for(case.request_ref, by=request.actor) if case.request_ref else None
    choices = _choices(request)
    form = Desk(request, pupil, "proposal-csp").open(lambda typed: ProposeForm(typed, **choices))
    done = send_once(
        request, form, lambda: _propose(request, pupil, asked, form), once=acting_about(pupil)
    )
    if done:
        return done
    today = request.actor.today
    return page(
        request,
        "authority/proposals/propose.html",
        {
            "form": form,
            "pupil": pupil,
            "case": case,
            "told": cases.told_of_proposal(pupil, asked, by=request.actor),
            "is_made": case.stage not in ("none", "requested", "not_required"),
            "decide_by": rule_on("C02", today).last_day(today),
            "answer_by": rule_on("C10", today).last_day(today),
            "answer_cap": rule_on("C10", today).start(today).cap_on,
            "before": cases.agencies_asked_before(by=request.actor),
        },
    )


def ask(request: HttpRequest, proposal_ref: str) -> HttpResponse:
    """Ask one more agency about a proposal that is already made."""
    proposal = cases.proposal_for(proposal_ref, by=request.actor) or not_found()
    row_to_act_on(request, proposal, proposal.pupil, "agency.asked")
    pupil, choices = proposal.pupil, _choices(request)
    form = Desk(request, pupil, f"ask-agency {proposal.ref}").open(
        lambda typed: AskForm(typed, **choices)
    )
    done = send_once(request, form, lambda: _ask(request, proposal, form), once=acting_about(pupil))
    if done:
        return done
    today = request.actor.today
    return page(
        request,
        "authority/proposals/ask.html",
        {
            "form": form,
            "pupil": proposal.pupil,
            "answer_by": rule_on("C10", today).last_day(today),
            "before": cases.agencies_asked_before(by=request.actor),
        },
    )


def _propose(request: HttpRequest, pupil: Any, asked: Any, form: ProposeForm) -> Done:
    asks = form.asks()
    services.propose_csp(
        by=request.actor,
        request=asked,
        pupil=pupil,
        reason=form.cleaned_data["reason"],
        asks=asks,
        placing_request=form.cleaned_data["placing_request"],
    )
    decide_by = rule_on("C02", request.actor.today).last_day(request.actor.today)
    return Done(
        address=reverse("authority:pupil", args=[pupil.ref]),
        happened="The proposal is made" + (f", and {len(asks)} asked for help." if asks else "."),
        next_step=f"Decide by {day(decide_by)}. Post any letter that waits for the post today.",
    )


def _ask(request: HttpRequest, proposal: Any, form: AskForm) -> Done:
    asks = form.asks()
    if not asks:
        raise Trouble("Fill in who is asked, and what.", field="service_0")
    services.ask_agency(by=request.actor, proposal=proposal, question=asks[0])
    answer_by = rule_on("C10", request.actor.today).last_day(request.actor.today)
    return Done(
        address=reverse("authority:pupil", args=[proposal.pupil.ref]),
        happened="The request for help is made.",
        next_step=f"The law gives them until {day(answer_by)}.",
    )


def _choices(request: HttpRequest) -> dict[str, Any]:
    wanted = request.GET.getlist("again")
    before = cases.agencies_asked_before(by=request.actor) if wanted else []
    return {
        "agencies": people.agencies_of(by=request.actor),
        "again": [each for each in before if each.ref in wanted],
    }


def _field(
    part: str, choices: list[tuple[str, str]], before: Any, *, is_first: bool
) -> forms.Field:
    facts: dict[str, Any] = {"label": LABELS[part], "required": False}
    if before is not None and part != "question":
        facts["initial"] = before.agency.ref if part == "agency" else getattr(before, part)
    if part == "agency":
        if before is None and is_first and len(choices) == 2:
            facts["initial"] = choices[1][0]
        return forms.ChoiceField(choices=choices, **facts)
    if part == "named_email":
        return forms.EmailField(
            help_text="The link goes here. It opens for this person alone.", **facts
        )
    if part == "question":
        return forms.CharField(
            help_text="One clear question about what the child requires.",
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=4000,
            **facts,
        )
    return forms.CharField(max_length=120, **facts)
