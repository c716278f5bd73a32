"""Making the form of one part for one person: what is known already is in it."""

from collections.abc import Callable
from typing import Any

from ettle.access import Actor
from ettle.guidance import selectors as guidance
from ettle.plans import selectors as plans
from ettle.plans.access import slice_of
from ettle.plans.details import AUDIENCE_NAMES
from ettle.plans.selectors import Part
from ettle.plans.target_words import target_sentence
from ettle.web.school.plan_boxes import Choices
from ettle.web.school.plan_forms import PartForm, initial_of, part_form

SHORT = 90


def audiences_for(pupil: Any, *, by: Actor, now: str = "") -> Choices:
    """List the audiences that whoever writes belongs to, and the one the part has now."""
    slice_ = slice_of(by, pupil)
    held = slice_.audiences if slice_ else frozenset()
    return tuple((key, words) for key, words in AUDIENCE_NAMES.items() if key in held or key == now)


def known_choices(pupil: Any, kind: str, *, by: Actor) -> dict[str, Choices]:
    """Give the choices that depend on the child: kinds of need, and the needs of the plan."""
    if kind in ("factor", "barrier"):
        return {"need_kind": guidance.need_kinds_offered(by=by)}
    if kind == "objective":
        plan = plans.plan_for(pupil, by=by)
        needs = plan.of("factor", "barrier") if plan else ()
        return {"needs": tuple((part.ref, _short(part.text)) for part in needs)}
    return {}


def _short(words: str) -> str:
    return words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"


def new_form(pupil: Any, kind: str, *, by: Actor) -> Callable[..., PartForm]:
    """Give what makes the form of a new part from what was typed, if anything was."""

    def make(typed: Any = None) -> PartForm:
        return part_form(
            kind,
            typed,
            name=pupil.first_name,
            school=str(pupil.school),
            audiences=audiences_for(pupil, by=by),
            choices=known_choices(pupil, kind, by=by),
            framed=kind == "target",
        )

    return make


def form_of(pupil: Any, part: Part, *, by: Actor) -> Callable[..., PartForm]:
    """Give what makes the form of a part as it stands, for changing it."""

    def make(typed: Any = None, **more: Any) -> PartForm:
        return part_form(
            part.kind,
            typed,
            name=pupil.first_name,
            school=str(pupil.school),
            audiences=audiences_for(pupil, by=by, now=part.audience),
            choices=known_choices(pupil, part.kind, by=by),
            framed=is_framed(part, pupil.first_name),
            is_new=False,
            longest=max(len(part.text), len(typed.get("text", "")) if typed else 0),
            **({"version": part.version, "initial": initial_of(part, str(pupil.school))} | more),
        )

    return make


def is_framed(part: Part, name: str) -> bool:
    """Say whether a target's words are the sentence of its boxes, so that these are shown."""
    return part.kind == "target" and target_sentence(name, part.detail) == part.text
