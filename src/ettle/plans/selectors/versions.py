"""The versions of a plan: which there are, one as it stood, and what changed between two.

What a reader may not read today they do not read as it once stood either: a part whose newest
words are not for them is left out of every version, and so is one kept from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from ettle.access import Actor, Trouble
from ettle.audit.services import record
from ettle.people.models import Pupil
from ettle.plans import verbs  # noqa: F401 - declares what is recorded here
from ettle.plans.access import Slice, slice_of
from ettle.plans.comparing import (
    Comparison,
    Gone,
    Listener,
    PlainPart,
    Section,
    compare,
    read_out,
)
from ettle.plans.details import AUDIENCE_NAMES
from ettle.plans.models import (
    EntryConfirmation,
    EntryVersion,
    Plan,
    PlanVersion,
    PlanVersionEntry,
)
from ettle.plans.moments import NOW, Moment, at_end_of, day_of, end_of
from ettle.plans.parts import holds, is_kept, kept_entries, kept_views
from ettle.plans.standing import CSP_KINDS

AT_WORK = {"lead", "officer", "teacher", "psychologist"}
TELLS_AUDIENCES = {"lead", "officer"}
MOST_MOMENTS = 60


@dataclass(frozen=True, slots=True)
class Versions:
    """The moments at which this reader can read the plan again, newest first."""

    reader: str
    moments: tuple[Moment, ...]
    begun_on: date
    left_out: int


@dataclass(frozen=True, slots=True)
class AsItStood:
    """A plan at one moment, as far as this reader may read it today, and under its headings."""

    moment: Moment
    parts: tuple[PlainPart, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments of a plan and what changed between them."""

    before: Moment
    after: Moment
    said: Comparison


def versions_of(pupil: Pupil, *, by: Actor, page: str = "") -> Versions | None:
    """List the moments of a plan; None for whoever reads no plan, and where none is begun."""
    opened = _opened(pupil, by, page)
    if opened is None:
        return None
    plan, slice_ = opened
    moments = [*_frozen(plan, slice_), *_agreed_days(plan, slice_, by)]
    moments.sort(key=lambda each: each.at, reverse=True)
    return Versions(
        reader=slice_.reader,
        moments=(_now(by), *moments[:MOST_MOMENTS]),
        begun_on=day_of(plan.made_at),
        left_out=max(0, len(moments) - MOST_MOMENTS),
    )


def as_it_stood(pupil: Pupil, key: str, *, by: Actor, page: str = "") -> AsItStood | None:
    """Read a plan as it stood at one moment: *now*, a version (``v3``) or a day (its ISO date)."""
    opened = _opened(pupil, by, page)
    moment = _moment(opened, key, by) if opened else None
    if opened is None or moment is None:
        return None
    parts = _parts_at(*opened, moment, by)
    return AsItStood(moment, parts, read_out(parts, _listener(opened[1], pupil)))


def compare_moments(
    pupil: Pupil, before: str, after: str, *, by: Actor, page: str = ""
) -> Compared | None:
    """Say in this reader's words what changed between two moments, whichever is named first."""
    opened = _opened(pupil, by, page)
    if opened is None:
        return None
    found = [moment for key in (before, after) if (moment := _moment(opened, key, by))]
    if len(found) < 2:
        return None
    old, new = sorted(found, key=lambda each: each.order)
    then, since = (_parts_at(*opened, each, by) for each in (old, new))
    listener = _listener(opened[1], pupil)
    missing = {one.ref for one in then} - {one.ref for one in since}
    gone = _gone(missing) if missing else {}
    return Compared(old, new, compare(then, since, listener=listener, gone=gone))


def last_shared(versions: Versions) -> Moment:
    """Give the moment that a reader is first shown changes since: the last plan, or the start."""
    older = versions.moments[1:]
    issued = [each for each in older if each.is_csp] or list(older)
    return issued[0] if issued else at_end_of(versions.begun_on)


def _opened(pupil: Pupil, by: Actor, page: str) -> tuple[Plan, Slice] | None:
    slice_ = slice_of(by, pupil)
    plan = Plan.objects.filter(pupil=pupil).first() if slice_ else None
    if slice_ is None or plan is None:
        return None
    if page:
        record(by=by, verb="plan.read", subject=plan, page=page)
    return plan, slice_


