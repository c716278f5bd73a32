"""The parts of a plan as they once stood, as far as a reader may read them today.

A part whose newest words are not for this reader is left out of every moment, and so is one
that is kept from them.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from ettle.access import Actor
from ettle.plans.access import Slice
from ettle.plans.comparing import PlainPart
from ettle.plans.models import EntryConfirmation, EntryVersion, Plan, PlanVersionEntry
from ettle.plans.moments import Moment
from ettle.plans.parts import holds, is_kept, kept_entries, kept_views
from ettle.plans.standing import CSP_KINDS


def parts_at(plan: Plan, slice_: Slice, moment: Moment, by: Actor) -> tuple[PlainPart, ...]:
    """Give the parts as they stood at a moment, in the plan's order and in plain values."""
    may_read = _reading(plan, slice_, by)
    rows = [
        row
        for row in _versions_at(plan, moment)
        .select_related("entry")
        .annotate(
            under=F("entry__under__ref"),
            agreed_on=_agreed_on(moment.agreed_by),
            issued_on=_issued_on(moment.agreed_by),
        )
        if may_read(row)
    ]
    reworded = [row.entry_id for row in rows if row.n != row.entry.latest]
    away = _not_read(EntryVersion.objects.filter(entry_id__in=reworded), may_read)
    return tuple(_plain(row) for row in rows if row.entry_id not in away)


def kept_away(plan: Plan, slice_: Slice, by: Actor) -> set[int]:
    """Give what is kept from a parent, so that no count tells them that there is more."""
    if slice_.reader != "parent":
        return set()
    versions = EntryVersion.objects.filter(entry__plan=plan)
    return _not_read(versions, _reading(plan, slice_, by))


def _not_read(
    versions: QuerySet[EntryVersion], may_read: Callable[[EntryVersion], bool]
) -> set[int]:
    """Give the parts whose newest words are not for this reader."""
    newest = versions.filter(n=F("entry__latest")).select_related("entry")
    return {row.entry_id for row in newest if not may_read(row)}


def _reading(plan: Plan, slice_: Slice, by: Actor) -> Callable[[EntryVersion], bool]:
    """Give the rule of what this reader may read: in their slice, and not kept from them."""
    views: dict[str, str] = {}
    entries: frozenset[int] = frozenset()
    if slice_.reader == "parent":
        views = kept_views(plan.pupil, by.person_id)
        entries = frozenset(kept_entries([plan.pk], by.person_id))
    return lambda row: (
        holds(slice_, row) and row.entry_id not in entries and not is_kept(row, views)
    )


def _versions_at(plan: Plan, moment: Moment) -> QuerySet[EntryVersion]:
    """List the version of each part that stood at a moment, in the plan's order."""
    versions = EntryVersion.objects.filter(entry__plan=plan)
    if moment.frozen_id:
        items = PlanVersionEntry.objects.filter(plan_version_id=moment.frozen_id)
        found = versions.filter(pk__in=items.values("entry_version_id"))
    else:
        later = EntryVersion.objects.filter(
            entry=OuterRef("entry"), n__gt=OuterRef("n"), written_at__lte=moment.at
        )
        living = versions.filter(written_at__lte=moment.at).exclude(entry__ended_at__lte=moment.at)
        found = living.filter(~Exists(later))
    return found.order_by("entry__position", "entry_id")


def _agreed_on(at: datetime) -> Subquery:
    agreed = EntryConfirmation.objects.filter(
        entry=OuterRef("entry"), n=OuterRef("n"), kind="agreed", at__lte=at
    )
    return Subquery(agreed.order_by("at").values("on")[:1])


def _issued_on(at: datetime) -> Subquery:
    issued = PlanVersionEntry.objects.filter(
        entry_version=OuterRef("pk"),
        plan_version__csp__issued_at__lte=at,
        entry_version__entry__kind__in=CSP_KINDS,
        entry_version__audience="everyone",
    )
    first = issued.order_by("plan_version__csp__issued_at")
    return Subquery(first.values("plan_version__csp__prepared_on")[:1])


def _plain(row: EntryVersion) -> PlainPart:
    days = [day for day in (row.agreed_on, row.issued_on) if day]  # type: ignore[attr-defined]
    return PlainPart(
        ref=row.entry.ref,
        kind=row.entry.kind,
        text=row.text,
        under=row.under or "",  # type: ignore[attr-defined]
        audience=row.audience,
        detail=row.detail,
        reading=row.reading,
        agreed_on=min(days) if days else None,
    )
