"""What a statutory plan still needs, in words."""

from dataclasses import dataclass

from ettle.access import Actor
from ettle.people.models import Pupil
from ettle.plans.access import may_write_plan
from ettle.plans.csp.parts import of_kind, printable_now
from ettle.plans.models import Plan
from ettle.plans.parts import Part


@dataclass(frozen=True, slots=True)
class Missing:
    """Something a statutory plan needs and does not have.

    It ``stops`` the plan where section 9(2) requires it, or regulation 3 a profile; a detail
    that the council does not hold is printed as not held. ``kind`` says where it is mended:
    a kind of entry, or *roll*.
    """

    words: str
    stops: bool = True
    kind: str = ""

    def __str__(self) -> str:
        return self.words


CORE = (
    ("profile", "A profile: what {name} can do, and what else matters (regulation 3(1))"),
    ("factor", "The factors that give rise to {name}’s needs (section 9(2)(a)(i))"),
    ("objective", "Educational objectives (section 9(2)(a)(ii))"),
)


def missing_for_csp(plan: Plan, *, by: Actor) -> tuple[Missing, ...]:
    """List in words what the statutory plan still needs, what stops it first.

    Judged on the parts that everyone may read, because only they are printed in it.
    """
    pupil = plan.pupil
    if not may_write_plan(by, pupil):
        return ()
    parts = printable_now(plan)
    missing = [
        Missing(words.format(name=pupil.first_name), kind=kind)
        for kind, words in CORE
        if not of_kind(parts, kind)
    ]
    missing += _breaks(parts)
    missing += _not_held(pupil)
    views = {part.source_kind for part in of_kind(parts, "view")}
    if "child_view" not in views:
        missing.append(Missing(f"{pupil.first_name}’s own views", stops=False, kind="view"))
    if "parent_view" not in views:
        missing.append(Missing("A parent’s views", stops=False, kind="view"))
    return tuple(missing)


def _breaks(parts: list[Part]) -> list[Missing]:
    supports = of_kind(parts, "support")
    broken = [
        Missing(f"Support for the objective “{_short(objective.text)}”", kind="support")
        for objective in of_kind(parts, "objective")
        if not any(support.under_id == objective.pk for support in supports)
    ]
    return broken + [
        Missing(f"Who gives the support “{_short(support.text)}”", kind="support")
        for support in supports
        if not support.persons
    ]


def _not_held(pupil: Pupil) -> list[Missing]:
    """List regulation 3's details that the roll does not hold."""
    held = [
        (pupil.address, f"{pupil.first_name}’s address"),
        (pupil.telephone, f"A telephone number for {pupil.first_name}"),
        (pupil.gender, f"{pupil.first_name}’s gender"),
        (pupil.preferred_language, f"{pupil.first_name}’s preferred language"),
        (pupil.entered_school_on, f"The day {pupil.first_name} started at the school"),
    ]
    for parentage in pupil.parentages.select_related("person"):
        person = parentage.person
        held += [
            (person.address, f"{person.name}’s address"),
            (person.telephone, f"{person.name}’s telephone number"),
            (person.preferred_language, f"{person.name}’s preferred language"),
        ]
    return [Missing(words, stops=False, kind="roll") for fact, words in held if not fact]


def _short(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:67].rstrip()}…"
