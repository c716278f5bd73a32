"""Whether one plan is enough: what is typed twice, forms, age, breaks, support given, reading.

Counted for those who write the plan, over the parts that they may read. They say how the work
goes, never how anybody works: nothing here is by person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ettle.access import Actor
from ettle.audit.services import record
from ettle.documents.tree import Document
from ettle.documents.write import reading_minutes
from ettle.people.access import readable_pupils
from ettle.people.models import Pupil, School
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import may_measure_school, may_write_plan, slice_of
from ettle.plans.comparing.names import name_of
from ettle.plans.comparing.shapes import PlainPart
from ettle.plans.editions import EDITIONS
from ettle.plans.intervals import weeks_by_kind
from ettle.plans.measuring.counting import (
    Counted,
    Measures,
    by_school,
    forms_by_school,
    session_began_on,
)
from ettle.plans.measuring.retyping import Retyped
from ettle.plans.models import EntryVersion, Plan
from ettle.plans.printings import print_card, print_csp
from ettle.plans.selectors.cards import current_card
from ettle.plans.selectors.csps import csp_context, csp_for
from ettle.plans.selectors.printing import draft_printing
from ettle.plans.selectors.thread import thread_breaks

MOST_PLANS = 300
FEWEST_PLANS = 5  # below this a school's figures could tell of one child
AIMS = {"child": 5.0, "family": 15.0, "support_card": 1.0}  # minutes
ALOUD = {"child"}


@dataclass(frozen=True, slots=True)
class Reading:
    """How long one printing takes to read; ``aim`` is the most it should, where there is one."""

    name: str
    minutes: float
    aim: float | None
    is_aloud: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One thing typed twice, by the names of the parts it stands in."""

    part: str
    again: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildMeasures:
    """One plan's measures with what is behind them.

    ``oldest_due_on`` is when the oldest part is asked about, as the authority's intervals say.
    """

    all: Measures
    repeats: tuple[Repeat, ...]
    oldest: str
    oldest_on: date | None
    oldest_due_on: date | None
    reading: tuple[Reading, ...]
    session_began_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolMeasures:
    """One school's plans: each child's line, what most need first, and all together."""

    children: tuple[tuple[Pupil, Measures], ...]
    all: Measures
    left_out: int
    session_began_on: date


def measures_for(pupil: Pupil, *, by: Actor, page: str = "") -> ChildMeasures | None:
    """Measure one child's plan; None for whoever does not write it, and where none is begun."""
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if may_write_plan(by, pupil) else None
    if slice_ is None or plan is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    plan.pupil = pupil
    counted = Counted.of([plan], slice_, thread_breaks([pupil], by=by), by=by)
    names = {each.entry.ref: _name(each) for each in counted.versions[plan.pk]}
    oldest = counted.oldest(plan)
    return ChildMeasures(
        all=counted.measures(plan),
        repeats=tuple(_repeat(each, names) for each in counted.repeats[plan.pk]),
        oldest=_name(oldest[1]) if oldest else "",
        oldest_on=oldest[0] if oldest else None,
        oldest_due_on=_due_on(*oldest, by=by) if oldest else None,
        reading=_reading(plan, by),
        session_began_on=session_began_on(by.today),
    )


def measures_at(school: School, *, by: Actor) -> SchoolMeasures | None:
    """Measure the plans of one school's pupils, for who leads it and the council's officers.

    The same queries for one plan as for three hundred; beyond those the newest are taken.
    """
    if not may_measure_school(by, school):
        return None
    mine = Plan.objects.filter(
        pupil__school=school, pupil__left_on__isnull=True, pupil__in=readable_pupils(by)
    ).select_related("pupil__school")
    plans = list(mine.order_by("-made_at", "-pk")[: MOST_PLANS + 1])
    slice_ = slice_of(by, plans[0].pupil) if plans else None
    kept = plans[:MOST_PLANS] if slice_ else []
    breaks = thread_breaks([plan.pupil for plan in kept], by=by)
    counted = Counted.of(kept, slice_, breaks, by=by) if slice_ else None
    lines = [(plan.pupil, counted.measures(plan)) for plan in kept] if counted else []
    lines.sort(key=lambda line: (-line[1].breaks, -line[1].retyped, line[0].family_name))
    return SchoolMeasures(
        children=tuple(lines),
        all=_together([line[1] for line in lines]),
        left_out=max(0, mine.count() - MOST_PLANS) if len(plans) > MOST_PLANS else 0,
        session_began_on=session_began_on(by.today),
    )


