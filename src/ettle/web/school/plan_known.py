"""What is already known about a pupil and ready to use in the plan, with whose words it is."""

from dataclasses import dataclass
from typing import Any

from ettle.access import Actor
from ettle.cases import selectors as cases
from ettle.people import selectors as people
from ettle.plans.selectors import PlanView
from ettle.voice import selectors as voice
from ettle.web.school.plan_forms import AdoptHelpForm, AdoptViewForm
from ettle.web.school.plan_words import KINDS, person
from ettle.web.ui.dates import day
from ettle.web.ui.shapes import SummaryRow

USES = {
    "strengths": ("profile", "what_matters"),
    "good": ("profile", "what_matters"),
    "helps": ("helps", "what_matters"),
    "hard": ("signs", "avoid"),
    "worries": ("factor", "signs"),
    "about_plan": ("view",),
}
ANY_USE = ("what_matters", "helps", "profile")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One thing that somebody wrote, and how to put it in the plan."""

    ref: str
    key: str
    words: str
    about: str = ""
    when: str = ""
    who: str = ""
    used: bool = False
    blocked: str = ""
    form: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Somebody who wrote something, and on which day."""

    kind: str
    name: str
    summary: str
    note: str
    ready: tuple[Ready, ...]
    also: tuple[Ready, ...] = ()


def givers_for(pupil: Any, plan: PlanView | None, *, by: Actor) -> list[Giver]:
    """List what agencies, parents and the child wrote that this reader may use."""
    objectives = [
        (each.part.ref, f"{number}. {_short(each.part.text)}")
        for number, each in enumerate(plan.objectives if plan else (), start=1)
    ]
    used = {(part.source_ref, " ".join(part.text.split())) for part in (plan.parts if plan else ())}
    used_refs = {ref for ref, _ in used}
    agencies = [_agency(each, objectives, used_refs) for each in cases.material_for(pupil, by=by)]
    return agencies + [_view(each, used) for each in voice.views_for(pupil, by=by)]


def _agency(material: Any, objectives: list[tuple[str, str]], used: set[str]) -> Giver:
    return Giver(
        kind="agency",
        name=f"{material.by_whom}, {day(material.sent_on)}",
        summary=material.summary,
        note="",
        ready=tuple(
            Ready(
                ref=help_.ref,
                key="help",
                words=help_.what,
                when=". ".join(word for word in (help_.how_often, help_.how_long) if word),
                who=help_.by_whom,
                about=""
                if help_.serves_education
                else "The agency says this is not for education.",
                used=help_.ref in used,
                blocked="" if objectives else "Write an objective first: support hangs on one.",
                form=AdoptHelpForm(objectives=objectives, auto_id=f"h{help_.ref}-%s"),
            )
            for help_ in material.help
        ),
    )


def _view(view: Any, used: set[tuple[str, str]]) -> Giver:
    """Shape a view: its words on the plan itself first, what else was said beside them."""
    only = " Only their words on the plan itself are shown to you." if view.only_about_plan else ""
    school = "For school people only." if view.audience == "school" else ""
    said = [(_said(view, each, used), each.key == "about_plan") for each in view.answers]
    return Giver(
        kind="view",
        name=f"{view.name}, {day(view.given_on)}",
        summary="",
        note=f"{school}{only}".strip(),
        ready=tuple(ready for ready, on_plan in said if on_plan),
        also=tuple(ready for ready, on_plan in said if not on_plan),
    )


def _said(view: Any, said: Any, used: set[tuple[str, str]]) -> Ready:
    return Ready(
        ref=view.ref,
        key=said.key,
        words=said.words,
        about=said.question,
        used=(view.ref, " ".join(said.words.split())) in used,
        form=AdoptViewForm(kinds=_kinds(said.key), auto_id=f"v{view.ref}{said.key}-%s"),
    )


def _kinds(key: str) -> list[tuple[str, str]]:
    names = {"view": "Their view on the plan"}
    return [(kind, names.get(kind, KINDS[kind].name)) for kind in USES.get(key, ANY_USE)]


def offered_help(pupil: Any, ref: str, *, by: Actor) -> tuple[dict[str, Any], str] | None:
    """Give one thing an agency offered as the facts of a support, and the agency."""
    for material in cases.material_for(pupil, by=by):
        for help_ in material.help:
            if help_.ref == ref:
                return _as_support(help_, material, str(pupil.school)), material.agency
    return None


def _as_support(help_: Any, material: Any, school: str) -> dict[str, Any]:
    by_school = help_.delivered_by == "school_staff"
    giver = person(help_.by_whom, school if by_school else material.agency, at_school=by_school)
    return {
        "kind": "support",
        "text": help_.what,
        "detail": {
            "how_often": help_.how_often,
            "how_long": help_.how_long,
            "persons": [giver],
        },
        "source_kind": "agency_answer",
        "source_ref": help_.ref,
        "author_label": f"{material.by_whom}, {_plain(material.sent_on)}",
    }


def said_words(pupil: Any, ref: str, key: str, *, by: Actor) -> dict[str, Any] | None:
    """Give one answer of a view as the facts of a part, with whose words they are."""
    for view in voice.views_for(pupil, by=by):
        for said in view.answers:
            if (view.ref, said.key) == (ref, key):
                narrow = view.audience == "school" and said.key != "about_plan"
                return {
                    "text": said.words,
                    "audience": "school" if narrow else "everyone",
                    "source_kind": f"{view.whose}_view",
                    "source_ref": view.ref,
                    "author_label": f"{view.name}, {_plain(view.given_on)}",
                }
    return None


def roll_facts(pupil: Any, *, by: Actor) -> list[SummaryRow]:
    """Say what the roll holds and the plan prints: shown, never asked again."""
    parents = [
        f"{each.person.name}, {each.relationship.lower()}"
        for each in people.parents_of(pupil, by=by)
    ]
    return [
        SummaryRow("Name", f"{pupil.given_name} {pupil.family_name}"),
        SummaryRow("Born", pupil.birth_date),
        SummaryRow("Language", pupil.preferred_language),
        SummaryRow("School", str(pupil.school or "")),
        SummaryRow("Started there", pupil.entered_school_on),
        SummaryRow("Parents", parents),
    ]


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:77].rstrip()}…"


def _plain(on: Any) -> str:
    return day(on).partition(" ")[2]
