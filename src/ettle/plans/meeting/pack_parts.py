"""The parts of a plan that somebody asked to a meeting may read, and what came of the last one.

A pack begins from the slice of its reader, so that nothing has to be taken out of it after.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ettle.plans.access import (
    DELIVERER,
    EVERYONE,
    OFFICER,
    PARENT,
    PSYCHOLOGIST,
    PUPIL,
    TEACHER,
    Slice,
)
from ettle.plans.models import EntryVersion, Invitee, Meeting
from ettle.plans.parts import Part, current_versions, is_kept, kept_entries, kept_views, part_of

SLICES = {
    "child": PUPIL,
    "parent": PARENT,
    "support_assistant": DELIVERER,
    "class_teacher": TEACHER,
    "school_lead": OFFICER,
    "educational_psychologist": PSYCHOLOGIST,
}
AGENCY = Slice("agency", "asked to the meeting", EVERYONE, frozenset({"objective", "support"}))
NOTHING = Slice("nobody", "", frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting held before this one, and what came out of it for one reader."""

    held_on: date | None
    decisions: tuple[Part, ...]
    actions: tuple[Part, ...]


def parts_for_invitee(invitee: Invitee) -> tuple[Part, ...]:
    """List the parts that this person's pack may choose from, as they themselves may read it."""
    plan = invitee.meeting.plan
    slice_ = SLICES.get(invitee.role, AGENCY if invitee.role == "agency" else NOTHING)
    if slice_ is NOTHING:
        return ()
    versions = current_versions([plan.pk], slice_)
    if invitee.role == "parent":
        versions = without_kept(versions, plan.pk, plan.pupil, invitee.person_id)
    parts = tuple(part_of(each) for each in versions)
    if invitee.role in ("support_assistant", "agency"):
        return tuple(each for each in parts if each.kind != "support" or _gives(invitee, each))
    return parts


def without_kept(
    versions: list[EntryVersion], plan_id: int, pupil: Any, person_id: int | None
) -> list[EntryVersion]:
    """Leave out what is kept from one parent, whoever is reading over their shoulder."""
    away, hidden = kept_entries([plan_id], person_id), kept_views(pupil, person_id)
    return [each for each in versions if each.entry_id not in away and not is_kept(each, hidden)]


def _gives(invitee: Invitee, part: Part) -> bool:
    if invitee.role == "support_assistant":
        return any(each.kind == "support_assistant" for each in part.persons)
    named = invitee.organisation.casefold()
    return bool(named) and any(named in each.organisation.casefold() for each in part.persons)


def before(meeting: Meeting, parts: tuple[Part, ...]) -> Before:
    """Find the meeting held before this one, and its decisions and actions among some parts."""
    held = (
        Meeting.objects.filter(plan_id=meeting.plan_id, held_on__isnull=False)
        .exclude(pk=meeting.pk)
        .order_by("-held_on", "-pk")
        .first()
    )
    if held is None:
        return Before(None, (), ())
    out = [each for each in parts if each.source_kind == "meeting" and each.source_ref == held.ref]
    return Before(
        held.held_on,
        tuple(each for each in out if each.kind == "decision"),
        tuple(each for each in out if each.kind == "action"),
    )
