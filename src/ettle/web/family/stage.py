"""Where a child is in staged intervention, in the family's words, and what was tried."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from asl_law.citations import act
from ettle.people.access import readers_of
from ettle.plans.selectors.early_help import EarlyHelp, early_help_for
from ettle.plans.selectors.staging import MoveShown, StagePath, stage_path_for_family
from ettle.web.family.opening import own_child
from ettle.web.family.pages import LOOKS_SHOWN, looks_at
from ettle.web.middleware import not_found
from ettle.web.school.stage_words import HELPED_WORDS, direction_words, picture_of
from ettle.web.ui.dates import day
from ettle.web.ui.page import page
from ettle.web.ui.shapes import Cell, TableShape


@require_safe
def stage(request: HttpRequest, pupil_ref: str) -> HttpResponse:
    """Tell a family which stage of support a child is on, why, and what it does not decide."""
    actor = request.actor
    pupil = own_child(request, pupil_ref, page="stage")
    path = stage_path_for_family(pupil, by=actor, page="stage") or not_found()
    return page(
        request,
        "family/stage.html",
        {
            "pupil": pupil,
            "is_own": actor.pupil_id == pupil.pk,
            "path": path,
            "picture": picture_of(path, actor.today),
            "moves": _moves(path, pupil.first_name, is_own=actor.pupil_id == pupil.pk),
            "stages": _stages(path),
            "tried": _tried(early_help_for(pupil, by=actor)),
            "came": next((each for each in path.moves if each.on == path.since), path.now),
            "is_due": bool(path.look_on and path.look_on <= actor.today),
            "no_gate": act("section 6(2)(b)"),
            "readers": readers_of(pupil, by=actor),
            "looks": looks_at(pupil, actor)[:LOOKS_SHOWN],
        },
    )


def _moves(path: StagePath, name: str, *, is_own: bool) -> TableShape:
    return TableShape(
        caption="What happened, as numbered in the drawing",
        columns=("What happened", "Day", "Why"),
        rows=tuple(
            (
                Cell(f"{number}. {direction_words(move)}", under=_asked(move, name, is_own=is_own)),
                day(move.on),
                move.reason,
            )
            for number, move in enumerate(path.moves, start=1)
        ),
    )


def _asked(move: MoveShown, name: str, *, is_own: bool) -> str:
    """Say who was asked before a move: both in one sentence where it was one day."""
    child = "You were" if is_own else f"{name} was"
    childs, parents = move.child_asked_on, move.parents_asked_on
    said = []
    if childs and childs == parents:
        both = "You and a parent or carer" if is_own else f"{name} and a parent or carer"
        said.append(f"{both} were asked on {day(childs)}.")
    elif childs:
        said.append(f"{child} asked on {day(childs)}.")
    if parents and parents != childs:
        said.append(f"A parent or carer was asked on {day(parents)}.")
    if move.is_urgent:
        said.append("It could not wait.")
    return " ".join(said) or "Nobody was asked before. You can ask why."


def _stages(path: StagePath) -> TableShape:
    here = path.now.stage.pk if path.now else None
    return TableShape(
        caption="All the stages",
        columns=("Stage", "What happens", "When a child comes to it"),
        rows=tuple(
            (
                Cell(each.name, under="Here now" if each.pk == here else ""),
                each.for_family,
                each.threshold_family,
            )
            for each in path.stages
        ),
    )


def _tried(help_: EarlyHelp) -> TableShape:
    return TableShape(
        caption="What was tried",
        columns=("What was tried", "Since", "Did it help?"),
        rows=tuple(
            (
                each.words,
                day(each.from_on) if each.from_on else "Not said",
                Cell(HELPED_WORDS[each.helped], under=each.helped_words),
            )
            for each in help_.tried
        ),
    )
