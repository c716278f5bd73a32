"""Where a child is in staged intervention: the stage, since when, why, and the way there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from asl_law.citations import act
from ettle.plans.selectors.early_help import early_help_for
from ettle.plans.selectors.staging import DocumentExpected, StagePath, stage_path
from ettle.plans.stages.moves import ANY_STAGE
from ettle.plans.stages.policy import may_move_stage, readers_of_stages
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import pupil_here
from ettle.web.school.stage_words import (
    HELPED_WORDS,
    asked_words,
    direction_words,
    picture_of,
)
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, SummaryRow, TableShape

NO_GATE = act("section 6(2)(b)")


@require_safe
def stage(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the stage a child is on, the documents it asks for, the way there, what was tried."""
    actor = request.actor  # type: ignore[attr-defined]
    pupil = pupil_here(request, ref)
    path = stage_path(pupil, by=actor, page="stage") or not_found()
    return page(
        request,
        "school/stage/stage.html",
        {
            "pupil": pupil,
            "path": path,
            "facts": _facts(path),
            "is_due": bool(path.look_on and path.look_on <= actor.today),
            "documents": _documents(path.documents),
            "picture": picture_of(path, actor.today),
            "moves": _moves(path),
            "stages": _stages(path),
            "help": early_help_for(pupil, by=actor),
            "helped_words": HELPED_WORDS,
            "may_move": bool(may_move_stage(actor, pupil)),
            "any_stage": ANY_STAGE,
            "no_gate": NO_GATE,
            "readers": readers_of_stages(pupil, by=actor),
        },
    )


def _facts(path: StagePath) -> list[SummaryRow]:
    now = path.now
    if now is None:
        return []
    rows = [
        SummaryRow("Stage", now.stage.name),
        SummaryRow("What that means", now.stage.for_staff),
        SummaryRow("Since", path.since),
        SummaryRow("Why", now.reason),
        SummaryRow("Recorded by", now.by),
        SummaryRow("Looked at again by", path.look_on),
    ]
    if now.specialist_placement:
        rows.insert(2, SummaryRow("Place", "A specialist school or base, all or some of the time"))
    if now.stage.nature_of_support:
        rows.insert(2, SummaryRow("Nature of support", now.stage.nature_of_support))
    return rows


def _documents(documents: tuple[DocumentExpected, ...]) -> TableShape:
    return TableShape(
        caption="Documents that this stage asks for",
        columns=("Document", "Is it here?"),
        rows=tuple((each.name, _is_here(each)) for each in documents),
    )


def _is_here(document: DocumentExpected) -> str:
    if document.is_there:
        return f"Yes, of {day(document.on)}" if document.on else "Yes"
    if not document.is_kept_here:
        return "Not made in Ettle. Keep it where the council keeps it."
    return "Not yet"


def _moves(path: StagePath) -> TableShape:
    return TableShape(
        caption="Moves, as numbered in the drawing",
        columns=("Move", "Day", "Why", "The child", "Parents or carers", "Recorded by"),
        rows=tuple(
            (
                Cell(f"{number}. {direction_words(move)}", under=_beside(move)),
                day(move.on),
                move.reason,
                asked_words(move.child_asked_on, move.child_views),
                asked_words(move.parents_asked_on, move.parents_views),
                move.by,
            )
            for number, move in enumerate(path.moves, start=1)
        ),
    )


def _beside(move: Any) -> str:
    said = []
    if move.is_urgent:
        said.append("It could not wait.")
    if move.specialist_placement:
        said.append("In a specialist place.")
    return " ".join(said)


def _stages(path: StagePath) -> TableShape:
    return TableShape(
        caption="The council’s stages",
        columns=("Stage", "What happens", "When a child comes to it", "Looked at again"),
        rows=tuple(
            (
                each.name,
                each.for_staff,
                each.threshold_staff,
                f"every {each.review_weeks} weeks",
            )
            for each in path.stages
        ),
    )
