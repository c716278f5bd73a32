"""The versions of a plan: as it stood at a moment, and what changed between two."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ettle.access import Trouble
from ettle.plans.access import may_write_plan, readers_of
from ettle.plans.moments import Moment
from ettle.plans.selectors.versions import (
    Versions,
    as_it_stood,
    compare_moments,
    last_shared,
    versions_of,
)
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.ui.changes import said_of
from ettle.web.ui.dates import day as day_words
from ettle.web.ui.forms import DayField, EttleForm
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, TableShape

MOST_PARTS = 200


class DayForm(EttleForm):
    """Which day the plan is to be read as at."""

    day = DayField(label="Which day?", help_text="For example, 27 3 2026")


class CompareForm(EttleForm):
    """Which two moments are set side by side."""

    before = forms.ChoiceField(label="From")
    after = forms.ChoiceField(label="To")

    def __init__(self, *args: Any, moments: tuple[Moment, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.key, f"{each.label}, {day_words(each.on)}") for each in moments]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


@require_safe
def versions(request: HttpRequest, ref: str) -> HttpResponse:
    """List the moments at which the plan can be read again; a day asked for leads to it."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = versions_of(pupil, by=actor, page="versions") or not_found()
    form = DayForm(request.GET) if "day_day" in request.GET else DayForm()
    if form.is_bound and form.is_valid():
        day: date = form.cleaned_data["day"]
        try:
            as_it_stood(pupil, day.isoformat(), by=actor)
        except Trouble as trouble:
            form.refuse("day", trouble.message)
        else:
            return redirect(address("version", ref, day.isoformat()))
    shown = {
        "pupil": pupil,
        "found": found,
        "form": form,
        "table": _table(found, ref),
        "choose": CompareForm(
            initial={"before": last_shared(found).key, "after": "now"},
            moments=found.moments,
            auto_id="compare-%s",
        ),
        "writes": bool(may_write_plan(actor, pupil)),
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "school/versions/versions.html", shown)


def _table(found: Versions, ref: str) -> TableShape:
    return TableShape(
        caption="Versions of the plan",
        columns=("Version", "Day", "What changed"),
        rows=tuple(_row(each, ref) for each in found.moments),
    )


def _row(moment: Moment, ref: str) -> tuple[Cell | str, ...]:
    since = Cell("This is the plan today")
    if moment.key != "now":
        since = Cell("Since then", url=f"{address('compare', ref)}?before={moment.key}&after=now")
    return (
        Cell(moment.label, url=address("version", ref, moment.key)),
        day_words(moment.on),
        since,
    )


@require_safe
def version(request: HttpRequest, ref: str, moment: str) -> HttpResponse:
    """Show the plan as it stood at one moment."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    try:
        stood = as_it_stood(pupil, moment, by=actor, page="version") or not_found()
    except Trouble:
        not_found()
    shown, left = _first_parts(stood.sections)
    context = {
        "pupil": pupil,
        "moment": stood.moment,
        "sections": shown,
        "count": len(stood.parts),
        "left": left,
        "readers": readers_of(pupil, by=actor),
    }
    return page(request, "school/versions/version.html", context)


def _first_parts(sections: Any) -> tuple[list[tuple[str, Any]], int]:
    """Give as many parts as a page carries, and how many there are beside."""
    shown, room, left = [], MOST_PARTS, 0
    for section in sections:
        shown += [(section.about, section.lines[:room])] if room else []
        left += max(0, len(section.lines) - room)
        room = max(0, room - len(section.lines))
    return shown, left


@require_safe
def compare(request: HttpRequest, ref: str) -> HttpResponse:
    """Say in plain words what changed between two moments."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    keys = [request.GET.get(name, default) for name, default in (("before", ""), ("after", "now"))]
    try:
        compared = compare_moments(pupil, *keys, by=actor, page="compare")
    except Trouble:
        compared = None
    if compared is None:
        return redirect(address("versions", ref)) if versions_of(pupil, by=actor) else not_found()
    context = {"pupil": pupil, "compared": compared, "readers": readers_of(pupil, by=actor)}
    return page(request, "school/versions/compare.html", context | said_of(compared))