def _listener(slice_: Slice, pupil: Pupil) -> Listener:
    reader = "staff" if slice_.reader in AT_WORK else "family"
    return Listener(
        reader="pupil" if slice_.reader == "pupil" else reader,
        child=pupil.first_name,
        audience_names=AUDIENCE_NAMES if slice_.reader in TELLS_AUDIENCES else {},
    )


def _now(by: Actor) -> Moment:
    at = end_of(by.today)  # whatever was written today is in it, whichever clock wrote it
    return Moment(key=NOW, label="As it is now", on=by.today, at=at, agreed_by=at)


def _frozen(plan: Plan, slice_: Slice, *, n: int | None = None) -> list[Moment]:
    """List frozen versions; to a family only those from which a statutory plan was issued."""
    rows = PlanVersion.objects.filter(plan=plan).select_related("csp")
    if slice_.reader not in AT_WORK:
        rows = rows.filter(csp__isnull=False)
    if n is not None:
        rows = rows.filter(n=n)
    return [_frozen_moment(row) for row in rows.order_by("-n")]


def _frozen_moment(row: PlanVersion) -> Moment:
    csp = getattr(row, "csp", None)
    label = f"Co-ordinated support plan, version {row.n}" if csp else f"Version {row.n}, frozen"
    return Moment(
        key=f"v{row.n}",
        label=label,
        on=csp.prepared_on if csp else day_of(row.frozen_at),
        at=row.frozen_at,
        agreed_by=max(row.frozen_at, csp.issued_at) if csp else row.frozen_at,
        frozen_id=row.pk,
        is_csp=bool(csp),
    )


def _agreed_days(plan: Plan, slice_: Slice, by: Actor) -> list[Moment]:
    """List the days on which parts that this reader may read were agreed."""
    agreed = EntryConfirmation.objects.filter(
        entry__plan=plan,
        kind="agreed",
        on__lte=by.today,
        entry__kind__in=slice_.kinds,
        entry__versions__n=F("n"),
        entry__versions__audience__in=slice_.audiences,
    ).exclude(entry__in=_away(plan, slice_, by))
    days = agreed.order_by("-on").values_list("on").annotate(count=Count("entry", distinct=True))
    return [
        at_end_of(on, f"{count} {'part' if count == 1 else 'parts'} agreed", agreed=count)
        for on, count in days
    ]


def _away(plan: Plan, slice_: Slice, by: Actor) -> set[int]:
    """Give what is kept from a parent, so that no count tells them that there is more."""
    if slice_.reader != "parent":
        return set()
    may_read = _reading(plan, slice_, by)
    newest = EntryVersion.objects.filter(entry__plan=plan, n=F("entry__latest"))
    return {row.entry_id for row in newest.select_related("entry") if not may_read(row)}


def _moment(opened: tuple[Plan, Slice], key: str, by: Actor) -> Moment | None:
    plan, slice_ = opened
    if key == NOW:
        return _now(by)
    if key[:1] == "v" and key[1:].isdecimal() and len(key) < 8:
        return next(iter(_frozen(plan, slice_, n=int(key[1:]))), None)
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return None
    _check_day(day, begun_on=day_of(plan.made_at), today=by.today)
    return at_end_of(day)


def _check_day(day: date, *, begun_on: date, today: date) -> None:
    """Refuse a day on which there was no plan to read.

    Raises:
        Trouble: for a day still to come, or one before the plan was begun.
    """
    if day > today:
        raise Trouble("That day is still to come. Choose today or a day before it.", field="day")
    if day < begun_on:
        raise Trouble(
            "The plan was not begun then. Choose the day it was begun, or a later one.", field="day"
        )


def _parts_at(plan: Plan, slice_: Slice, moment: Moment, by: Actor) -> tuple[PlainPart, ...]:
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
    newest = EntryVersion.objects.filter(entry_id__in=reworded, n=F("entry__latest"))
    away = {row.entry_id for row in newest.select_related("entry") if not may_read(row)}
    return tuple(_plain(row) for row in rows if row.entry_id not in away)


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


def _gone(refs: Iterable[str]) -> dict[str, Gone]:
    """Say when and why parts were taken out. They are this reader's to read already."""
    rows = EntryVersion.objects.filter(
        entry__ref__in=refs, n=F("entry__latest"), entry__ended_at__isnull=False
    ).select_related("entry")
    return {
        row.entry.ref: Gone(
            day_of(row.entry.ended_at), row.entry.ended_because, row.detail.get("outcome") or ""
        )
        for row in rows
        if row.entry.ended_at
    }
