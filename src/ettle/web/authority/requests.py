"""Recording a request that came in."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from asl_law.ages import Standing, standing
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.people import selectors as people
from ettle.web.authority.acting import Done, acting_about
from ettle.web.authority.doors import pupil_to_act_for
from ettle.web.desk import Desk, send_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.page import page

FORMS = (
    ("letter", "A letter"),
    ("email", "An e-mail"),
    ("form", "The council’s own form"),
    ("recording", "A recording"),
    ("meeting_note", "A line in the notes of a meeting"),
)


class RecordRequestForm(EttleForm):
    """What came in, from whom and when."""

    received_on = DayField(
        label="When did the council receive it?",
        help_text="The day it arrived, not the day you record it. For example, 2 11 2026",
    )
    who = forms.ChoiceField(label="Who asked?", widget=forms.RadioSelect)
    form = forms.ChoiceField(label="How did it come?", widget=forms.RadioSelect, choices=FORMS)
    reasons = forms.CharField(
        label="What reasons do they give?",
        help_text="In their own words. If they gave none, leave it empty: it is a request all "
        "the same, and the letter asks for them.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=8000,
        required=False,
    )

    def __init__(self, *args: Any, who: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = who  # type: ignore[attr-defined]


def record_request(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Record a request; the 8 weeks start on the day it was received."""
    pupil = pupil_to_act_for(request, pupil_ref, "csp_request.received")
    parents = {each.person.ref: each for each in people.parents_of(pupil, by=request.actor)}
    who = [
        (ref, f"{each.person.given_name} {each.person.family_name} ({each.relationship.lower()})")
        for ref, each in parents.items()
    ]
    who += _own_request(pupil, request.actor.today)
    form = Desk(request, pupil, "request").open(lambda typed: RecordRequestForm(typed, who=who))
    done = send_once(
        request,
        form,
        lambda: _record(request, pupil, form, parents),
        once=acting_about(pupil),
    )
    context = {"form": form, "pupil": pupil}
    return done or page(request, "authority/requests/record.html", context)


def _own_request(pupil: Any, today: date) -> list[tuple[str, str]]:
    """Offer a request of one's own as the Act names the person today; under 12 there is none."""
    words = {
        Standing.CHILD_12_OR_OVER: ("child", f"{pupil.first_name}, as a child of 12 or over"),
        Standing.YOUNG_PERSON: ("young_person", f"{pupil.first_name}, as a young person"),
    }
    who = standing(pupil.birth_date, today, is_pupil=pupil.left_on is None)
    return [words[who]] if who in words else []


def _record(request: HttpRequest, pupil: Any, form: RecordRequestForm, parents: Any) -> Done:
    answers = form.answers
    who = answers["who"]
    services.receive_csp_request(
        by=request.actor,
        pupil=pupil,
        received_on=answers["received_on"],
        asked_by=who if who in ("child", "young_person") else "parent",
        asked_by_person=parents[who].person if who in parents else None,
        form=answers["form"],
        reasons=answers["reasons"],
    )
    clock = next(each for each in cases.clocks_of(pupil, by=request.actor) if each.rule == "C01")
    return Done(
        address=reverse("authority:pupil", args=[pupil.ref]),
        happened="The request is recorded.",
        next_step=f"Answer it by {day(clock.due_on)}. You can propose to find out now.",
    )
