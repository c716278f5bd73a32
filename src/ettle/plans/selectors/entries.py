"""Opening one part of a plan, to change it."""

from ettle.access import Actor
from ettle.plans.access import slice_of
from ettle.plans.models import Entry
from ettle.plans.parts import hidden_from, holds


def entry_for(ref: str, *, by: Actor) -> Entry | None:
    """Give one living part by ref, with its newest version as ``now``, if this slice holds it."""
    entry = (
        Entry.objects.select_related("plan__pupil__school", "plan__pupil__authority", "under")
        .filter(ref=ref, ended_at__isnull=True)
        .first()
    )
    slice_ = slice_of(by, entry.plan.pupil) if entry else None
    if entry is None or slice_ is None:
        return None
    now = entry.versions.get(n=entry.latest)
    now.entry = entry
    if not holds(slice_, now) or hidden_from(by, entry.plan.pupil, slice_, now):
        return None
    entry.now = now  # type: ignore[attr-defined]
    return entry
