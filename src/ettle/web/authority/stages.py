"""The council's stages of support: what is in force, the ready models, and how each lies."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ettle.people import selectors as people
from ettle.people.services import stages as services
from ettle.people.stage_models import (
    MOVERS,
    NEUTRAL_NAMES,
    NEUTRAL_SHORT,
    ready_model,
    ready_models,
)
from ettle.people.staging import document_name, faults_of, rungs_covered
from ettle.web.middleware import not_found
from ettle.web.ui.acts import act_once
from ettle.web.ui.forms import EttleForm
from ettle.web.ui.outcome import announce
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, TableShape
from ettle.web.ui.stage_pictures import Picture, scale_picture

FORM_METHODS = require_http_methods(["GET", "HEAD", "POST"])


def setter(request: HttpRequest) -> Any:
    """Give the authority whose stages this person sets; 404 for anyone else."""
    return people.stage_setter(by=request.actor) or not_found()


@require_safe
def stages(request: HttpRequest) -> HttpResponse:
    """Show the stages in force, those that come next, and those being written."""
    authority, by = setter(request), request.actor
    schemes = people.schemes_of(by=by, authority=authority)
    held = [each for each in schemes if each.live_from and each.live_from <= by.today]
    now = held[0] if held else None
    return page(
        request,
        "authority/stages/stages.html",
        {
            "authority": authority,
            "now": now,
            "table": stages_table(now.stages.all(), now.document_names) if now else None,
            "crosswalk": crosswalk(list(now.stages.all())) if now else None,
            "later": [each for each in schemes if each.live_from and each.live_from > by.today],
            "before": held[1:],
            "draft": people.stages_being_written(by=by, authority=authority),
            "begin": EttleForm(auto_id="begin-%s"),
        },
    )


@require_POST
def begin_change(request: HttpRequest) -> HttpResponse:
    """Begin a change of what is in force, on a draft that holds for nobody yet."""
    authority = setter(request)
    form = EttleForm(request.POST)

    def act() -> str:
        services.begin_change(by=request.actor, authority=authority)
        return reverse("authority:stages_write")

    done = act_once(request, form, act) if form.is_valid() else None
    if done is None:
        announce(request, " ".join(str(each) for each in form.non_field_errors()))
    return done or redirect("authority:stages")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """List the ready models, each with where it was read."""
    setter(request)
    table = TableShape(
        caption="Ready models",
        columns=("Model", "Council", "Levels", "Read in", "Its stages"),
        rows=tuple(
            (
                Cell(each.name, url=reverse("authority:stages_model", args=[each.key])),
                each.council,
                str(each.levels),
                each.year,
                " · ".join(stage.name for stage in each.stages),
            )
            for each in ready_models()
        ),
    )
    return page(request, "authority/stages/ready.html", {"table": table})


@FORM_METHODS
def model(request: HttpRequest, model_key: str) -> HttpResponse:
    """Show one ready model before it is taken: its words, its place on the scale, its gaps."""
    authority = setter(request)
    found = ready_model(model_key) or not_found()
    form = EttleForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        services.take_ready_model(by=request.actor, authority=authority, key=found.key)
        announce(
            request,
            f"Taken: {found.name}, {found.council}.",
            next_step="Change what is not yours, then put it in force from a day.",
        )
        return reverse("authority:stages_write")

    done = act_once(request, form, act) if form.is_valid() else None
    return done or page(
        request,
        "authority/stages/model.html",
        {
            "form": form,
            "model": found,
            "table": stages_table(found.stages, found.document_names),
            "crosswalk": crosswalk(found.stages),
        },
    )


@require_safe
def write(request: HttpRequest) -> HttpResponse:
    """Show the stages being written: each with its place, and what keeps them from being used."""
    authority = setter(request)
    draft = people.stages_being_written(by=request.actor, authority=authority)
    if draft is None:
        return redirect("authority:stages")
    rows = list(draft.stages.all())
    return page(
        request,
        "authority/stages/write.html",
        {
            "authority": authority,
            "draft": draft,
            "table": stages_table(rows, draft.document_names, change=True),
            "crosswalk": crosswalk(rows),
            "faults": faults_of(rows),
            "may_add": len(rows) < services.MOST,
        },
    )


def stages_table(
    stages: Iterable[Any], names: dict[str, str], *, change: bool = False
) -> TableShape:
    """Set stages out in a table: both words, documents, who moves, how soon looked at again."""
    return TableShape(
        caption="The stages, from the least support to the most",
        columns=("Stage", "What happens", "When a child comes to it", "Documents", "Who moves"),
        rows=tuple(_stage_row(each, names, change) for each in stages),
    )


def _stage_row(stage: Any, names: dict[str, str], change: bool) -> tuple[Cell | str, ...]:
    url = reverse("authority:stage_edit", args=[stage.ref]) if change else ""
    return (
        Cell(f"{stage.number}. {stage.name}", url=url, under=stage.nature_of_support),
        Cell(stage.for_staff, under=f"To families: {stage.for_family}"),
        Cell(stage.threshold_staff, under=f"To families: {stage.threshold_family}"),
        "; ".join(document_name(key, names) for key in stage.documents_expected)
        or "None asked for",
        Cell(
            ", ".join(MOVERS[key] for key in stage.movers),
            under=f"Looked at again every {stage.review_weeks} weeks",
        ),
    )


class Crosswalk:
    """A set of stages on the neutral scale: the picture, and the table that says the same."""

    def __init__(self, picture: Picture, table: TableShape) -> None:
        self.picture, self.table = picture, table


def crosswalk(stages: Sequence[Any]) -> Crosswalk:
    """Lay stages on the neutral scale, in a picture and in words."""
    covered = rungs_covered(stages)
    scale = list(NEUTRAL_NAMES)
    told = "; ".join(
        f"{stage.number}, {stage.name}: {' and '.join(NEUTRAL_SHORT[rung] for rung in rungs)}"
        for stage, rungs in covered
    )
    picture = scale_picture(
        [NEUTRAL_SHORT[key] for key in scale],
        [
            (str(stage.number), scale.index(rungs[0]), scale.index(rungs[-1]))
            for stage, rungs in covered
        ],
        words=f"Stages on the neutral scale. {told}.",
    )
    rows = tuple(
        (
            NEUTRAL_NAMES[rung],
            ", ".join(f"{each.number}. {each.name}" for each, rungs in covered if rung in rungs)
            or "None of these stages",
        )
        for rung in reversed(scale)
    )
    table = TableShape(
        caption="The neutral scale, from the most support to the least",
        columns=("On the neutral scale", "Here"),
        rows=rows,
    )
    return Crosswalk(picture, table)
