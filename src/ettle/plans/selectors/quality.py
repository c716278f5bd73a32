"""Rounds in which a plan is marked: what each reader may see of them, and when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ettle.access import Actor, Reader
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import readable_plans, slice_of
from ettle.plans.models import Plan, QualityRound
from ettle.plans.parts import Part, part_of
from ettle.plans.quality import WEAK
from ettle.plans.quality.markers import Marker, markers_of
from ettle.plans.quality.opening import may_be_shown, versions_at_opening
from ettle.plans.quality.policy import may_mark, may_open_round, may_read_round


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One round in a list. ``standing``: *to mark*, *waiting*, *to settle* or *settled*."""

    ref: str
    pupil_ref: str
    pupil_name: str
    opened_on: date
    settled_on: date | None
    standing: str
    weak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """One marker's own sheet: the plan as it stood at the opening, and their marks so far."""

    parts: tuple[Part, ...]
    marks: dict[str, int]
    words: dict[str, str]
    version: int
    is_given: bool


def possible_markers(pupil: Pupil, *, by: Actor) -> tuple[Marker, ...]:
    """List who can be asked to mark this plan, for whoever may ask; nobody else is told."""
    plan = Plan.objects.filter(pupil=pupil).first()
    if plan is None or not may_open_round(by, pupil):
        return ()
    return markers_of(pupil, plan, on=by.today)


def rounds_of(pupil: Pupil, *, by: Actor) -> tuple[RoundLine, ...]:
    """List the rounds of one plan that this reader may open, newest first."""
    rounds = QualityRound.objects.filter(plan__pupil=pupil)
    rounds = rounds.select_related("plan__pupil").prefetch_related("marks")
    return tuple(_line(one, by) for one in rounds if may_read_round(by, one))


def rounds_waiting(*, by: Actor) -> tuple[RoundLine, ...]:
    """List the rounds that wait for this person: to be marked, or to be talked through."""
    if by.person_id is None:
        return ()
    mine = QualityRound.objects.filter(
        Q(first_id=by.person_id) | Q(second_id=by.person_id),
        settled_on__isnull=True,
        plan__in=readable_plans(by),
    )
    mine = mine.select_related("plan__pupil").prefetch_related("marks")
    lines = [_line(one, by) for one in mine]
    return tuple(one for one in lines if one.standing in ("to mark", "to settle"))


def round_for(ref: str, *, by: Actor) -> QualityRound | None:
    """Open one round; None for whoever has no part in it."""
    row = QualityRound.objects.filter(ref=ref).select_related("plan__pupil", "first", "second")
    audit = row.first()
    return audit if audit is not None and may_read_round(by, audit) else None


def readers_of_marks(pupil: Pupil, *, by: Actor, audit: QualityRound | None = None) -> list[Reader]:
    """Who can see the marks of this plan, and why, as ``by`` may be told it."""
    if slice_of(by, pupil) is None:
        return []
    named = [audit.first, audit.second] if audit else []
    return [
        *(
            Reader(one.name, "marks this plan, and sees both sheets when both are in")
            for one in named
        ),
        Reader(f"The leaders of {pupil.school}", "when both sheets are in"),
        Reader(f"ASL officers of {pupil.authority}", "when both sheets are in"),
    ]


def marking_for(audit: QualityRound, *, by: Actor) -> Marking | None:
    """Open a marker's own sheet beside the plan, as far as this marker may read it."""
    slice_ = slice_of(by, audit.plan.pupil)
    if slice_ is None or not may_mark(by, audit):
        return None
    record(
        by=by, verb="plan.read", subject=audit.plan, pupil_id=audit.plan.pupil_id, page="quality"
    )
    sheet = audit.marks.get(marker_id=by.person_id)
    return Marking(
        parts=tuple(
            part_of(version)
            for version in versions_at_opening(audit)
            if may_be_shown(version, slice_)
        ),
        marks=sheet.marks,
        words=sheet.words,
        version=sheet.version,
        is_given=sheet.given_at is not None,
    )


def _line(audit: QualityRound, by: Actor) -> RoundLine:
    given = {one.marker_id for one in audit.marks.all() if one.given_at}
    return RoundLine(
        ref=audit.ref,
        pupil_ref=audit.plan.pupil.ref,
        pupil_name=audit.plan.pupil.name,
        opened_on=audit.opened_on,
        settled_on=audit.settled_on,
        standing=_standing(audit, by, given),
        weak=sum(one["mark"] <= WEAK for one in audit.settled.values()) if audit.settled_on else 0,
    )


def _standing(audit: QualityRound, by: Actor, given: set[int]) -> str:
    if audit.settled_on:
        return "settled"
    if len(given) == 2:
        return "to settle"
    is_marker = by.person_id in (audit.first_id, audit.second_id)
    return "to mark" if is_marker and by.person_id not in given else "waiting"
