"""Moving a last day, as far as the law allows, on a ground that this time limit has."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ettle.access import Trouble
from ettle.cases import selectors as cases
from ettle.cases import services
from ettle.cases.clocks import clock_today, law_clock
from ettle.cases.school_closed import GROUND
from ettle.people import selectors as people
from ettle.web.authority.acting import Done, acting_about
from ettle.web.authority.doors import row_to_act_on
from ettle.web.desk import Desk, send_once
from ettle.web.middleware import not_found
from ettle.web.ui.case_shapes import clock_shape
from ettle.web.ui.dates import day
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.page import page


class ExtendForm(EttleForm):
    """The ground, the reason, the new day, and the day people were told."""

    ground = forms.ChoiceField(
        label="Which ground in law?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the ground in law. Without one, the first date stands."
        },
    )
    reason = forms.CharField(
        label="Why does it apply here?",
        help_text="What happened, and why it makes the first day impractical.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Say in your own words why this ground applies."},
    )
    sought_on = DayField(
        label="If the ground is a closed school: when was its advice sought?",
        help_text="Held against the school’s calendar. Leave it empty for any other ground.",
        required=False,
    )
    sought_from = forms.CharField(
        label="From which school, if not the one now?",
        help_text="Its name or SEED code. A school attended before counts too.",
        required=False,
        max_length=120,
    )
    to = DayField(label="New last day", help_text="No later than is reasonably necessary.")
    informed_on = DayField(
        label="On which day were people told of it?",
        help_text="Until they are told, the exception is not used and the first day stands.",
        error_messages={
            "required": "Say on which day people were told. Until they are told, the exception is "
            "not used and the first date stands."
        },
    )
    seen_due_on = forms.DateField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, grounds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]
        if not any(number == GROUND for number, _ in grounds):
            del self.fields["sought_on"], self.fields["sought_from"]


def extend(request: HttpRequest, clock_ref: str) -> HttpResponse:
    """Use an exception. Every refusal says what the law allows."""
    row = cases.clock_for(clock_ref, by=request.actor) or not_found()
    row_to_act_on(request, row, row.pupil, "clock.extended")
    law = law_clock(row)
    grounds = [(each.number, _words(each)) for each in law.rule.grounds or ()]
    form = Desk(request, row.pupil, f"extend {row.ref}").open(
        lambda typed: ExtendForm(typed, grounds=grounds, initial={"seen_due_on": row.due_on})
    )
    done = send_once(
        request, form, lambda: _extend(request, row, form), once=acting_about(row.pupil)
    )
    return done or page(
        request,
        "authority/clocks/extend.html",
        {
            "form": form,
            "pupil": row.pupil,
            "clock": clock_shape(clock_today(row, request.actor.today)),
            "cap_on": law.cap_on,
            "cap_words": law.rule.cap.in_words if law.rule.cap else "",
            "grounds": grounds,
            "tell": law.rule.tell_of_delay,
            "is_stopped": row.stopped_on is not None,
        },
    )


def _extend(request: HttpRequest, row: Any, form: ExtendForm) -> Done:
    answers = form.answers
    asked = people.schools_written(
        [answers.get("sought_from", "")], by=request.actor, authority=row.pupil.authority
    )
    if len(asked) > 1:
        raise Trouble("That means more than one school. Give its SEED code.", field="sought_from")
    clock = services.extend_clock(
        by=request.actor,
        clock=row,
        to=answers["to"],
        ground=answers["ground"],
        reason=answers["reason"],
        informed_on=answers["informed_on"],
        expected_due_on=answers["seen_due_on"],
        sought_on=answers.get("sought_on"),
        sought_from=asked[0] if asked else None,
    )
    return Done(
        address=reverse("authority:pupil", args=[row.pupil.ref]),
        happened=f"The last day is now {day(clock.due_on)}. The first one, "
        f"{day(clock.first_due_on)}, stays on the record.",
    )


def _words(ground: Any) -> str:
    number = ground.number if ground.is_numbered_in_law else f"{ground.number}, our numbering"
    return f"{ground.meaning[:1].upper()}{ground.meaning[1:]} ({number})"
