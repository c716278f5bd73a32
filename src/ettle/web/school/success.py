"""Measures of success of one child's plan, and of a school's plans together."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ettle.plans.measuring.counting import Measures
from ettle.plans.selectors.success import ChildMeasures, SchoolMeasures, measures_at, measures_for
from ettle.web.middleware import not_found
from ettle.web.school.board_words import own_school
from ettle.web.school.plan_here import address, pupil_to_write
from ettle.web.ui.bars import Bars, bars
from ettle.web.ui.measure_words import MEASURES, value_of
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, EmptyShape, TableShape


@require_safe
def child(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the measures of one child's plan, each with its picture and what it counts."""
    pupil = pupil_to_write(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    found = measures_for(pupil, by=actor, page="measures")
    context = {
        "pupil": pupil,
        "found": found,
        "measures": _each(found.all) if found else (),
        "reading": _reading(found) if found else None,
        "reading_table": _reading_table(found) if found else None,
        "leads": actor.leads(pupil.school_id),
    }
    return page(request, "school/success/child.html", context)


def _each(measures: Measures) -> list[tuple[Any, str, Bars | None]]:
    return [(one, value_of(measures, one.key), _picture(measures, one.key)) for one in MEASURES]


def _picture(measures: Measures, key: str) -> Bars | None:
    """Draw what is compared: forms beside documents, given beside planned."""
    if key == "forms":
        lines = [
            ("Forms typed", measures.typed, str(measures.typed)),
            ("Documents issued", measures.issued, str(measures.issued)),
        ]
        return bars(lines)
    if key == "given" and measures.planned:
        words = [str(measures.given), str(measures.planned)]
        return bars([("Given", measures.given, words[0]), ("Planned", measures.planned, words[1])])
    return None


def _reading(found: ChildMeasures) -> Bars:
    return bars(
        [(each.name, each.minutes, _minutes(each)) for each in found.reading],
        aims=[each.aim for each in found.reading],
        key="The upright line is the most it should be.",
    )


def _minutes(each: Any) -> str:
    words = f"{each.minutes:g} minute{'' if each.minutes == 1 else 's'}"
    return f"{words}, read aloud" if each.is_aloud else words


def _reading_table(found: ChildMeasures) -> TableShape:
    return TableShape(
        caption="How long each printing takes to read",
        columns=("Printing", "Takes", "At most"),
        rows=tuple(
            (each.name, _minutes(each), f"{each.aim:g} minutes" if each.aim else "No limit set")
            for each in found.reading
        ),
    )


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the measures of the plans of the school that this person leads."""
    return of_school(request, own_school(request), back=("school:pupils", "Back to children"))


def of_school(request: HttpRequest, school: Any, *, back: tuple[str, str]) -> HttpResponse:
    """Show one school's measures, for its leaders and for the council's officers."""
    actor = request.actor  # type: ignore[attr-defined]
    found = measures_at(school, by=actor) or not_found()
    context = {
        "school": school,
        "found": found,
        "back": back,
        "measures": _each(found.all) if found.children else (),
        "table": _children(found),
        "breaks": _breaks(found),
    }
    return page(request, "school/success/school.html", context)


def _children(found: SchoolMeasures) -> TableShape:
    return TableShape(
        caption="Each child’s plan",
        columns=("Child", *(one.name for one in MEASURES)),
        rows=tuple(
            (
                Cell(pupil.name, url=address("measures", pupil.ref)),
                *(value_of(measures, one.key) for one in MEASURES),
            )
            for pupil, measures in found.children
        ),
        empty=EmptyShape(what="The school’s plans and their measures will be here."),
    )


def _breaks(found: SchoolMeasures) -> Bars | None:
    """Draw the plans with breaks, most first: where something has to be arranged."""
    broken = [(pupil, each) for pupil, each in found.children if each.breaks]
    if not broken:
        return None
    return bars(
        [(pupil.name, each.breaks, f"{each.breaks}") for pupil, each in broken[:20]],
    )
