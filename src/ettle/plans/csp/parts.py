"""The parts of a plan that a statutory plan may print."""

from ettle.people.models import Pupil
from ettle.plans.access import LEAD
from ettle.plans.models import EntryVersion, Plan, PlanVersion
from ettle.plans.parts import (
    Part,
    current_versions,
    is_kept,
    kept_entries,
    kept_views,
    part_of,
)


def printable_now(plan: Plan) -> list[Part]:
    """List what would be printed if the plan were issued as it stands."""
    return _printable(current_versions([plan.pk], LEAD), plan.pupil)


def printable_in(version: PlanVersion) -> list[Part]:
    """List what is printed of a frozen version."""
    items = version.items.select_related("entry_version__entry")
    return _printable([item.entry_version for item in items], version.plan.pupil)


def of_kind(parts: list[Part], *kinds: str) -> list[Part]:
    """List the parts of some kinds, in their order."""
    return [part for part in parts if part.kind in kinds]


def _printable(found: list[EntryVersion], pupil: Pupil) -> list[Part]:
    """Leave out what not everyone may read: the plan goes to the family and the council.

    A view or a part that is kept from one parent is left out of every copy, or that parent's
    copy would tell it; the child's words on the plan itself stay, as the child was told.
    """
    kept = kept_views(pupil)
    away = kept_entries({version.entry.plan_id for version in found})
    return [
        part_of(version)
        for version in found
        if version.audience == "everyone"
        and version.entry_id not in away
        and not is_kept(version, kept)
    ]
