"""A plan as it stood when a round was opened: what both markers read, whatever changes since."""

from django.db.models import Q

from ettle.plans.access import Slice
from ettle.plans.models import EntryVersion, QualityRound
from ettle.plans.parts import holds


def versions_at_opening(audit: QualityRound) -> list[EntryVersion]:
    """List each part's words at the opening of a round; ``entry.newest`` has its words now.

    A part that has since been narrowed to other readers is held back by its newest version.
    """
    versions = (
        EntryVersion.objects.filter(entry__plan_id=audit.plan_id)
        .filter(Q(entry__ended_at__isnull=True) | Q(entry__ended_at__gt=audit.opened_at))
        .select_related("entry")
        .order_by("entry__position", "entry_id", "n")
    )
    then: dict[int, EntryVersion] = {}
    newest: dict[int, EntryVersion] = {}
    for version in versions:
        newest[version.entry_id] = version
        if version.written_at <= audit.opened_at:
            then[version.entry_id] = version
    for key, version in then.items():
        version.entry.newest = newest[key]  # type: ignore[attr-defined]
    return list(then.values())


def may_be_shown(version: EntryVersion, slice_: Slice) -> bool:
    """Say whether a slice holds a part both as it stood and as it is now."""
    return holds(slice_, version) and holds(slice_, version.entry.newest)  # type: ignore[attr-defined]
