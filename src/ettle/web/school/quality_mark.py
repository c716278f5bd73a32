"""One marker's sheet: how far it has come, one criterion at a time, and giving it in."""

from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from ettle.access import StaleEdit, require
from ettle.plans.quality import CRITERIA, MARK_NAMES, Criterion, criterion_of
from ettle.plans.quality.policy import may_mark
from ettle.plans.selectors import Part
from ettle.plans.selectors.quality import Marking, marking_for, readers_of_marks
from ettle.plans.services.quality import give_marks, save_marks
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address
from ettle.web.school.plan_words import KINDS
from ettle.web.school.quality import round_here
from ettle.web.ui.acts import act_once, stale_page
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page

LONGEST = 1000
MOST_PARTS = 20


class MarkForm(EttleForm):
    """A mark from 0 to 3 for one criterion, and why."""

    marks_optional = False

    mark = forms.TypedChoiceField(
        widget=forms.RadioSelect, coerce=int, empty_value=None, required=False
    )
    words = forms.CharField(
        label="Why? Quote the plan.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, criterion: Criterion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark = self.fields["mark"]
        mark.label, mark.help_text = "Your mark", criterion.asks
        mark.choices = [  # type: ignore[attr-defined]
            (n, f"{MARK_NAMES[n]}: {said}") for n, said in enumerate(criterion.marks)
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: HttpRequest, ref: str, quality_ref: str) -> HttpResponse:
    """List what is marked and what is still to mark, and give all the marks in at once."""
    pupil, audit, sheet = _sheet_here(request, ref, quality_ref)
    actor = request.actor  # type: ignore[attr-defined]
    form = EttleForm(request.POST if request.method == "POST" else None, version=sheet.version)

    def act() -> str:
        give_marks(
            by=actor,
            audit=audit,
            marks=sheet.marks,
            words=sheet.words,
            expected_version=form.expected_version,
        )
        announce(request, "Your marks are in.", next_step="Both sheets open when both are in.")
        return address("quality_round", pupil.ref, audit.ref)

    try:
        done = (
            act_once(request, form, act) if request.method == "POST" and form.is_valid() else None
        )
    except StaleEdit as stale:
        return stale_page(request, stale, back=address("quality_mark", pupil.ref, audit.ref))
    to_mark = [one for one in CRITERIA if one.key not in sheet.marks]
    shown = {
        "pupil": pupil,
        "audit": audit,
        "rows": [(one, MARK_NAMES[sheet.marks[one.key]] if one.key in sheet.marks else "",
                  sheet.words.get(one.key, "")) for one in CRITERIA],
        "count": len(CRITERIA),
        "marked": len(CRITERIA) - len(to_mark),
        "next": to_mark[0] if to_mark else None,
        "form": form,
        "sheet": sheet,
        "groups": groups_of(sheet.parts),
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }  # fmt: skip
    return done or page(request, "school/quality/mark.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def mark_one(request: HttpRequest, ref: str, quality_ref: str, criterion: str) -> HttpResponse:
    """Mark one criterion beside the parts it is about; it is kept, and the next one opens."""
    pupil, audit, sheet = _sheet_here(request, ref, quality_ref)
    one = criterion_of(criterion) or not_found()
    actor = request.actor  # type: ignore[attr-defined]
    whole = address("quality_mark", pupil.ref, audit.ref)
    if sheet.is_given:
        return redirect(whole)
    initial = {"mark": sheet.marks.get(one.key), "words": sheet.words.get(one.key, "")}
    form = MarkForm(request.POST or None, version=sheet.version, criterion=one, initial=initial)

    def act() -> str:
        marks, words = dict(sheet.marks), sheet.words | {one.key: form.cleaned_data["words"]}
        if form.cleaned_data["mark"] is not None:
            marks[one.key] = form.cleaned_data["mark"]
        save_marks(
            by=actor,
            audit=audit,
            marks=marks,
            words=words,
            expected_version=form.expected_version,
        )
        following = _after(one, marks) if "on" in request.POST else None
        if following is None:
            announce(request, "Your marks so far are kept. Nobody else sees them.")
            return whole
        return address("quality_criterion", pupil.ref, audit.ref, following.key)

    try:
        done = (
            act_once(request, form, act) if request.method == "POST" and form.is_valid() else None
        )
    except StaleEdit as stale:
        return stale_page(request, stale, back=request.path)
    shown = {
        "pupil": pupil,
        "audit": audit,
        "criterion": one,
        "number": CRITERIA.index(one) + 1,
        "count": len(CRITERIA),
        "marked": len(sheet.marks),
        "parts": _concerned(one, sheet),
        "form": form,
        "readers": readers_of_marks(pupil, by=actor, audit=audit),
    }
    return done or page(request, "school/quality/criterion.html", shown)


def _sheet_here(request: HttpRequest, ref: str, quality_ref: str) -> tuple[Any, Any, Marking]:
    pupil, audit = round_here(request, ref, quality_ref)
    actor = request.actor  # type: ignore[attr-defined]
    require(may_mark(actor, audit), by=actor, act="quality.marked")
    return pupil, audit, marking_for(audit, by=actor) or not_found()


def _after(one: Criterion, marks: dict[str, int]) -> Criterion | None:
    """Give the next criterion without a mark, round from the last to the first."""
    at = CRITERIA.index(one)
    return next(
        (each for each in CRITERIA[at + 1 :] + CRITERIA[:at] if each.key not in marks), None
    )


def _concerned(criterion: Criterion, sheet: Marking) -> list[tuple[str, Part]]:
    """List the parts that a criterion is about; none where it is about the whole plan."""
    if not criterion.parts:
        return []
    found = [part for part in sheet.parts if criterion.concerns(part.kind)]
    return [(KINDS[part.kind].name, part) for part in found[:MOST_PARTS]]


def groups_of(parts: tuple[Part, ...]) -> list[tuple[str, list[Part]]]:
    """Put a plan's parts under the names of their kinds, in the order of the forms."""
    order = {kind: n for n, kind in enumerate(KINDS)}
    in_order = sorted(parts, key=lambda part: order.get(part.kind, len(order)))
    return [
        (KINDS[kind].many if kind in KINDS else kind, list(found))
        for kind, found in groupby(in_order, key=lambda part: part.kind)
    ]
