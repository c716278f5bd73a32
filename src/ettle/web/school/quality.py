"""Having one child's plan marked by two people, and what waits to be marked."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from ettle.plans.quality import CRITERIA, MARK_NAMES
from ettle.plans.quality.policy import may_open_round
from ettle.plans.selectors.quality import (
    RoundLine,
    possible_markers,
    readers_of_marks,
    round_for,
    rounds_of,
    rounds_waiting,
)
from ettle.plans.services.quality import open_round
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.ui.acts import act_once
from ettle.web.ui.dates import day
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

STANDINGS = {
    "to mark": "Waits for your marks",
    "waiting": "Waits for marks",
    "to settle": "Marks to talk through",
    "settled": "Settled",
}


class OpenForm(EttleForm):
    """Which two people mark the plan."""

    markers = forms.MultipleChoiceField(
        label="Which two people?",
        help_text="They mark the plan as it is now, each without seeing the other’s marks.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose two people."},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["markers"].choices = choices  # type: ignore[attr-defined]


def round_here(request: HttpRequest, ref: str, quality_ref: str) -> tuple[Any, Any]:
    """Give a pupil and one round of their plan that this person has a part in, or 404."""
    pupil = pupil_here(request, ref)
    audit = round_for(quality_ref, by=request.actor)  # type: ignore[attr-defined]
    if audit is None or audit.plan.pupil_id != pupil.pk:
        not_found()
    return pupil, audit


def may_choose(actor: Any, pupil: Any) -> bool:
    """Say whether this person may have the plan marked."""
    return bool(may_open_round(actor, pupil))


@require_http_methods(["GET", "HEAD", "POST"])
def rounds(request: HttpRequest, ref: str) -> HttpResponse:
    """List the rounds of one plan, and have it marked."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = rounds_of(pupil, by=actor)
    markers = possible_markers(pupil, by=actor)
    form = OpenForm(
        request.POST or None,
        choices=[(one.ref, f"{one.name}, {one.role}") for one in markers if one.may_mark],
    )

    def act() -> str:
        audit = open_round(by=actor, pupil=pupil, markers=form.cleaned_data["markers"])
        announce(
            request,
            "The plan is put before two markers, as it stands now.",
            next_step="It waits on their own page of plans to mark. You see the marks when "
            "both have given theirs.",
        )
        return address("quality_round", pupil.ref, audit.ref)

    done = act_once(request, form, act) if request.method == "POST" and form.is_valid() else None
    may_open = may_choose(actor, pupil) and all(one.settled_on for one in found)
    return done or page(
        request,
        "school/quality/rounds.html",
        {
            "pupil": pupil,
            "form": form if may_open and len(markers) else None,
            "cannot": [one for one in markers if not one.may_mark],
            "table": _table(found, "Rounds of marking"),
            "criteria": CRITERIA,
            "mark_names": MARK_NAMES,
            "readers": readers_of_marks(pupil, by=actor),
        },
    )


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List the plans that wait for this person's marks, or to be talked through."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.has_role(
        "headteacher", "depute", "asn_lead", "asl_officer", "class_teacher",
        "educational_psychologist",
    ):  # fmt: skip
        not_found()
    found = rounds_waiting(by=actor)
    table = _table(found, "Plans to mark", with_names=True)
    return page(request, "school/quality/waiting.html", {"table": table, "found": found})


def _table(found: tuple[RoundLine, ...], caption: str, *, with_names: bool = False) -> TableShape:
    first = ("Child",) if with_names else ()
    return TableShape(
        caption=caption,
        columns=(*first, "Opened", "How it stands", "Weak marks"),
        rows=tuple(_row(one, with_names=with_names) for one in found),
        empty=EmptyShape(
            what="Nothing waits for your marks."
            if with_names
            else "This plan has not been marked yet.",
        ),
    )


def _row(one: RoundLine, *, with_names: bool) -> tuple[Cell | str, ...]:
    name = "quality_mark" if one.standing == "to mark" else "quality_round"
    url = address(name, one.pupil_ref, one.ref)
    first = (Cell(one.pupil_name, url=url),) if with_names else ()
    opened = Cell(day(one.opened_on)) if with_names else Cell(day(one.opened_on), url=url)
    weak = f"{one.weak} of {len(CRITERIA)}" if one.settled_on else "–"
    return (*first, opened, STANDINGS[one.standing], weak)
