"""What somebody typed at school about one pupil and has not saved: listed, and thrown away."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ettle.plans import services
from ettle.plans.selectors.unsaved import drafts_of
from ettle.web.middleware import not_found
from ettle.web.school.plan_here import address, pupil_here
from ettle.web.school.plan_words import KINDS
from ettle.web.ui.outcome import announce


@dataclass(frozen=True, slots=True)
class Place:
    """A form that a draft may be typed in: its name, its page, and whether that names the pupil."""

    what: str
    page: str
    names_pupil: bool = True


PLACES = {
    "change": Place("A change to a part", "plan_change"),
    "propose": Place("A proposed change", "plan_propose"),
    "answer": Place("An answer to a proposed change", "plan_answer"),
    "stage": Place("A move between stages", "stage_move"),
    "look": Place("Whether something has helped", "tried_look"),
    "hold": Place("The record of a meeting", "meeting_hold", names_pupil=False),
    "said": Place("What a meeting talked about", "meeting_said", names_pupil=False),
    "decision": Place("A decision of a meeting", "meeting_decision", names_pupil=False),
    "action": Place("An action of a meeting", "meeting_action", names_pupil=False),
    "disagree": Place("That somebody does not agree", "meeting_disagreement", names_pupil=False),
    "call-off": Place("Why a meeting is called off", "meeting_cancel", names_pupil=False),
    "target": Place("What becomes of a target", "meeting_target", names_pupil=False),
    "proposal": Place("An answer to a change", "meeting_proposal", names_pupil=False),
    "word": Place("An answer to a family", "answer_word", names_pupil=False),
    "gap": Place("Who does what", "answer_gap", names_pupil=False),
    "pack": Place("Your answers before a meeting", "own_pack", names_pupil=False),
}


def left_by(pupil: Any, *, by: Any) -> list[dict[str, Any]]:
    """List what this person left unsaved about a pupil at school, with where to go on."""
    return [
        {
            "what": _what(draft.where),
            "kept_at": draft.kept_at,
            "go_on": _go_on(pupil.ref, draft.where),
            "ref": draft.ref,
        }
        for draft in drafts_of(pupil, by=by)
        if draft.where.partition(" ")[0] in {"add", *PLACES}
    ]


def _what(where: str) -> str:
    act, _, rest = where.partition(" ")
    kind = rest.partition(" ")[0]
    if act == "add":
        return KINDS[kind].name if kind in KINDS else "A part"
    return PLACES[act].what


def _go_on(ref: str, where: str) -> str:
    """Give the address of the form that a draft was typed in."""
    act, *named = where.split(" ")
    if act == "add":
        tail = f"under={named[1]}&" if named[1:] else ""
        return f"{address('plan_add', ref, named[0])}?{tail}go-on"
    place = PLACES[act]
    names = [ref, *named] if place.names_pupil else named
    return f"{address(place.page, *names)}?go-on"


@require_POST
def throw_away(request: HttpRequest, ref: str, left: str) -> HttpResponse:
    """Throw away what this person left unsaved in one form."""
    pupil = pupil_here(request, ref)
    actor = request.actor  # type: ignore[attr-defined]
    draft = next((each for each in drafts_of(pupil, by=actor) if each.ref == left), None)
    if draft is None:
        not_found()
    services.forget_draft(by=actor, pupil=pupil, where=draft.where)
    announce(request, "What you had typed is thrown away.")
    return redirect(address("pupil", ref))