def _together(lines: Sequence[Measures]) -> Measures:
    oldest = [each.oldest_days for each in lines if each.oldest_days is not None]
    return Measures(
        retyped=sum(each.retyped for each in lines),
        typed=sum(each.typed for each in lines),
        issued=sum(each.issued for each in lines),
        oldest_days=max(oldest, default=None),
        breaks=sum(each.breaks for each in lines),
        given=sum(min(each.given, each.planned) for each in lines),
        planned=sum(each.planned for each in lines),
    )


def _name(version: EntryVersion) -> str:
    return name_of(PlainPart(ref="", kind=version.entry.kind, text=version.text))


def _due_on(confirmed_on: date, version: EntryVersion, *, by: Actor) -> date | None:
    weeks = weeks_by_kind(version.entry.authority_id, on=by.today).get(version.entry.kind)
    return confirmed_on + timedelta(weeks=weeks) if weeks else None


def _repeat(one: Retyped, names: dict[str, str]) -> Repeat:
    again = one.fact or f"“{names[one.of]}”"
    return Repeat(part=names[one.ref], again=again)


def _reading(plan: Plan, by: Actor) -> tuple[Reading, ...]:
    """Time each printing as it would stand now, and the support card as it was issued."""
    found: list[tuple[str, str, Document | None]] = []
    card = current_card(plan.pupil, by=by)
    if card:
        found.append(("support_card", "Support card", print_card(card.content)))
    if csp_for(plan.pupil, by=by):
        context = csp_context(plan, by=by)
        tree = print_csp(context) if context else None
        found.append(("csp", "Co-ordinated support plan", tree))
    found += [
        (each.key, each.name, draft_printing(plan.pupil, each.key, by=by)) for each in EDITIONS
    ]
    return tuple(
        Reading(name, reading_minutes(tree, aloud=key in ALOUD), AIMS.get(key), key in ALOUD)
        for key, name, tree in found
        if tree is not None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolLine:
    """One school among the council's: its figures, or none where it has too few plans."""

    school: School
    plans: int
    typed: int | None = None
    issued: int | None = None


def measures_across(*, by: Actor) -> tuple[SchoolLine, ...] | None:
    """List the council's schools by name, with forms and documents of this session.

    For the council's ASL officers. Never ranked, and never summed: a sum less the schools
    shown would tell of the small ones.
    """
    if not by.has_role("asl_officer") or by.authority_id is None:
        return None
    schools = School.objects.filter(authority_id=by.authority_id).order_by("name", "pk")
    plans = by_school(Plan.objects.filter(pupil__left_on__isnull=True), "pupil__school_id", by)
    typed, issued = forms_by_school(by)
    shown = [school for school in schools if plans[school.pk]]
    return tuple(
        SchoolLine(school=one, plans=plans[one.pk], typed=typed[one.pk], issued=issued[one.pk])
        if plans[one.pk] >= FEWEST_PLANS
        else SchoolLine(school=one, plans=plans[one.pk])
        for one in shown
    )


def school_to_measure(ref: str, *, by: Actor) -> School | None:
    """Give one of the council's schools to an officer who is to be told of its plans."""
    school = School.objects.filter(ref=ref).first() if by.has_role("asl_officer") else None
    return school if school and may_measure_school(by, school) else None
