"""Measures of success across the council's schools: by name, never ranked, no small numbers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ettle.plans.selectors.success import (
    FEWEST_PLANS,
    SchoolLine,
    measures_across,
    school_to_measure,
)
from ettle.web.middleware import not_found
from ettle.web.school.success import of_school
from ettle.web.ui.bars import bars
from ettle.web.ui.measure_words import MEASURES
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape

HIDDEN = f"Fewer than {FEWEST_PLANS} plans: not shown"


@require_safe
def schools(request: HttpRequest) -> HttpResponse:
    """List the schools with their forms and documents of this session."""
    found = measures_across(by=request.actor)  # type: ignore[attr-defined]
    if found is None:
        not_found()
    shown = [line for line in found if line.typed is not None]
    context = {
        "table": _table(found),
        "picture": bars(
            [(str(line.school), _per_plan(line), f"{_per_plan(line):g}") for line in shown]
        ),
        "fewest": FEWEST_PLANS,
        "forms": next(one for one in MEASURES if one.key == "forms"),
    }
    return page(request, "authority/success/schools.html", context)


def _per_plan(line: SchoolLine) -> float:
    return round((line.issued or 0) / line.plans, 1)


def _table(found: tuple[SchoolLine, ...]) -> TableShape:
    return TableShape(
        caption="Forms and documents of this session, by school",
        columns=("School", "Plans", "Forms typed", "Documents issued", "Documents for each plan"),
        rows=tuple(map(_row, found)),
        empty=EmptyShape(what="The schools whose pupils have plans will be here."),
    )


def _row(line: SchoolLine) -> tuple[Cell | str, ...]:
    if line.typed is None:
        return (str(line.school), HIDDEN, "–", "–", "–")
    return (
        Cell(str(line.school), url=reverse("authority:measures_at", args=[line.school.ref])),
        str(line.plans),
        str(line.typed),
        str(line.issued),
        f"{_per_plan(line):g}",
    )


@require_safe
def school(request: HttpRequest, school_ref: str) -> HttpResponse:
    """Show one school's measures."""
    one = school_to_measure(school_ref, by=request.actor) or not_found()  # type: ignore[attr-defined]
    return of_school(request, one, back=("authority:measures", "Back to schools"))
